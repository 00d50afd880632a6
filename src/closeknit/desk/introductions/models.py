"""What an introduction looks like. No decision here."""

from django.db import models

from closeknit.records.models import Ego, OfEgo


class Introduction(models.Model):
    """Somebody is asked to introduce the ego to somebody; both by a handle.

    `reason` is why this person, `benefit` what is in it for them: the user's words, for
    the drafts. `limit` is the length of a text that this introducer forwards, None
    where they named none. `permission` is the ledger's line on it.
    """

    BY_HANDLE = ("introducer", "target")
    IN_WORDS = ("reason", "benefit")
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    introducer = models.CharField(max_length=540)
    target = models.CharField(max_length=540)
    reason = models.CharField(max_length=1000, blank=True)
    benefit = models.CharField(max_length=1000, blank=True)
    limit = models.IntegerField(null=True)
    referral = models.BooleanField(default=False)
    opened = models.DateField()

    objects = OfEgo["Introduction"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(introducer=models.F("target")),
                name="introduction_of_two",
            ),
        ]
        indexes = [
            models.Index(fields=["ego", "target"], name="introduction_to"),
        ]

    def __str__(self) -> str:
        return f"{self.introducer} to {self.target}"


class Step(models.Model):
    """One thing that was said or done; added, and undone, never changed.

    `word` is the line it added to the permission ledger, `favour` the one it added to
    give and take; both go when the step is undone.
    """

    IN_WORDS = ("text",)
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, related_name="+", db_index=False)
    introduction = models.ForeignKey(Introduction, models.CASCADE)
    step = models.CharField(max_length=14)
    on = models.DateField()
    at = models.DateTimeField()
    text = models.CharField(max_length=4000, blank=True)
    word = models.BigIntegerField(null=True)
    favour = models.BigIntegerField(null=True)
    undone = models.DateTimeField(null=True)

    objects = OfEgo["Step"]()

    def __str__(self) -> str:
        return f"{self.step} on {self.on}"
