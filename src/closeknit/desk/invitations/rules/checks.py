"""All that can be wrong with an invitation note: one small function a requirement.

Each looks at the note as a whole and says what it finds, with the words that caused it;
`check` has all of them at once. What holds a note back is the policy's to say, but for
three things: a note that is too long, a name without permission, and a wrong greeting.
"""

from collections.abc import Callable, Iterator
from typing import Final

from closeknit.desk.invitations.rules.case import Case, Recall
from closeknit.desk.invitations.rules.fault import Fault
from closeknit.desk.invitations.rules.names import greeted, is_of, slots
from closeknit.desk.invitations.rules.reasons import has_reason, says_benefit
from closeknit.desk.invitations.rules.wording import said
from closeknit.desk.policy.rules.policy import AskInNote, Gravity
from closeknit.desk.words.rules.length import counted
from closeknit.desk.words.rules.look import sentences
from closeknit.ties.rules.encounters import says as encounter_says

Check = Callable[[Case], Iterator[Fault]]
_TIMELY: Final = frozenset({Recall.FRESH, Recall.SURE})


def length(case: Case) -> Iterator[Fault]:
    """Say by how much a note is too long (R0-18), and what to cut first (R1-14)."""
    over = counted(case.text) - case.limit
    if over > 0:
        many = "character" if over == 1 else "characters"
        cut = said("cut", case.text)
        hint = " It can do without these words:" if cut else ""
        says = f"It is {over} {many} too long.{hint}"
        yield Fault("R0-18", says, Gravity.BLOCK, cut)


def default_text(case: Case) -> Iterator[Fault]:
    """Say that it is LinkedIn's own text (R0-17); soon after a talk, warn (R1-04)."""
    if not case.traits.default:
        return
    words = (case.text.strip(),) if case.text.strip() else ()
    if case.whom.recall is Recall.FRESH and words:
        yield Fault(
            "R1-04",
            f"It is LinkedIn's own text. It passes only because {case.whom.because}, "
            "within your policy's grace days: add a line that reminds them of it.",
            words=words,
        )
        return
    what = "It is LinkedIn's own text" if words else "It is empty"
    always = case.outbound.personal_note or case.whom.recall is Recall.STRANGER
    gravity = Gravity.BLOCK if always else Gravity.WARN
    yield Fault("R0-17", f"{what}: say in your words why you write.", gravity, words)


def open_slots(case: Case) -> Iterator[Fault]:
    """Say that a place for a name was left open (R0-17)."""
    found = slots(case.text)
    if found:
        says = "A place for the name was left open: write the name."
        yield Fault("R0-17", says, Gravity.BLOCK, found)


def first_name(case: Case) -> Iterator[Fault]:
    """Say that a note greets somebody else (R0-17)."""
    names = greeted(case.text)
    if names and not any(is_of(name, case.whom.name) for name in names):
        says = f"It greets {' '.join(names)}, and is for {case.whom.name}."
        yield Fault("R0-17", says, Gravity.BLOCK, names)


def link(case: Case) -> Iterator[Fault]:
    """Say that there is an address in it, plain or disguised (R3-23)."""
    found = case.traits.because.get("link", ())
    if found:
        says = "Leave out every link, mail address and number: they look like a trap."
        yield Fault("R3-23", says, case.outbound.links, found)


def sales_motive(case: Case) -> Iterator[Fault]:
    """Say that it wants a client, or sells (R0-21, C8).

    A client wanted is the policy's to hold back, and so is an offer that is all there
    is to a note. Beside a reason, what one offers may just say who writes (R1-06): the
    user is warned, and decides.
    """
    wants = said("client", case.text)
    found = wants or case.traits.because.get("pitch", ())
    if not found and not case.traits.pitch:
        return
    motive = case.outbound.sales_motive
    if wants:
        says = "It says you want them as a client. First a relationship, then business."
        yield Fault("R0-21", says, motive, tuple(found))
    elif has_reason(case):
        says = "It reads as if you sold something: is that why you write?"
        yield Fault("R0-21", says, words=tuple(found))
    else:
        says = "It sells, and gives no other reason. First a relationship."
        yield Fault("R0-21", says, motive, tuple(found))


def reason(case: Case) -> Iterator[Fault]:
    """Say that no reason stands in it (R1-10, R1-15), or who may not recall (R0-20)."""
    recall = case.whom.recall
    if recall is Recall.FRESH or has_reason(case):
        return
    empty = said("boilerplate", case.text)
    if recall is Recall.AT_RISK:
        says = (
            f"They may not recall you ({case.whom.because}): say why you want to be in "
            "touch."
        )
        yield Fault("R0-20", says, case.outbound.no_reason, empty)
    elif empty:
        says = "That you want a larger network is no reason for them. Say what is."
        yield Fault("R1-10", says, case.outbound.no_reason, empty)
    else:
        says = "It has no reason: say why you write to this person, or do not invite."
        yield Fault("R1-10", says, case.outbound.no_reason)


def benefit(case: Case) -> Iterator[Fault]:
    """Say that nothing in it is for the reader (R2-12, R1-07, R3-28)."""
    if case.whom.recall not in _TIMELY and not says_benefit(case):
        says = "It does not say what they have of it: what is worth their time?"
        yield Fault("R2-12", says, case.outbound.no_benefit)


def who_i_am(case: Case) -> Iterator[Fault]:
    """Say that a stranger is not told who writes (R1-06)."""
    is_stranger = case.whom.recall is Recall.STRANGER and not case.traits.default
    if is_stranger and not said("who", case.text):
        yield Fault("R1-06", "You have not met: say in a few words who you are.")


def reminder(case: Case) -> Iterator[Fault]:
    """Say that it does not remind them where they met (R0-19, R1-11, R1-04)."""
    met, told = case.whom.met, case.traits
    if met is None or told.says_where_met or told.default:
        return
    if case.whom.recall in {Recall.FRESH, Recall.AT_RISK}:
        which = met.last if case.whom.recall is Recall.FRESH else met.first
        says = f"Remind them: {encounter_says(which, today=case.today)}."
        fresh = case.whom.recall is Recall.FRESH
        yield Fault("R1-04" if fresh else "R0-19", says)


def flattery(case: Case) -> Iterator[Fault]:
    """Say that its praise would fit anyone (R1-12)."""
    empty = said("flattery", case.text)
    if empty and not case.traits.commonality and not case.traits.says_where_met:
        says = "The praise would fit anyone: name the one thing you mean."
        yield Fault("R1-12", says, words=empty)


def names(case: Case) -> Iterator[Fault]:
    """Say whose name stands in it without permission (R0-25, C4)."""
    for one in case.named:
        if one.permitted:
            continue
        if not one.person:
            says = (
                f"It names somebody who is not known here ({one.words}). If that is "
                "a person, ask before you use the name."
            )
            yield Fault("R0-25", says, words=(one.words,))
            continue
        how = f" ({one.says})" if one.says else ""
        says = (
            f"It names {one.name} without permission{how}. Ask {one.name} to "
            f"introduce you, or ask {one.name} for permission; until then say that you "
            "share people, not whom."
        )
        yield Fault("R0-25", says, Gravity.BLOCK, (one.words,), one.person)


def locked(case: Case) -> Iterator[Fault]:
    """Say that an introduction is asked for, and the invitation waits (R0-26)."""
    if case.locked:
        yield Fault("R0-26", case.locked, Gravity.BLOCK)


def ask(case: Case) -> Iterator[Fault]:
    """Say that it asks for more than the policy lets a note ask (R0-22, R2-13, C7)."""
    favours = said("too_much", case.text)
    if favours and case.too_early:
        says = f"It asks a favour: {case.too_early}."
        yield Fault("R0-22", says, Gravity.BLOCK, favours)
        return
    if favours:
        says = "It asks a favour of somebody you are only about to be joined with."
        yield Fault("R0-22", says, words=favours)
        return
    allowed = case.outbound.ask_in_note
    asked = [one for one in sentences(case.text) if one.endswith("?")]
    at_once = [one for one in asked if said("realtime", one)]
    begged = [one for one in at_once if said("permission", one)]
    if allowed is AskInNote.NONE and (asked or case.traits.ask):
        words = tuple(asked) or case.traits.because.get("ask", ())
        says = "It asks for something; by your policy a note asks for nothing more."
        yield Fault("R0-22", says, words=words)
    elif allowed is AskInNote.PERMISSION and at_once and not begged:
        says = "It asks for a talk at once; by your policy, ask first whether you may."
        yield Fault("R2-13", says, words=tuple(at_once))


def ending(case: Case) -> Iterator[Fault]:
    """Say that it ends without thanks, good-bye or a name (R3-25)."""
    if not case.traits.closing and not case.traits.default:
        yield Fault("R3-25", "It has no ending: thanks, or a good-bye, and your name.")


CHECKS: tuple[Check, ...] = (
    length,
    default_text,
    open_slots,
    first_name,
    link,
    sales_motive,
    reason,
    benefit,
    who_i_am,
    reminder,
    flattery,
    names,
    locked,
    ask,
    ending,
)


def check(case: Case) -> tuple[Fault, ...]:
    """Return all faults at once, in the order of `CHECKS`."""
    return tuple(fault for one in CHECKS for fault in one(case))
