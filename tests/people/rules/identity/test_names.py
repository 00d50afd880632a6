"""Names come apart, in every script and order, and are as alike as they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.people.rules.identity.alike import alike, spelt
from closeknit.people.rules.identity.letters import joined, loose
from closeknit.people.rules.identity.look import of_slug
from closeknit.people.rules.identity.names import Name, parsed


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ada Lovelace", Name(("ada",), ("lovelace",))),
        ("Lovelace, Ada", Name(("ada",), ("lovelace",))),
        ("de la Vega, Juan Carlos", Name(("juan", "carlos"), ("vega",))),
        ("Jane Doe, MBA, PMP", Name(("jane",), ("doe",))),
        ("Jane Doe, Ph.D.", Name(("jane",), ("doe",))),
        ("Jane Doe M.D. Ph.D.", Name(("jane",), ("doe",))),
        ("Jane Doe, M. Sc., B.A.", Name(("jane",), ("doe",))),
        ("Dr. rer. nat. Jane Doe", Name(("jane",), ("doe",))),
        ("Doe, Dr. Jane", Name(("jane",), ("doe",))),
        ("Jane Doe, Dr. med. dent.", Name(("jane",), ("doe",))),
        ("J. R. Doe", Name(("j", "r"), ("doe",))),
        ("Doe, M. A.", Name(("m", "a"), ("doe",))),
        ("J. Ma", Name(("j",), ("ma",))),
        ("Jack Ma", Name(("jack",), ("ma",))),
        ("Osama bin Salem", Name(("osama",), ("salem",))),
        ("Anne-Marie Smith-Jones", Name(("anne", "marie"), ("smith", "jones"))),
        ("Ada Lovelace | Hiring!", Name(("ada",), ("lovelace",))),
        ("Bo Diddley Jr.", Name(("bo",), ("diddley",), generation="jr")),
        ("Robert (Bob) Smith", Name(("robert",), ("smith",), ("bob",))),
        ("Jane Doe (née Roe)", Name(("jane",), ("doe",), former=("roe",))),
        ("\u5f20\u4f1f", Name(("wei",), ("zhang",))),
        ("ada@example.com", Name()),
        ("", Name()),
    ],
)
def test_name_comes_apart(written: str, name: Name) -> None:
    assert parsed(written) == name


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Ada Lovelace", "ADA LOVELACE", "same"),
        ("Li Wei", "Wei Li", "turned"),
        ("Jörg Müller", "Joerg Mueller", "spelt"),
        ("Ada King Lovelace", "Ada Lovelace", "fuller"),
        ("Ada King Lovelace", "Ada Byron Lovelace", "middle_differs"),
        ("Bob Smith", "Robert Smith", "short"),
        ("A. Lovelace", "Ada Lovelace", "initial"),
        ("Ada Lovelace, Ph.D.", "Ada Lovelace, Ph.D.", "same"),
        ("Ada Lovelace, Ph.D.", "Ada Lovelace", "same"),
        ("Ada L.", "Ada Lovelace", "last_initial"),
        ("Ada L.", "Ada L.", "last_initial"),
        ("Lovelace Ada K.", "Ada K. Lovelace", "turned"),
        ("C. Lovelace", "Käthe Lovelace", "other_given"),
        ("J. A. Doe", "J. A. Doe", "initial"),
        ("Ada Lovelaec", "Ada Lovelace", "slip"),
        ("Ada Byron-Lovelace", "Ada Byron", "part"),
        ("Ada", "Ada Lovelace", "first_only"),
        ("Ada Byron", "Ada Lovelace", "other_family"),
        ("Ada Lovelace", "Tom Lovelace", "other_given"),
        ("Ada Lovelace", "Bo Diddley", "different"),
        ("", "Bo Diddley", ""),
    ],
)
def test_names_are_alike_either_way_round(one: str, other: str, level: str) -> None:
    assert (alike(spelt(one), spelt(other)), alike(spelt(other), spelt(one))) == (
        level,
        level,
    )


@pytest.mark.parametrize(
    "spellings",
    [
        ("Müller", "Mueller", "Muller"),
        ("Dmitry", "Dmitriy", "Dmitri"),
        ("Catherine", "Katherine"),
        ("Yevgeny", "Evgeny"),
    ],
)
def test_spellings_of_one_name_meet(spellings: tuple[str, ...]) -> None:
    assert len({loose(word) for word in spellings}) == 1


def test_loose_word_drops_what_spellings_differ_in() -> None:
    written = (
        "Czech Schwarz Shcherbakova Tschaikovsky Mitchell Khan Christian Philip Thomas"
        " Jack Quinn Marks Walz Juri Yelena Lynn Marie Lee Louise"
    )

    read = " ".join(map(loose, written.split()))

    assert read == (
        "chech shvars sherbakova shaikovski mishel han hristian filip tomas"
        " jak kuin marx vals iuri elena lin mari li luise"
    )


@pytest.mark.parametrize(
    ("words", "one"),
    [
        (("z", "zhu"), "zhu"),
        (("ada", "abel", "lovelake"), "adabelovelake"),
        (("anna",), "ana"),
        ((), ""),
    ],
)
def test_joined_words_hold_no_letter_twice_in_a_row(
    words: tuple[str, ...], one: str
) -> None:
    assert joined(words) == one


@given(
    words=st.lists(
        st.sampled_from("Ada lovelace VAN Dr Ma MBA jr iv e x Bo née".split()),
        min_size=2,
        max_size=2,
    )
)
@settings(max_examples=50, deadline=None)
def test_two_plain_words_are_read_as_any_name_is(words: list[str]) -> None:
    name = " ".join(words)

    # Blanks around it keep a name from the short way.
    assert parsed(name) == parsed(f" {name} ")


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("ada-lovelace-8a1b2c", ("ada", "lovelake")),
        ("ada-lovelace-ex", ("ada", "lovelake", "ex")),
        ("ada-lovelace-123", ("ada", "lovelake")),
        ("pub/ada-b9/1/2/3", ("ada",)),
        ("8a1b2c", ("a", "b", "k")),
        ("zoë-brandt", ("so", "brandt")),
    ],
)
def test_profile_says_a_name_without_the_number_at_its_end(
    slug: str, words: tuple[str, ...]
) -> None:
    assert of_slug(slug).words == words
