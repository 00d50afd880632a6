"""digest: the week as a text or as a mail to yourself, once for each weekly hour."""

from datetime import date, datetime, time
from pathlib import Path

import click

from closeknit.desk.intake.rules.hour import hour_in
from closeknit.desk.week import store as weekly
from closeknit.desk.week.actions import digest as writing
from closeknit.desk.week.actions.beside import beside
from closeknit.desk.week.rules.digest import digest as worded
from closeknit.desk.week.rules.digest import latest
from closeknit.faces.cli.shown import JSON, Desk, Json, desk, say, tell
from closeknit.records import store as records
from closeknit.shared.errors import RuleBroken


@click.command()
@click.option(
    "--to",
    type=click.Path(path_type=Path),
    help="A file for the text; with --mail a folder or a Maildir.",
)
@click.option("--mail", "is_mail", is_flag=True, help="Write a mail into a folder.")
@click.option("--if-due", is_flag=True, help="Only once for each weekly hour, as set.")
@JSON
def digest(to: Path | None, *, is_mail: bool, if_due: bool, json_: bool) -> None:
    """Show this hour's items as a short text; or write them as a mail to yourself.

    Nothing is sent: your mail program finds the file in its folder. `--if-due` is for a
    timer: it writes the mail that `closeknit settings digest` asks for, once for each
    weekly hour, a missed one once.
    """
    at = desk()
    if if_due:
        if to is not None or is_mail:
            raise RuleBroken("--if-due writes where `closeknit settings digest` says.")
        _due(at, json_=json_)
        return
    of = worded(weekly.week(at.ego, today=at.today), beside(at.ego, today=at.today))
    file: Path | None = None
    if is_mail:
        on = latest(hour_in(records.settings(at.ego)), _now(at.today))
        file = writing.mail_to(at.ego, of, on=on, to=to)
    elif to is not None:
        writing.text_to(of, to)
        file = to
    document: dict[str, Json] = {
        "subject": of.subject,
        "text": of.text,
        "file": str(file) if file else None,
    }
    told = f"Written: {file}" if file else of.text
    tell(json_, document, lambda: _say(told))


def _say(text: str) -> None:
    for line in text.splitlines():
        say(line)


def _due(at: Desk, *, json_: bool) -> None:
    wrote = writing.write_due(at.ego, now=_now(at.today))
    document: dict[str, Json] = {
        "file": str(wrote.file) if wrote.file else None,
        "because": wrote.because,
    }
    told = f"Written: {wrote.file}" if wrote.file else "Nothing written"
    tell(json_, document, lambda: say(f"{told} ({wrote.because})"))


def _now(today: date) -> datetime:
    """Return what the wall's clock says; of another day, its last minute."""
    now = datetime.now()  # noqa: DTZ005 - the clock on the wall
    return now if now.date() == today else datetime.combine(today, time.max)
