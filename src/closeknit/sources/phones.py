"""Telephone numbers, in the one shape that is the same everywhere (E.164)."""

from functools import lru_cache

import phonenumbers

LONGEST = 40
"""Characters of a number as people write it."""


def phone_of(text: str) -> str:
    """Return the number in E.164, or "" where it has no country code or is none.

    With an extension it is a firm's, and everybody's there: "" too.

    >>> phone_of("+32 9 000 00 00"), phone_of("09 000 00 00")
    ('+3290000000', '')
    >>> phone_of("+1 212 555 0100 ext. 7")
    ''
    """
    kept = text.strip()
    if not kept.startswith("+") or len(kept) > LONGEST:
        return ""
    return _e164(kept)


@lru_cache(maxsize=65536)
def _e164(text: str) -> str:
    try:
        number = phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException:
        return ""
    if number.extension or not phonenumbers.is_possible_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
