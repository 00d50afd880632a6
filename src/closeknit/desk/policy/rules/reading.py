"""A policy's file, read: the policy, or all that is wrong with it, line by line.

What the file leaves out has its usual value; a case left out of the matrix is the
user's own call. Nothing in it can say that an invitation is accepted silently.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import NamedTuple

from closeknit.desk.policy.rules import bounds
from closeknit.desk.policy.rules.policy import (
    CELLS,
    Action,
    Inbound,
    Introductions,
    Outbound,
    Policy,
    Purpose,
    Review,
    TargetMarket,
)
from closeknit.desk.policy.rules.section import Lines, Section, Wrong, lines_of

LARGEST = 65_536
"""Bytes of a policy's file; a written one has three thousand."""
SECTIONS = ("target_market", "outbound", "inbound", "introductions", "review")
_AT_LINE = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)$")


class Read(NamedTuple):
    """What came of reading a file: a policy, or what is wrong, in the file's order."""

    policy: Policy | None
    wrong: tuple[Wrong, ...] = ()


def read(text: str) -> Read:
    r"""Return the policy that a file's text says.

    >>> read('goal = "friends"\nreview = 3').wrong
    (Wrong(line=2, says='"review" is a section of its own: [review].'),)
    """
    if len(text) > LARGEST:
        return Read(None, (Wrong(1, "This is too long to be a policy."),))
    try:
        said: Mapping[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Read(None, (_no_toml(str(error), text),))
    except RecursionError:
        return Read(None, (Wrong(1, "This is nested too deep to be a policy."),))
    return believe(said, lines_of(text))


def believe(said: Mapping[str, object], lines: Lines) -> Read:
    """Return the policy that values say, by the sections and keys of the file."""
    wrong: list[Wrong] = []
    policy = _policy(Section(said, "", lines, wrong), wrong)
    if wrong:
        return Read(None, tuple(sorted(set(wrong))))
    return Read(policy)


def read_bytes(content: bytes) -> Read:
    """Return the policy that a file's bytes say: UTF-8, with or without a mark."""
    try:
        return read(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Read(None, (Wrong(line, "This is not UTF-8 text; save it as such."),))


def _no_toml(says: str, text: str) -> Wrong:
    found = _AT_LINE.search(says)
    line = found[1] if found else None
    what = _AT_LINE.sub("", says)
    number = int(line) if line else text.count("\n") + 1
    return Wrong(number, f"This line cannot be read as TOML: {what}.")


def _policy(top: Section, wrong: list[Wrong]) -> Policy:
    name = top.text("name", "my own", longest=bounds.LONGEST_NAME)
    goal = top.text("goal", "", longest=bounds.LONGEST_GOAL)
    policy = Policy(
        name=name,
        goal=goal,
        purpose=top.one_of("purpose", Purpose.REFERRALS),
        known_if=top.ways("known_if"),
        willingness_required=top.yes("willingness_required", default=False),
        target_market=_market(top.section("target_market")),
        outbound=_outbound(top.section("outbound")),
        inbound=_inbound(top.section("inbound")),
        introductions=_introductions(top.section("introductions")),
        review=_review(top.section("review")),
    )
    if not goal and not any(one.says.startswith('"goal"') for one in wrong):
        top.refuse("goal", "says what your network is for, in a line of its own.")
    top.refuse_unknown(SECTIONS)
    return policy


def _market(said: Section) -> TargetMarket:
    of = TargetMarket()
    market = TargetMarket(
        titles=said.words("titles"),
        seniority=said.ranks("seniority"),
        sectors=said.words("sectors"),
        places=said.words("places"),
        sizes=said.span("sizes"),
        firms=said.words("firms"),
        employees=said.section("employees").counts(),
        at_least=said.whole("at_least", of.at_least),
    )
    said.refuse_unknown(("employees",))
    return market


def _outbound(said: Section) -> Outbound:
    of = Outbound()
    outbound = Outbound(
        personal_note=said.yes("personal_note", default=of.personal_note),
        grace_days=said.whole("grace_days", of.grace_days),
        ask_in_note=said.one_of("ask_in_note", of.ask_in_note),
        note_limit=said.whole("note_limit", of.note_limit),
        notes_per_month=said.whole_or_none("notes_per_month", 5),
        sales_motive=said.one_of("sales_motive", of.sales_motive),
        no_reason=said.one_of("no_reason", of.no_reason),
        no_benefit=said.one_of("no_benefit", of.no_benefit),
        links=said.one_of("links", of.links),
        campaign_a_day=said.whole("campaign_a_day", of.campaign_a_day),
    )
    said.refuse_unknown()
    return outbound


def _inbound(said: Section) -> Inbound:
    of = Inbound()
    cells = said.section("matrix")
    names = {case: name for name, case in bounds.CELL_NAMES.items()}
    matrix = tuple(cells.one_of(names[case], Action.YOUR_CALL) for case in CELLS)
    cells.refuse_unknown()
    inbound = Inbound(
        matrix=matrix,
        timeout_days=said.whole("timeout_days", of.timeout_days),
        on_no_reply=said.one_of("on_no_reply", of.on_no_reply),
        on_snippy=said.one_of("on_snippy", of.on_snippy),
        followup_due_days=said.whole("followup_due_days", of.followup_due_days),
    )
    said.refuse_unknown(("matrix",))
    return inbound


def _introductions(said: Section) -> Introductions:
    of = Introductions()
    found = Introductions(
        min_strength=said.one_of("min_strength", of.min_strength),
        permission_days=said.whole("permission_days", of.permission_days),
        exchanges_first=said.whole("exchanges_first", of.exchanges_first),
    )
    said.refuse_unknown()
    return found


def _review(said: Section) -> Review:
    found = Review(months=said.whole("months", Review().months))
    said.refuse_unknown()
    return found
