"""What a step of triage looks like. No decision here."""

from django.db import models

from closeknit.records.models import Ego, OfEgo


class Step(models.Model):
    """One thing the user said of an invitation, or a reply they kept.

    The person is named by a handle (``profile:ada-ex``), so that a step stands when
    people are computed again. `on` is the day it was done, `at` when it was written
    down, `received` the invitation's day. `due` is the day time runs out, by the policy
    of that day: `version` and `sentence` name it. Steps taken together share a `batch`.
    `record` is the newest record then kept: what came later may answer. A step that was
    undone stays, for the history; who is forgotten goes (`BY_HANDLE`), and
    an export has the rows (`HANDED_OVER`).
    """

    BY_HANDLE = ("handle",)
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    handle = models.CharField(max_length=540)
    step = models.CharField(max_length=12)
    on = models.DateField()
    at = models.DateTimeField()
    received = models.DateField(null=True)
    label = models.CharField(max_length=12, blank=True)
    guessed = models.CharField(max_length=12, blank=True)
    text = models.TextField(blank=True)
    says = models.TextField(blank=True)
    by = models.CharField(max_length=40, blank=True)
    due = models.DateField(null=True)
    record = models.BigIntegerField(default=0)
    version = models.IntegerField(default=0)
    sentence = models.CharField(max_length=60, blank=True)
    batch = models.CharField(max_length=16)
    undone = models.DateTimeField(null=True)

    objects = OfEgo["Step"]()

    class Meta:
        indexes = [
            models.Index(fields=["ego", "handle"], name="triage_by_handle"),
        ]

    def __str__(self) -> str:
        return f"{self.handle}: {self.step}"


class Read(models.Model):
    """What a note of theirs does, read once: its keyed digest, a bit for each trait."""

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    digest = models.BinaryField(max_length=16)
    bits = models.IntegerField()

    objects = OfEgo["Read"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ego", "digest"], name="triage_read_once"),
        ]

    def __str__(self) -> str:
        return f"note {bytes(self.digest).hex()}"
