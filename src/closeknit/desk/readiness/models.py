"""What a word on one's own presence and a pass look like. No decision here."""

from django.db import models

from closeknit.records.models import Ego, OfEgo


class Noted(models.Model):
    """One word of the ego's on their profile or presence (`rules.noted.Noted`).

    `digest` is of `what`, which is too long for an index.
    """

    IN_WORDS = ("what",)
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE)
    kind = models.CharField(max_length=8)
    what = models.TextField(blank=True)
    digest = models.CharField(max_length=32)
    standing = models.CharField(max_length=12, blank=True)
    on = models.DateField()

    objects = OfEgo["Noted"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ego", "kind", "digest", "standing", "on"], name="noted_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.what[:40]}"


class Pass(models.Model):
    """The ego's decision to invite although `items` (their names) are open."""

    IN_WORDS = ("because",)
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE)
    on = models.DateField()
    because = models.CharField(max_length=400)
    items = models.JSONField()

    objects = OfEgo["Pass"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(because=""), name="pass_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"passed on {self.on}"
