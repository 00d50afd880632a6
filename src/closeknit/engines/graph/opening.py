"""A graph on disk, opened in the flavour asked for."""

from importlib.util import find_spec
from pathlib import Path

from closeknit.engines.graph.arrays import ArraysGraph
from closeknit.engines.graph.graph import Graph
from closeknit.engines.graph.plain import PlainGraph, Row
from closeknit.engines.graph.snapshot import Snapshot
from closeknit.shared.errors import DeskError, NotKept

DEFAULT, COMPILED = "arrays", "compiled"
FLAVOURS = (DEFAULT, COMPILED, "plain")


def open_graph(path: Path, flavour: str = DEFAULT, *, follows: bool = True) -> Graph:
    """Return the graph kept in `path`.

    ``arrays`` is numpy; ``compiled`` needs numba (the extra ``servers``), takes a
    second to start (see `make_ready`) and is quicker from then on; ``plain`` is slow
    and sees nothing of what changes later. All give the same answers. With `follows`
    off, any flavour stays as it is opened: for one who knows the nodes of that state
    only.
    """
    if not (path / "current").exists():
        raise NotKept(f"There is no graph in {path} yet.")
    if flavour == DEFAULT:
        return ArraysGraph(path, follows=follows)
    if flavour == "plain":
        return _plain(Snapshot(path))
    if flavour != COMPILED:
        raise ValueError(f"A flavour is one of {', '.join(FLAVOURS)}, not {flavour}.")
    return _compiled()(path, follows=follows)


def make_ready(flavour: str) -> None:
    """Have what a flavour needs to begin: the compiled one's machine code.

    It is made when it is first needed, which takes half a minute, and is then kept
    beside the program, where that may be written.
    """
    if flavour == COMPILED:
        _compiled()


def _compiled() -> type[ArraysGraph]:
    if not is_compiler_here():
        raise DeskError(
            "The compiled graph needs numba, and it is not installed: "
            "pip install 'closeknit[servers]'."
        )
    # numba takes a second to import, which nobody should pay for who does not ask.
    from closeknit.engines.graph.compiled import CompiledGraph  # noqa: PLC0415

    return CompiledGraph


def is_compiler_here() -> bool:
    """Return whether the flavour ``compiled`` can be opened."""
    return find_spec("numba") is not None


def _plain(of: Snapshot) -> PlainGraph:
    def row(node: int) -> Row:
        others, strengths = of.row(node)
        return dict(zip(others.tolist(), strengths.tolist(), strict=True))

    return PlainGraph(of.people, row, reflects=of.reflects)
