"""same: who may be the same person, what is joined, and the user's word on it."""

from collections.abc import Sequence

import click

from closeknit.desk.intake import store as intake
from closeknit.desk.intake.actions import same as words
from closeknit.desk.intake.store import Join, Question, Shown
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell
from closeknit.people import store as people
from closeknit.shared.errors import RuleBroken
from closeknit.sources.handles import profile_url
from closeknit.ties.rules.words import many

USAGE = (
    "Say `closeknit same`, `same ID same|different|later`, `same WHO WHO same`,"
    " `same joins [WHO]`, `same names` or `same take-back ID`."
)


SPEAKS = {
    "asked": "asked because",
    "for": "for",
    "against": "against",
    "little": "says little",
}
"""What a reason speaks, in the order and the words in which it is told."""


def _shown_json(one: Shown) -> dict[str, Json]:
    return {
        "person": one.person,
        "handle": one.handle,
        "names": one.names,
        "emails": one.emails,
        "phones": one.phones,
        "profiles": [profile_url(slug) for slug in one.profiles],
        "work": one.work,
        "sources": one.sources,
    }


def _pair_json(pair: Question | Join) -> dict[str, Json]:
    return {
        "id": pair.id,
        "one": _shown_json(pair.one),
        "other": _shown_json(pair.other),
        "weight": pair.weight,
        "because": pair.because,
        "reasons": [reason._asdict() for reason in pair.reasons],
    }


def _line(one: Shown) -> str:
    rest = (*one.emails, *one.phones, *map(profile_url, one.profiles), *one.work)
    told = "; ".join(dict.fromkeys(rest))
    sources = f"  [{', '.join(one.sources)}]" if one.sources else ""
    return (
        f"{' / '.join(one.names) or one.handle}{f' ({told})' if told else ''}{sources}"
    )


def _say_pair(pair: Question | Join, head: str) -> None:
    say(head)
    say(f"    {_line(pair.one)}")
    say(f"    {_line(pair.other)}")
    for speaks, before in SPEAKS.items():
        if some := [reason.says for reason in pair.reasons if reason.speaks == speaks]:
            say(f"    {before}: {'; '.join(some)}")


def _questions(at: Desk, limit: int, *, json_: bool) -> None:
    found = intake.questions(at.ego, today=at.today, limit=limit)
    known = intake.state(at.ego, today=at.today)
    total = known.open
    document: dict[str, Json] = {
        "total": total,
        "later": {
            "total": known.later,
            "until": known.until.isoformat() if known.until else None,
        },
        "of_one_name": {"names": len(known.alike), "people": known.people},
        "questions": [_pair_json(question) for question in found],
    }

    def told() -> None:
        for question in found:
            _say_pair(question, f"{question.id}  Are these the same person?")
        more = total - len(found)
        if found:
            rest = f" {more:,} more wait." if more else ""
            say(f"Answer: closeknit same {found[0].id} same|different|later.{rest}")
        for line in known.says:
            say(line)
        if known.alike:
            say("List them: closeknit same names.")

    tell(json_, document, told)


def _names(at: Desk, limit: int, *, json_: bool) -> None:
    known = intake.state(at.ego, today=at.today)
    document: dict[str, Json] = {
        "total": len(known.alike),
        "names": [
            {
                "name": those[0].name,
                "people": [
                    {**one._asdict(), "emails": one.emails.split()} for one in those
                ],
            }
            for those in known.alike[:limit]
        ],
    }

    def told() -> None:
        for those in known.alike[:limit]:
            say(those[0].name)
            for one in those:
                emails = ", ".join(one.emails.split())
                say(f"{one.id:>9}  {' · '.join(filter(None, (one.company, emails)))}")
        more = len(known.alike) - limit
        if more > 0:
            say(f"And {many(more, 'more name')}.")
        hint = "Two are one? closeknit same WHO WHO same, each by their number."
        say(hint if known.alike else "No two who are left apart share a name.")

    tell(json_, document, told)


def _joins(at: Desk, who: str, limit: int, *, json_: bool) -> None:
    person = people.find(at.ego, who) if who else 0
    found = intake.joins(at.ego, person=person, limit=limit)
    document: dict[str, Json] = {
        "joins": [
            {
                **_pair_json(join),
                "by": join.by,
                "on": join.on.isoformat() if join.on else None,
            }
            for join in found
        ],
        "different": [
            {
                "id": word.id,
                "one": word.one,
                "other": word.other,
                "on": word.on.isoformat(),
            }
            for word in intake.apart(at.ego)
        ],
    }

    def told() -> None:
        for join in found:
            since = f" on {join.on}" if join.on else ""
            _say_pair(join, f"{join.id}  joined by {join.by}{since}")
        say("Nobody is joined." if not found else "Undo: closeknit same take-back ID.")

    tell(json_, document, told)


def _judge(at: Desk, said: Sequence[str]) -> int:
    *whom, verdict = said
    if len(whom) == 1:
        return words.judge(at.ego, whom[0], verdict, today=at.today)
    one, other = (people.find(at.ego, who) for who in whom)
    return words.judge_people(at.ego, one, other, verdict, today=at.today)


@click.command()
@click.argument("said", nargs=-1, metavar="[ID|WHO WHO] [same|different|later]")
@click.option("--limit", default=20, show_default=True, help="Pairs to show at most.")
@JSON
def same(said: tuple[str, ...], limit: int, *, json_: bool) -> None:
    """Show who may be the same person, and answer; list joins, take one back.

    `same` lists the questions, `same ID same|different|later` answers one, `same WHO
    WHO same|different` says it of any two, `same joins [WHO]` lists what is joined,
    `same names` who has one name and is left apart, `same take-back ID` undoes one join
    or one answer.
    """
    at = desk()
    match said:
        case ():
            _questions(at, limit, json_=json_)
            return
        case ("joins",) | ("joins", _):
            _joins(at, "".join(said[1:]), limit, json_=json_)
            return
        case ("names",):
            _names(at, limit, json_=json_)
            return
        case ("take-back", known_by):
            number = words.take_back(at.ego, known_by, today=at.today)
            told = "Taken back."
        case (_, "same" | "different" | "later" as verdict) | (
            _,
            _,
            "same" | "different" | "later" as verdict,
        ):
            number = _judge(at, said)
            told = f"Your word stands: {verdict}."
        case _:
            raise RuleBroken(USAGE)
    undo = f"(undo: closeknit imports undo {number})"
    tell(json_, {"import": number}, lambda: say(f"{told} {undo}"))
