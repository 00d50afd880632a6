"""The tree of errors is as drawn."""

import re
from collections.abc import Iterator

from closeknit.shared import errors
from closeknit.shared.errors import DeskError

BRANCH = re.compile(r"^(?P<indent> {4,})(?P<name>[A-Z]\w+) {2,}\S", re.MULTILINE)


def drawn(text: str) -> list[tuple[int, str]]:
    """Return depth and name of each line of a drawing."""
    return [
        (len(found["indent"]) // 2 - 2, found["name"])
        for found in BRANCH.finditer(text)
    ]


def tree(root: type[DeskError], depth: int = 0) -> Iterator[tuple[int, str]]:
    """Yield depth and name of a class and all below it, in the order they stand."""
    yield depth, root.__name__
    for child in root.__subclasses__():
        if child.__module__ == errors.__name__:
            yield from tree(child, depth + 1)


def test_the_errors_are_the_tree_that_is_drawn() -> None:
    assert drawn(errors.__doc__ or "") == list(tree(DeskError))


def test_every_error_says_what_it_is() -> None:
    silent = [
        name
        for name, value in vars(errors).items()
        if isinstance(value, type)
        and issubclass(value, DeskError)
        and not value.__doc__
    ]

    assert silent == []


def test_no_error_for_the_user_is_defined_elsewhere() -> None:
    def below(root: type[DeskError]) -> Iterator[type[DeskError]]:
        for child in root.__subclasses__():
            yield child
            yield from below(child)

    elsewhere = {
        error.__qualname__
        for error in below(DeskError)
        if error.__module__.startswith("closeknit.")
        and error.__module__ != errors.__name__
    }

    assert elsewhere == set()
