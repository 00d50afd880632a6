"""What is kept of the network beside its file. No decision here."""

from django.db import models

from closeknit.records.models import Ego, OfEgo


class State(models.Model):
    """Which state the ego's ties are in: a number that is another after each change.

    The file of the network names the state that it was made of; any other one, on
    another computer or after a backup was brought back, is made anew.
    """

    ego = models.OneToOneField(Ego, models.CASCADE, primary_key=True)
    number = models.BigIntegerField()

    objects = OfEgo["State"]()

    def __str__(self) -> str:
        return f"state {self.number}"
