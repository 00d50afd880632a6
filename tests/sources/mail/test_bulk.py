import pytest

from closeknit.sources.mail.bulk import is_machine
from closeknit.sources.mail.labels import folder, gmail_labels
from tests.sources.mail.says import wrote


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        ("Subject: Hello\n", ""),
        ("Auto-Submitted: no\n", ""),
        ("Return-Path: <ada@example.com>\n", ""),
        ("Content-Type: multipart/alternative; boundary=x\n", ""),
        ("X-Auto-Response-Suppress: DR, OOF\nSubject: Lunch?\n", ""),
        ("Auto-Submitted: auto-replied\n", "auto"),
        ("Auto-Submitted: auto-replied\nReturn-Path: <>\n", "auto"),
        ("X-Autoreply: yes\n", "auto"),
        ("Precedence: auto_reply\n", "auto"),
        ("X-Auto-Response-Suppress: All\n", "auto"),
        (
            "X-Auto-Response-Suppress: OOF\nSubject: Réponse automatique: x\n",
            "auto",
        ),
        (
            "Content-Type: multipart/report; report-type=disposition-notification\n",
            "auto",
        ),
        ("Content-Type: multipart/report; report-type=delivery-status\n", "bounce"),
        ("Return-Path: <>\n", "bounce"),
        ("From: MAILER-DAEMON@example.com\n", "bounce"),
        ("X-Failed-Recipients: bo@example.org\n", "bounce"),
        ("List-Id: <talk.example.net>\nPrecedence: bulk\n", "list"),
        ("Precedence: list\n", "list"),
        ("List-Post: <mailto:talk@example.net>\n", "list"),
        ("Precedence: bulk\n", "bulk"),
        ("Precedence: junk\n", "bulk"),
        ("List-Unsubscribe: <https://example.net>\n", "bulk"),
        ("X-SG-EID: abc\n", "bulk"),
        ("From: Quay <no-reply@example.net>\n", "bulk"),
        ("From: notifications+4@example.net\n", "bulk"),
        ("X-Spam-Flag: YES\nList-Id: <x>\n", "spam"),
        ("X-Gmail-Labels: Spam,Unread\n", "spam"),
        ("X-Gmail-Labels: =?UTF-8?Q?Courrier_ind=C3=A9sirable?=\n", "spam"),
        ("X-Gmail-Labels: Inbox,Category Promotions\n", "bulk"),
        ("X-Gmail-Labels: Sent,Opened\n", ""),
    ],
)
def test_bulk_says_why_it_is_no_exchange(headers: str, why: str) -> None:
    assert wrote(headers + "Date: Mon, 4 Mar 2024 12:20:34 +0100\n").bulk == why


@pytest.mark.parametrize(
    ("address", "machine"),
    [
        ("noreply@example.com", True),
        ("do_not_reply@example.com", True),
        ("weekly.newsletter@example.com", True),
        ("bounce-77@example.com", True),
        ("noreen@example.com", False),
        ("newsom@example.com", False),
        ("info@example.com", False),
    ],
)
def test_machine_is_known_by_its_address(address: str, machine: bool) -> None:  # noqa: FBT001  parametrize gives it
    assert is_machine(address) is machine


def test_labels_are_read_in_other_languages() -> None:
    labels = "=?UTF-8?Q?Gesendet=2C=22Projekte=2C_alt=22=2CGe=C3=B6ffnet?="

    assert gmail_labels(labels) == {"sent"}


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Sent.mbox", {"sent"}),
        (".Sent", {"sent"}),
        ("[Gmail]/Entwürfe.mbox", {"draft"}),
        ("Junk.mbox.gz", {"spam"}),
        ("Apollo", set()),
    ],
)
def test_folder_is_known_by_its_name(name: str, kinds: set[str]) -> None:
    assert folder(name) == kinds
