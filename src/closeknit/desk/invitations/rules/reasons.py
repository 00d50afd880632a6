"""Does a note say why, and what for them? Also by what the user answered before."""

from typing import Final

from closeknit.desk.invitations.rules.case import Case, Recall
from closeknit.desk.invitations.rules.wording import said
from closeknit.desk.words.rules.lexicon import folded
from closeknit.desk.words.rules.look import look, sentences
from closeknit.desk.words.rules.note import traits

_ENOUGH: Final = 8
"""Words of a question that is a reason by itself."""


def has_reason(case: Case) -> bool:
    """Say whether a note has a reason (R1-10, R0-20, R2-11).

    What the user gave as their reason counts where it stands in the note. Where they
    met is reason enough, unless that is long ago; so is the name of somebody who
    allowed it. A larger network is none.
    """
    if _stands_in(case.reason, case.text):
        return True
    text = _own_words(case)
    told = case.traits if text == case.text else traits(text)
    if told.default:
        return False
    if told.has_reason or any(one.permitted for one in case.named):
        return True
    if case.whom.recall is Recall.AT_RISK:
        return _gives_cause(text)
    return told.commonality or told.says_where_met or _gives_cause(text)


def says_benefit(case: Case) -> bool:
    """Say whether a note says what the reader has of it (R2-12, R3-28)."""
    return _stands_in(case.benefit, case.text) or bool(said("benefit", case.text))


def _stands_in(answer: str, text: str) -> bool:
    plain = folded(answer).strip(" .!?")
    return bool(plain) and plain in folded(text)


def _own_words(case: Case) -> str:
    """Return the text without evidence, and without "to grow my network"."""
    text = case.text
    for phrase in case.evidence:
        text = text.replace(phrase, " ")
    plain = folded(text)
    for words in said("boilerplate", text):
        plain = plain.replace(words, " ")
    return text if plain == folded(text) else plain.strip()


def _gives_cause(text: str) -> bool:
    """Say whether a cause is named, or a question long enough to be one is asked."""
    if any(sign.name == "s:reason" for sign in look(text).signs):
        return True
    asked = (one for one in sentences(text) if one.endswith("?"))
    return any(len(one.split()) >= _ENOUGH for one in asked)
