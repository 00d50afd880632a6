"""Two rounds of people around Sam: a firm's and a choir's, and one who joins them."""

from datetime import UTC, datetime, timedelta

from closeknit.sources.record import (
    AnyRecord,
    Connected,
    Judged,
    Knows,
    Mention,
    Met,
    Owner,
    Wrote,
)

SAM = Mention("Sam Spade", email="sam@example.com")
FIRM = [Mention(name, f"{name[:3].lower()}-ex") for name in (
    "Ada Lovelace", "Bo Diddley", "Cleo Quill", "Dan Brown")]  # fmt: skip
CHOIR = [Mention(name, f"{name[:3].lower()}-ex") for name in (
    "Eve Moss", "Finn Reed", "Gus Vale")]  # fmt: skip
FAR = [Mention("Hal Far", "hal-ex"), Mention("Ida Far", "ida-ex")]
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def wrote(who: Mention, *, days: int, ago: int) -> list[AnyRecord]:
    """Return a letter each way on each of so many days, a week apart, `ago` the last.

    Each person's have a minute of their own, or one to several would look like one.
    """
    found: list[AnyRecord] = []
    for back in range(days):
        minute = [*FIRM, *CHOIR, who].index(who)
        at = NOON - timedelta(days=ago, weeks=back, minutes=minute)
        subject = f"{who.name} {back}"
        found.append(Wrote("linkedin", who, (SAM,), at=at, subject=subject))
        later = at + timedelta(hours=1)
        found.append(Wrote("linkedin", SAM, (who,), at=later, subject=subject))
    return found


def rounds(extra: tuple[Mention, ...] = ()) -> list[AnyRecord]:
    """Return what is kept of the two rounds, and of others who are in the choir."""
    sings = [*CHOIR, *extra]
    joined = NOON.date() - timedelta(days=700)
    said: list[AnyRecord] = [Owner(SAM)]
    said += [Connected(one, joined, "Quay Ltd", "Clerk") for one in FIRM]
    said += [Connected(one, joined) for one in sings]
    said += wrote(FIRM[0], days=12, ago=0)
    for one in (*FIRM[1:], *sings):
        said += wrote(one, days=2, ago=60)
    said += [Knows(FIRM[0], other) for other in FIRM[1:]]
    said += [Knows(FIRM[1], FIRM[2]), Knows(FIRM[2], FIRM[3])]
    for number in (1, 2):
        at = NOON - timedelta(days=300 + number)
        about = f"Choir #{number}"
        said.append(Met(tuple(sings), at.date(), about=about, at=at, uid=about))
    said += [Knows(FIRM[0], CHOIR[0]), *(Knows(CHOIR[1], one) for one in FAR)]
    said.append(Judged(CHOIR[2], "strong", NOON))
    return said
