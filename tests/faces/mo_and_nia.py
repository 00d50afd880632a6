"""The world of scenario S6: Mo is only asked, with Nia it goes both ways.

Sam wrote to Mo eight times, each a request, each in a month of its own. Sam and Nia
wrote five times each; two of Sam's needed nothing.
"""

import mailbox
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

SAM, MO, NIA = (
    "Sam Spade <sam@quay.example>",
    "Mo Reyes <mo@reyes.example>",
    "Nia Cole <nia@cole.example>",
)
ASK = (
    "Hi {name}, could you please introduce me to your head of purchasing? "
    "I would like to ask for fifteen minutes this week. Sam"
)
KIND = (
    "Hi Nia, the roof you built was in Saturday's paper, it looks splendid. Enjoy!\nSam"
)


def letter(sender: str, to: str, on: datetime, text: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, "A line"
    mail["Date"] = format_datetime(on)
    mail["Message-ID"] = f"<{on:%Y%m%d}.{sender[:3]}@quay.example>"
    mail.set_content(text)
    return mail


def mo_and_nia(folder: Path) -> Path:
    """Write the mailbox and return it."""
    path = folder / "mail.mbox"
    box = mailbox.mbox(path)
    for month in range(2, 10):
        on = datetime(2026, month, 3, 9, 0, tzinfo=UTC)
        box.add(letter(SAM, MO, on, ASK.format(name="Mo")))
    for month in range(2, 7):
        on = datetime(2026, month, 12, 9, 0, tzinfo=UTC)
        text = KIND if month < 4 else ASK.format(name="Nia")
        box.add(letter(SAM, NIA, on, text))
        box.add(letter(NIA, SAM, on.replace(day=14), "Thanks, Sam. All well. Nia"))
    box.close()
    return path
