"""What was exchanged by each channel, counted and told."""

from hypothesis import given
from hypothesis import strategies as st

from closeknit.ties.rules.channels import ByChannel, by_channel, in_words, one_sided
from closeknit.ties.rules.exchange import DAY, Exchange
from closeknit.ties.rules.strength import measure

NOW = 20_000 * DAY


def ago(days: int, by: str, channel: str) -> Exchange:
    return (NOW - days * DAY, by, channel, 1)


def test_each_channel_is_counted_apart_and_a_meeting_is_nobodys_alone() -> None:
    found = by_channel(
        [
            ago(200, "them", "mail"), ago(9, "them", "mail"), ago(8, "ego", "mail"),
            ago(7, "both", "meeting"), ago(100, "ego", "linkedin"),
            ago(-1, "them", "mail"),
        ],
        now=NOW,
    )  # fmt: skip

    assert found == (
        ByChannel("mail", theirs=2, ours=1, theirs_lately=1, ours_lately=1),
        ByChannel("linkedin", ours=1),
        ByChannel("meeting", both=1, both_lately=1),
    )


def test_channels_are_told_in_words() -> None:
    ways = [
        ByChannel("mail", theirs=2, ours=1, theirs_lately=2),
        ByChannel("whatsapp", theirs=1),
        ByChannel("linkedin", theirs=1),
        ByChannel("meeting", both=1_200, both_lately=1),
        ByChannel("call", both=1),
    ]

    assert in_words(ways) == (
        "2 mails, 1 WhatsApp message and 1 LinkedIn message from them,"
        " 1 mail from you, 1,200 meetings and 1 call"
    )
    assert in_words(ways, lately=True) == (
        "2 mails from them, nothing from you, 1 meeting"
    )
    assert in_words(ways[3:], lately=True) == "1 meeting"
    assert in_words([]) == ""


def test_a_channel_without_a_word_of_its_own_is_named() -> None:
    assert one_sided([ByChannel("fax", theirs=2)]) == "2 messages by fax"


_EXCHANGES = st.lists(
    st.tuples(
        st.integers(NOW - 400 * DAY, NOW + DAY),
        st.sampled_from(["them", "ego", "both"]),
        st.sampled_from(["mail", "linkedin", "meeting", "call", "fax"]),
        st.just(1),
    )
)


@given(_EXCHANGES)
def test_counts_add_up_to_those_of_the_measure(exchanges: list[Exchange]) -> None:
    of = measure(sorted(exchanges), now=NOW)

    ways = by_channel(exchanges, now=NOW)

    assert ways == by_channel(exchanges[::-1], now=NOW)
    assert (of.theirs, of.ours, of.theirs_lately, of.ours_lately) == (
        sum(way.theirs + way.both for way in ways),
        sum(way.ours + way.both for way in ways),
        sum(way.theirs_lately + way.both_lately for way in ways),
        sum(way.ours_lately + way.both_lately for way in ways),
    )
