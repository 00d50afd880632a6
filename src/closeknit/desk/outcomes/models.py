"""What an outcome looks like. No decision here."""

from django.db import models

from closeknit.records.models import Ego, OfEgo


class Outcome(models.Model):
    """What came of a tie, as the user says; the person is named by a handle.

    `value` is in hundredths of `currency`, None where nobody put a figure on it.
    """

    BY_HANDLE = ("handle",)
    IN_WORDS = ("text",)
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    handle = models.CharField(max_length=540)
    kind = models.CharField(max_length=12)
    on = models.DateField()
    value = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, blank=True)
    text = models.CharField(max_length=1000, blank=True)
    taken_back = models.DateTimeField(null=True)

    objects = OfEgo["Outcome"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | models.Q(value__gte=0),
                name="outcome_value",
            ),
        ]
        indexes = [
            models.Index(fields=["ego", "on"], name="outcome_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"
