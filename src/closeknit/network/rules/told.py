"""The measures of an ego network in words a person would use."""

from collections.abc import Sequence
from typing import NamedTuple

from closeknit.network.rules.bridges import Bridge
from closeknit.network.rules.capacity import Capacity
from closeknit.network.rules.circles import Limit
from closeknit.network.rules.embedding import Embedding
from closeknit.network.rules.holes import Holes
from closeknit.ties.rules.words import many

NAMED = 2
"""Pairs of communities that are named; of more the number is told."""


class Place(NamedTuple):
    """Where somebody stands in the ego network, as far as it is told.

    `circle` is None outside of the circles, `community` is what theirs is called by and
    for how many it is.
    """

    circle: Limit | None
    community: tuple[str, int] | None
    embedding: Embedding


def of_bridge(bridge: Bridge, called: Sequence[str]) -> list[str]:
    """Return why somebody is a bridge; `called` names the communities.

    >>> of_bridge(Bridge(1, 4, 1, ((0, 1),)), ["Quay", "Chess club"])[0]
    'without them nobody you know joins Quay and Chess club'
    """
    said = []
    if bridge.joins:
        pairs = [f"{called[one]} and {called[two]}" for one, two in bridge.joins]
        rest = len(pairs) - NAMED
        named = ", ".join(pairs[:NAMED])
        more = f", and {many(rest, 'more pair')}" if rest > 0 else ""
        said.append(f"without them nobody you know joins {named}{more}")
    if bridge.cuts_off:
        people = many(bridge.cuts_off, "person", "people")
        meet = "meets" if bridge.cuts_off == 1 else "meet"
        said.append(f"{people} of yours {meet} your others only through them")
    if bridge.alone:
        people = many(bridge.alone, "person", "people")
        said.append(f"{people} beyond your ties seen with nobody else of yours")
    return said


def of_holes(found: Holes) -> str:
    """Return how open a network is, in a sentence with both of Burt's figures.

    >>> of_holes(Holes(16, 13.75, 0.8594, 0.1777, {}))
    'Of 16 ties, 13.8 reach people of their own (effective size); constraint 0.18.'
    """
    return (
        f"Of {many(found.alters, 'tie')}, {found.effective_size:,.1f} reach people of "
        f"their own (effective size); constraint {found.constraint:.2f}."
    )


def of_place(place: Place) -> list[str]:
    """Return where somebody stands among the ego's people, the plainest first."""
    said = []
    if place.circle is not None:
        said.append(
            f"in your circle “{place.circle.name}”, of {place.circle.upto} at most"
        )
    shared = place.embedding.embeddedness
    if shared:
        said.append(f"seen with {many(shared, 'other')} of your people")
    else:
        said.append("seen with nobody else of yours")
    if place.community is not None:
        name, people = place.community
        said.append(f"one of the {people} of {name}")
    if place.embedding.dispersion:
        pairs = many(place.embedding.dispersion, "pair")
        said.append(f"{pairs} of these meet through nobody but them")
    return said


def of_capacity(found: Capacity, kept: int) -> list[str]:
    """Return what there is to say of capacity, sentence by sentence.

    `kept` is how many ties are kept now.
    """
    if found.most_on is None or found.since is None:
        return ["No tie with exchange both ways is in your data yet."]
    most_on = f"{found.most_on:%-d %B %Y}"
    said = [f"The most you ever kept at a time were {found.most:,}, on {most_on}."]
    if kept >= found.most:
        said.append("You keep as many as you ever did.")
    else:
        room = many(found.most - kept, "tie")
        said.append(f"By that you have room for {room} more that you would keep.")
    since = f"{found.since:%B %Y}"
    said.append(
        f"Your data begins in {since}; of ties before that nothing can be known."
    )
    return said
