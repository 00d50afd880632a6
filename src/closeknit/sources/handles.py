"""The identifiers a person answers to, each in one shape.

A handle is one account's: a LinkedIn slug, an e-mail address, a phone number. Here the
many ways of writing one become one; nothing is guessed, and what is none becomes "".
"""

import re
import unicodedata
from functools import lru_cache

_PROFILE = re.compile(
    r"^(?:https?://)?(?:[a-z]{2,3}\.|www\.|m\.)?linkedin\.com/(?:comm/)?"
    r"(in|pub)/([^?#\s]{1,300})",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"^[^\s@<>(),;:\"\[\]\\]{1,64}@[^\s@<>(),;:\"\[\]\\]{1,189}$")
_PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")
_ROLES = (
    "info office contact hello team sales support admin help mail service billing jobs "
    "hr press marketing orders enquiries inquiries reception webmaster postmaster "
    "accounts careers newsletter news notifications notification noreply no-reply "
    "donotreply do-not-reply mailer-daemon bounce bounces abuse hostmaster root"
)
ROLE_MAILBOXES = frozenset(_ROLES.split())
"""Local parts that belong to a desk or a machine, not to one human being (RFC 2142)."""


def _unquote(text: str) -> str:
    """Undo percent-encoding; what is not UTF-8 then stays as it was."""
    if "%" not in text:
        return text
    raw = _PERCENT.sub(lambda m: bytes([int(m[1], 16)]), text.encode())
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return text


@lru_cache(maxsize=65536)
def slug(url: str) -> str:
    """Return the profile's slug, the same for every way of writing its address.

    >>> slug("http://uk.linkedin.com/in/Mixed-Case-Slug?trk=x")
    'mixed-case-slug'
    >>> slug("https://www.linkedin.com/in/zo%C3%AB-brandt-ex/")
    'zoë-brandt-ex'
    >>> slug("https://www.linkedin.com.attacker.example/in/ada")
    ''
    """
    found = _PROFILE.match(url.strip()[:2048])
    if found is None:
        return ""
    form, rest = found.groups()
    path = _unquote(rest).strip("/")
    path = f"pub/{path}" if form.lower() == "pub" else path.split("/", 1)[0]
    if path in {".", ".."}:
        return ""
    kept = unicodedata.normalize("NFC", path)
    if not kept.startswith(("ACoAA", "ACwAA", "AEMAA")):  # those ids mind their case
        kept = kept.lower()
    return kept if kept.isprintable() and " " not in kept else ""


def profile_url(of_slug: str) -> str:
    """Return the page's address, the only form that is ever shown as a link.

    >>> profile_url("zoë-brandt-ex")
    'https://www.linkedin.com/in/zoë-brandt-ex'
    """
    if not of_slug:
        return ""
    path = of_slug if of_slug.startswith("pub/") else f"in/{of_slug}"
    return f"https://www.linkedin.com/{path}"


@lru_cache(maxsize=65536)
def email(text: str) -> str:
    r"""Return the address in lower case, or "" where it is none.

    A ``+tag`` stays: two spellings are never taken for one mailbox.

    >>> email(" A@EXAMPLE.COM ")
    'a@example.com'
    >>> email("a@example.com\r\nBcc: victim@example.com")
    ''
    """
    kept = text.strip()
    if not _EMAIL.match(kept) or not kept.isprintable():
        return ""
    return unicodedata.normalize("NFC", kept).lower()


@lru_cache(maxsize=65536)
def is_role(address: str) -> bool:
    """Say whether a desk or a machine reads this mailbox, not one human being.

    >>> is_role("info@example.com"), is_role("ada@example.com")
    (True, False)
    """
    local = address.partition("@")[0]
    return local in ROLE_MAILBOXES or local.startswith(
        ("noreply", "no-reply", "bounce")
    )


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """Return a name for comparing and searching: no marks, no case, single spaces.

    Look-alike letters of other alphabets stay what they are.

    >>> folded("  José   MUÑOZ ")
    'jose munoz'
    """
    if name.isascii():
        return " ".join(name.lower().split())
    apart = unicodedata.normalize("NFKD", name)
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())
