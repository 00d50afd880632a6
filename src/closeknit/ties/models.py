"""What a tie looks like. No decision here."""

from django.db import models

from closeknit.people.models import Person
from closeknit.records.models import Ego, Numbered, OfEgo


class Tie(models.Model):
    """What is between the ego and one person, as of the ego's `day`.

    Times are seconds since 1970, UTC. `fades` and `lapses` are the days from which
    the tie is quiet by its own rhythm (4 and 8 times its usual gap). `by_channel`: the
    `rules.channels.ByChannel` of the exchanges, as JSON. `denied`: the ego wants no tie
    with them (R3-08).
    """

    person = models.OneToOneField(
        Person, models.CASCADE, primary_key=True, db_constraint=False
    )
    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False, db_constraint=False)
    strength = models.FloatField(default=0.0)
    band = models.CharField(max_length=8)
    own_word = models.CharField(max_length=8, blank=True)
    two_way = models.BooleanField(default=False)
    theirs = models.IntegerField(default=0)
    ours = models.IntegerField(default=0)
    theirs_lately = models.IntegerField(default=0)
    ours_lately = models.IntegerField(default=0)
    started_by_them = models.IntegerField(default=0)
    starts = models.IntegerField(default=0)
    days = models.IntegerField(default=0)
    first = models.BigIntegerField(null=True)
    last = models.BigIntegerField(null=True)
    last_theirs = models.BigIntegerField(null=True)
    last_ours = models.BigIntegerField(null=True)
    rhythm = models.FloatField(null=True)
    by_channel = models.TextField(blank=True)
    fades = models.DateField(null=True)
    lapses = models.DateField(null=True)
    connected = models.DateField(null=True)
    gone = models.DateField(null=True)
    invited = models.BigIntegerField(null=True)
    asked_us = models.BigIntegerField(null=True)
    waiting = models.BooleanField(default=False)
    inbound = models.BigIntegerField(null=True)
    default_text = models.BooleanField(default=False)
    denied = models.BooleanField(default=False)

    objects = OfEgo["Tie"]()

    class Meta:
        indexes = [
            models.Index(fields=["ego", "-strength", "person"], name="tie_strongest"),
            models.Index(fields=["ego", "-last", "person"], name="tie_latest"),
            models.Index(
                fields=["ego", "last"],
                name="tie_two_way_latest",
                condition=models.Q(two_way=True),
            ),
            models.Index(
                fields=["ego", "-days", "fades"],
                name="tie_fading",
                condition=models.Q(two_way=True, fades__isnull=False),
            ),
            models.Index(
                fields=["ego", "-last"],
                name="tie_met_not_invited",
                condition=models.Q(
                    connected__isnull=True, invited__isnull=True, waiting=False
                ),
            ),
            models.Index(
                fields=["ego", "asked_us"],
                name="tie_waiting",
                condition=models.Q(waiting=True),
            ),
            models.Index(
                fields=["ego", "connected"],
                name="tie_never_spoken",
                condition=models.Q(
                    connected__isnull=False, theirs=0, ours=0, gone__isnull=True
                ),
            ),
            models.Index(
                fields=["ego", "-last"],
                name="tie_one_way",
                condition=models.Q(two_way=False, last__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.band} with {self.person_id}"


class AlterTie(models.Model):
    """Two alters who appear together, by one kind of evidence; never a tie of the ego.

    `one` has the lower number. `worth` is in parts of `alter_ties.WHOLE`, times are in
    seconds since 1970, None where nothing has a date.
    """

    id = Numbered(primary_key=True)
    ego = models.ForeignKey(Ego, models.CASCADE, db_constraint=False)
    one = models.ForeignKey(
        Person, models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    other = models.ForeignKey(
        Person, models.CASCADE, related_name="+", db_constraint=False
    )
    how = models.CharField(max_length=12)
    many = models.IntegerField()
    worth = models.BigIntegerField()
    first = models.BigIntegerField(null=True)
    last = models.BigIntegerField(null=True)

    objects = OfEgo["AlterTie"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["one", "other", "how"], name="alter_tie_once"
            ),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="alter_tie_of_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} and {self.other_id} by {self.how}"


class OwnPast(models.Model):
    """What the ego's own past says of the forecasts, as it was judged last.

    `document` is a `rules.own_past.OwnPast` as JSON: sums only, and nobody's name.
    """

    ego = models.OneToOneField(
        Ego, models.CASCADE, primary_key=True, db_constraint=False
    )
    document = models.TextField()

    HANDED_OVER = True

    objects = OfEgo["OwnPast"]()

    def __str__(self) -> str:
        return f"the past of {self.ego_id}"


class JobChange(models.Model):
    """The last change of job that dated sources tell of one person.

    `on` is the day of the first source that has the new one, `kept` its record. `done`:
    the ego said so, or has been in touch since.
    """

    person = models.OneToOneField(
        Person, models.CASCADE, primary_key=True, db_constraint=False
    )
    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False, db_constraint=False)
    on = models.DateField()
    was = models.TextField()
    now = models.TextField()
    kept = models.BigIntegerField()
    done = models.BooleanField(default=False)

    objects = OfEgo["JobChange"]()

    class Meta:
        indexes = [
            models.Index(
                fields=["ego", "-on", "person"],
                name="job_change_open",
                condition=models.Q(done=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.was} to {self.now}"
