"""What a draft of an invitation looks like. No decision here."""

from django.db import models

from closeknit.records.models import Ego, OfEgo


class Draft(models.Model):
    """A note to one person, named by a handle (`to`), and what became of it.

    `text` is what was sent, ending and all; `run` the import of the record that says
    so. `phrases` is JSON of `rules.draft.Phrase`, `readiness` of a `Stamp`, `warned` of
    requirement ids.
    """

    BY_HANDLE = ("to",)
    IN_WORDS = ("body", "text", "reason", "benefit")
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    to = models.CharField(max_length=540)
    state = models.CharField(max_length=7, default="open")
    body = models.TextField(blank=True)
    ending = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    benefit = models.CharField(max_length=400, blank=True)
    phrases = models.JSONField(default=list)
    began = models.DateField()
    sent = models.DateField(null=True)
    text = models.TextField(blank=True)
    policy = models.IntegerField(null=True)
    readiness = models.JSONField(null=True)
    warned = models.JSONField(default=list)
    run = models.BigIntegerField(null=True)

    objects = OfEgo["Draft"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ego", "to"],
                condition=models.Q(state="open"),
                name="draft_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["open", "sent", "dropped"]),
                name="draft_state",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sent")
                | models.Q(sent__isnull=False, policy__isnull=False),
                name="draft_sent_is_dated",
            ),
        ]
        indexes = [
            models.Index(fields=["ego", "state", "-sent"], name="draft_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.state} note to {self.to}"
