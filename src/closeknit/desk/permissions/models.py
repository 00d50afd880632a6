"""What the permission ledger looks like. No decision here."""

from django.db import models

from closeknit.records.models import Ego, OfEgo


class Permission(models.Model):
    """What a person is asked for, and for whom: each named by a handle.

    Handles and not people, so that a rebuild or an import taken back and brought in
    again changes nothing here. Who is forgotten goes from here too (`BY_HANDLE`).
    """

    BY_HANDLE = ("giver", "target")
    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    giver = models.CharField(max_length=540)
    target = models.CharField(max_length=540)
    purpose = models.CharField(max_length=12)

    objects = OfEgo["Permission"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ego", "target", "giver", "purpose"], name="permission_once"
            ),
            models.CheckConstraint(
                condition=models.Q(purpose__in=["name", "introduction"]),
                name="permission_purpose",
            ),
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("target")),
                name="permission_of_two",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver} for {self.target}"


class Word(models.Model):
    """One line of a permission's history; added, never changed."""

    HANDED_OVER = True

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    permission = models.ForeignKey(Permission, models.CASCADE)
    step = models.CharField(max_length=9)
    on = models.DateField()
    until = models.DateField(null=True)
    how = models.CharField(max_length=200, blank=True)

    objects = OfEgo["Word"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(step="granted", until__isnull=False)
                | models.Q(
                    step__in=["asked", "denied", "withdrawn"], until__isnull=True
                ),
                name="word_with_its_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.step} on {self.on}"
