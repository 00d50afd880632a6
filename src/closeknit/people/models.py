"""What a handle, a mention and a person look like. No decision here."""

from django.db import models

from closeknit.records.models import Ego, Kept, Numbered, OfEgo


class Person(models.Model):
    """One human being, computed from handles. Its number is its first handle's.

    `mailbox`: a desk's address, not a human being. `shadow`: known by a name alone, the
    same as somebody's who is known surely; proposed there, not listed as one more.
    """

    id = models.BigIntegerField(primary_key=True)
    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    name = models.CharField(max_length=400)
    company = models.CharField(max_length=400, blank=True)
    position = models.CharField(max_length=400, blank=True)
    profile = models.CharField(max_length=320, blank=True)
    emails = models.TextField(blank=True)
    folded = models.CharField(max_length=400)
    found_by = models.TextField()
    mailbox = models.BooleanField(default=False)
    shadow = models.BooleanField(default=False)

    objects = OfEgo["Person"]()

    class Meta:
        indexes = [
            models.Index(fields=["ego", "folded", "id"], name="person_by_name"),
            # Counted on every page of people.
            models.Index(
                fields=["ego"],
                name="person_in_list",
                condition=models.Q(mailbox=False, shadow=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Handle(models.Model):
    """An identifier that is one account's, and what the newest record says of it.

    `kind`: profile, email, phone, mailbox (an address of a desk), joined (name and day
    of joining), card (name and address of an address book's card), name (a name that
    came alone). `joined` is the name and day of joining that a record gave whoever has
    this handle, or a card's id in its book: it survives a change of the profile's
    address, or of the name. `rank` and `said` order the facts. `called` are the names
    it was given, one a line. `side` is the first of the handles that records
    give to one person beyond doubt: what identity compares.
    """

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    kind = models.CharField(max_length=8)
    value = models.CharField(max_length=520)
    joined = models.CharField(max_length=440, blank=True)
    own = models.BooleanField(default=False)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, db_constraint=False)
    name = models.CharField(max_length=400, blank=True)
    rank = models.SmallIntegerField(default=-1)
    said = models.BigIntegerField(default=0)
    company = models.CharField(max_length=400, blank=True)
    position = models.CharField(max_length=400, blank=True)
    held = models.BigIntegerField(default=-1)
    called = models.TextField(blank=True, default="")
    side = models.BigIntegerField(null=True)

    objects = OfEgo["Handle"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ego", "kind", "value"], name="handle_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["ego", "kind"], name="handle_own", condition=models.Q(own=True)
            ),
            models.Index(
                fields=["ego", "joined"],
                name="handle_joined",
                condition=~models.Q(joined=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.value}"


class Link(models.Model):
    """Two handles that one record gives to one person."""

    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    one = models.ForeignKey(Handle, models.CASCADE, related_name="+", db_index=False)
    other = models.ForeignKey(Handle, models.CASCADE, related_name="+")

    objects = OfEgo["Link"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="link_once"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} = {self.other_id}"


class Block(models.Model):
    """A key that a side is found by: only sides that share one are compared.

    `side` is the number of the side's first handle, `key` the key's hash, `role` what
    the key is to it (`people.rules.found_by`).
    """

    id = Numbered(primary_key=True)
    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False, db_constraint=False)
    key = models.BigIntegerField()
    side = models.BigIntegerField()
    role = models.SmallIntegerField()

    objects = OfEgo["Block"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ego", "key", "side"], name="block_once"),
        ]

    def __str__(self) -> str:
        return f"{self.side} by {self.key}"


class Packed(models.Model):
    """All the keys of one side, packed: what of the index is to go when it changes.

    Cheaper than a second index by side, which took as long as the first.
    """

    side = models.BigIntegerField(primary_key=True)
    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False, db_constraint=False)
    keys = models.BinaryField()

    objects = OfEgo["Packed"]()

    def __str__(self) -> str:
        return f"{self.side}"


class Pair(models.Model):
    """Two sides that are one person by the rules (``join``), or may be (``ask``).

    `weight` is what speaks for it less what speaks against it, in bits; `because` the
    reasons as JSON. `stands` is what came of it once all else is known: ``join``,
    ``ask``, or nothing. `code` is what the user calls the pair by: made of two handles,
    so that it is the same after a rebuild.
    """

    id = Numbered(primary_key=True)
    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    one = models.BigIntegerField()
    other = models.BigIntegerField(db_index=True)
    verdict = models.CharField(max_length=4)
    stands = models.CharField(max_length=4, blank=True)
    weight = models.FloatField()
    code = models.CharField(max_length=12)
    because = models.TextField()

    objects = OfEgo["Pair"]()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="pair_once"),
        ]
        indexes = [
            models.Index(fields=["ego", "stands", "-weight"], name="pair_by_weight"),
            models.Index(fields=["ego", "code"], name="pair_by_code"),
        ]

    def __str__(self) -> str:
        return f"{self.one} {self.verdict} {self.other}"


class Mention(models.Model):
    """A person as one record names them: what happened, when, by whom.

    `at` is in seconds since 1970, UTC; None where the record has no date. `by`: them,
    ego, both, beside (named next to the ego, neither wrote to the other), none.
    `size`: how many people it was for. The record's row is not a database foreign
    key: a million mentions need no second index, and `take_back` removes both.
    """

    id = Numbered(primary_key=True)
    ego = models.ForeignKey(Ego, models.CASCADE, db_index=False)
    kept = models.ForeignKey(
        Kept, models.DO_NOTHING, db_index=False, db_constraint=False
    )
    handle = models.ForeignKey(
        Handle, models.DO_NOTHING, db_index=False, db_constraint=False
    )
    at = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=12)
    channel = models.CharField(max_length=12)
    by = models.CharField(max_length=6)
    size = models.IntegerField(default=1)

    objects = OfEgo["Mention"]()

    class Meta:
        indexes = [
            models.Index(fields=["handle", "at"], name="mention_by_handle"),
            models.Index(
                fields=["ego", "kind"],
                name="mention_kind",
                condition=~models.Q(kind="wrote"),
            ),
            # Who stood beside whom: messages to one person are not in it.
            models.Index(
                fields=["ego", "kept"],
                name="mention_in_group",
                condition=models.Q(size__gt=1),
            ),
            # The same without who is said to know whom: a list of millions of pairs
            # is not walked for a few meetings.
            models.Index(
                fields=["ego", "kind", "kept"],
                name="mention_together",
                condition=models.Q(size__gt=1) & ~models.Q(kind="knows"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.handle_id} in {self.kept_id}"
