"""What a kept record, an import and an ego look like. No decision here."""

from typing import TypeVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from closeknit.shared.errors import NoEgo

M = TypeVar("M", bound=models.Model)


class OfEgo(models.Manager[M]):
    """The only way to rows: say whose they are first.

    ``Model.objects.of(ego)`` gives a query set; anything else on the manager fails,
    so that a forgotten ego is an error and never everybody's rows.
    """

    def of(self, ego: int) -> models.QuerySet[M]:
        """Return the rows of this ego.

        Raises:
            NoEgo: no ego was given.
        """
        if not ego:
            raise NoEgo
        return super().get_queryset().filter(ego_id=ego)

    def get_queryset(self) -> models.QuerySet[M]:
        """Refuse: which ego's?"""
        raise NoEgo


class Numbered(models.BigAutoField):  # type: ignore[type-arg]  # not generic at run time
    """A row number that may be handed out again once its row is gone.

    Django's own makes SQLite remember the highest number ever for each row inserted
    (AUTOINCREMENT), a quarter of the cost of keeping a record.
    """

    def db_type_suffix(self, connection: BaseDatabaseWrapper) -> str | None:
        """Return nothing on SQLite: a plain INTEGER PRIMARY KEY."""
        suffix = super().db_type_suffix(connection)
        return None if connection.vendor == "sqlite" else suffix


class Ego(models.Model):
    """The person whose desk this is; a team has several.

    `stale` says what must be computed again: ``people`` (who is who, and ties) or
    ``records`` (everything right of the records); empty when all is in line. `day` is
    the day the ties were last computed for.
    """

    class Stale(models.TextChoices):
        """How far back something must be computed again."""

        NO = ""
        PEOPLE = "people"
        RECORDS = "records"

    name = models.CharField(max_length=200, blank=True)
    stale = models.CharField(max_length=8, blank=True)
    day = models.DateField(null=True)
    settings = models.JSONField(default=dict)

    objects = models.Manager["Ego"]()

    def __str__(self) -> str:
        return self.name or f"ego {self.pk}"


class Import(models.Model):
    """One reading of one file: what came of it, and how far it got."""

    class State(models.TextChoices):
        """Where an import stands."""

        READING = "reading"
        DONE = "done"
        FAILED = "failed"
        UNDOING = "undoing"
        UNDONE = "undone"

    ego = models.ForeignKey(Ego, models.CASCADE)
    file = models.CharField(max_length=400)
    source = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    bodies = models.BooleanField(default=False)
    as_of = models.DateField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.READING)
    because = models.TextField(blank=True)
    same_as = models.ForeignKey("self", models.SET_NULL, null=True)
    began = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    items = models.BigIntegerField(default=0)
    bytes_done = models.BigIntegerField(default=0)
    bytes_total = models.BigIntegerField(default=0)
    added = models.BigIntegerField(default=0)
    known = models.BigIntegerField(default=0)
    hidden = models.BigIntegerField(default=0)
    refused = models.BigIntegerField(default=0)
    unreadable = models.BigIntegerField(default=0)
    read = models.JSONField(default=dict)
    not_read = models.JSONField(default=list)
    noticed = models.JSONField(default=list)

    objects = OfEgo["Import"]()

    class Meta:
        indexes = [
            models.Index(fields=["ego", "sha256"], name="import_by_content"),
        ]

    def __str__(self) -> str:
        return f"import {self.pk}: {self.file}"


class Part(models.Model):
    """A file inside an import, so that a record's origin is a number and not a name."""

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    run = models.ForeignKey(Import, models.CASCADE)
    file = models.CharField(max_length=400)

    objects = OfEgo["Part"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "file"], name="part_once"),
        ]

    def __str__(self) -> str:
        return self.file


class Kept(models.Model):
    """One record, once, with the origin that said it first, or told it better.

    `key` is the statement's identity, `twin` what a mail without an id is known by.
    `saw` is the newest date of an import that said it (an export's own date).
    """

    # No look at ego and import for each row kept: it was a sixth of the keeping.
    id = Numbered(primary_key=True)
    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False, db_constraint=False)
    run = models.ForeignKey(Import, models.CASCADE, db_constraint=False)
    part = models.ForeignKey(
        Part, models.DO_NOTHING, db_index=False, db_constraint=False
    )
    line = models.IntegerField()
    kind = models.CharField(max_length=12)
    key = models.BinaryField(max_length=16)
    twin = models.BinaryField(max_length=16, null=True)
    said = models.TextField()

    objects = OfEgo["Kept"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ego", "key"], name="kept_once"),
        ]
        indexes = [
            models.Index(
                fields=["ego", "twin"],
                name="kept_twin",
                condition=models.Q(twin__isnull=False),
            ),
            # A LinkedIn archive's few thousand statements are asked for by kind;
            # messages, which are many, never are.
            models.Index(
                fields=["ego", "kind"],
                name="kept_kind",
                condition=~models.Q(kind="wrote"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Sighting(models.Model):
    """Another import said the same record: here, on this line.

    `said` is how it said it, where that is not how it is kept.
    """

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    kept = models.ForeignKey(Kept, models.CASCADE, db_index=False)
    run = models.ForeignKey(Import, models.CASCADE)
    part = models.ForeignKey(
        Part, models.DO_NOTHING, db_index=False, db_constraint=False
    )
    line = models.IntegerField()
    said = models.TextField(blank=True)

    objects = OfEgo["Sighting"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kept", "run"], name="sighting_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kept_id} again in {self.run_id}"


class Fault(models.Model):
    """A line that could not be read, and why; the first thousand of an import."""

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    run = models.ForeignKey(Import, models.CASCADE)
    file = models.CharField(max_length=400)
    line = models.IntegerField()
    because = models.TextField()
    raw = models.TextField(blank=True)

    objects = OfEgo["Fault"]()

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Forgotten(models.Model):
    """A handle the user had forgotten: kept as a keyed hash, so that it stays out."""

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    mark = models.BinaryField(max_length=16)

    objects = OfEgo["Forgotten"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ego", "mark"], name="forgotten_once"),
        ]

    def __str__(self) -> str:
        return "forgotten"


class Done(models.Model):
    """One line of history: what was done, when, to what, and why."""

    IN_WORDS = ("to", "because")

    ego = models.ForeignKey(Ego, models.CASCADE)
    at = models.DateTimeField()
    what = models.CharField(max_length=40)
    to = models.CharField(max_length=400, blank=True)
    because = models.TextField(blank=True)

    objects = OfEgo["Done"]()

    def __str__(self) -> str:
        return f"{self.at:%F} {self.what}"
