"""Who lives around the ego in the invented year: sixty people, none of whom exists."""

from enum import StrEnum
from itertools import cycle
from typing import NamedTuple

from closeknit.town.people import slug_for


class Part(StrEnum):
    """What somebody is to the ego when the year begins."""

    CLOSE = "writes and is written to"
    HELPER = "close, and knows people the ego would like to meet"
    SILENT = "joined on LinkedIn, and not a word since"
    NEW = "is met in the course of the year"
    ASKS = "invites the ego in the course of the year"
    TARGET = "is known to helpers only"


class Neighbour(NamedTuple):
    """One of them; `warmth` is how likely they answer, `every` how often they write."""

    name: str
    part: Part
    warmth: float
    every: int = 0
    knows: tuple[str, ...] = ()

    @property
    def mail(self) -> str:
        """Return their address."""
        return f"{self.name.replace(' ', '.').lower()}@example.com"

    @property
    def slug(self) -> str:
        """Return their profile's."""
        return slug_for(self.name)


FIRST = (
    "Abel Brenna Caspian Dorothea Emrys Fenella Gideon Hester Ivo Juniper Kester "
    "Lavinia Magnus Nerys Osric Perpetua Quentin Rhoda Silvester Tamsin Ulric "
    "Verity Wilfred Xanthe Yorick Zelda Alban Blythe Cosmo Delwyn Elowen Florian "
    "Greta Hamish Isolde Jasper Kerensa Lowen Morwenna Ned Odette Piers Rafferty "
    "Sabine Thaddeus Una Vaughan Winifred Anselm Bettina Clement Damaris Edmund "
    "Flora Gawain Harriet Ignatius Jessamy Konrad Lettice "
).split()
LAST = (
    "Ashgrove Bellwether Coldharbour Dunmore Eddystone Farthingale Goldsworthy "
    "Hartnoll Inchbald Jellicoe Kingscote Lambourne Marchbanks Northcott "
    "Oakeshott Pendarves Quillfeather Ravenscroft Stokesay Thistlewood Underhay "
    "Venning Wetherby Yarborough Zouche Applegarth Bickerstaff Crowhurst "
    "Dalrymple Elphinstone Fanshawe Gilchrist Hollingworth Ivatt Jernigan "
    "Kilbride Lonsdale Mompesson Netherwood Ormathwaite Pargeter Quantock "
    "Rookhope Satterthwaite Tredinnick Uttley Vavasour Whitlock Aldersey "
    "Brocklehurst Challoner Driscoll Everdene Fotheringay Grenfell Hawksworth "
    "Iremonger Jocelyn Kynaston Lethbridge "
).split()
NAMES = [f"{first} {last}" for first, last in zip(FIRST, LAST, strict=True)]
PARTS = (
    (Part.CLOSE, 12),
    (Part.HELPER, 4),
    (Part.SILENT, 8),
    (Part.NEW, 16),
    (Part.ASKS, 14),
    (Part.TARGET, 6),
)
WARMTH = (0.9, 0.75, 0.6, 0.4, 0.2)
RHYTHMS = (14, 18, 24, 30)
TARGETS = NAMES[-6:]


def _cast() -> list[Neighbour]:
    names, warmth, rhythms = iter(NAMES), cycle(WARMTH), cycle(RHYTHMS)
    found = [
        Neighbour(next(names), part, next(warmth), next(rhythms))
        for part, many in PARTS
        for _ in range(many)
    ]
    helpers = [one for one in found if one.part is Part.HELPER]
    for place, one in enumerate(helpers):
        # Each target is known to two helpers, the last one to a single one.
        knows = tuple(
            t for n, t in enumerate(TARGETS) if n % 4 == place or (n + 1) % 4 == place
        )
        kept = knows if place else knows[:-1]
        found[found.index(one)] = one._replace(knows=kept, warmth=0.85)
    return found


CAST = _cast()
BY_NAME = {one.name: one for one in CAST}
