"""``messages.csv``: who wrote to whom on LinkedIn, and when.

The one file that can have hundreds of thousands of rows. So columns are found once,
and people who come again are taken from a dictionary instead of being made anew.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import blake2b

from closeknit.sources import dates
from closeknit.sources.handles import slug
from closeknit.sources.linkedin.recipients import Mentions, recipients
from closeknit.sources.linkedin.section import (
    LONGEST_HANDLE,
    OPENED,
    Known,
    Notices,
    Said,
    Section,
    midnight,
)
from closeknit.sources.record import Mention, Wrote
from closeknit.sources.said import Noticed
from closeknit.sources.table import Row, Table

MOST_REMEMBERED = 50_000
"""People and groups kept at hand; after that they are made anew."""
LONGEST_SUBJECT = 998
_YES = frozenset({"yes", "true"})
_TEMPLATE, _UNFILLED = "spinmail-quill-editor", "%FIRSTNAME%"


def _read(table: Table, known: Known) -> Iterator[Said]:
    rows = _Rows(table, known)
    wrote, is_draft, notices = rows.wrote, rows.is_draft, rows.notices
    for line, row in table.rows():
        if not isinstance(row, list):
            yield line, row
        elif not is_draft(row):
            yield line, wrote(row)
            if notices:
                yield from ((line, notice) for notice in notices)
                notices.clear()


MESSAGES = Section(
    _read,
    needs=("Conversation ID", "From", "Date", "Content"),
    prose=True,
    telling=True,
)


class _Rows:
    """The columns of this file, and who has been in it so far."""

    def __init__(self, table: Table, known: Known) -> None:
        self._known = known
        self._bodies = known.options.bodies
        self._thread = table.column("CONVERSATION ID")
        self._from = table.column("FROM")
        self._from_url = table.column("SENDER PROFILE URL")
        self._to = table.column("TO")
        self._to_urls = table.column("RECIPIENT PROFILE URLS")
        self._date = table.column("DATE")
        self._subject = table.column("SUBJECT")
        self._content = table.column("CONTENT")
        self._folder = table.column("FOLDER")
        # A conversation that holds a draft may hold messages too: its flag counts
        # only in a file that has no other.
        self._draft = table.column("IS MESSAGE DRAFT", "IS CONVERSATION DRAFT")
        self._earliest = midnight(OPENED) + timedelta(days=1)
        self._latest = midnight(known.options.today)  # sure; the rest is looked at
        self._senders: dict[tuple[str, str], Mention] = {}
        self._groups: dict[tuple[str, str, bool], Mentions] = {}
        self.notices: Notices = []

    def is_draft(self, row: Row) -> bool:
        """Say whether this was never sent; such a row says nothing."""
        flag = row[self._draft]
        return flag != "No" and flag.strip().casefold() in _YES

    def wrote(self, row: Row) -> Wrote:
        """Return the message; what is odd about it is added to `notices`."""
        content = row[self._content]
        if "\r" in content:
            content = content.replace("\r\n", "\n")
        sender = self._sender(row[self._from], row[self._from_url])
        return Wrote(
            "linkedin",
            sender,
            self._recipients(row[self._to], row[self._to_urls], sender),
            at=self._at(row[self._date]),
            thread=row[self._thread],
            subject=row[self._subject][:LONGEST_SUBJECT],
            bulk=self._bulk(row, content),
            characters=len(content),
            text=content if self._bodies else "",
            digest=digest_of(content),
        )

    def _at(self, text: str) -> datetime | None:
        at = dates.at_utc(text)
        if at is not None and self._earliest <= at < self._latest:
            return at
        return self._known.moment(text, dates.at_utc, self.notices)

    def _sender(self, name: str, url: str) -> Mention:
        sender = self._senders.get((name, url))
        if sender is None:
            profile = slug(url[:LONGEST_HANDLE]) if url else ""
            if url and not profile:
                self.notices.append(Noticed("the sender's link is no profile"))
            if len(self._senders) > MOST_REMEMBERED:
                self._senders.clear()
            sender = self._senders[name, url] = Mention(name, profile)
        return sender

    def _recipients(self, names: str, urls: str, sender: Mention) -> Mentions:
        by_owner = self._is_owner(sender)
        found = self._groups.get((names, urls, by_owner))
        if found is None:
            if len(self._groups) > MOST_REMEMBERED:
                self._groups.clear()
            found = recipients(names, urls, by_owner=by_owner, known=self._known)
            self._groups[names, urls, by_owner] = found
        return found

    def _is_owner(self, sender: Mention) -> bool:
        mine = self._known.owner
        if sender.profile and mine.profile:
            return sender.profile == mine.profile
        return self._known.is_owner(sender.name)

    def _bulk(self, row: Row, content: str) -> str:
        if row[self._folder] == "SPAM":
            return "spam"
        if _TEMPLATE in content or _UNFILLED in content:
            return "sponsored"
        if not row[self._from_url] and content.lstrip().startswith("<"):
            return "sponsored"
        return ""


def digest_of(content: str) -> str:
    """Return a short stable word for a text; none for none.

    >>> digest_of("Sure - Tuesday.")
    '2ffac2f9b486a813'
    """
    if not content:
        return ""
    return blake2b(content.encode(), digest_size=8).hexdigest()
