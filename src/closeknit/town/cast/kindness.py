"""What people of the town said for each other, and what the ego noted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Praise:
    """A recommendation, or an endorsement where `skill` is said."""

    name: str
    ago: int
    by_ego: bool = False
    skill: str = ""
    text: str = ""
    status: str = ""


RECOMMENDATIONS = (
    Praise("Nessa Thorburn", 420, text="Ottilie sat on a flour sack and explained my own shop to me. Two years later I own the oven. She never made me feel slow.", status="VISIBLE"),
    Praise("Idris Vaughan-Bassett", 660, text="She found eleven thousand in our laundry bills and was modest about it. I trust her with the keys.", status="VISIBLE"),
    Praise("Callum Reddaway", 1010, text="Clear, quick, and the only adviser who told me not to open a third shop.", status="VISIBLE"),
    Praise("Lionel Crabbe", 30, text="A pleasure to work with.", status="PENDING"),
    Praise("Anselm Ternwick", 388, by_ego=True, text="Anselm quotes 48 hours and takes 48 hours. I have seen him give a deposit back unasked.", status="VISIBLE"),
    Praise("Zdeňka Horáková", 505, by_ego=True, text="Zdeňka runs a theatre as others run a lifeboat: calmly, with volunteers, in any weather.", status="VISIBLE"),
)  # fmt: skip

ENDORSEMENTS = (
    Praise("Nessa Thorburn", 610, skill="Cash Flow", status="ACCEPTED"),
    Praise("Idris Vaughan-Bassett", 598, skill="Bank Negotiation", status="ACCEPTED"),
    Praise("Blythe Anning", 402, skill="Budgeting", status="ACCEPTED"),
    Praise("Callum Reddaway", 399, skill="Cash Flow", status="ACCEPTED"),
    Praise("Priyanka Sen-Doyle", 377, skill="Plain Speaking", status="ACCEPTED"),
    Praise("Jasper Ndlovu", 210, skill="Family Firms", status="ACCEPTED"),
    Praise("Lionel Crabbe", 160, skill="Cash Flow", status="PENDING"),
    Praise("Anselm Ternwick", 590, by_ego=True, skill="Boatbuilding", status="ACCEPTED"),
    Praise("Zdeňka Horáková", 480, by_ego=True, skill="Directing", status="ACCEPTED"),
    Praise("Rosalind Greaves", 470, by_ego=True, skill="Retail", status="ACCEPTED"),
    Praise("Jasper Ndlovu", 205, by_ego=True, skill="Accounting Software", status="ACCEPTED"),
)  # fmt: skip
