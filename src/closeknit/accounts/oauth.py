"""Access tokens for services that take no password: a refresh token is asked for one.

The permission itself is given once, in the user's browser, to a program the user has
registered; the guide on mail accounts says how.
"""

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

SERVICES = {
    "google": "https://oauth2.googleapis.com/token",
    "microsoft": "https://login.microsoftonline.com/common/oauth2/v2.0/token",
}
"""Where access tokens are asked for, by the short names of the option ``oauth``."""

_BUSY = 429
_FAULTY = 500
_LATER = 300


class _Granted(msgspec.Struct):
    access_token: str = ""
    refresh_token: str = ""
    error: str = ""


def access_token(
    account: Account, secret: Secret, reach: Reach
) -> tuple[Secret, Secret | None]:
    """Return a token to sign in with, and the secret to keep where it is a new one.

    The secret is the refresh token; a second line is the program's own secret, for
    services that ask for one.

    Raises:
        AccountRefused: the permission has run out or was taken back.
    """
    token, _, own = secret.reveal().strip().partition("\n")
    url = SERVICES.get(account.option("oauth"), account.option("oauth"))
    form = {
        "grant_type": "refresh_token",
        "refresh_token": token.strip(),
        "client_id": account.option("client"),
    }
    if own.strip():
        form["client_secret"] = own.strip()
    answer = web.fetch(
        "POST",
        url,
        reach,
        headers={
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json",
        },
        body=urlencode(form).encode(),
    )
    host = url.partition("://")[2].partition("/")[0]
    granted = _granted(answer.body)
    if not granted.access_token:
        raise _no(host, answer.status, granted.error)
    renewed = granted.refresh_token
    if renewed in {"", token.strip()}:
        return Secret(granted.access_token), None
    kept = f"{renewed}\n{own.strip()}" if own.strip() else renewed
    return Secret(granted.access_token), Secret(kept)


def _granted(body: bytes) -> _Granted:
    try:
        return msgspec.json.decode(body, type=_Granted)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _Granted()


def _no(host: str, status: int, error: str) -> AccountFault:
    """Return why there is no token; the words are the standard's, not the host's."""
    if status == _BUSY:
        return AccountBusy(f"{host} asks to come back later.", seconds=_LATER)
    if status >= _FAULTY:
        return AccountUnreachable(f"{host} has a fault of its own ({status}).")
    if error == "invalid_grant":
        return AccountRefused(
            f"{host} says that the permission has run out or was taken back. Give it "
            "again, and the new refresh token to closeknit."
        )
    if error in {"invalid_client", "unauthorized_client"}:
        return AccountRefused(
            f"{host} does not know the program: look at the option client, and whether "
            "the secret needs the program's own as its second line."
        )
    return AccountRefused(f"{host} gives no access token (status {status}).")
