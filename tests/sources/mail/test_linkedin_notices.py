from base64 import b64encode
from datetime import UTC, datetime
from quopri import encodestring

import pytest

from closeknit.sources.record import Accepted, Invited, Mention, Notified, Wrote
from tests.sources.mail.says import says

AT = datetime(2026, 1, 14, 7, 30, tzinfo=UTC)
DATE = "Date: Wed, 14 Jan 2026 07:30:00 +0000\nTo: odile@example.com\n"
ZOE = Mention(name="Zoe Brandt", profile="zoe-brandt-ex")
IN = "https://www.linkedin.com/comm/in/"
ACCEPTED = "Zoe accepted your invitation, explore their network"


def mail(
    subject: str,
    text: str,
    *,
    sender: str = "Zoe Brandt via LinkedIn <invitations@linkedin.com>",
    kind: str = "text/plain; charset=utf-8",
) -> str:
    head = f"From: {sender}\nSubject: {subject}\nContent-Type: {kind}\n{DATE}"
    return f"{head}\n{text}"


def test_acceptance_is_told_with_the_link_under_the_name() -> None:
    text = (
        f"Zoe has accepted your invitation\n\nZoe Brandt\nChief\n{IN}zoe-brandt-ex?x\n"
        f"Suggestions from Zoe's network\n{IN}not-an-acceptance-ex?x=1\n"
    )

    assert says(mail(ACCEPTED, text)) == (Accepted(ZOE, AT),)


@pytest.mark.parametrize(
    "text",
    [
        f"Zoe has accepted your invitation\nPeople you may know\n{IN}kofi-ex\n",
        f"Kofi Mensah\n{IN}kofi-ex\n",
        "https://www.linkedin.com.attacker.example/in/zoe-brandt-ex\n",
        "",
    ],
)
def test_acceptance_never_takes_the_link_of_another(text: str) -> None:
    who = Mention(name="Zoe Brandt")

    assert says(mail(ACCEPTED, text)) == (Accepted(who, AT),)


def test_older_acceptance_names_the_person_in_its_subject() -> None:
    subject = "Odile, start a conversation with your new connection, Zoe Brandt"
    text = f"Zoe Brandt\n{IN}zoe-brandt-ex\n"

    said = says(mail(subject, text, sender="LinkedIn <invitations@linkedin.com>"))

    assert said == (Accepted(ZOE, AT),)


def test_acceptance_in_html_is_read_by_its_links() -> None:
    page = (
        f'<p>Zoe has accepted your invitation<a href="{IN}zoe-brandt-ex?a=1"><img></a>'
        f'<a href="{IN}zoe-brandt-ex?b=2">Zoe Brandt</a> Chief'
        f'<a href="{IN}kofi-ex">Kofi Mensah</a>'
    )

    said = says(mail(ACCEPTED, page, kind="text/html; charset=utf-8"))

    assert said == (Accepted(ZOE, AT),)


@pytest.mark.parametrize("coding", ["quoted-printable", "base64"])
def test_coded_mail_is_decoded_first(coding: str) -> None:
    plain = f"Zoe Brandt\n{IN}zoe-brandt-ex?x=1\n".encode()
    coded = encodestring(plain) if coding == "quoted-printable" else b64encode(plain)
    kind = f"text/plain\nContent-Transfer-Encoding: {coding}"

    assert says(mail(ACCEPTED, coded.decode(), kind=kind)) == (Accepted(ZOE, AT),)


BATCH = "See Zoe's and other people's connections, experience, and more"


def test_batch_tells_each_of_those_it_counts() -> None:
    text = (
        f"You have 2 new connections\nZoe Brandt\nView profile: {IN}zoe-brandt-ex?x\n"
        f"Kofi Mensah\nView profile: {IN}kofi-ex?x\n"
        f"Ada Sample\nView profile: {IN}ada-ex?x\n"
        "You are receiving Accepted Invitation emails.\n"
    )

    assert says(mail(BATCH, text, sender="LinkedIn <invitations@linkedin.com>")) == (
        Accepted(ZOE, AT),
        Accepted(Mention(name="Kofi Mensah", profile="kofi-ex"), AT),
    )


def test_batch_in_html_is_read_by_its_links() -> None:
    def person(name: str, slug: str) -> str:
        return (
            f'<a href="{IN}{slug}"><img></a><a href="{IN}{slug}">{name}</a> Chief '
            f'<a href="{IN}{slug}">View profile</a>'
        )

    page = "<p>You have 2 new connections</p>" + person("Zoe Brandt", "zoe-brandt-ex")
    page += person("Kofi Mensah", "kofi-ex")

    assert says(mail(BATCH, page, kind="text/html")) == (
        Accepted(ZOE, AT),
        Accepted(Mention(name="Kofi Mensah", profile="kofi-ex"), AT),
    )


def test_batch_tells_eight_at_most() -> None:
    people = "".join(f"P Q{n}\nView profile: {IN}p{n}\n" for n in range(20))

    said = says(mail(BATCH, f"You have 20 new connections\n{people}"))

    assert len(said) == 8


INVITED = "Odile, please add me to your LinkedIn network"


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        ("I'd like to join your LinkedIn network.", ""),
        ("I\u2019d like to  add you to my professional network on LinkedIn.", ""),
        (
            "We met at the fair.\nI owe you a coffee!",
            "We met at the fair.\nI owe you a coffee!",
        ),
        ("", ""),
    ],
)
def test_invitation_is_told_with_its_note_if_one_was_written(
    lines: str, note: str
) -> None:
    text = f"Hi Odile,\n{lines}\nZoe Brandt\nChief\nView profile: {IN}zoe-brandt-ex?x\n"

    said = says(mail(INVITED, text, sender="Zoe Brandt <invitations@linkedin.com>"))

    assert said == (Invited(ZOE, outgoing=False, at=AT, text=note),)


def test_message_digest_tells_who_wrote() -> None:
    sender = "LinkedIn <messaging-digest-noreply@linkedin.com>"

    one = says(mail("Zoe just messaged you", "", sender=sender))
    two = says(mail("Zoe and Kofi sent new messages", "", sender=sender))

    assert one == (Notified(Mention(name="Zoe"), "message", AT),)
    assert two == (
        Notified(Mention(name="Zoe"), "message", AT),
        Notified(Mention(name="Kofi"), "message", AT),
    )


@pytest.mark.parametrize(
    ("sender", "labels", "bulk"),
    [
        ("invitations@linkedin.com.attacker.example", "Inbox", ""),
        ("invitations@1inkedin.com", "Inbox", ""),
        ("invitations@mail.linkedin.com", "Inbox", ""),
        ("invitations@linkedin.com", "Spam", "spam"),
        ("ada@linkedin.com", "Inbox", ""),
    ],
)
def test_others_are_not_believed(sender: str, labels: str, bulk: str) -> None:
    text = f"Zoe Brandt\n{IN}zoe-brandt-ex\n"
    message = mail(ACCEPTED, text, sender=f"Zoe via LinkedIn <{sender}>")

    said = says(f"X-Gmail-Labels: {labels}\n{message}")

    assert [(type(one), one.bulk) for one in said if isinstance(one, Wrote)] == [
        (Wrote, bulk)
    ]


def test_other_mail_of_linkedin_is_bulk() -> None:
    said = says(mail("Your weekly digest", "x"))

    assert [one.bulk for one in said if isinstance(one, Wrote)] == ["bulk"]
