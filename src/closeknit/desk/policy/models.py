"""What a version of the policy looks like. No decision here."""

from django.db import models

from closeknit.records.models import Ego, OfEgo


class Version(models.Model):
    """One version of an ego's policy: the text of its file, as it was written.

    A version is never changed and never removed: decisions name it (R2-23).
    """

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    number = models.IntegerField()
    valid_from = models.DateField()
    saved = models.DateTimeField()
    name = models.CharField(max_length=40)
    text = models.TextField()
    because = models.CharField(max_length=200, blank=True)

    objects = OfEgo["Version"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ego", "number"], name="version_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="version_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"
