"""One question to LinkedIn's interface, and its refusals in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urlencode

import msgspec

from closeknit.accounts import web
from closeknit.accounts.account import Account, Secret
from closeknit.accounts.egress import Reach
from closeknit.shared.errors import (
    AccountBusy,
    AccountFault,
    AccountRefused,
    AccountUnreachable,
)

ADDRESS = "https://api.linkedin.com"
VERSION = "202312"
EXPIRED = 65602
HOUR = 3_600


class Refusal(msgspec.Struct):
    """What LinkedIn says when it does not answer."""

    code: str | int = ""
    service_error: int = msgspec.field(name="serviceErrorCode", default=0)


@dataclass(frozen=True, slots=True)
class LinkedInAsked:
    """The account's interface, with its token; each question is one request."""

    account: Account
    secret: Secret

    def page(self, what: str, **query: str | int) -> bytes | None:
        """Return what LinkedIn answers, None where it has no (more) data.

        Raises:
            AccountRefused: the token, its rights or our version are not accepted.
            AccountBusy: it asks to come back later.
            AccountUnreachable: it does not answer, or with a fault of its own.
        """
        base = (self.account.address or ADDRESS).rstrip("/")
        answer = web.fetch(
            "GET",
            f"{base}/rest/{what}?{urlencode(query)}",
            Reach(self.account.allowed, seconds=120.0),
            headers={
                "Authorization": f"Bearer {self.secret.reveal().strip()}",
                "LinkedIn-Version": self.account.option("version", VERSION),
                "X-Restli-Protocol-Version": "2.0.0",
                "Accept": "application/json",
            },
        )
        if answer.status == HTTPStatus.OK:
            return answer.body
        if answer.status == HTTPStatus.NOT_FOUND:
            return None
        raise _fault(answer.status, answer.headers, answer.body)


def _fault(status: int, headers: Mapping[str, str], body: bytes) -> AccountFault:
    """Return a refusal in words; what LinkedIn itself writes is not repeated."""
    try:
        said = msgspec.json.decode(body, type=Refusal)
    except msgspec.DecodeError:
        said = Refusal()
    match status:
        case HTTPStatus.UNAUTHORIZED:
            return _unauthorised(said)
        case HTTPStatus.FORBIDDEN:
            return AccountRefused(
                "LinkedIn's token may not read your data: the app needs the product "
                "Member Data Portability (Member), and the token its scope. LinkedIn "
                "offers it in the EEA and Switzerland only."
            )
        case HTTPStatus.UPGRADE_REQUIRED:
            return AccountRefused(
                "LinkedIn no longer speaks this version of its interface: update "
                "closeknit, or set the account's option version to a newer YYYYMM."
            )
        case HTTPStatus.TOO_MANY_REQUESTS:
            seconds = _wait(headers)
            return AccountBusy(
                f"LinkedIn asks to come back in {_in_words(seconds)}; what was "
                "fetched so far is kept.",
                seconds=seconds,
            )
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return AccountUnreachable(
            f"LinkedIn has a fault of its own ({status}). Try again later; what was "
            "fetched so far is kept."
        )
    return AccountRefused(
        f"LinkedIn does not accept what it was asked ({status}). Is closeknit up to "
        "date?"
    )


def _unauthorised(said: Refusal) -> AccountRefused:
    codes = {str(said.code), str(said.service_error)}
    if codes & {str(EXPIRED), "EXPIRED_ACCESS_TOKEN"}:
        return AccountRefused(
            "LinkedIn's token has run out, as each does after 60 days. Make a new one "
            "in its developer portal (OAuth Token Tools) and give it with "
            "`closeknit account secret`."
        )
    return AccountRefused(
        "LinkedIn does not know this token. Was it copied whole, or taken back? Give "
        "it again with `closeknit account secret`."
    )


def _wait(headers: Mapping[str, str]) -> int:
    """Return how many seconds the other side asks us to wait; an hour if unsaid."""
    told = headers.get("retry-after", "").strip()
    if told.isascii() and told.isdigit():
        return min(int(told), 24 * HOUR)
    try:
        until = parsedate_to_datetime(told)
        now = parsedate_to_datetime(headers.get("date", ""))
        seconds = int((until - now).total_seconds())
    except (ValueError, TypeError):
        return HOUR
    return max(1, min(seconds, 24 * HOUR))


def _in_words(seconds: int) -> str:
    """Return a time to wait as people say it.

    >>> _in_words(30), _in_words(60), _in_words(3_600), _in_words(86_400)
    ('30 seconds', '1 minute', '60 minutes', '24 hours')
    """
    for size, unit in ((HOUR, "hour"), (60, "minute"), (1, "second")):
        if seconds >= (2 if unit == "hour" else 1) * size:
            count = -(-seconds // size)
            return f"{count} {unit}{'' if count == 1 else 's'}"
    return "a moment"
