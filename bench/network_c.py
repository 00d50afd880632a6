"""The fair mark: a loop in C that only reads the ids a question needs, once."""

import ctypes
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from closeknit.engines.graph.snapshot import View

CODE = """
#include <stdint.h>
static uint64_t row(const uint64_t *rows, const uint32_t *ids, int64_t of) {
    uint64_t word = rows[of], begin = word >> 24, end = begin + (word & 0xFFFFFF);
    uint64_t sum = 0;
    for (uint64_t at = begin; at < end; at++) sum += ids[at];
    return sum;
}
uint64_t one(const uint64_t *rows, const uint32_t *ids, int64_t a, int64_t b) {
    return row(rows, ids, a) + row(rows, ids, b);
}
uint64_t all(const uint64_t *rows, const uint32_t *ids, int64_t a, int64_t b) {
    uint64_t begin = rows[a] >> 24, end = begin + (rows[a] & 0xFFFFFF);
    uint64_t sum = b < 0 ? 0 : row(rows, ids, b);
    for (uint64_t at = begin; at < end; at++) sum += row(rows, ids, ids[at]);
    return sum;
}
uint64_t many(const uint64_t *rows, const uint32_t *ids, const int64_t *of, int64_t n) {
    uint64_t sum = 0;
    for (int64_t at = 0; at < n; at++) sum += row(rows, ids, of[at]);
    return sum;
}
"""
Read = Callable[[int, int], int]


def library(folder: Path) -> ctypes.CDLL | None:
    """Return the loops, compiled; None where there is no gcc."""
    gcc = shutil.which("gcc")
    if gcc is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    source, made = folder / "reads.c", folder / "reads.so"
    source.write_text(CODE)
    flags = ["-O3", "-march=native", "-shared", "-fPIC"]
    subprocess.run([gcc, *flags, "-o", made, source], check=True)
    return ctypes.CDLL(str(made))


class Reads:
    """The loops over one graph: of two rows, of all rows beside one, of many rows."""

    def __init__(self, loops: ctypes.CDLL, view: View) -> None:
        self._view = view
        self._at = [ctypes.c_void_p(part.ctypes.data) for part in view[:2]]
        self._loops = loops
        for loop in (loops.one, loops.all, loops.many):
            loop.restype = ctypes.c_uint64

    def two_rows(self, ego: int, other: int) -> int:
        """Read two rows."""
        ends = ctypes.c_int64(ego), ctypes.c_int64(other)
        return int(self._loops.one(*self._at, *ends))

    def second_degree(self, ego: int, other: int = -1) -> int:
        """Read the rows of everyone in the ego's, and the other's."""
        ends = ctypes.c_int64(ego), ctypes.c_int64(other)
        return int(self._loops.all(*self._at, *ends))

    def rows(self, nodes: list[int]) -> int:
        """Read many rows."""
        listed = (ctypes.c_int64 * len(nodes))(*nodes)
        return int(self._loops.many(*self._at, listed, ctypes.c_int64(len(nodes))))
