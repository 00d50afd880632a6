"""Who is who, measured on an invented town of mentions and on public records."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bench import identity_rivals as rivals
from bench.figures import Figure, Part, at_least
from bench.identity_sides import atoms, sides
from bench.identity_truth import Measured, blocked, measured, two_profiles
from bench.identity_world import Said, World, world
from bench.stage import Stage
from closeknit.people.rules.identity.groups import Grouped, Likely, groups, pair
from closeknit.people.rules.identity.judgement import judge, verdict
from closeknit.people.rules.identity.side import Side
from closeknit.sources.handles import folded

MENTIONS, SEED = 20_000, 20
UNSEEN = (91, 92, 93)
"""Seeds that nobody looked at while rules and worlds were shaped, as 20 was."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What our rules say of some sides, and the seconds and pairs it took."""

    grouped: Grouped
    pairs: int
    crowded: int
    blocking: float
    judging: float


def answer(of: Sequence[Side]) -> Answer:
    """Return who is who of these sides."""
    begun = time.process_time()
    found = blocked(of)
    compared = time.process_time()
    likely = []
    for one, other, known in found.pairs:
        judged = judge(one, other, of=known)
        word = verdict(judged)
        if word != "apart" or judged.contradicted:
            two = (one.id, other.id, judged.weight, word, judged.contradicted)
            likely.append(Likely(*two))
    likely += two_profiles(of, likely)
    grouped = groups([side.id for side in of], likely)
    ended = time.process_time()
    return Answer(
        grouped, len(found.pairs), found.crowded, compared - begun, ended - compared
    )


def measure(stage: Stage) -> Part:
    """Measure on the town, then on FEBRL, beside what others answer."""
    made = world(max(1_000, int(MENTIONS * stage.scale)), SEED)
    figures, notes = _town(made)
    figures += _unseen(len(made.said))
    if rivals.rivals():
        figures += _splink("Splink, its tutorial's settings", made)
        figures += _febrl()
    else:
        notes.append(
            "Splink and FEBRL were left out: CLOSEKNIT_RIVALS names no Python."
        )
    notes.append(
        "Splink's own data sets (fake_1000, historical_50k) are not in its package; "
        "they are fetched when asked for, so they are not measured here."
    )
    return Part("identity", "Who is who", tuple(figures), tuple(notes))


def _town(made: World) -> tuple[list[Figure], list[str]]:
    truths = [said.truth for said in made.said]
    of = atoms(made.said)
    found = answer(sides(made.said, of))
    person = found.grouped.person
    said = [person[atom] for atom in of]
    asked = [pair(person[q.one], person[q.other]) for q in found.grouped.questions]
    joined = measured(truths, said, of)
    reached = measured(truths, said, of, asked)
    by_name = _by_name(made.said, of)
    people, number = len(made.people), len(set(of))
    per_pair = found.judging / max(1, found.pairs) * 1e6
    figures = [
        at_least("precision of automatic joins", joined.precision, 0.995),
        at_least("recall of joins and questions", reached.recall, 0.95),
        Figure("recall of automatic joins", f"{joined.recall:.3f}"),
        at_least("people to one question", people / max(1, len(asked)), 40),
        *_baseline("handles alone", measured(truths, of)),
        *_baseline("handles and the exact name", measured(truths, by_name)),
        *_baseline("our joins, handles included", measured(truths, said)),
        Figure("pairs to a side", f"{found.pairs / number:.1f}"),
        Figure("microseconds to judge a pair", f"{per_pair:.0f}"),
        Figure("seconds of processor, blocking", f"{found.blocking:.1f}"),
        Figure("seconds of processor, judging", f"{found.judging:.1f}"),
    ]
    shared = _namesakes(made)
    note = (
        f"{len(truths):,} mentions of {people:,} invented people; {shared:,} of these "
        f"share their whole name with another; {number:,} sides after handles; "
        f"{found.crowded} crowded keys; {len(asked)} questions."
    )
    return figures, [note]


def _unseen(mentions: int) -> list[Figure]:
    """Return the worst of the worlds that nothing was shaped on."""
    precisions, recalls, people = [], [], []
    for seed in UNSEEN:
        made = world(mentions, seed)
        truths, of = [said.truth for said in made.said], atoms(made.said)
        grouped = answer(sides(made.said, of)).grouped
        person = grouped.person
        said = [person[atom] for atom in of]
        asked = [pair(person[q.one], person[q.other]) for q in grouped.questions]
        precisions.append(measured(truths, said, of).precision)
        recalls.append(measured(truths, said, of, asked).recall)
        people.append(len(made.people) / max(1, len(asked)))
    return [
        at_least("unseen seeds, the worst: precision of joins", min(precisions), 0.995),
        at_least("unseen seeds, the worst: recall", min(recalls), 0.95),
        at_least("unseen seeds, the worst: people to one question", min(people), 40),
    ]


def _baseline(name: str, found: Measured) -> list[Figure]:
    """Return precision and recall over all pairs of mentions, those by handles too."""
    return [
        Figure(f"{name}: precision", f"{found.precision:.3f}"),
        Figure(f"{name}: recall", f"{found.recall:.3f}"),
    ]


def _by_name(said: Sequence[Said], of: Sequence[int]) -> list[int]:
    """Join clusters that have one exact name, folded: the usual merge."""
    first: dict[str, int] = {}
    root = {atom: atom for atom in of}

    def find(atom: int) -> int:
        while root[atom] != atom:
            atom = root[atom]
        return atom

    for mention, atom in zip(said, of, strict=True):
        name = folded(mention.name)
        if " " in name:
            other = find(first.setdefault(name, atom))
            root[max(find(atom), other)] = min(find(atom), other)
    return [find(atom) for atom in of]


def _namesakes(made: World) -> int:
    names = Counter(person.name for person in made.people)
    return sum(many for many in names.values() if many > 1)


def _splink(name: str, made: World) -> list[Figure]:
    rows = []
    for said in made.said:
        given, _, family = said.name.lower().partition(" ")
        rows.append(
            {
                "given": given,
                "family": family,
                "email": said.email,
                "phone": said.phone,
                "profile": said.profile,
                "company": said.company,
            }
        )
    truths = [said.truth for said in made.said]
    return _baseline(name, measured(truths, rivals.splink(rows)))


def _febrl() -> list[Figure]:
    """Measure on records of another kind: no mailbox, no profile, no firm."""
    rows = rivals.febrl()
    truths = [int(row.pop("truth")) for row in rows]
    of = [
        Side(
            number,
            (f"{row['given']} {row['family']}".strip(),),
            places=(row["place"],),
            born=row["born"],
        )
        for number, row in enumerate(rows, start=1)
    ]
    grouped = answer(of).grouped
    said = [grouped.person[side.id] for side in of]
    asked = [
        pair(grouped.person[q.one], grouped.person[q.other]) for q in grouped.questions
    ]
    reached = measured(truths, said, None, asked)
    return [
        *_baseline("FEBRL 3: our joins", measured(truths, said)),
        Figure("FEBRL 3: recall with questions", f"{reached.recall:.3f}"),
        Figure("FEBRL 3: questions", f"{len(asked):,}"),
        *_baseline("FEBRL 3: Splink", measured(truths, rivals.splink(rows))),
    ]
