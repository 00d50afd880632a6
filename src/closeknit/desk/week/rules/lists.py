"""What is worth doing this week, and why: one small function a list.

Each item names the requirement of the articles that asks for it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from closeknit.desk.cadence.rules.cadence import Touch
from closeknit.desk.cadence.rules.cadence import Why as About
from closeknit.desk.introductions.rules.states import WORDS, Standing
from closeknit.desk.triage.rules.advice import Next
from closeknit.desk.triage.rules.inbound import Inbound
from closeknit.desk.triage.rules.inbound import because as because_of
from closeknit.ties.rules.alter import Alter, Found, reasons_of
from closeknit.ties.rules.encounters import Acquaintance, says
from closeknit.ties.rules.jobs import NOTICED_FOR, Changed
from closeknit.ties.rules.words import ago, many

DAY = 86_400
EPOCH = date(1970, 1, 1).toordinal()
MET_WITHIN = 56
"""Days after which a meeting no longer calls for an invitation: eight weeks."""
SPOKEN_WITHIN = 365
ONE_WAY_WITHIN = 365
ONE_WAY_LEAST = 3
AT_MOST = 10
"""Items a list shows: five to ten people, not a bulk (R3-15)."""

ANSWER_WITHIN = 2
"""Days within which an invitation should be answered (R4-10)."""


class Who(NamedTuple):
    """A person, as an item names them."""

    id: int
    name: str


class Item(NamedTuple):
    """One thing to do: with whom, what, why, and what asks for it.

    `id` is how it is called for, `rests` what it rests on (`rules/words.py`).
    """

    person: Who
    do: str
    because: list[str]
    requirement: str
    profile: str = ""
    note: str = ""
    met: Acquaintance | None = None
    id: str = ""
    rests: str = ""


class Section(NamedTuple):
    """A list of the week: at most `AT_MOST` items of `total`."""

    total: int
    items: list[Item]


class Week(NamedTuple):
    """The week as of a day.

    `to_invite`: people of the first three lists, each once; `put_off`: how many items
    the user wants to see later, `back` the day on which the first of them comes back.
    """

    as_of: date
    met_not_invited: Section
    clients_not_connected: Section
    new_in_crm: Section
    inbound: Section
    accepted_not_spoken: Section
    job_changes: Section
    to_keep: Section
    one_way: Section
    introductions: Section
    readiness: Section
    follow_ups: Section
    reminders: Section
    to_invite: int = 0
    put_off: int = 0
    back: date | None = None


def empty(as_of: date) -> Week:
    """Return a week with nothing to do."""
    no = Section(0, [])
    return Week(as_of, no, no, no, no, no, no, no, no, no, no, no, no)


def _who(one: Alter) -> Who:
    return Who(one.id, one.name)


def section(
    found: Found, rule: Callable[[Alter, date], Item], *, today: date
) -> Section:
    """Return what was found as items."""
    return Section(found.total, [rule(one, today) for one in found.people])


def invite(one: Alter, today: date) -> Item:
    """Say that somebody met lately is not invited yet."""
    last = one.measured.last or 0
    why = [f"you were in touch {ago(last, today=today)}, both ways"]
    why += reasons_of(one, today=today)[:1]
    why.append("not connected on LinkedIn, and not invited")
    return Item(_who(one), "Invite, with a note on where you met", why, "R0-27")


def invite_after(one: Alter, met: Acquaintance | None, today: date) -> Item:
    """Say the same of somebody, with where and when the two met (R0-19, R1-11)."""
    item = invite(one, today)
    if met is None:
        return item
    why = [says(met.last, today=today), *item.because[1:]]
    if met.first != met.last:
        why.insert(1, f"first: {says(met.first, today=today)}")
    return item._replace(because=why, met=met)


def congratulate(one: Changed, today: date) -> Item:
    """Say that somebody changed jobs: a reason to write without needing anything."""
    why = [
        f"now {one.now}, before that {one.was}",
        f"first said by a source of {one.on:%-d %b %Y}, {ago(one.on, today=today)}",
        f"shown until you write, say it is done, or {NOTICED_FOR} days have passed",
    ]
    do = "Congratulate them on the new job"
    return Item(Who(one.id, one.name), do, why, "R3-13", one.profile)


def answer(one: Alter, today: date) -> Item:
    """Say that an invitation waits, and whether a reason came with it."""
    asked = one.asked_us or 0
    when = f"invited you {ago(asked, today=today)}" if asked else "invited you"
    if one.default_text:
        do, says, requirement = (
            "Ask why, before you accept",
            "with LinkedIn's own text or none: no reason was given",
            "R4-06",
        )
    else:
        do, says, requirement = "Read the note and decide", "with a note", "R2-16"
    why = [when, says]
    if asked and (days := today.toordinal() - EPOCH - asked // DAY) > ANSWER_WITHIN:
        why.append(f"waiting {days} days: best answered within {ANSWER_WITHIN}")
    if one.measured.last is not None:
        why += reasons_of(one, today=today)[:1]
    elif one.gone:
        why.append("you were connected before")
    else:
        why.append("nothing else about them in your data")
    return Item(_who(one), do, why, requirement, one.profile)


def speak(one: Alter, today: date) -> Item:
    """Say that two joined and never spoke."""
    since = one.connected or today
    why = [
        f"connected {ago(since, today=today)}",
        "not a word between you since, in mail or on LinkedIn",
    ]
    return Item(_who(one), "Say hello, and offer a call", why, "R3-29", one.profile)


def keep(one: Touch, today: date) -> Item:
    """Say that it is time for a word, by the cadence, and what about (R3-13)."""
    why = [told.says for told in one.reasons if told.why is not About.PLAIN]
    now = one.why_now(today)
    why.append(f"{one.quiet}: {now}" if one.quiet else now)
    do = "Write, without needing anything"
    return Item(Who(one.person, one.name), do, why, "R3-13")


def even_out(one: Alter, today: date) -> Item:
    """Say that only one side writes."""
    m = one.measured
    last = f"last {ago(m.last or 0, today=today)}"
    if m.ours:
        why = [f"you wrote {many(m.ours, 'time')}, they never did", last]
        do = "Ask what they need, or let it go"
    else:
        why = [f"they wrote {many(m.theirs, 'time')}, you never did", last]
        do = "Answer, or say that you will not"
    return Item(_who(one), do, why, "R3-11", one.profile)


def carry_on(
    who: tuple[int, str], target: str, stands: Standing, heard: str, today: date
) -> Item:
    """Say that an introduction by `who` waits for its next step (R0-26)."""
    why = [f"{WORDS[stands.state]}, {ago(stands.since, today=today)}"]
    why += [heard] if heard else []
    return Item(Who(*who), f"Introduction to {target}: {stands.do}", why, "R0-26")


_TO_DO: Mapping[Next, str] = MappingProxyType(
    {
        Next.FOLLOW_UP: "Follow up, as your policy says",
        Next.CONFIRM: "Read their answer",
        Next.ACCEPT: "Accept, and follow up",
        Next.CLOSE: "Close politely",
        Next.DELETE: "Delete the invitation",
        Next.DECLINE: "Decline",
        Next.HAND_OVER: "Hand them to your CRM",
    }
)


def follow_up(one: Inbound) -> Item:
    """Say what is due with an invitation that was dealt with before (R4-19)."""
    do = _TO_DO.get(one.advice.action, "Decide what to do")
    who = Who(one.queued.person, one.queued.name)
    return Item(who, do, because_of(one), one.advice.requirement, one.profile)


YOU = Who(0, "You")
"""Whom an item is about that is about nobody else."""


def make_ready(to_invite: int, left: Sequence[str]) -> Item:
    """Say that invitations wait for profile and presence (R0-01)."""
    waits = "waits" if to_invite == 1 else "wait"
    invitations = many(to_invite, "person to invite", "people to invite")
    why = [
        f"{invitations} {waits}: whoever is invited reads your profile first",
        f"open: {', '.join(left)}",
    ]
    return Item(YOU, "Make profile and presence ready", why, "R0-01")


def come_back(who: tuple[int, str], text: str, on: date, today: date) -> Item:
    """Say that the day has come to come back to something (R4-12)."""
    why = [f"you wanted to, from {on:%-d %b %Y} on", f"that was {ago(on, today=today)}"]
    return Item(Who(*who), f"Come back to: {text}", why[: 1 + (on < today)], "R4-12")
