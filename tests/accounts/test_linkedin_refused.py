"""LinkedIn's refusals are told in words, and nothing of the token with them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from closeknit.accounts.account import Secret
from closeknit.accounts.linkedin import LINKEDIN
from closeknit.shared.errors import (
    AccountBusy,
    AccountFault,
    AccountRefused,
    AccountUnreachable,
)
from tests.accounts.listening import Reply
from tests.accounts.replayed import (
    TOKEN,
    LinkedIn,
    account_of,
    fetched_from,
    refused,
    replayed,
    rows,
)


@pytest.fixture
def linkedin() -> Iterator[LinkedIn]:
    with replayed() as one:
        yield one


@pytest.mark.parametrize(
    ("reply", "kind", "told"),
    [
        (refused(401, 65602, "EXPIRED_ACCESS_TOKEN"), AccountRefused, "60 days"),
        (refused(401, 65600, "INVALID_ACCESS_TOKEN"), AccountRefused, "copied whole"),
        (refused(403, 100, "ACCESS_DENIED"), AccountRefused, "EEA and Switzerland"),
        (refused(426, 0, "NONEXISTENT_VERSION"), AccountRefused, "update closeknit"),
        (refused(400, 0, "ILLEGAL_ARGUMENT"), AccountRefused, "does not accept"),
        (refused(500, 0, "INTERNAL"), AccountUnreachable, "fault of its own"),
        (Reply(200, b"<html>sign in</html>"), AccountUnreachable, "a shape"),
        (Reply(200, b"[" * 100_000), AccountUnreachable, "a shape"),
        (Reply(200, b'{"elements":[{"id":null}]}'), AccountUnreachable, "a shape"),
    ],
)
def test_a_refusal_is_told_in_words_without_the_token(
    linkedin: LinkedIn,
    tmp_path: Path,
    reply: Reply,
    kind: type[AccountFault],
    told: str,
) -> None:
    linkedin.instead["memberChangeLogs"] = reply

    with pytest.raises(kind, match=told) as error:
        fetched_from(linkedin, tmp_path)

    assert TOKEN not in str(error.value)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ((("Retry-After", "120"),), 120),
        ((), 3_600),
        ((("Retry-After", "soon"),), 3_600),
        ((("Retry-After", "99999999"),), 86_400),
        (
            (
                ("Retry-After", "Sat, 21 Nov 2026 10:30:00 GMT"),
                ("Date", "Sat, 21 Nov 2026 10:00:00 GMT"),
            ),
            1_800,
        ),
    ],
)
def test_too_many_requests_says_when_to_come_back(
    linkedin: LinkedIn,
    tmp_path: Path,
    headers: tuple[tuple[str, str], ...],
    seconds: int,
) -> None:
    linkedin.instead["memberSnapshot"] = Reply(429, b"", headers)

    with pytest.raises(AccountBusy) as told:
        fetched_from(linkedin, tmp_path)

    assert told.value.seconds == seconds


def test_an_account_without_data_yet_is_told_and_asked_anew_later(
    linkedin: LinkedIn, tmp_path: Path
) -> None:
    linkedin.pages.clear()

    with pytest.raises(AccountBusy, match="minutes to hours"):
        fetched_from(linkedin, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_pages_without_an_end_are_given_up(
    linkedin: LinkedIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("closeknit.accounts.linkedin.MOST_PAGES", 3)
    linkedin.instead["domain=PROFILE"] = rows({"First Name": "Ada"}, onward=True)

    with pytest.raises(AccountUnreachable):
        fetched_from(linkedin, tmp_path)


def test_a_good_token_passes_the_check(linkedin: LinkedIn) -> None:
    LINKEDIN.check(account_of(linkedin), Secret(f" {TOKEN}\n"))


def test_a_wrong_token_fails_the_check(linkedin: LinkedIn) -> None:
    with pytest.raises(AccountRefused, match="does not know this token"):
        LINKEDIN.check(account_of(linkedin), Secret("another"))


def test_the_version_asked_for_can_be_set(linkedin: LinkedIn) -> None:
    with pytest.raises(AccountRefused, match="newer YYYYMM"):
        LINKEDIN.check(account_of(linkedin, version="202401"), Secret(TOKEN))
