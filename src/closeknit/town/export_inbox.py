"""LinkedIn's inbox, as messages.csv: every field quoted, newest first."""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from closeknit.town import ego
from closeknit.town.archive import table
from closeknit.town.chance import mark
from closeknit.town.history import Sent
from closeknit.town.people import profile_address
from closeknit.town.view import View

HEADER = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,"
    "RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,"
    "IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
)
OWN = (ego.NAME, profile_address(ego.SLUG))


def messages(view: View) -> str:
    """Return messages.csv as it stood on the day of the export."""
    dated = [*_between_people(view), *_odd(view)]
    dated.sort(key=lambda row: (row[0], row[1]), reverse=True)
    return table(HEADER, [row for _, row in dated], all_quoted=True)


def conversation(*words: object) -> str:
    """Return a conversation's id, shaped as LinkedIn's are."""
    return "2-" + base64.b64encode(mark(*words).encode()).decode()


def _between_people(view: View) -> Iterator[tuple[datetime, Sequence[str]]]:
    for sent in view.sent:
        if not sent.letter.on_linkedin or sent.letter.ago <= view.ago:
            continue
        yield sent.at, _row(view, sent)


def _row(view: View, sent: Sent) -> list[str]:
    alter = (sent.who.name, view.profile(sent.who))
    others = [(one.name, view.profile(one)) for one in sent.others]
    if sent.letter.by_ego:
        source, goals = OWN, [alter, *others]
    else:
        source, goals = alter, [OWN, *others]
    several = sent.title or mark(sent.who.name, sent.who.mail)
    return [
        conversation(several, len(sent.others)),
        sent.title,
        *source,
        ", ".join(name for name, _ in goals),
        ",".join(page for _, page in goals),
        f"{sent.at:%Y-%m-%d %H:%M:%S} UTC",
        "",
        sent.letter.text,
        "INBOX",
        "",
        "No",
        "No",
    ]


OFFER = (
    '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%,</p><p class='
    '"spinmail-quill-editor__spin-break">Finance people in your area are moving '
    "their month-end to the cloud. <strong>Book a demo.</strong></p>"
)
NOBODY = ("LinkedIn Member", "")
JUNK = ("Trent Vale", profile_address("trent-vale-ex"))
NESSA = ("Nessa Thorburn", profile_address("nessa-thorburn-ex"))


@dataclass(frozen=True, slots=True)
class Odd:
    """A row of the inbox that is no word between two people."""

    ago: int
    source: tuple[str, str]
    goal: tuple[str, str]
    text: str
    subject: str = ""
    folder: str = "INBOX"
    draft: str = "No"


ODD = (
    Odd(140, NOBODY, OWN, OFFER, subject="Close faster"),
    Odd(33, NOBODY, OWN, OFFER, subject="Your next role"),
    Odd(51, JUNK, OWN, "Dear friend, I have gold to propose.", folder="SPAM"),
    Odd(6, OWN, NESSA, "Nessa, about the corner shop: I think", draft="Yes"),
    Odd(300, NOBODY, OWN, "Thanks for the help in spring!", folder="ARCHIVE"),
)
"""Two advertisements, one fraud, one draft, and a member who has left LinkedIn."""


def _odd(view: View) -> Iterator[tuple[datetime, Sequence[str]]]:
    for odd in ODD:
        if odd.ago <= view.ago:
            continue
        at = view.moment(odd.ago, odd.text)
        row = [conversation(odd.source, odd.goal, odd.ago), "", *odd.source, *odd.goal]
        row += [f"{at:%Y-%m-%d %H:%M:%S} UTC", odd.subject, odd.text]
        yield at, [*row, odd.folder, "", odd.draft, "No"]
