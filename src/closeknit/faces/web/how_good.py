"""How good is this? What the forecasts were worth on the user's own past."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from closeknit.faces.web import doing
from closeknit.faces.web.frame import desk, when
from closeknit.faces.web.remembered import remembered
from closeknit.ties.actions import forget_own_past
from closeknit.ties.rules import elsewhere
from closeknit.ties.rules.own_past import Bin, Trial, why_no_percentage
from closeknit.ties.store.own_past import own_past

SIDE, EDGE = 240, 40
"""The plot's square, and the room for its axes."""
NAMES = {
    "closeknit": "closeknit",
    "four features": "the formula before this one",
    "recency": "who was in touch last",
    "count": "the number of messages",
    "decayed count": "the number, old ones counting less",
    "min(out, in)": "the number from the quieter side",
    "pair's rate": "the share answered so far",
    "logistic regression, on its own past": "logistic regression, fitted on that past",
    "gradient boosting, on its own past": "gradient boosting, fitted on that past",
}
HISTORIES = (
    "Means over four families of public histories. The weights of closeknit had no "
    "part in the family they foretold; the formula before this one had seen all four; "
    "the two fitted on that past learned from earlier days of the same history."
)
TOLD = {
    "judged": "Your own past is judged anew.",
    "forgotten": "What your past said is forgotten. Bands stand again.",
}


class Area(NamedTuple):
    """A line of the table: who foretold, and how often it ranked right, by subset."""

    name: str
    is_ours: bool
    values: list[str]


class Dot(NamedTuple):
    """A bin in the plot, and in the table that says the same."""

    x: float
    y: float
    radius: float
    foretold: str
    came: str
    many: int


class Shown(NamedTuple):
    """One forecast as the page shows it; `elsewhere`: on public histories."""

    name: str
    title: str
    asks: str
    areas: list[Area]
    elsewhere: list[Area]
    subsets: list[str]
    dots: list[Dot]
    percent: str
    verdict: str
    is_own: bool
    why_not_own: str


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """Show what the forecasts were worth on the own past, or were elsewhere."""
    ego, today = desk()
    past = remembered(("own past", ego), lambda: own_past(ego))
    ties = _shown(
        "ties",
        past.ties if past else None,
        past.too_little if past else "",
        elsewhere.TIES,
    )
    answers = _shown(
        "answers",
        past.answers if past else None,
        past.too_little_of_answers if past else "",
        elsewhere.ANSWERS,
    )
    context = {
        "past": past,
        "on": when(past.on, today=today) if past else None,
        "parts": [ties, answers],
        "histories": HISTORIES,
        "edge": EDGE,
        "ticks": [(EDGE + SIDE * n / 4, EDGE / 2 + SIDE * (4 - n) / 4, 25 * n)
                  for n in range(5)],
        "told": TOLD.get(request.GET.get("done", ""), ""),
    }  # fmt: skip
    return render(request, "web/how_good.html", context)


@require_POST
def judge(request: HttpRequest) -> HttpResponse:
    """Judge the own past; what is quick is shown at once."""
    del request
    arguments = ["evaluate", "ties", "--own"]
    token = doing.start("evaluate", arguments, back="/how-good?done=judged")
    doing.wait(token, seconds=6)
    return HttpResponseRedirect(doing.page_of(token))


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Forget what the own past says."""
    del request
    ego, _ = desk()
    forget_own_past(ego)
    return HttpResponseRedirect("/how-good?done=forgotten")


_TITLES = {
    "ties": (
        "Will you two be in touch?",
        "That is what strength stands for: an exchange both ways within 90 days.",
    ),
    "answers": (
        "Will they answer?",
        "An answer within a week, if you write.",
    ),
}
_SUBSETS = {
    "ties": (
        ("all", "everybody", "among everybody"),
        ("active", "active", "among those active by then"),
        ("both", "active both ways", "among those active both ways"),
    ),
    "answers": (
        ("all", "everybody", "among everybody"),
        ("known", "have written to you", "among those who had written to you"),
    ),
}


def _shown(
    name: str, of: Trial | None, why: str, other: Mapping[str, Sequence[float]]
) -> Shown:
    subsets = _SUBSETS[name]
    there = [_row(who, values) for who, values in other.items()]
    here = []
    if of is not None:
        for who, by in of.areas.items():
            here.append(_row(who, [by.get(key) for key, *_ in subsets]))
    title, asks = _TITLES[name]
    return Shown(
        name,
        title,
        asks,
        here or there,
        there if here else [],
        [heading for _, heading, _ in subsets],
        list(_dots(of.bins)) if of else [],
        why_no_percentage(of) if of else "",
        _verdict(of, subsets) if of else "",
        of is not None,
        why,
    )


def _row(who: str, values: Iterable[float | None]) -> Area:
    told = ["-" if value is None else f"{value:.2f}" for value in values]
    return Area(NAMES.get(who, who), who == "closeknit", told)


def _verdict(of: Trial, subsets: Sequence[tuple[str, str, str]]) -> str:
    """Return in a sentence how often the order was right, by subset."""
    ours = of.areas["closeknit"]
    told = [
        f"{100 * value:.0f} of 100 times{_sure(of, key)} {words}"
        for key, _, words in subsets
        if (value := ours.get(key)) is not None
    ]
    if not told:
        return "There was too little to compare."
    return (
        "Of two people, one with whom it came true and one with whom it did not, the "
        f"likelier one was named right {', '.join(told)}. A coin is right 50 times."
    )


def _sure(of: Trial, key: str) -> str:
    low, high = of.within.get(key, (None, None))
    if low is None or high is None:
        return ""
    return f" ({100 * low:.0f} to {100 * high:.0f})"


def _dots(bins: Iterable[Bin]) -> Iterable[Dot]:
    all_ = list(bins)
    most = max((one.many for one in all_), default=1)
    for one in all_:
        yield Dot(
            round(EDGE + SIDE * one.foretold, 1),
            round(EDGE / 2 + SIDE * (1 - one.came), 1),
            round(3 + 4 * (one.many / most) ** 0.5, 1),
            f"{100 * one.foretold:.0f}",
            f"{100 * one.came:.0f}",
            one.many,
        )
