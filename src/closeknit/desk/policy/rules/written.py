"""A policy as the file the user reads and edits: TOML, each choice explained."""

import json
from collections.abc import Iterable, Iterator

from closeknit.desk.policy.rules.bounds import NO_LIMIT, cell_name
from closeknit.desk.policy.rules.market import RANKS
from closeknit.desk.policy.rules.policy import (
    CELLS,
    Action,
    AskInNote,
    Band,
    Enough,
    Gravity,
    Inbound,
    Kind,
    OnNoReply,
    OnSnippy,
    Outbound,
    Policy,
    Purpose,
    TargetMarket,
)

_HEAD = """\
# Your networking policy: how you decide whom to invite and whom to answer.
# Change it here or on the page Policy. Each change that can be read becomes a new
# version with its day; decisions made before keep the version they were made by.
"""


def written(policy: Policy) -> str:
    """Return a policy as its file; `reading.read` gives it back."""
    parts = (
        _HEAD,
        *_philosophy(policy),
        "\n[target_market]\n",
        *_market(policy.target_market),
        "\n[outbound]\n",
        *_outbound(policy.outbound),
        "\n[inbound]\n",
        *_inbound(policy.inbound),
        "\n[introductions]\n",
        _line("min_strength", policy.introductions.min_strength, _any_of(Band)),
        _line("permission_days", policy.introductions.permission_days),
        _line(
            "exchanges_first",
            policy.introductions.exchanges_first,
            "both ways, before anything is asked of somebody",
        ),
        "\n[review]\n",
        _line("months", policy.review.months),
    )
    return "".join(parts)


def _philosophy(policy: Policy) -> Iterator[str]:
    yield "\n"
    yield _line("name", policy.name)
    yield _line("goal", policy.goal)
    yield _line("purpose", policy.purpose, _any_of(Purpose))
    yield '# Any one of these is enough. Two together: "1 meeting and 1 call".\n'
    yield "# Mails and messages count each way. There are:\n"
    yield f"# {', '.join(Kind)}.\n"
    yield "known_if = [\n"
    for way in policy.known_if:
        yield f"    {_value(way_written(way))},\n"
    yield "]\n"
    yield _line("willingness_required", policy.willingness_required)


def way_written(way: Enough) -> str:
    """Return an alternative as the file has it.

    >>> from closeknit.desk.policy.rules.policy import Needed
    >>> way_written((Needed(Kind.MEETING, 1), Needed(Kind.MAIL, 2)))
    '1 meeting and 2 mails'
    """
    return " and ".join(
        f"{need.least} {need.kind}{'' if need.least == 1 else 's'}" for need in way
    )


def _market(market: TargetMarket) -> Iterator[str]:
    yield "# Whom you look for. Who does not fit is never left out for it.\n"
    yield '# A star stands for any ending: "logisti*".\n'
    yield _line("titles", market.titles)
    yield f"# Seniority is any of {', '.join(RANKS)}.\n"
    yield _line("seniority", market.seniority)
    yield _line("sectors", market.sectors)
    yield _line("places", market.places)
    yield _line("sizes", market.sizes or (), "people of a firm: [11, 500]")
    yield _line("firms", market.firms, "anybody there fits")
    yield _line("at_least", market.at_least, "so many of the kinds above must match")
    yield "\n# What you know of firms' sizes; no file of LinkedIn's tells it.\n"
    yield "[target_market.employees]\n"
    for firm, many in market.employees:
        yield f"{_value(firm)} = {many}\n"


def _outbound(out: Outbound) -> Iterator[str]:
    ration = NO_LIMIT if out.notes_per_month is None else out.notes_per_month
    yield _line("personal_note", out.personal_note)
    yield _line("grace_days", out.grace_days, "after talking, a reminder is enough")
    yield _line("ask_in_note", out.ask_in_note, _any_of(AskInNote))
    yield _line("note_limit", out.note_limit, "200 on most free accounts, else 300")
    yield _line("notes_per_month", ration, f'a number or "{NO_LIMIT}"')
    yield _line("sales_motive", out.sales_motive, _any_of(Gravity))
    yield _line("no_reason", out.no_reason)
    yield _line("no_benefit", out.no_benefit)
    yield _line("links", out.links)
    yield _line("campaign_a_day", out.campaign_a_day, "notes, while a campaign is on")


def _inbound(inbound: Inbound) -> Iterator[str]:
    yield _line("timeout_days", inbound.timeout_days, "waiting for an answer")
    yield _line("on_no_reply", inbound.on_no_reply, _any_of(OnNoReply))
    yield _line("on_snippy", inbound.on_snippy, _any_of(OnSnippy))
    yield _line("followup_due_days", inbound.followup_due_days, "after accepting")
    yield "\n# Whether you know them, whether they gave a reason, whether they fit:\n"
    yield f"# {_any_of(Action)}.\n"
    yield "[inbound.matrix]\n"
    for case in CELLS:
        name = _value(cell_name(case))
        yield f"{name:<27} = {_value(inbound.action(case))}\n"


def _line(key: str, value: object, says: str = "") -> str:
    return f"{key} = {_value(value)}{f'  # {says}' if says else ''}\n"


def _any_of(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str):
        # JSON's strings are TOML's, but that TOML takes no DEL as it is.
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    return json.dumps(value)
