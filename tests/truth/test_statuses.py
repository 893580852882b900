"""Every badge says what the judgements say, on every page and in every language."""

from __future__ import annotations

import pytest

from tests.conftest import Build
from tests.truth.numbers import Numbers
from tests.truth.pages import FIRST, languages, walk
from tests.truth.statuses import ENGLISH, Badge, Badges, mixed_up, words_by_key
from tests.truth.test_numbers import Swap, changed, text_of

OFF = '<span class="verdict verdict-off_track">'
ON = '<span class="verdict verdict-on_track">'


def test_every_badge_is_the_one_of_its_judgement_and_has_one_word_a_language(numbers: Numbers) -> None:
    badges = Badges(numbers.facts)
    every: list[Badge] = []
    for language in languages(numbers.site):
        found = [badge for one in walk(numbers.site, language) for badge in badges.of_page(one)]
        words = words_by_key(found)
        assert mixed_up(words) == [], language
        if language == FIRST:
            begin = {key: all(word.startswith(ENGLISH[key]) for word in said) for key, said in words.items()}
            assert all(begin.values()), begin
        every += found
    assert [badge for badge in every if badge.fault] == []
    assert len(every) > 300


@pytest.mark.parametrize(
    "address",
    ["", "indicators", "indicators/serious-acquisitive-crime", "priorities/crime-and-reoffending"],
)
def test_a_wrong_badge_is_found(real_build: Build, real_numbers: Numbers, swap: Swap, address: str) -> None:
    planted = changed(real_build, address, swap(text_of(real_build, address), OFF, ON))
    assert [badge.key for badge in Badges(real_numbers.facts).of_page(planted) if badge.fault] != []


def test_a_wrong_word_in_a_right_badge_is_found(real_build: Build, real_numbers: Numbers, swap: Swap) -> None:
    text = swap(text_of(real_build, ""), "<strong>Off track</strong>", "<strong>On track</strong>")
    badges = Badges(real_numbers.facts)
    found = [*badges.of_page(changed(real_build, "", text))]
    found += [b for one in walk(real_build.site, FIRST) for b in badges.of_page(one) if one.address != ""]
    assert mixed_up(words_by_key(found)) != []


def test_a_claim_that_does_not_add_up_cannot_pose_as_one_that_does(
    real_build: Build, real_numbers: Numbers, swap: Swap
) -> None:
    text = swap(text_of(real_build, "adding-up"), "verdict-does_not_agree", "verdict-agrees")
    found = Badges(real_numbers.facts).of_page(changed(real_build, "adding-up", text))
    assert [badge.fault for badge in found if badge.fault] == ["the files say ['does_not_agree']"]
