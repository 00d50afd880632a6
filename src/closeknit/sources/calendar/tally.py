"""What a reading left out or did otherwise, told once each with how often."""

from collections.abc import Iterator

from closeknit.sources.said import Noticed


class Tally:
    """Counts kinds of trouble, by what they happened to ("event", "line")."""

    def __init__(self, of: str) -> None:
        self._of = of
        self._seen: dict[str, tuple[int, int]] = {}

    def add(self, what: str, line: int, times: int = 1) -> None:
        """Note that this happened, first at this line."""
        first, before = self._seen.get(what, (line, 0))
        self._seen[what] = first, before + times

    def noticed(self) -> Iterator[tuple[int, Noticed]]:
        """Yield each kind at the line where it was first seen."""
        for what, (line, times) in self._seen.items():
            many = f"1 {self._of}" if times == 1 else f"{times:,} {self._of}s"
            yield line, Noticed(f"{many} {what}")
