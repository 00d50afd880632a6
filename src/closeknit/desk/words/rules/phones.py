"""Phone numbers in a text, told from days, hours, years, sums and references."""

import re
from collections.abc import Iterator
from typing import Final

_NUMBER: Final = re.compile(
    r"(?<![\w.,$€£#-])\+?\(?\d[\d ()/.\u2013-]{5,22}\d(?![\w%€$£]|[.,]\d)"
)
_TIMES: Final = re.compile(
    r"\b\d{4}[-./]\d{1,2}[-./]\d{1,2}\b"
    r"|\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b"
    r"|\b\d{1,2}[./](?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d ?[-/\u2013] ?(?:19|20)?\d\d\b(?![ -]?\d)"
    r"|\b\d{1,2}[.:h]\d\d ?[-\u2013] ?\d{1,2}[.:h]\d\d\b"
    r"|\b97[89][- ]?\d[\d -]{8,12}[\dX]\b"
    r"|\b(?:ISO|DIN|EN|IEC|ISBN|IBAN|Ref|Nr|No)\b\.?:? ?[\d /-]+",
    re.IGNORECASE,
)
_NONE: Final = re.compile(r"(?:(?:19|20)\d\d[ /-]*)+|\d\.\d+")
"""Years in a row, or a fraction."""
_SUM: Final = re.compile(r"\d{1,3}(?:([ .])\d{3})(?:\1\d{3})*")
_ROUND: Final = "000"
_THREE_GROUPS: Final = 9
_FEWEST_DIGITS, _MOST_DIGITS, _FEWEST_ALONE = 7, 15, 9
_DIGITS: Final = re.compile(r"\d(?:\W{0,4}\d){6}")
_ASKED: Final = re.compile(
    r"(?:tel|phone|fon|mobil|cell|call|ring|text|sms|whatsapp|handy|reach me|llam|mov|"
    r"port|telem|lig[au]|chiam|bel|gsm|appel|joign|anruf|n[uú]m|num[eé]ro|number|nummer)"
    r"\w*[\s.:]*(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)


def phones(text: str) -> Iterator[str]:
    """Yield the phone numbers of a text.

    >>> list(phones("Ring 555-0100 or +49 (0)30 901820; 1 000 000 sold since 2021"))
    ['555-0100', '+49 (0)30 901820']
    """
    if not _DIGITS.search(text):
        return
    plain = _TIMES.sub(" ; ", text)
    for found in _NUMBER.finditer(plain):
        said = _closed(found.group().strip(" -."))
        if _is_phone(said, plain[max(found.start() - 40, 0) : found.start()]):
            yield said


def _closed(said: str) -> str:
    """Return a number without a bracket that it does not close."""
    return said if said.count("(") == said.count(")") else said.lstrip("(")


def _is_phone(said: str, before: str) -> bool:
    many = sum(sign.isdigit() for sign in said)
    if not _FEWEST_DIGITS <= many <= _MOST_DIGITS or _NONE.fullmatch(said):
        return False
    if said.count("(") != said.count(")"):
        return False
    if said[0] in "+(0" or _ASKED.search(before):
        return True
    if _SUM.fullmatch(said):
        return many == _THREE_GROUPS and not said.endswith(_ROUND)
    return not said.isdigit() or many >= _FEWEST_ALONE
