"""What several people did together: letters to many, and meetings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Round:
    """A thread among several; each line is who wrote, to whom, and what.

    `title` is the mail's subject, or the conversation's name on LinkedIn.
    """

    ago: int
    title: str
    lines: tuple[tuple[str, tuple[str, ...], str], ...]
    on_linkedin: bool = False


EGO = ""
"""The ego, among the names of a round."""

ROUNDS = (
    Round(
        21,
        "Linen for two houses",
        (
            ("Idris Vaughan-Bassett", (EGO, "Marisol Etxeandia"), "Ottilie, Marisol has the Larkrise up the hill and pays the same laundry as we do. I tell her all the time to count her napkins."),
            (EGO, ("Idris Vaughan-Bassett",), "Tell her again from me. Is she the one who gave up the booking site?"),
            ("Idris Vaughan-Bassett", (EGO, "Marisol Etxeandia"), "The very one, and she did the sums herself. We share a buyer since March."),
        ),
    ),
    Round(
        34,
        "Oak from the islands",
        (
            ("Anselm Ternwick", ("Hector Sandry", EGO), "Hector carries our oak on the early boat from now on. Ottilie, he asks who does our figures."),
            (EGO, ("Anselm Ternwick",), "You may say who, and that she is slow before nine."),
            ("Anselm Ternwick", ("Hector Sandry", EGO), "Said. Hector and I row together on Mondays, so he hears it all anyway."),
        ),
    ),
    Round(
        47,
        "Rye, three years of it",
        (
            ("Nessa Thorburn", ("Agnes Polwhele", EGO), "Agnes, here is the rye plan as we wrote it at your table. Ottilie made the columns."),
            ("Nessa Thorburn", (EGO, "Agnes Polwhele"), "And the second page, which I forgot, with flour on it."),
        ),
    ),
    Round(
        140,
        "Summer tour",
        (
            ("Tove Halvorsen", (EGO, "Blythe Anning", "Nessa Thorburn"), "Two islands it is. Who has a tent that does not leak?"),
            ("Blythe Anning", (EGO, "Tove Halvorsen", "Nessa Thorburn"), "Mine leaks only on the left."),
            (EGO, ("Tove Halvorsen", "Blythe Anning", "Nessa Thorburn"), "I sleep on the right. I bring the stove."),
            ("Nessa Thorburn", (EGO, "Tove Halvorsen", "Blythe Anning"), "I bring bread for an army of altos."),
        ),
    ),
    Round(
        118,
        "Traders' breakfast",
        (
            ("Idris Vaughan-Bassett", (EGO, "Nessa Thorburn", "Jasper Ndlovu"), "Next breakfast is ours, bay window, half past seven."),
            (EGO, ("Idris Vaughan-Bassett", "Nessa Thorburn", "Jasper Ndlovu"), "I bring ten minutes on late payers and no slides."),
            ("Jasper Ndlovu", (EGO, "Idris Vaughan-Bassett", "Nessa Thorburn"), "I bring one slide, in case."),
            ("Nessa Thorburn", (EGO, "Idris Vaughan-Bassett", "Jasper Ndlovu"), "I bring the buns, so you will all listen to me."),
        ),
        on_linkedin=True,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """An entry in the ego's calendar; `declined` were asked and said no.

    `weeks` repeats it so often, a week apart. `ago` below zero lies ahead.
    """

    ago: int
    hour: int
    title: str
    names: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    where: str = ""
    weeks: int = 1
    cancelled: bool = False
    all_day: bool = False
    room: bool = False


MEETINGS = (
    Meeting(ago=12, hour=7, title="Traders' breakfast", names=("Corin Ashdown", "Idris Vaughan-Bassett", "Nessa Thorburn", "Jasper Ndlovu"), declined=("Hugo Lanyon",), where="Quay Eleven, bay window", room=True),
    Meeting(ago=6, hour=15, title="Nursery school: fees and fairness", names=("Philippa Drax",), where="Tidepool, the small chairs"),
    Meeting(ago=4, hour=7, title="Morning show", names=("Gus Treloar",), where="Bellbuoy Radio, side door"),
    Meeting(ago=15, hour=18, title="College panel: money in small firms", names=("Ruan Pellow",), where="Brackenhythe College"),
    Meeting(ago=19, hour=11, title="Cash review, bakery", names=("Nessa Thorburn",), where="Puffin Lane"),
    Meeting(ago=40, hour=16, title="Theatre board", names=("Zdeňka Horáková",), declined=("Priyanka Sen-Doyle",), where="Ropewalk Theatre"),
    Meeting(ago=27, hour=10, title="Boatyard month-end", names=("Anselm Ternwick",), where="Ternwick yard"),
    Meeting(ago=183, hour=9, title="Legal afternoon: the bar lease", names=("Priyanka Sen-Doyle", "Zdeňka Horáková"), where="Mizzen & Loft"),
    Meeting(ago=133, hour=12, title="Lunch with Callum", names=("Callum Reddaway",), where="Driftwell"),
    Meeting(ago=90, hour=19, title="Choir", names=("Tove Halvorsen",), where="St Piran's hall", weeks=13),
    Meeting(ago=200, hour=10, title="Traders' fair", where="The quay", all_day=True),
    Meeting(ago=9, hour=14, title="Call about cover", names=("Osgood Tarrant",), cancelled=True),
    Meeting(ago=2, hour=8, title="Write the quarter letter"),
    Meeting(ago=-5, hour=10, title="Nursery order, coffee", names=("Corin Ashdown",), where="Driftwell"),
    Meeting(ago=-9, hour=16, title="Theatre board", names=("Zdeňka Horáková",), where="Ropewalk Theatre"),
)  # fmt: skip
