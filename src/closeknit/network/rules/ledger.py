"""What a ledger is: the metadata of ties, without a name, an address or a text.

A ledger is a folder of Parquet that any engine can reckon with, here or on a cluster.
People are in it by pseudonyms: keyed hashes whose key stays in the home, so that only
the home it came from can say who is meant.

    ledger.json                         what it is, of which day, how much is in it
    exchanges/ego=E/part=N/0.parquet    person, t, side, channel, size
    people/ego=E/0.parquet              person, connected, own_word, left_out
    pairs/ego=E/0.parquet               one, other, how, many, worth, first, last

`t` is in seconds since 1970; `side` says who wrote: them, ego, or both (a meeting).
All of one ego's lie in folders of their own, so that the folders of many make one
ledger; and all exchanges of one tie lie in one part, so that a tie is never spread
(docs/why/scale.md).
"""

from hashlib import blake2b
from typing import NamedTuple

from closeknit.ties.rules.alter_ties import SURE
from closeknit.ties.rules.forecast import LASTS

PARTS = 16
VERSION = 1
CONTENTS = "ledger.json"
HELD = ("exchanges", "people", "pairs")
KEY = "ledger"
"""What the home calls the key."""
RESULTS = "results"
"""Where in a ledger its results go, if nobody says otherwise."""
TIES, LED = "ties.parquet", "candidates.parquet"
"""What results are made of, beside what they are."""

EXCHANGES = (
    "person BIGINT", "t BIGINT", "side VARCHAR", "channel VARCHAR", "size INTEGER",
)  # fmt: skip
PEOPLE = ("person BIGINT", "connected BOOLEAN", "own_word VARCHAR", "left_out BOOLEAN")
PAIRS = (
    "one BIGINT", "other BIGINT", "how VARCHAR", "many INTEGER", "worth BIGINT",
    "first BIGINT", "last BIGINT",
)  # fmt: skip


class Counts(NamedTuple):
    """How many rows of each kind a ledger holds."""

    exchanges: int
    people: int
    pairs: int


class Standing(NamedTuple):
    """What a ledger says of one person beside the exchanges.

    `left_out`: an office's mailbox, or somebody the ego wants no tie with.
    """

    person: int
    connected: bool
    own_word: str
    left_out: bool


def pseudonym(key: bytes, ego: int, handle: str = "") -> int:
    """Return the number by which a ledger calls a person; the ego's own without one.

    By the handle that is the person's first, so that it is the same after everything
    was computed anew. 63 bits of a keyed hash: without the key nothing leads back, not
    even trying all the addresses there are. Two among a million people fall together
    in one of twenty million ledgers; docs/why/scale.md says what more people need.

    >>> ada = "email:ada@example.com"
    >>> pseudonym(b"key", 1, ada) == pseudonym(b"key", 1, ada)
    True
    >>> len({pseudonym(b"key", 1, ada), pseudonym(b"key", 2, ada), pseudonym(b"k", 1)})
    3
    """
    told = blake2b(f"{ego}:{handle}".encode(), key=key, digest_size=8).digest()
    return int.from_bytes(told, "big") >> 1


def part(pseudonym: int) -> int:
    """Return the part that somebody's exchanges lie in."""
    return pseudonym % PARTS


def channel(said: str) -> str:
    """Return a channel by a name that says nothing else: a word of a user's may.

    >>> channel("mail"), channel("at Bo's")
    ('mail', 'other')
    """
    return said if said in LASTS else "other"


def evidence(how: str) -> str:
    """Return a kind of evidence by a name that says nothing else.

    >>> evidence("thread"), evidence("at Bo's")
    ('thread', 'other')
    """
    return how if how in SURE else "other"
