"""What can be seen by looking at two sides: a tuple of small comparisons.

Each says one word, the level of what it saw, or "" where it has nothing to go by. What
a level is worth is not said here but fitted (`fitted`), and the sentence the user reads
for it stands in `saying`.
"""

from collections.abc import Callable, Mapping

from closeknit.people.rules.identity.alike import best, is_slip
from closeknit.people.rules.identity.boxes import BOXES, speaks_of
from closeknit.people.rules.identity.disguise import posing
from closeknit.people.rules.identity.look import Look, Post
from closeknit.people.rules.identity.namesakes import ALONE, Namesakes, firms_of
from closeknit.people.rules.identity.rare import how_rare

WORDS = 3
"""Letters a lone word of an address needs to say anything."""
SAME_TIME = 400
"""Days within which two jobs count as held at one time."""
FEW, MANY = 1, 3


def names(one: Look, other: Look) -> str:
    """Whole names, nicknames, initials, spellings and slips, the best two of each.

    As they sound, in whatever alphabet; as they look, where that is more alike.
    """
    if one.looks or other.looks:
        look = posing(one.names, one.looks, other.names, other.looks)
        return look or best(one.names, other.names)
    return best(one.names, other.names)


def generation(one: Look, other: Look) -> str:
    """Father and son share a name; ``Jr.`` parts them."""
    first = {name.generation for name in one.names if name.generation}
    if not first:
        return ""
    second = {name.generation for name in other.names if name.generation}
    if not second:
        return ""
    return "same" if first & second else "differs"


def address(one: Look, other: Look) -> str:
    """One address, which is not always one person's: couples, assistants, firms."""
    return "same" if one.emails & other.emails else ""


def phone(one: Look, other: Look) -> str:
    """One number; different ones say little, as most people have two."""
    if not (one.phones and other.phones):
        return ""
    return "same" if one.phones & other.phones else "differs"


def mailbox_and_name(one: Look, other: Look) -> str:
    """One's address against the other's name: ada.lovelace, alovelace, adal."""
    if one.emails & other.emails:
        return ""
    levels = {
        speaks_of(one.locals, other.names),
        speaks_of(other.locals, one.names),
    }
    return next((level for level in BOXES if level in levels), "")


def profile_and_name(one: Look, other: Look) -> str:
    """One's profile address against the other's name: ada-lovelace-8a1b."""
    levels = {
        speaks_of(one.slugs, other.names),
        speaks_of(other.slugs, one.names),
    }
    return next((level for level in BOXES if level in levels), "")


def mailboxes(one: Look, other: Look) -> str:
    """What stands before the ``@`` in two addresses of unlike domains."""
    if not (one.locals and other.locals) or one.emails & other.emails:
        return ""
    first = {box.as_written for box in one.locals if len(box.squashed) > WORDS}
    second = {box.as_written for box in other.locals if len(box.squashed) > WORDS}
    if first & second:
        return "same"
    firms = {box.firm for box in one.locals} & {box.firm for box in other.locals}
    return "two_at_one_firm" if firms - {""} else ""


def _is_firms(domain: str, post: Post) -> bool:
    """Say whether a domain may be a firm's: its name, its first word, its initials."""
    bare = domain.replace("-", "")
    if bare == post.squashed or (len(bare) >= WORDS and bare == post.firm[0]):
        return True
    initials = "".join(word[0] for word in post.firm)
    return (len(initials) >= WORDS and bare == initials) or (
        len(post.firm[0]) > WORDS and bare.startswith(post.firm[0])
    )


def _same_firm(one: Post, other: Post) -> bool:
    return one.squashed == other.squashed or (
        one.firm[0] == other.firm[0]
        and len(one.firm[0]) > WORDS
        and (set(one.firm) <= set(other.firm) or set(other.firm) <= set(one.firm))
    )


def employer(one: Look, other: Look) -> str:
    """One firm, by its name or by the address there; people do change firms."""
    pairs = [(a, b) for a in one.posts for b in other.posts]
    same = [(a, b) for a, b in pairs if _same_firm(a, b)]
    if any(a.position and a.position == b.position for a, b in same):
        return "same_post"
    if same:
        return "same"
    first = {box.firm for box in one.locals if box.firm}
    second = {box.firm for box in other.locals if box.firm}
    if first & second:
        return "same_domain"
    crossed = [(d, p) for d in first for p in other.posts] if first else []
    if second:
        crossed += [(d, p) for d in second for p in one.posts]
    if crossed and any(_is_firms(domain, post) for domain, post in crossed):
        return "same_domain"
    if any(a.on and b.on and abs((a.on - b.on).days) <= SAME_TIME for a, b in pairs):
        return "other_at_one_time"
    # A bare card is at no other firm, nor is whoever writes from a domain of their own.
    return "other" if firms_of(one) and firms_of(other) else ""


def places(one: Look, other: Look) -> str:
    """Where they live or work."""
    if not (one.places and other.places):
        return ""
    return "same" if one.places & other.places else "differs"


def birthday(one: Look, other: Look) -> str:
    """Two of one name are seldom born on one day."""
    first, second = one.side.born, other.side.born
    if not (first and second):
        return ""
    return (
        "same" if first == second else "slip" if is_slip(first, second) else "differs"
    )


def beside(one: Look, other: Look) -> str:
    """Whom both appear with: the same few people, in small rounds."""
    both = len(one.side.beside & other.side.beside)
    return "several" if both >= MANY else "some" if both >= FEW else ""


def together(one: Look, other: Look) -> str:
    """Whoever is in one small round with the other is seldom the other."""
    is_so = other.side.id in one.side.beside or one.side.id in other.side.beside
    return "both" if is_so else ""


def profiles(one: Look, other: Look) -> str:
    """Two LinkedIn profiles are nearly always two people."""
    first, second = one.side.profiles, other.side.profiles
    if not (first and second):
        return ""
    return "same" if set(first) & set(second) else "two"


def book(one: Look, other: Look) -> str:
    """Two cards in one address book: kept apart there, or a double."""
    return "both" if one.side.books & other.side.books else ""


def household(one: Look, other: Look) -> str:
    """What several people write from is nobody's alone."""
    return "mixed" if one.mixed or other.mixed else ""


def only_a_name(one: Look, other: Look) -> str:
    """Of one of them nothing but a name is known."""
    both = one.side.by_name + other.side.by_name
    return ("", "one", "both")[both]


Comparison = Callable[[Look, Look], str]

_QUICK: tuple[Comparison, ...] = (
    generation,
    address,
    phone,
    mailboxes,
    employer,
    places,
    birthday,
    beside,
    together,
    profiles,
    book,
    household,
    only_a_name,
)
_SLOW: tuple[Comparison, ...] = (mailbox_and_name, profile_and_name)
COMPARISONS: tuple[Comparison, ...] = (names, *_QUICK, *_SLOW)


_KINDS = {
    "whole": "same turned spelt fuller short part middle_differs loosely",
    "near": "initial slip slips middle last_initial",
    "half": "first_only last_only one_word",
    "other": "other_family other_given different",
}
KINDS = (*_KINDS, "none")
_KIND_OF = {level: kind for kind, levels in _KINDS.items() for level in levels.split()}


def kind(found: Mapping[str, str]) -> str:
    """Return what the names of two are to each other: it says what the rest is worth.

    ``whole``, ``near``, ``half`` a name, ``other`` names, ``none``.

    >>> kind({"names": "short"}), kind({"address": "same"})
    ('whole', 'none')
    """
    return _KIND_OF.get(found.get("names", ""), "none")


_DECISIVE: tuple[Comparison, ...] = (generation, together, profiles, book)
"""Comparisons of two whose names settle it: the others could change nothing."""


def seen(one: Look, other: Look, *, of: Namesakes = ALONE) -> dict[str, str]:
    """Return the level of every comparison that has something to say.

    Where the names differ wholly and no address or number is shared, only what can keep
    the two apart is looked at. Whether a name is rare, and how many have it, is asked
    only where the names agree.
    """
    return seen_whole(seen_quickly(one, other), one, other, of=of)


def seen_quickly(one: Look, other: Look) -> dict[str, str]:
    """Return what of `seen` is seen at once: all but addresses against names."""
    found: dict[str, str] = {}
    if level := names(one, other):
        found["names"] = level
    for compare in _DECISIVE if _is_settled(level, one, other) else _QUICK:
        if level := compare(one, other):
            found[compare.__name__] = level
    return found


def seen_whole(
    quickly: Mapping[str, str], one: Look, other: Look, *, of: Namesakes
) -> dict[str, str]:
    """Return what `seen` does, given what was seen quickly."""
    found = dict(quickly)
    if not _is_settled(found.get("names", ""), one, other):
        for compare in _SLOW:
            if level := compare(one, other):
                found[compare.__name__] = level
    return found | how_rare(found, one, other, of)


def _is_settled(level: str, one: Look, other: Look) -> bool:
    shares = one.emails & other.emails or one.phones & other.phones
    return level == "different" and not shares
