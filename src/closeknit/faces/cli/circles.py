"""circles, network: the ego network as a whole, and what is measured of it."""

import click

from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell
from closeknit.network.rules.capacity import Capacity
from closeknit.network.rules.embedding import Embedding, embeddings, reciprocity
from closeknit.network.rules.told import of_bridge, of_capacity, of_holes
from closeknit.network.store.measured import Measured, capacity_of, kept, measured
from closeknit.ties.rules.words import many

FEW = 10
"""Bridges and people of a community that are printed for a person to read."""


def _who(of: Measured, one: int) -> dict[str, Json]:
    return {"id": one, "name": of.people[one].name}


def communities_json(of: Measured) -> list[Json]:
    """Return the communities, each with what it is called by and why."""
    return [
        {
            "name": part.name.title(),
            "because": part.name.because(),
            "people": [_who(of, one) for one in part.people],
        }
        for part in of.communities
    ]


def bridges_json(of: Measured) -> list[Json]:
    """Return the bridges, those who hold most first, each with its reasons."""
    called = [part.name.title() for part in of.communities]
    return [
        {
            **_who(of, one.person),
            "cuts_off": one.cuts_off,
            "alone": one.alone,
            "joins": [[called[at] for at in pair] for pair in one.joins],
            "because": of_bridge(one, called),
        }
        for one in of.bridges
    ]


def capacity_json(found: Capacity, now: int) -> dict[str, Json]:
    """Return how many ties are kept, and the most there ever were."""
    return {
        "kept": now,
        "most": found.most,
        "most_on": found.most_on.isoformat() if found.most_on else None,
        "since": found.since.isoformat() if found.since else None,
        "years": [{"on": on.isoformat(), "kept": n} for on, n in found.years],
        "because": of_capacity(found, now),
    }


@click.command()
@JSON
def circles(*, json_: bool) -> None:
    """Show your circles, communities, bridges, and how many ties you can keep."""
    at = desk()
    of = measured(at.ego)
    found = capacity_of(at.ego, today=at.today)
    now = kept(at.ego, today=at.today)
    document: dict[str, Json] = {
        "total": of.total,
        "circles": [
            {
                "name": circle.limit.name,
                "upto": circle.limit.upto,
                "people": [_who(of, one) for one in circle.people],
            }
            for circle in of.circles.circles
        ],
        "outside": of.total - len(of.circles.of()),
        "communities": communities_json(of),
        "bridges": bridges_json(of),
        "capacity": capacity_json(found, now),
    }
    tell(json_, document, lambda: _say_circles(of, found, now))


NOBODY = (
    "There are no ties to measure yet. Bring in your export and a mailbox: closeknit "
    "import FILE."
)


def _say_circles(of: Measured, found: Capacity, now: int) -> None:
    if not of.total:
        say(NOBODY)
        return
    for circle in of.circles.circles:
        say(f"{circle.limit.name} ({len(circle.people)} of {circle.limit.upto})")
        for one in circle.people:
            say(f"  {one:>7}  {of.people[one].name}")
    say(f"{of.total - len(of.circles.of()):,} more outside of the circles.")
    say()
    say("Communities")
    if not of.communities:
        say("  None yet: no three of your people are seen with each other.")
    for part in of.communities:
        say(f"  {part.name.title()}: {part.name.because()}")
        some = ", ".join(of.people[one].name for one in part.people[:FEW])
        rest = len(part.people) - FEW
        say(f"      {some}{f' and {rest:,} more' if rest > 0 else ''}")
    say()
    say("Bridges")
    if not of.bridges:
        say("  None: nobody alone holds others together.")
    called = [part.name.title() for part in of.communities]
    for bridge in of.bridges[:FEW]:
        why = "; ".join(of_bridge(bridge, called))
        say(f"  {of.people[bridge.person].name}: {why}")
    say()
    say(f"You kept {many(now, 'tie')} in the last 12 months.")
    for sentence in of_capacity(found, now):
        say(f"  {sentence}")


def ties_json(of: Measured) -> list[Json]:
    """Return what is measured of each tie, the strongest first."""
    lie, part = embeddings(of.network), of.community_of()
    return [_tie_json(of, one, lie[one], part.get(one)) for one in of.people]


def _tie_json(
    of: Measured, one: int, embedding: Embedding, at: int | None
) -> dict[str, Json]:
    tie = of.people[one]
    return {
        **_who(of, one),
        "band": tie.band,
        "reciprocity": reciprocity(tie.theirs, tie.ours),
        "started_by_them": tie.started_by_them,
        "starts": tie.starts,
        **embedding._asdict(),
        "constraint": round(of.holes.by_alter[one], 6),
        "community": None if at is None else of.communities[at].name.title(),
    }


@click.command()
@JSON
def network(*, json_: bool) -> None:
    """Show what is measured of your network: each tie, and the whole.

    Reciprocity, embeddedness, dispersion of each tie; effective size and constraint of
    the whole. The formulas stand in docs/why/your_network.md.
    """
    at: Desk = desk()
    of = measured(at.ego)
    document: dict[str, Json] = {
        "total": of.total,
        "measured": len(of.people),
        "effective_size": of.holes.effective_size,
        "efficiency": of.holes.efficiency,
        "constraint": of.holes.constraint,
        "ties": ties_json(of),
    }

    def words() -> None:
        if not of.total:
            say(NOBODY)
            return
        lie = embeddings(of.network)
        say(of_holes(of.holes))
        say("    id  both ways  shared  dispersion  name")
        for one, tie in of.people.items():
            even = reciprocity(tie.theirs, tie.ours)
            shared, apart = lie[one].embeddedness, lie[one].dispersion
            say(f"{one:>6}  {even:>9.2f}  {shared:>6}  {apart:>10}  {tie.name}")

    tell(json_, document, words)
