"""What truly happens in the invented year: who writes, meets, joins and answers.

The world keeps its own account and knows nothing of the desk; the same seed gives the
same year. The ego's acts come in through the functions of `World` after `live`.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count
from random import Random

from closeknit.town.chance import chance
from tests.town.year.account import (
    Account,
    Asked,
    Invitation,
    Letter,
    Meeting,
    Notice,
    Received,
)
from tests.town.year.cast import BY_NAME, CAST, Neighbour, Part

BEFORE, DAYS = 300, 364
"""Days of letters before the year, and of the year."""
NOTE = (
    "I read your two pages on late invoices and would like to compare notes, because "
    "I work with bakers too and may have an owner for you to meet."
)
STOCK = "I'd like to join your LinkedIn network."
WARM = 0.4
"""How warm somebody has to be to accept an invitation."""
MET_YOU = (
    "We met at the harbour fair in May, where we spoke about loans for boats. I think "
    "we could swap introductions to yards, which would help us both."
)
SAME_WORK = (
    "I work with bakers as you do, and hoped to compare notes on cash that comes in "
    "late. I can introduce you to two owners."
)
REPLIES = {
    0.9: (MET_YOU, "detailed"),
    0.75: (SAME_WORK, "detailed"),
    0.6: ("Sorry, wrong person. My mistake.", "apology"),
    0.2: ("Forget it then.", "snippy"),
}
"""What those say who are asked why; the others never do."""


FATES: tuple[tuple[float, tuple[tuple[str, int], ...]], ...] = (
    (0.2, (("decline", 3),)),
    (0.15, ()),
    (0.15, (("agree", 2), ("target_decline", 6))),
    (1.0, (("agree", 2), ("target_agree", 6), ("introduce", 8), ("meet", 17))),
)
"""What comes of a request, each with how likely it is where those before are not."""


class World:
    """The invented people around the ego, and all that goes on between them."""

    def __init__(self, start: date, seed: int = 1) -> None:
        self.start, self.seed = start, seed
        self.account = Account()
        self.replies: dict[str, tuple[date, str, str]] = {}
        """What was answered on LinkedIn, where no file but the user tells of it."""
        self._agenda: list[tuple[datetime, int, Callable[[], None]]] = []
        self._number = count()
        for one in CAST:
            self._plan(one)

    def dice(self, *words: object) -> Random:
        """Return dice that fall the same way for the same words."""
        return chance(self.seed, *words)

    def live(self, until: datetime) -> None:
        """Let everything happen that was to happen before this moment."""
        while self._agenda and self._agenda[0][0] < until:
            heappop(self._agenda)[2]()

    def is_new_quarter(self, today: date) -> bool:
        """Say whether a quarter of the year has just begun."""
        return ((today - self.start).days // 7) % 13 == 1

    def _at(self, on: date, then: Callable[[], None], hour: int = 9) -> None:
        at = datetime.combine(on, time(hour, 30), UTC)
        heappush(self._agenda, (at, next(self._number), then))

    def _plan(self, one: Neighbour) -> None:
        """Put on the agenda what somebody does of their own accord."""
        place = CAST.index(one)
        if one.part in {Part.CLOSE, Part.HELPER, Part.SILENT}:
            ago = self.dice("joined", one.name).randint(400, 900)
            self.account.joined[one.name] = self.start - timedelta(days=ago)
        if one.part in {Part.CLOSE, Part.HELPER}:
            # Every other close one leaves it to the ego once the year has begun.
            ends = 0 if one.part is Part.CLOSE and place % 2 else DAYS
            for day in range(place - BEFORE, ends, one.every):
                on = self.start + timedelta(days=day)
                self._at(on, partial(self._they_write, one.name, on))
        elif one.part is Part.NEW:
            on = self.start + timedelta(days=2 + 20 * (place - 24))
            self._at(on, partial(self._meet, one.name, on, "Harbour fair"), 15)
        elif one.part is Part.ASKS:
            on = self.start + timedelta(days=4 + 24 * (place - 40))
            self._at(on, partial(self._they_invite, one.name, on))
        if one.part is Part.CLOSE and place % 4 == 0:
            self.account.moved[one.name] = self.start + timedelta(days=100 + 10 * place)

    def _they_write(self, who: str, on: date) -> None:
        self._letter(who, on, by_ego=False, subject="News from the quay")
        if on >= self.start or self.dice("ego", who, on).random() < 0.9:
            later = on + timedelta(days=1)
            answer = partial(self._letter, who, later, by_ego=True, subject="Re: News")
            self._at(later, answer, 16)

    def _letter(
        self,
        who: str,
        on: date,
        *,
        by_ego: bool,
        subject: str,
        beside: str = "",
        is_touch: bool = False,
    ) -> None:
        at = datetime.combine(
            on, time(17 if by_ego else 10, CAST.index(BY_NAME[who])), UTC
        )
        text = f"All is well at the quay, and the boats are in. {subject}."
        self.account.letters.append(
            Letter(at, who, by_ego, subject, text, beside, is_touch)
        )

    def _meet(self, who: str, on: date, where: str) -> None:
        at = datetime.combine(on, time(14, 0), UTC)
        self.account.meetings.append(Meeting(at, who, "Loans for boats", where))

    def _they_invite(self, who: str, on: date) -> None:
        text = NOTE if CAST.index(BY_NAME[who]) % 2 else ""
        self.account.got[who] = Received(who, on, text)
        at = datetime.combine(on, time(11, 0), UTC)
        self.account.notices.append(Notice(at, who, accepted=False, text=text))

    def write(
        self, who: str, on: date, subject: str, *, is_touch: bool = False
    ) -> None:
        """Have the ego write to somebody, who may answer."""
        self._letter(who, on, by_ego=True, subject=subject, is_touch=is_touch)
        dice = self.dice("answer", who, on)
        if dice.random() < BY_NAME[who].warmth:
            later = on + timedelta(days=dice.randint(1, 4))
            answers = partial(
                self._letter, who, later, by_ego=False, subject=f"Re: {subject}"
            )
            self._at(later, answers)

    def invite(self, who: str, on: date, text: str) -> None:
        """Have the ego invite somebody, who accepts within days or not at all."""
        one = Invitation(who, on, text)
        self.account.sent.append(one)
        if BY_NAME[who].warmth >= WARM:
            later = on + timedelta(days=self.dice("accept", who).randint(2, 12))
            self._at(later, partial(self._accept, one, later))

    def _accept(self, one: Invitation, on: date) -> None:
        one.state, one.since = "accepted", on
        self.account.joined[one.who] = on
        at = datetime.combine(on, time(9, 30), UTC)
        self.account.notices.append(Notice(at, one.who, accepted=True))

    def withdraw(self, who: str, on: date) -> None:
        """Have the ego take an open invitation back."""
        one = self.account.invited(who)
        if one is not None:
            one.state, one.since = "withdrawn", on

    def triage(self, who: str, step: str, on: date) -> None:
        """Have the ego do something with an invitation received."""
        self.account.got[who].steps.append((step, on))
        if step == "accept":
            self.account.joined[who] = on
        warmth = BY_NAME[who].warmth
        if step == "asked" and warmth in REPLIES:
            self.replies[who] = (on + timedelta(days=3), *REPLIES[warmth])
        elif step == "followup" and warmth > WARM:
            text = "I hoped for a talk about late invoices."
            self.replies[who] = (on + timedelta(days=4), text, "")

    def remove(self, who: str) -> None:
        """Have the ego end the tie with somebody on LinkedIn."""
        self.account.joined.pop(who, None)

    def ask(self, introducer: str, target: str, on: date) -> Asked:
        """Have the ego ask for an introduction; the dice say what comes of it."""
        dice = self.dice("introduction", introducer, target)
        fate = next(then for up_to, then in FATES if dice.random() < up_to)
        to_come = [(step, on + timedelta(days=days)) for step, days in fate]
        one = Asked(introducer, target, [("ask", on)], to_come)
        self.account.asked.append(one)
        for step, then in to_come:
            if step == "introduce":
                subject = f"Intro: Ottilie <> {target}"
                self._at(then, partial(self._letter, introducer, then, by_ego=False,
                                       subject=subject, beside=target))  # fmt: skip
            elif step == "meet":
                self._at(then, partial(self._meet, target, then, "Driftwell"), 15)
        return one
