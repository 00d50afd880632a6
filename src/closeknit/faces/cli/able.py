"""who-could-help: whom to ask, by what your own data says of people."""

import click

from closeknit.desk.giving.rules.able import AT_MOST
from closeknit.desk.giving.store.able import who_could_help
from closeknit.faces.cli.shown import JSON, Json, desk, say, tell


@click.command()
@click.argument("what", metavar="WHAT")
@click.option("--limit", default=AT_MOST, show_default=True)
@JSON
def who(what: str, *, limit: int, json_: bool) -> None:
    """Show who could help with WHAT, by notes, work, skills and history (R1-02).

    It is somebody to ask, never a promise: `closeknit call WHO` plans the talk.
    """
    at = desk()
    found = who_could_help(at.ego, what, limit=max(1, limit))
    document: dict[str, Json] = {
        "what": what,
        "total": found.total,
        "people": [
            {
                "id": one.id,
                "name": one.name,
                "work": one.work,
                "band": one.band,
                "because": list(one.because),
            }
            for one in found.people
        ],
    }

    def words() -> None:
        for one in found.people:
            say(f"{one.name} ({one.band}): {'; '.join(one.because)}")
        if not found.people:
            say("Nothing in your data says who could. Ask somebody who knows many.")

    tell(json_, document, words)
