"""Where the invented worlds are kept, and fresh homes to import them into."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from bench import exchanged, world_calendar, worlds

TODAY = date(2026, 11, 21)
HERE = Path(__file__).parent
CONNECTIONS, INVITATIONS, MESSAGES = 30_000, 5_000, 200_000
MILLION = 1_000_000
EVENTS = 20_000
MEGABYTES = 1_024


@dataclass(frozen=True, slots=True)
class Stage:
    """How large the worlds are, and the folder they are kept in (git-ignored)."""

    scale: float
    out: Path
    archive: Path | None = None

    def export(self, share: float = 1.0, *, zipped: bool = False) -> Path:
        """Return an export of a share of the full size, made where it is not there."""
        return self._export(self.scale * share, MESSAGES, zipped=zipped)

    def desk(self, share: float = 1.0) -> Path:
        """Return an export that makes 30,000 people and a million records."""
        return self._export(self.scale * share, MILLION - CONNECTIONS - INVITATIONS)

    def _export(self, size: float, of_messages: int, *, zipped: bool = False) -> Path:
        sizes = (round(n * size) for n in (CONNECTIONS, INVITATIONS, of_messages))
        joined, invited, messages = sizes
        return self._made(
            f"export-{joined}-{messages}{'-zip' if zipped else ''}-{_mark()}",
            lambda into: worlds.export(
                into,
                connections=joined,
                invitations=invited,
                messages=messages,
                today=TODAY,
                zipped=zipped,
            ),
        )

    def mailbox(self, share: float = 1.0) -> Path:
        """Return a mailbox of a share of the full size."""
        megabytes = max(1, round(MEGABYTES * self.scale * share))

        def made(into: Path) -> Path:
            into.mkdir(parents=True)
            path = into / "All mail.mbox"
            worlds.mailbox(path, megabytes=megabytes, today=TODAY)
            return path

        return self._made(f"mailbox-{megabytes}-{_mark()}", made)

    def calendar(self, share: float = 1.0) -> Path:
        """Return a calendar of a share of the full size."""
        events = max(1, round(EVENTS * self.scale * share))

        def made(into: Path) -> Path:
            into.mkdir(parents=True)
            path = into / "odile@example.com.ics"
            world_calendar.calendar(path, events=events, today=TODAY)
            return path

        return self._made(f"calendar-{events}-{_mark()}", made)

    def many_exchanges(self) -> int:
        """Return how many exchanges `exchanges` holds: ten million at full size."""
        return max(1_000, round(10 * MILLION * self.scale))

    def exchanges(self) -> Path:
        """Return a file of exchanges between many people."""
        many = self.many_exchanges()

        def made(into: Path) -> Path:
            into.mkdir(parents=True)
            path = into / "exchanges.parquet"
            exchanged.exchanges(path, many=many)
            return path

        return self._made(f"exchanges-{many}", made)

    def home(self, name: str) -> Path:
        """Return a folder for a home, empty."""
        path = self.out / "homes" / name
        shutil.rmtree(path, ignore_errors=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _made(self, name: str, make: Callable[[Path], Path]) -> Path:
        folder = self.out / "worlds" / name
        if not folder.exists():
            fresh = folder.with_name(f"{name}.new")
            shutil.rmtree(fresh, ignore_errors=True)
            make(fresh)
            fresh.rename(folder)
        return next(iter(folder.iterdir()))


def _mark() -> str:
    """Return a word for the program that makes the worlds: they change with it."""
    files = sorted(HERE.glob("world*.py"))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:8]
