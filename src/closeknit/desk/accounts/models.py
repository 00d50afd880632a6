"""What an account of the user's and its imports look like. No secret, no decision."""

from django.db import models

from closeknit.records.models import Ego, Import, OfEgo


class Account(models.Model):
    """An account the user has added; its secret is in the strongbox.

    `key` is a random word of its own, `turn` counts the askings that ended well: both
    name its folder in the spool. `waiting` is what was fetched and is still to be
    imported. `again_at`: not to be asked before.
    """

    class State(models.TextChoices):
        """How the last asking stands."""

        NEVER = "never"
        ASKING = "asking"
        DONE = "done"
        FAILED = "failed"

    ego = models.ForeignKey(Ego, models.CASCADE)
    key = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=20)
    label = models.CharField(max_length=60)
    address = models.CharField(max_length=400)
    user = models.CharField(max_length=320, blank=True)
    options = models.JSONField(default=dict)
    allowed = models.JSONField(default=list)
    turn = models.IntegerField(default=0)
    cursor = models.TextField(blank=True)
    waiting = models.JSONField(null=True)
    added = models.DateTimeField()
    secret_on = models.DateField()
    last_tried = models.DateTimeField(null=True)
    last_succeeded = models.DateTimeField(null=True)
    again_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.NEVER)
    because = models.TextField(blank=True)
    skipped = models.JSONField(default=list)

    objects = OfEgo["Account"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ego", "label"], name="account_once"),
        ]

    def __str__(self) -> str:
        return self.label


class Brought(models.Model):
    """An import that an account has brought."""

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    account = models.ForeignKey(Account, models.CASCADE)
    run = models.ForeignKey(Import, models.CASCADE)

    objects = OfEgo["Brought"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "run"], name="brought_once"),
        ]

    def __str__(self) -> str:
        return f"import {self.run_id} of {self.account_id}"
