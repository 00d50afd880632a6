"""What give and take looks like. No decision here."""

from django.db import models

from closeknit.records.models import Ego, OfEgo


class Favour(models.Model):
    """One thing that went from one to the other, as the user noted it.

    People are named by a handle (``profile:ada-ex``), so that a line stands when people
    are computed again. `beside` is whom the person was introduced to. A line that was
    taken back stays, for the history; who is forgotten goes from here too.
    """

    BY_HANDLE = ("handle", "beside")
    IN_WORDS = ("text",)
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    handle = models.CharField(max_length=540)
    side = models.CharField(max_length=8)
    kind = models.CharField(max_length=14)
    on = models.DateField()
    text = models.CharField(max_length=1000, blank=True)
    beside = models.CharField(max_length=540, blank=True)
    taken_back = models.DateTimeField(null=True)

    objects = OfEgo["Favour"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(side__in=["given", "received", "asked"]),
                name="favour_side",
            ),
        ]
        indexes = [
            models.Index(fields=["ego", "handle"], name="favour_by_handle"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.side} {self.on}"


class Wish(models.Model):
    """What somebody looks for, in the user's words; `done` once they have it."""

    BY_HANDLE = ("handle",)
    IN_WORDS = ("text",)
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    handle = models.CharField(max_length=540)
    text = models.CharField(max_length=1000)
    on = models.DateField()
    done = models.DateField(null=True)

    objects = OfEgo["Wish"]()

    class Meta:
        indexes = [
            models.Index(fields=["ego", "handle"], name="wish_by_handle"),
        ]

    def __str__(self) -> str:
        return f"{self.handle} looks for something"


class Asked(models.Model):
    """One step towards introducing two of the ego's own people; taken back, it stays.

    `who` is whom the step is about, "" where it is about both.
    """

    BY_HANDLE = ("one", "other", "who")
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    one = models.CharField(max_length=540)
    other = models.CharField(max_length=540)
    who = models.CharField(max_length=540, blank=True)
    step = models.CharField(max_length=10)
    on = models.DateField()
    taken_back = models.DateTimeField(null=True)

    objects = OfEgo["Asked"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(step__in=["ask", "yes", "no", "introduce"]),
                name="asked_step",
            ),
        ]
        indexes = [models.Index(fields=["ego", "one"], name="asked_by_one")]

    def __str__(self) -> str:
        return f"{self.step} {self.on}"
