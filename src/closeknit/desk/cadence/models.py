"""What the user said of keeping somebody. No decision here."""

from django.db import models

from closeknit.records.models import Ego, OfEgo


class Pace(models.Model):
    """How often the user wants to be in touch, and until when not to be reminded.

    `every` is in days: 0 for never, None to leave it to the tie's own rhythm. `on` is
    the day of the word: from it on where there was no contact at all yet.
    """

    BY_HANDLE = ("handle",)
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    handle = models.CharField(max_length=540)
    every = models.IntegerField(null=True)
    snoozed = models.DateField(null=True)
    on = models.DateField(null=True)

    objects = OfEgo["Pace"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ego", "handle"], name="pace_once"),
        ]

    def __str__(self) -> str:
        return f"{self.handle} every {self.every}"


class Topic(models.Model):
    """Something to come back to with somebody, and from which day on (R4-12)."""

    BY_HANDLE = ("handle",)
    IN_WORDS = ("text",)
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    handle = models.CharField(max_length=540)
    text = models.CharField(max_length=1000)
    on = models.DateField()
    done = models.DateField(null=True)

    objects = OfEgo["Topic"]()

    class Meta:
        indexes = [models.Index(fields=["ego", "handle"], name="topic_by_handle")]

    def __str__(self) -> str:
        return f"{self.handle} on {self.on}"


class Verdict(models.Model):
    """What the user decided on a tie in a review; added, and taken back."""

    BY_HANDLE = ("handle",)
    IN_WORDS = ("text",)
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    handle = models.CharField(max_length=540)
    verdict = models.CharField(max_length=6)
    on = models.DateField()
    text = models.CharField(max_length=1000, blank=True)
    step = models.BigIntegerField(null=True)
    taken_back = models.DateTimeField(null=True)

    objects = OfEgo["Verdict"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict__in=["keep", "revive", "let_go"]),
                name="verdict_word",
            ),
        ]
        indexes = [models.Index(fields=["ego", "handle"], name="verdict_by_handle")]

    def __str__(self) -> str:
        return f"{self.handle}: {self.verdict}"
