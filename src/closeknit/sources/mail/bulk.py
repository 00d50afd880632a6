"""Why a message is no exchange between two people, if it is none."""

import re
from functools import lru_cache

from closeknit.sources.mail.headers import Fields
from closeknit.sources.mail.words import shown

MANY = 50
"""A message to more people than this is written to nobody in particular."""

_MACHINE = re.compile(
    r"(?:.{0,40}[._+-])?(?:no-?_?reply|do-?_?not-?_?reply|notifications?|newsletter|news|"
    r"mailer|bounces?|alerts?|automated|auto-?confirm|updates|digest)"
    r"(?:[._+-].{0,40})?@"
)
_LIST = (
    "list-id",
    "list-post",
    "mailing-list",
    "x-mailing-list",
    "x-beenthere",
)
_BULK = (
    "list-unsubscribe",
    "feedback-id",
    "x-mailgun-sid",
    "x-sg-eid",
    "x-mc-user",
    "x-mandrill-user",
    "x-campaign",
    "x-campaignid",
    "x-campaign-id",
    "x-csa-complaints",
    "x-ses-outgoing",
    "x-roving-id",
)
_AUTO = ("x-autoreply", "x-autorespond", "x-autoresponder")
_TELLING = frozenset(
    (
        *_LIST,
        *_BULK,
        *_AUTO,
        "auto-submitted",
        "precedence",
        "x-auto-response-suppress",
        "x-failed-recipients",
        "x-spam-flag",
    )
)
_AUTO_SUBJECT = re.compile(
    r"(?:re:\s{0,3})?(?:auto(?:matic|matische|mated)?[ -]?"
    r"(?:reply|response|antwort)|auto:"
    r"|out of (?:the )?office|abwesen|réponse automatique|respuesta automática"
    r"|risposta automatica|automatisch antwoord|resposta automática|autosvar"
    r"|automatiskt svar|odpowiedź automatyczna|자동 회신|自動応答|自动答复)",
    re.IGNORECASE,
)


def why_bulk(fields: Fields, sender: str, recipients: int) -> str:
    """Return ``bounce``, ``auto``, ``list``, ``bulk`` or, person to person, "".

    >>> why_bulk({"auto-submitted": "auto-replied"}, "ada@example.com", 1)
    'auto'
    >>> why_bulk({"to": "ada@example.com"}, "bo@example.com", 1)
    ''
    """
    path = fields.get("return-path")
    if not _TELLING.isdisjoint(fields) or (path is not None and path in ("<>", "")):
        found = _bounced(fields, sender) or _automatic(fields) or _sent_to_many(fields)
        if found:
            return found
    if is_machine(sender) or _is_report(fields):
        return _bounced(fields, sender) or "bulk"
    return "bulk" if recipients > MANY else ""


@lru_cache(maxsize=16384)
def is_machine(sender: str) -> bool:
    """Say whether nobody reads the mailbox this was sent from.

    >>> is_machine("no-reply@example.com"), is_machine("noreen@example.com")
    (True, False)
    """
    return _MACHINE.match(sender) is not None or _is_postmaster(sender)


def _is_report(fields: Fields) -> bool:
    return fields.get("content-type", "")[:16].lower() == "multipart/report"


def _is_postmaster(sender: str) -> bool:
    return sender.startswith(("mailer-daemon@", "postmaster@"))


def _bounced(fields: Fields, sender: str) -> str:
    if _is_report(fields):
        is_receipt = "disposition-notification" in fields["content-type"].lower()
        return "auto" if is_receipt else "bounce"
    if "x-failed-recipients" in fields or _is_postmaster(sender):
        return "bounce"
    if fields.get("return-path") in ("<>", "") and not _automatic(fields):
        return "bounce"
    return ""


def _automatic(fields: Fields) -> str:
    submitted = fields.get("auto-submitted", "no").lower()
    if not submitted.startswith("no") or any(name in fields for name in _AUTO):
        return "auto"
    if fields.get("precedence", "").lower() in ("auto_reply", "auto-reply"):
        return "auto"
    suppressed = fields.get("x-auto-response-suppress")
    if suppressed is not None and (
        suppressed.lower() == "all"
        or _AUTO_SUBJECT.match(shown(fields.get("subject", "")))
    ):
        return "auto"
    return ""


def _sent_to_many(fields: Fields) -> str:
    if fields.get("x-spam-flag", "").lower() == "yes":
        return "spam"
    precedence = fields.get("precedence", "").lower()
    if precedence == "list" or any(name in fields for name in _LIST):
        return "list"
    if precedence in ("bulk", "junk") or any(name in fields for name in _BULK):
        return "bulk"
    return ""
