"""When weight is not enough: what a human being has to look at before two are joined.

Each guard is one function that says why, or "". Some see that the two are surely not
one (`CONTRADICTIONS`): then no chain of joins may unite them either.
"""

from collections.abc import Callable, Mapping

from closeknit.people.rules.identity.disguise import posing
from closeknit.people.rules.identity.look import Look
from closeknit.people.rules.identity.saying import SAYING

Seen = Mapping[str, str]
Guard = Callable[[Seen, Look, Look], str]

_OWN = (("address", "same"), ("phone", "same"), ("mailboxes", "same"))
"""What two people of one name at one firm do not share by chance."""
SEVERAL = frozenset({"two_there", "two", "more"})
OF_SEVERAL = "several people have this name"
MANY = "many people have this name"
"""Said of two of whom nothing but a common name speaks: no user could tell either."""
POSES = "letters of two alphabets in one word: perhaps somebody poses as them"
LOOKS = "a name in another alphabet that only looks so: perhaps somebody poses as them"
_AT_ONE_FIRM = tuple(("employer", at) for at in ("same_post", "same", "same_domain"))
_BACKING = (("firms", "one"), *_AT_ONE_FIRM)
"""What backs a common name."""
_MANY_FAMILIES = frozenset({"common", "common_family"})


def a_desk(_: Seen, one: Look, other: Look) -> str:
    """``info@`` is read by whoever is on duty (RFC 2142)."""
    is_desk = one.side.mailbox or other.side.mailbox
    return "a desk's address, not one person's" if is_desk else ""


def a_disguise(_: Seen, one: Look, other: Look) -> str:
    """Who writes a Cyrillic letter into a Latin name poses as whose it is."""
    return POSES if one.disguised or other.disguised else ""


def a_look_alike(_: Seen, one: Look, other: Look) -> str:
    """A word of Cyrillic letters that looks like a Latin name and sounds otherwise."""
    is_so = posing(one.names, one.looks, other.names, other.looks)
    return LOOKS if is_so else ""


def two_profiles(seen: Seen, _: Look, __: Look) -> str:
    """One member has one profile; LinkedIn's terms allow no second."""
    is_so = seen.get("profiles") == "two"
    return "two LinkedIn profiles" if is_so else ""


def side_by_side(seen: Seen, _: Look, __: Look) -> str:
    """Two in one small meeting or thread are two, or one with two addresses."""
    return "both appear in one thread or meeting" if seen.get("together") else ""


def father_and_son(seen: Seen, _: Look, __: Look) -> str:
    """``Jr.`` is there because the names are the same."""
    is_so = seen.get("generation") == "differs"
    return SAYING["generation", "differs"] if is_so else ""


def other_numbers(_: Seen, one: Look, other: Look) -> str:
    """``Room 1`` and ``Room 2`` are alike but for what tells them apart."""
    first, second = (
        ["".join(filter(str.isdecimal, name)) for name in look.side.names[:1]]
        for look in (one, other)
    )
    is_so = first and second and first != second
    return "their names have different numbers" if is_so else ""


def two_names(seen: Seen, _: Look, __: Look) -> str:
    """M. Liu may be Ming or Mei, yet never makes one of them."""
    is_so = seen.get("names") in {"different", "other_given"}
    return "two names" if is_so and not _shared(seen) else ""


def two_boxes(seen: Seen, _: Look, __: Look) -> str:
    """A firm gives two addresses to two people, or a second one to somebody."""
    is_so = seen.get("mailboxes") == "two_at_one_firm"
    return SAYING["mailboxes", "two_at_one_firm"] if is_so else ""


def _shared(seen: Seen) -> bool:
    return "same" in {seen.get("address"), seen.get("phone")}


def a_couple(seen: Seen, _: Look, __: Look) -> str:
    """One address or number, one family name, two first names."""
    is_so = _shared(seen) and seen.get("names") == "other_given"
    return "perhaps a couple or a family with one address" if is_so else ""


def an_assistant(seen: Seen, _: Look, __: Look) -> str:
    """An address that two quite different names use: one writes for the other."""
    is_so = _shared(seen) and seen.get("names") in {"different", "middle_differs"}
    return "perhaps one writes for the other" if is_so else ""


def two_in_one(_: Seen, one: Look, other: Look) -> str:
    """A mailbox that has named two people already is no proof of either."""
    is_so = one.mixed or other.mixed
    return "an address that people of two names use" if is_so else ""


def a_new_name(seen: Seen, _: Look, __: Look) -> str:
    """Who marries may change the name; so may whoever has the mailbox next."""
    is_so = seen.get("names") in {"other_family", "other_given"}
    return "perhaps one changed their name" if is_so else ""


def a_first_name(seen: Seen, _: Look, __: Look) -> str:
    """A single word is never a proof of who is meant."""
    is_so = seen.get("names") in {"first_only", "last_only", "one_word"}
    return "of one only part of the name is known" if is_so else ""


def one_name_at_one_firm(seen: Seen, _: Look, __: Look) -> str:
    """Large firms have two of every name: firm and name together prove too little."""
    is_so = seen.get("namesakes") in SEVERAL and all(
        seen.get(c) != level for c, level in _OWN
    )
    return OF_SEVERAL if is_so else ""


def half_a_double_name(seen: Seen, _: Look, __: Look) -> str:
    """Ana Silva-Costa is one of very many whom Ana Costa could be."""
    is_so = seen.get("names") == "part" and seen.get("rarity") in _MANY_FAMILIES
    is_backed = any(seen.get(c) == level for c, level in (*_OWN, *_AT_ONE_FIRM))
    return "half a double name, one that many have" if is_so and not is_backed else ""


def a_common_name(seen: Seen, _: Look, __: Look) -> str:
    """A name that many have proves nobody, nor a common family name at two firms."""
    elsewhere = seen.get("elsewhere") == "common_family"
    is_so = seen.get("rarity") == "common" or elsewhere
    is_backed = any(seen.get(c) == level for c, level in (*_OWN, *_BACKING))
    return MANY if is_so and not is_backed else ""


CONTRADICTIONS: tuple[Guard, ...] = (
    a_disguise,
    a_look_alike,
    a_desk,
    two_profiles,
    side_by_side,
    father_and_son,
    other_numbers,
    a_couple,
    an_assistant,
    two_names,
    two_boxes,
)
DOUBTS: tuple[Guard, ...] = (
    two_in_one,
    a_new_name,
    a_first_name,
    one_name_at_one_firm,
    a_common_name,
    half_a_double_name,
)


def guarded(seen: Seen, one: Look, other: Look) -> tuple[str, bool]:
    """Return why the two are not joined unseen, "" where nothing forbids it.

    The second says whether not even a chain of joins may unite them.
    """
    for guards, is_contradiction in ((CONTRADICTIONS, True), (DOUBTS, False)):
        for guard in guards:
            why = guard(seen, one, other)
            if why:
                return why, is_contradiction
    return "", False
