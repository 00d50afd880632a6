"""What the list of targets looks like. No decision here."""

from django.db import models

from closeknit.records.models import Ego, OfEgo


class Target(models.Model):
    """A person or a firm the ego wants to reach.

    A person is named by a handle, so that a rebuild changes nothing here, and by the
    name the user gave, which finds them where the handle does not (yet). Who is
    forgotten goes from here too.
    """

    BY_HANDLE = ("handle",)
    IN_WORDS = ("name", "because")
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    firm = models.BooleanField(default=False)
    handle = models.CharField(max_length=540, blank=True)
    name = models.CharField(max_length=400)
    folded = models.CharField(max_length=400)
    because = models.CharField(max_length=400, blank=True)
    added = models.DateField()

    objects = OfEgo["Target"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ego", "firm", "handle", "folded"], name="target_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name
