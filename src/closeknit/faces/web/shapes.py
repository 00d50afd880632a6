"""What the picture of the circles is made of; all numbers are texts."""

from typing import NamedTuple


class Ring(NamedTuple):
    """A circle's outline and its name."""

    name: str
    radius: str
    y: str


class Sector(NamedTuple):
    """A community's part of the picture, and of its rim; others have no letter."""

    letter: str
    number: int
    wedge: str
    rim: str
    x: str
    y: str


class Dot(NamedTuple):
    """A person in the picture."""

    id: int
    name: str
    title: str
    x: str
    y: str
    text_x: str
    text_y: str
    turn: str
    anchor: str
    number: int
    ring: int
    is_bridge: bool
    is_asked: bool = False


class Line(NamedTuple):
    """One half of a path, from one to the other; `key` is first or other."""

    x1: str
    y1: str
    x2: str
    y2: str
    key: str
    is_weak: bool
    title: str
    label: str
    label_x: str
    label_y: str


class Stop(NamedTuple):
    """Somebody of a path who stands beside the circles."""

    id: int
    name: str
    title: str
    x: str
    y: str
    text_x: str
    text_y: str
    anchor: str
    is_target: bool


class Way(NamedTuple):
    """The paths to a target, the best drawn last and so on top."""

    lines: tuple[Line, ...]
    stops: tuple[Stop, ...]


class Picture(NamedTuple):
    """Everything that is drawn; the middle is 0, 0. `top`, `height`: of its box."""

    size: str
    whole: str
    middle: str
    title: str
    says: str
    rings: tuple[Ring, ...]
    sectors: tuple[Sector, ...]
    dots: tuple[Dot, ...]
    top: str
    height: str
    way: Way | None = None
