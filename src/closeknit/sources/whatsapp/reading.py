"""A chat being read: first who is in it and how days are written, then line by line."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from hashlib import blake2b
from io import TextIOWrapper

from closeknit.shared.errors import Unanswered
from closeknit.sources.archive import Member
from closeknit.sources.handles import folded
from closeknit.sources.phones import phone_of
from closeknit.sources.reader import Options
from closeknit.sources.record import NOBODY, Mention, Owner, Wrote
from closeknit.sources.said import Noticed, Said
from closeknit.sources.shown import shown
from closeknit.sources.whatsapp.lines import Message, Title, messages, numbered
from closeknit.sources.whatsapp.order import Order, moment, zone_of

CHANNEL = "whatsapp"
MOST_NAMED = 20
"""Of those who wrote in a group, this many are named beside each message."""
MOST_LISTED = 12
_LONGEST_LINE = 1 << 17
_PAIR = 2


class ChatReading:
    """The reading of one chat; see `closeknit.sources.reader.Reading`.

    Raises:
        Unanswered: which of its people is the ego, or the order of its days, cannot be
            told. Asked before anything is kept.
    """

    def __init__(self, member: Member, title: str, options: Options) -> None:
        self.as_of: date | None = None
        self.total = member.size
        self.done = 0
        self._member = member
        self._options = options
        self._zone = zone_of(options.answers.zone or options.answers.here)
        self._writers, order, called = self._looked_through()
        self._title = title or called
        self._day_first = order.day_first(options.answers.day_first)
        self._me = ego_among(self._writers, self._title, options)

    def __iter__(self) -> Iterator[Said]:
        """Yield whose chat it is, then each message."""
        file, options = self._member.name, self._options
        if not self._writers:
            yield file, 1, Noticed("There is no message in it.")
            return
        if self._me:
            yield file, 1, Owner(mention_of(self._me, ego=True))
        chat = Chat(self._writers, self._me, self._title)
        undated = 0
        for said in self._messages():
            if isinstance(said, Title):
                continue
            at = moment(
                said.stamp,
                day_first=self._day_first,
                zone=self._zone,
                today=options.today,
            )
            undated += at is None
            yield file, said.line, chat.wrote(said, at, bodies=options.bodies)
        zone = options.answers.zone or options.answers.here
        yield file, 1, Noticed(f"times read as those of {zone}; another with --zone")
        if undated:
            says = f"{undated:,} messages have no day that can be believed"
            yield file, 1, Noticed(says)
        self.done = self.total

    def _looked_through(self) -> tuple[Counter[str], Order, str]:
        """Return who wrote how often, the order of days, and what the chat is called.

        Apple's app has a group's own name say that messages are encrypted.
        """
        writers: Counter[str] = Counter()
        titles: list[str] = []
        order = Order(self._options.today)
        for said in self._messages():
            if isinstance(said, Title):
                titles.append(said.name)
            else:
                writers[said.sender] += 1
                order.see(said.stamp)
        called = next((name for name in titles[:1] if name not in writers), "")
        return writers, order, called

    def _messages(self) -> Iterator[Message | Title]:
        self.done = 0
        with TextIOWrapper(self._member.open(), "utf-8-sig", "replace") as text:
            yield from messages(self._counted(text))

    def _counted(self, text: TextIOWrapper) -> Iterator[tuple[int, str]]:
        for number, line in numbered(partial(text.readline, _LONGEST_LINE)):
            self.done += len(line) + 1
            yield number, line


def mention_of(name: str, *, ego: bool) -> Mention:
    """Return whom a writer's name or number means.

    The ego's name in a chat may be a first name alone; it is theirs in chats only.

    >>> mention_of("Ottilie", ego=True)
    Mention(name='Ottilie', handle='whatsapp:ottilie')
    """
    if number := phone_of(name):
        return Mention(phone=number)
    return Mention(name, handle=f"{CHANNEL}:{folded(name)}") if ego else Mention(name)


def ego_among(writers: Counter[str], title: str, options: Options) -> str:
    """Return the ego's name among those who wrote; "" where only the other did.

    Told by what the user says, by what is known of the ego already; else by the chat's
    name, where two wrote and it is one's: then the other is the ego.

    Raises:
        Unanswered: it cannot be told.
    """
    said = options.answers.me
    if said:
        for name in writers:
            if _same(name, said):
                return name
    if not writers:
        return ""
    for name in writers:
        if not _handles(name).isdisjoint(options.known_by):
            return name
    others = [name for name in writers if not _same(name, title)]
    if len(others) < len(writers) <= _PAIR:
        return others[0] if others else ""
    names = tuple(name for name, _ in writers.most_common(MOST_LISTED))
    listed = ", ".join(shown(name, 40) for name in names)
    more = len(writers) - len(names)
    listed += f" and {more} more" if more > 0 else ""
    none = f"“{shown(said, 40)}” wrote nothing in it. " if said else ""
    raise Unanswered(
        f"{none}Which of these is you? {listed}. Say so with --me NAME.",
        code="asks_me",
        choices=names,
    )


def _same(name: str, other: str) -> bool:
    number = phone_of(name)
    return folded(name) == folded(other) or bool(number and number == phone_of(other))


def _handles(name: str) -> set[tuple[str, str]]:
    if number := phone_of(name):
        return {("phone", number)}
    return {("name", folded(name)), (CHANNEL, folded(name))}


class Chat:
    """Who is in a chat, and how its messages are known again in a later export."""

    def __init__(self, writers: Counter[str], me: str, title: str) -> None:
        self._me = me
        self._who = {name: mention_of(name, ego=name == me) for name in writers}
        if not title:
            title = ", ".join(sorted(name for name in writers if name != me))
        self._thread = title
        named = [name for name, _ in writers.most_common(MOST_NAMED) if name != me]
        alone = [Mention(title)] if list(writers) == [me] else []
        self._others = (*((self._who[me],) if me else ()), *map(self._who.get, named))
        self._alone = alone
        self._minute: datetime | None = None
        self._again: Counter[tuple[str, str]] = Counter()

    def wrote(self, said: Message, at: datetime | None, *, bodies: bool) -> Wrote:
        """Return the record of a message.

        Its digest is of the writer and the text, and of how often the same stands in
        the same minute; of the ego's name it is not, which changes with the telephone.
        """
        sender = self._who.get(said.sender, NOBODY)
        others = [who for who in self._others if who is not None and who != sender]
        text = said.text
        return Wrote(
            CHANNEL,
            sender,
            tuple(others or self._alone),
            at=at,
            thread=self._thread,
            characters=0 if said.media and not text else said.length,
            text=text if bodies else "",
            digest=self._digest(said, at),
        )

    def _digest(self, said: Message, at: datetime | None) -> str:
        if at != self._minute:
            self._minute = at
            self._again.clear()
        writer = "" if said.sender == self._me else folded(said.sender)
        words = " ".join(said.text.split()) or ("\0" if said.media else "")
        self._again[writer, words] += 1
        nth = self._again[writer, words]
        whole = f"{writer}\x1f{words}\x1f{nth}"
        return blake2b(whole.encode("utf-8", "replace"), digest_size=8).hexdigest()
