"""What the user said that somebody is to them. No decision here."""

from django.db import models

from closeknit.records.models import Ego, OfEgo


class Related(models.Model):
    """One kind of relation by the user's word, or that it is not one (`holds`).

    People are named by a handle, so that a word stands when people are computed again;
    who is forgotten goes from here too. What was taken back stays, for the history.
    """

    BY_HANDLE = ("handle",)
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    handle = models.CharField(max_length=540)
    kind = models.CharField(max_length=10)
    holds = models.BooleanField(default=True)
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)
    said = models.DateField()
    taken_back = models.DateTimeField(null=True)

    objects = OfEgo["Related"]()

    class Meta:
        indexes = [models.Index(fields=["ego", "handle"], name="related_by_handle")]

    def __str__(self) -> str:
        return f"{self.handle}: {self.kind}"


class Preferred(models.Model):
    """By which channel somebody likes to be spoken to, by the user's word (R3-30)."""

    BY_HANDLE = ("handle",)
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    handle = models.CharField(max_length=540)
    channel = models.CharField(max_length=10)

    objects = OfEgo["Preferred"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ego", "handle"], name="preferred_once"),
        ]

    def __str__(self) -> str:
        return f"{self.handle} by {self.channel}"
