"""The features of every tie as SQL: one text, in the dialect of whoever counts."""

import math
from functools import cache
from importlib.resources import files

import sqlglot
from sqlglot import exp

from closeknit.ties.rules.exchange import DAY, HORIZON
from closeknit.ties.rules.forecast import JUST_NOW, LASTS, OTHERWISE, forecast
from closeknit.ties.rules.rhythm import ENOUGH_DAYS, SHORTEST
from closeknit.ties.rules.strength import PAUSE

TOUCHED = "touched"
"""The table of ties (ego, person) that are to be counted, where not all are."""

APART = float(2**26)
"""What lies between two counts that share a number: a tie has no more exchanges."""


def text(dialect: str, *, now: int, only: bool = False) -> str:
    """Return SQL that gives the features of every tie as of a moment, in seconds.

    `dialect` as sqlglot calls it: duckdb, postgres, spark. It reads a table
    ``exchanges`` (ego, person, t, side, channel, size), and with `only` counts no
    other ties than those in the table ``touched``.

    >>> text("spark", now=0).partition(" AS ")[0]
    'WITH told'
    """
    return _rendered(_whole(only=only), dialect, now)


def steps(dialect: str, *, now: int, only: bool = False) -> dict[str, str]:
    """Return the same in two texts, each to be kept under its name, in this order.

    For more exchanges than memory: what the first one finds lies on disk by then.

    >>> list(steps("duckdb", now=0))
    ['fortnights', 'features']
    """
    return {
        "fortnights": _rendered(_fortnights(only=only), dialect, now),
        "features": _rendered(_kept("features.sql"), dialect, now),
    }


_AMONG = (
    f"EXISTS (SELECT 1 FROM {TOUCHED} WHERE {TOUCHED}.ego = exchanges.ego"  # noqa: S608 - our own name
    f" AND {TOUCHED}.person = exchanges.person)"
)


@cache
def _kept(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _fortnights(*, only: bool) -> str:
    kept = _kept("fortnights.sql")
    there = "WHERE t <= $now"
    return kept.replace(there, f"{there} AND {_AMONG}") if only else kept


def _whole(*, only: bool) -> str:
    first = f"WITH fortnights AS (\n{_fortnights(only=only)}), beside AS ("
    return _kept("features.sql").replace("WITH beside AS (", first)


@cache
def _parsed(kept: str) -> exp.Expr:
    return sqlglot.parse_one(kept, read="duckdb")


def _rendered(kept: str, dialect: str, now: int) -> str:
    numbers = _numbers(now)
    told = _parsed(kept).transform(lambda node: _told(node, numbers))
    if dialect == "postgres":
        told = told.transform(_for_postgres)
    return told.sql(dialect, comments=False)


def _numbers(now: int) -> dict[str, float]:
    weights = forecast().tie
    return {
        "now": now,
        "recent": now - int(HORIZON) * DAY,
        "pause": PAUSE,
        "apart": APART,
        "horizon": HORIZON,
        "just_now": JUST_NOW,
        "enough_days": ENOUGH_DAYS,
        "shortest": SHORTEST,
        "start": weights["start"],
        "lately": weights["lately"],
        "pause_weight": weights["pause"],
        "silence": weights["silence"],
        "days_both": weights["days_both"],
    }


def _told(node: exp.Expr, numbers: dict[str, float]) -> exp.Expr:
    """Return a piece of the text with its numbers."""
    if isinstance(node, exp.Placeholder):
        return _number(numbers[node.name])
    if isinstance(node, exp.Literal) and not node.is_string and not node.is_int:
        return _number(float(node.name))
    if isinstance(node, exp.Anonymous) and node.name.lower() == "fades":
        return _fades(node.expressions[0])
    return node


def _number(value: float) -> exp.Expr:
    """Return a whole number as it is, any other as a floating one, never a decimal."""
    if isinstance(value, int):
        return exp.convert(value)
    literal = exp.Literal.string(repr(value))
    return exp.Cast(this=literal, to=exp.DataType.build("double"))


def _fades(channel: exp.Expr) -> exp.Expr:
    """Return what an exchange by a channel loses in a second, as an exponent."""
    fades = exp.Case(this=channel.copy())
    for name, lasts in LASTS.items():
        fades = fades.when(exp.Literal.string(name), _number(_a_second(lasts)))
    return fades.else_(_number(_a_second(OTHERWISE)))


def _a_second(lasts: float) -> float:
    return -math.log(2.0) / (lasts * HORIZON * DAY)


def _for_postgres(node: exp.Expr) -> exp.Expr:
    if isinstance(node, exp.IntDiv):  # its DIV is one of decimal numbers
        return exp.Div(this=node.this, expression=node.expression, typed=True)
    if isinstance(node, exp.Anonymous) and node.name.lower() == "bit_count":
        day = exp.Cast(
            this=node.expressions[0], to=exp.DataType.build("BIT(32)", udt=True)
        )
        return exp.Anonymous(this="BIT_COUNT", expressions=[day])
    return node
