"""A graph on disk, opened in the flavour asked for."""

from importlib.util import find_spec
from pathlib import Path

from closeknit.engines.graph.arrays import ArraysGraph
from closeknit.engines.graph.graph import Graph
from closeknit.engines.graph.plain import PlainGraph, Row
from closeknit.engines.graph.snapshot import Snapshot
from closeknit.shared.errors import DeskError, NotKept

FLAVOURS = ("arrays", "compiled", "plain")


def open_graph(path: Path, flavour: str = "arrays", *, follows: bool = True) -> Graph:
    """Return the graph kept in `path`.

    ``arrays`` is numpy; ``compiled`` needs numba (the extra ``servers``), takes some
    seconds to start and is quicker from then on; ``plain`` is slow and sees nothing of
    what changes later. All give the same answers. With `follows` off, any flavour
    stays as it is opened: for one who knows the nodes of that state only.
    """
    if not (path / "current").exists():
        raise NotKept(f"There is no graph in {path} yet.")
    if flavour == "arrays":
        return ArraysGraph(path, follows=follows)
    if flavour == "plain":
        return _plain(Snapshot(path))
    if flavour != "compiled":
        raise ValueError(f"A flavour is one of {', '.join(FLAVOURS)}, not {flavour}.")
    if not is_compiler_here():
        raise DeskError(
            "The compiled graph needs numba, and it is not installed: "
            "pip install 'closeknit[servers]'."
        )
    # numba takes a second to import, which nobody should pay for who does not ask.
    from closeknit.engines.graph.compiled import CompiledGraph  # noqa: PLC0415

    return CompiledGraph(path, follows=follows)


def is_compiler_here() -> bool:
    """Return whether the flavour ``compiled`` can be opened."""
    return find_spec("numba") is not None


def _plain(of: Snapshot) -> PlainGraph:
    def row(node: int) -> Row:
        others, strengths = of.row(node)
        return dict(zip(others.tolist(), strengths.tolist(), strict=True))

    return PlainGraph(of.people, row, reflects=of.reflects)
