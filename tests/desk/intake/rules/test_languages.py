"""The user's languages: as set, and the same ones that drafts can be made in."""

import pytest

from closeknit.desk.intake.rules.languages import CODES, languages_in
from closeknit.desk.intake.rules.settings import changed_settings
from closeknit.desk.invitations.rules.phrases import LANGUAGES
from closeknit.desk.triage.rules.drafts import shipped
from closeknit.shared.errors import RuleBroken


def test_each_language_that_can_be_set_has_phrases_and_drafts() -> None:
    assert set(CODES) == set(LANGUAGES) == set(shipped())


def test_languages_are_kept_in_their_order_and_let_go_by_any() -> None:
    named = changed_settings({}, "languages", "de en de")
    any_ = changed_settings(named, "languages", "any")

    assert (languages_in(named), languages_in(any_)) == (("de", "en"), ())


@pytest.mark.parametrize("value", ["", "xx", "de xx"])
def test_a_language_that_nothing_is_made_in_is_refused(value: str) -> None:
    with pytest.raises(RuleBroken):
        changed_settings({}, "languages", value)
