"""ledger, score: hand the arithmetic to another engine, and bring its results back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import SplitResult, parse_qs, urlsplit

import click

from closeknit.engines.tables.duckdb import Duckdb
from closeknit.engines.tables.postgres import Postgres
from closeknit.engines.tables.spark import Spark, is_here
from closeknit.engines.tables.tables import Tables
from closeknit.faces.cli.shown import JSON, Json, Progress, desk, say, tell, warn
from closeknit.network.actions import ledger as ledgers
from closeknit.network.actions.bring_back import bring_back as bring
from closeknit.network.actions.reckon import Reckoned, reckon
from closeknit.network.rules.ledger import RESULTS
from closeknit.network.rules.strength import band, sure
from closeknit.network.store.reckoned import Found, Reachable, reckoned
from closeknit.shared.errors import RuleBroken
from closeknit.ties.rules.strength import within
from closeknit.ties.rules.words import many

FOLDER = click.Path(path_type=Path, file_okay=False)
SPARK, POSTGRES = ("spark://",), ("postgresql://", "postgres://")


@click.group()
def ledger() -> None:
    """Hand over who exchanged with whom and when, by pseudonyms."""


@ledger.command()
@click.option("--to", required=True, type=FOLDER, help="A new folder, or an older one.")
@JSON
def export(to: Path, *, json_: bool) -> None:
    """Write a ledger: Parquet without a name, an address or a text in it.

    People stand in it as numbers that only this home can lead back to them.
    """
    at = desk()
    with Progress() as progress:
        counts = ledgers.export(at.ego, to, today=at.today, watch=progress)
    document: dict[str, Json] = {"to": str(to), **counts._asdict()}

    def words() -> None:
        wrote = (
            f"{many(counts.exchanges, 'exchange')}, "
            f"{many(counts.people, 'person', 'people')} and "
            f"{many(counts.pairs, 'piece')} of evidence on who knows whom"
        )
        say(f"Wrote {wrote} to {to}, by pseudonyms.")

    tell(json_, document, words)


@click.command("score")
@click.option("--ledger", "of", type=FOLDER, help="The ledger to reckon with.")
@click.option(
    "--engine",
    default="duckdb",
    show_default=True,
    metavar="duckdb|spark://HOST:PORT|postgresql://...",
    help="What reckons: this process, a Spark cluster or a PostgreSQL.",
)
@click.option("--to", type=FOLDER, help="Where the results go (else LEDGER/results).")
@click.option("--bring-back", type=FOLDER, help="Keep these results, with names again.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True)
@click.option("--yes", is_flag=True, help="Do not ask before another machine is told.")
@JSON
def reckon_(  # noqa: PLR0913 - each is one option of the command
    *,
    of: Path | None,
    engine: str,
    to: Path | None,
    bring_back: Path | None,
    limit: int,
    yes: bool,
    json_: bool,
) -> None:
    """Reckon the strength of all ties, and everybody's two steps, from a ledger.

    With --ledger: on the engine asked for; no home is opened. With --bring-back: keep
    the results here, and show them by name. With neither: show what came back last.
    """
    if of is not None:
        if bring_back is not None:
            raise click.UsageError(
                "Say --ledger or --bring-back: first one reckons, then one brings back."
            )
        _ask(engine, yes=yes, may_ask=not json_)
        into = to or of / RESULTS
        with _tables(engine) as tables:
            counts = reckon(of, into, tables, today=click.get_current_context().obj)
        told: dict[str, Json] = {"to": str(into), "engine": engine, **counts._asdict()}
        tell(json_, told, lambda: _said(counts, into))
        return
    if to is not None or engine != "duckdb":
        raise click.UsageError("--to and --engine go with --ledger.")
    at = desk()
    if bring_back is not None:
        bring(at.ego, bring_back)
    found = reckoned(at.ego, limit=limit)
    tell(json_, _document(found), lambda: _words(found))


def _ask(engine: str, *, yes: bool, may_ask: bool) -> None:
    """Have the user agree before a machine other than this one is told anything.

    Raises:
        RuleBroken: nobody can be asked, there is no such engine, or a password is
            in its address.
    """
    if engine != "duckdb" and not engine.startswith((*SPARK, *POSTGRES)):
        raise RuleBroken(
            f"{engine} is no engine: say duckdb, spark://HOST:PORT or postgresql://..."
        )
    address = _address(engine)
    if yes or engine == "duckdb" or is_here(engine):
        return
    leaves = (
        f"{address.hostname or engine} will read the ledger: who exchanged "
        "with you and when, by which channel and for how many, and who appears with "
        "whom, all by pseudonyms. No name, no address, no text."
    )
    if not may_ask:
        raise RuleBroken(f"{leaves} Say --yes if that is what you want.")
    click.confirm(f"{leaves} Go on?", abort=True, err=True)


def _address(engine: str) -> SplitResult:
    try:
        address = urlsplit(engine)
        beside = parse_qs(address.query).keys()
    except ValueError as error:
        raise RuleBroken("That is no address: say postgresql://HOST:PORT/NAME.") from (
            error
        )
    if address.password or "password" in beside:
        raise RuleBroken(
            "Leave the password out of the command, where others on this machine can "
            "see it: PGPASSWORD or ~/.pgpass hold it."
        )
    if beside & {"host", "hostaddr"}:
        raise RuleBroken("Say the host before the slash: postgresql://HOST:PORT/NAME.")
    return address


@contextmanager
def _tables(engine: str) -> Iterator[Tables]:
    with TemporaryDirectory() as spill:
        if engine == "duckdb":
            with Duckdb(Path(spill)) as here:
                yield here
        elif engine.startswith(SPARK):
            with Spark(engine) as cluster:
                yield cluster
        else:
            with Postgres(engine, Path(spill)) as server:
                yield server


def _said(counts: Reckoned, into: Path) -> None:
    found = many(counts.candidates, "person", "people")
    say(f"{many(counts.ties, 'tie')}, and {found} within two steps, in {into}.")
    say(f"Bring them back with: closeknit score --bring-back {into}")


def _document(found: Found) -> dict[str, Json]:
    return {
        "ties": [
            {
                "person": one.who.id,
                "name": one.who.name,
                "strength": one.band,
                "value": round(within(one.chance, one.band), 4),
                "chance": round(one.chance, 4),
                "number": one.strength,
            }
            for one in found.ties
        ],
        "candidates": [
            {
                "person": one.who.id,
                "name": one.who.name,
                "introducer": one.via._asdict(),
                "worth": one.own * one.known,
                "introducers": one.ways,
                "because": _because(one),
            }
            for one in found.candidates
        ],
        "total": {"ties": found.all_ties, "candidates": found.all_candidates},
        "gone": found.gone,
    }


def _because(one: Reachable) -> list[str]:
    """Return what each of the two steps is, in words."""
    return [f"your tie with {one.via.name} is {band(one.own)}", sure(one.known)]


def _words(found: Found) -> None:
    say(f"{many(found.all_ties, 'tie')}, the strongest first:")
    for tie in found.ties:
        say(f"  {tie.band:<7} {tie.who.name}")
    people = many(found.all_candidates, "person", "people")
    say(f"\n{people} within two steps, the best way first:")
    for one in found.candidates:
        others = f", or {one.ways - 1:,} more" if one.ways > 1 else ""
        say(f"  {one.who.name}, through {one.via.name}{others}")
        say(f"    {'; '.join(_because(one))}")
    if found.gone:
        warn(
            f"{found.gone:,} lines are about people who are not here any more, or are "
            "somebody else by now: write the ledger anew."
        )
