"""The people of the large worlds, by number, and what they write."""

from dataclasses import dataclass
from functools import cache
from zlib import crc32

FIRST = "Ab Bel Cor Dar El Fen Gor Hal Im Jor Kes Lor Mar Nev Or Pel Quin Ros Sel Tam"
MIDDLE = "a e i o u an el in or ua"
LAST = (
    "wick mere dale by thorpe ham stow ley combe ford gate holt marsh ness pool ridge"
)
ENDS = "in a o ette is us ara en"
SENTENCES = (
    "Thank you for the papers.",
    "I read them on the ferry and have two questions about the second page.",
    "Could we move Thursday to the week after?",
    'My sister calls it "the quiet season", and she may be right.',
    "The bank has answered, at last, and the answer is perhaps.",
    "Zoë says hello; she is at the yard until Friday.",
    "I enclose the figures for the quarter, with the odd row marked.",
    "No hurry at all.",
    "Do you still know somebody who repairs winches and answers letters?",
    "It was good to see you at the breakfast, however early it was.",
    "The roof holds, the insurer doubts it, and the surveyor comes on Monday.",
    "See you soon.",
)


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody by number."""

    first: str
    last: str
    slug: str
    mail: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def page(self) -> str:
        return f"https://www.linkedin.com/in/{self.slug}"


@cache
def _parts() -> tuple[list[str], list[str]]:
    middles, lasts = MIDDLE.split(), LAST.split()
    firsts = [a + b for a in FIRST.split() for b in ENDS.split()]
    heads = FIRST.split()
    return firsts, [a + b + c for a in heads for b in middles for c in lasts]


def invented(number: int) -> Invented:
    """Return the person of that number; some share a name, none an address."""
    firsts, lasts = _parts()
    # Mixed well, so that one in ten shares a name where there are fifty thousand.
    mixed = crc32(b"%d" % number)
    first = firsts[mixed % len(firsts)]
    last = lasts[mixed // len(firsts) % len(lasts)]
    stem = f"{first}-{last}-{number:x}".lower()
    return Invented(first, last, f"{stem}-ex", f"{stem}@example.org")
