"""What the user said of the week's items, and which digests were written."""

from django.db import models

from closeknit.records.models import Ego, OfEgo


class ItemWord(models.Model):
    """The user's word on one item of the week: done, later, never again.

    The item is named by its list, the person's handle ("" for what is about nobody) and
    what else it is about (`about`, 0 where the person says it all). `rests` is what the
    item rested on: something else is a new reason. A word that was taken back stays,
    for the history.
    """

    BY_HANDLE = ("handle",)
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    section = models.CharField(max_length=24)
    handle = models.CharField(max_length=540, blank=True)
    about = models.BigIntegerField(default=0)
    word = models.CharField(max_length=5)
    until = models.DateField(null=True)
    rests = models.CharField(max_length=200, blank=True)
    on = models.DateField()
    taken_back = models.DateTimeField(null=True)

    objects = OfEgo["ItemWord"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(word__in=["done", "later", "never"]),
                name="week_word",
            ),
            models.CheckConstraint(
                condition=models.Q(word="later", until__isnull=False)
                | ~models.Q(word="later") & models.Q(until__isnull=True),
                name="week_later_until",
            ),
        ]
        indexes = [models.Index(fields=["ego", "handle"], name="week_word_by_handle")]

    def __str__(self) -> str:
        return f"{self.section} {self.handle}: {self.word}"


class Digest(models.Model):
    """A digest that was written for one weekly hour: for each hour one."""

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    hour = models.DateField()

    objects = OfEgo["Digest"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ego", "hour"], name="week_digest_once"),
        ]

    def __str__(self) -> str:
        return f"digest of {self.hour}"
