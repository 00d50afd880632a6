"""Who is who at size: everybody at once, and then a few more."""

import shutil
from pathlib import Path
from random import Random

from bench.children import Cost, closeknit, run
from bench.figures import Figure, Part, at_most, short
from bench.stage import TODAY, Stage
from bench.world_people import invented

MENTIONS, MORE = 50_000, 1_000
OF_READING, SHARE = 3, 0.04
FIRMS = 900
"""So that the largest world has some fifty people to a firm."""


def measure(stage: Stage) -> Part:
    """Return what resolving costs beside reading, and what a thousand more cost."""
    many = max(1_000, round(MENTIONS * stage.scale))
    more = max(20, round(MORE * stage.scale))
    folder = stage.home("mentions")
    folder.mkdir()
    first, then = folder / "first.vcf", folder / "then.vcf"
    _cards(first, 0, many)
    _cards(then, many, more)
    home = stage.home("settling")
    began = _run(home, "people", "--limit", "1")
    read = _run(home, "import", "--dry-run", first)
    whole = _run(home, "import", first)
    start = _run(home, "people", "--limit", "1")
    few = _run(home, "import", then)
    shutil.rmtree(home)
    shutil.rmtree(folder)
    reading = read.cpu - began.cpu
    resolving = whole.cpu - read.cpu
    return Part(
        "settling",
        f"Settling: {many:,} mentions, then {more:,} more",
        (
            Figure("reading", f"{short(reading)} s of processor"),
            Figure("keeping and resolving", f"{short(resolving)} s of processor"),
            at_most("resolving / reading", resolving / reading, OF_READING, "x"),
            at_most(
                f"{more:,} more / the first {many:,}",
                (few.cpu - start.cpu) / (whole.cpu - began.cpu),
                SHARE,
            ),
        ),
        (
            (
                "Cards of an address book, a third of them of somebody who has one "
                "already under another address. Reading: `closeknit import --dry-run`; "
                "starting Python is taken off."
            ),
        ),
    )


def _run(home: Path, *arguments: str | Path) -> Cost:
    return run(closeknit(home, *arguments, today=TODAY.isoformat()))


def _cards(path: Path, start: int, many: int) -> None:
    """Write that many cards: names that some share, some people twice."""
    random = Random(many)  # noqa: S311 - the same cards each time
    with path.open("w", encoding="utf-8", newline="") as file:
        for number in range(start, start + many):
            again = number % 3 == 0
            one = invented(random.randrange(max(1, number)) if again else number)
            # Where anybody may have a mailbox: no firm has fifty thousand people.
            second = f"{one.first}.{one.last}{number}".lower()
            box = second if again else one.mail.partition("@")[0]
            file.write(
                f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{number}-town\r\nFN:{one.name}\r\n"
                f"N:{one.last};{one.first};;;\r\n"
                f"EMAIL:{box}@gmail.example\r\n"
                f"ORG:{invented(number % FIRMS).last} Works\r\nEND:VCARD\r\n"
            )
