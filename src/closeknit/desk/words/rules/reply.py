"""Which of nine kinds a reply is (R2-19 to R2-22, R4-15 to R4-17)."""

import re
from typing import Final, NamedTuple

LABELS: Final = (
    "spam",
    "snippy",
    "pitch",
    "recruiter",
    "jobseeker",
    "apology",
    "detailed",
    "thanks-only",
    "other",
)
"""The kinds, the one that goes before first."""
_SIGNS: Final = {
    "spam": r"\b(bitcoin|crypto|whatsapp|telegram|beautiful|next of kin)\b",
    "snippy": r"\b(forget (it|i asked)|never mind|delete me|who do you think)\b",
    "pitch": r"\b(we help|i help|i sell|demo|our (product|service|platform))\b",
    "recruiter": r"\b(on behalf of a client|candidates?|your background fits)\b",
    "jobseeker": r"\b(hiring|my (cv|resume|résumé)|a job)\b",
    "apology": r"\b(sorry|apologi[sz]e|apologies|mistake|by accident)\b",
    "detailed": r"\b(we met|heard your talk|because|worked (with|together))\b",
    "thanks-only": r"\b(thanks|thank you|happy to)\b",
}
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


class Reply(NamedTuple):
    """The kind of a reply, how sure (0 to 1), and the sentences that decided."""

    label: str
    sure: float
    because: tuple[str, ...] = ()


def classify(text: str) -> Reply:
    """Return which kind of reply a text is."""
    for label, sign in _SIGNS.items():
        told = tuple(
            said.strip()
            for said in _SENTENCE.findall(text)
            if re.search(sign, said, re.IGNORECASE)
        )
        if told:
            return Reply(label, 0.5, told)
    return Reply("other", 0.3)
