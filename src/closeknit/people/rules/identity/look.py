"""What the comparisons need of a side, worked out once for each."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from closeknit.people.rules.identity.alike import Spelt, alike, spelt
from closeknit.people.rules.identity.disguise import looks
from closeknit.people.rules.identity.letters import joined, loose, mixed, plain
from closeknit.people.rules.identity.owner import UNLIKE, completed, owned
from closeknit.people.rules.identity.side import Side
from closeknit.sources.handles import is_role

NAMES = 4
"""Names of a side that are compared; a fifth adds hardly anything but time."""

ANYBODYS = frozenset(
    "aol comcast duck earthlink fastmail free gmail gmx googlemail hey hotmail icloud "
    "laposte libero live mac mail me msn naver orange outlook pm posteo proton "
    "protonmail qq rediffmail rocketmail seznam sky t-online tutanota verizon wanadoo "
    "web wp yahoo yandex ymail zoho btinternet bluewin o2 163 126 126mail".split()
)
"""First words of domains where anybody may have a mailbox."""
_FORMS = frozenset(
    "ab ag aps as bv co company corp corporation gmbh group holding holdings inc "
    "incorporated international kg limited llc llp ltd nv oy plc pty sa sarl sas se "
    "spa sl srl the und and".split()
)
_SECOND_LEVEL = frozenset("ac co com edu gov net org".split())
_WORD = re.compile(r"[a-z]+")


class Local(NamedTuple):
    """The part before the ``@``: its words, loosely spelt, and its firm's name."""

    words: tuple[str, ...]
    squashed: str
    as_written: str
    firm: str
    spelling: tuple[str, ...] = ()
    """Its words as they are spelt there, in plain letters."""


class Post(NamedTuple):
    """A job with the firm's name without its legal form."""

    firm: tuple[str, ...]
    squashed: str
    position: str
    on: date | None


class Look(NamedTuple):
    """A side, ready to be compared."""

    side: Side
    names: tuple[Spelt, ...]
    locals: tuple[Local, ...]
    slugs: tuple[Local, ...]
    posts: tuple[Post, ...]
    places: frozenset[str]
    emails: frozenset[str]
    phones: frozenset[str]
    mixed: bool
    """Whether its own names are those of two people."""
    disguised: bool = False
    """Whether a name or an address mixes letters of two alphabets in one word."""
    looks: tuple[Spelt, ...] = ()
    """Its names as they look, of those that are in another alphabet and look Latin."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))


@lru_cache(maxsize=16_384)
def local(address: str) -> Local:
    """Return what an address tells of its owner; a desk's tells the firm only.

    >>> local("ada.lovelace+news@mail.acme.co.uk")
    Local(words=('ada', 'lovelake'), squashed='adalovelake', ...firm='acme', ...)
    """
    box, _, domain = address.partition("@")
    box = box.partition("+")[0]
    labels = domain.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels = labels[:-1]
    firm = labels[-1] if labels and labels[-1] not in ANYBODYS else ""
    if is_role(address):
        return Local((), "", "", firm)
    spelling = tuple(_WORD.findall(_ascii(box)))
    words = tuple(map(loose, spelling))
    return Local(words, joined(words), box, firm, spelling)


def _ascii(text: str) -> str:
    if text.isascii():
        return text.lower()
    return "".join(plain(c) or c for c in text)


def of_slug(slug: str) -> Local:
    """Return what a profile's address tells of its owner, without numbers at its end.

    >>> of_slug("ada-lovelace-8a1b2c").words
    ('ada', 'lovelake')
    """
    text = _ascii(slug.removeprefix("pub/").partition("/")[0])
    before, dash, tail = text.rpartition("-")
    if dash and tail.isascii() and tail.isalnum() and not tail.isalpha():
        text = before
    spelling = tuple(_WORD.findall(text))
    words = tuple(map(loose, spelling))
    return Local(words, joined(words), text, "", spelling)


@lru_cache(maxsize=65_536)
def firm(company: str) -> tuple[str, ...]:
    """Return the words of a firm's name without its legal form.

    >>> firm("The Acme Boatyard, Ltd.")
    ('acme', 'boatyard')
    """
    words = [plain(word) for word in re.split(r"[\W_]+", company)]
    return tuple(word for word in words if word and word not in _FORMS)


def _posts(side: Side) -> Iterable[Post]:
    for job in side.jobs:
        words = firm(job.company)
        if words:
            yield Post(words, "".join(words), job.position.lower(), job.on)


def domains(one: Look) -> set[str]:
    """Return the names of the domains where they have a mailbox at a firm.

    Ottilie Brandauer's ``ottilie@brandauer.example`` is a home's.

    >>> domains(look(Side(1, ("Ada Quill",), emails=("a@quill.org", "a@acme.com"))))
    {'acme'}
    """
    own = {word for name in one.names for word in (*name.words, "".join(name.words))}
    firms = {box.firm for box in one.locals if box.firm}
    return {firm for firm in firms if firm.replace("-", "") not in own}


def _told(spellings: Iterable[Sequence[str]]) -> Iterable[str]:
    """Yield the names that addresses spell out, for whoever has given none."""
    for words in spellings:
        if len(words) == 2 and all(len(word) > 1 for word in words):  # noqa: PLR2004 - given and family
            yield " ".join(words)


def _names(side: Side, boxes: Iterable[Local]) -> tuple[Spelt, ...]:
    """Return the names of a side, completed by its addresses; the owner's only."""
    spellings = [box.spelling for box in boxes if box.spelling]
    names = [spelt(name) for name in side.names or _told(spellings)]
    if side.names and spellings:
        names = [completed(name, spellings) for name in names]
        if len(names) > 1:
            names = list(owned(names, spellings))
    return tuple(dict.fromkeys(names) if len(names) > 1 else names)


def _places(places: Iterable[str]) -> frozenset[str]:
    return frozenset(word for place in places for word in _words(_ascii(place)))


_NOWHERE: frozenset[str] = frozenset()


@lru_cache(maxsize=65_536)
def look(side: Side) -> Look:
    """Return a side ready to be compared."""
    boxes = tuple(map(local, side.emails))
    slugs = tuple(map(of_slug, side.profiles))
    names = _names(side, boxes + slugs)
    return Look(
        side,
        names[:NAMES],
        boxes,
        slugs,
        tuple(_posts(side)),
        _places(side.places) if side.places else _NOWHERE,
        frozenset(side.emails),
        frozenset(side.phones),
        len(names) > 1
        and any(alike(a, b) in UNLIKE for a, b in combinations(names[:8], 2)),
        any(map(mixed, (*side.names, *side.emails))),
        looks(side.names[:NAMES]),
    )
