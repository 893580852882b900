"""Nothing from an ended plan speaks as if it went on today."""

from __future__ import annotations

import pytest

from tests.conftest import Build
from tests.truth.numbers import Numbers
from tests.truth.pages import FIRST, walk
from tests.truth.tense import ended_documents, of_page, of_rows, of_sentence, promises
from tests.truth.test_numbers import Swap, changed, text_of


def test_what_an_ended_plan_did_is_told_as_past(numbers: Numbers) -> None:
    told = list(of_rows(numbers.facts))
    assert [f"{sentence}: {fault}" for sentence, fault in told if fault] == []
    kept = promises(numbers.facts)
    said = [one for page in walk(numbers.site, FIRST) for one in of_page(page, kept)]
    assert [sentence for sentence, fault in said if fault] == []
    assert len(said) > 5_000


def test_a_plan_has_ended_a_year_and_a_half_before_the_newest_document(real_numbers: Numbers) -> None:
    ended = {"plan-2009", "assessment-2012", "report-2015", "plan-2016"}
    assert ended_documents(real_numbers.facts.rows["documents"]) == ended


@pytest.mark.parametrize(
    "sentence",
    [
        "The partnership aims to cut burglary.",
        "The service has been ordered.",
        "It now sits twice a week.",
        "The police are working with schools.",
        "Work on it is ongoing.",
        "The board meets every month.",
    ],
)
def test_a_sentence_that_speaks_of_today_is_found(sentence: str) -> None:
    assert of_sentence(sentence).endswith("speaks of today")


@pytest.mark.parametrize(
    "sentence",
    [
        "The partnership was to cut burglary.",
        "The plan calls the work ongoing.",
        "It was to sit twice a week, instead of once.",
        "The report says that the board meets every month.",
        "They called it “the work we do now”.",
    ],
)
def test_a_sentence_that_tells_the_past_or_what_a_document_says_is_left_alone(sentence: str) -> None:
    assert of_sentence(sentence) == ""


def test_a_purpose_without_a_subject_is_told_as_past() -> None:
    assert of_sentence("Plans and delivers the work on road safety.", "groups") != ""
    assert of_sentence("Planned and delivered the work on road safety.", "groups") == ""


def test_what_an_action_does_is_told_as_past() -> None:
    assert of_sentence("It has worked since October.", "actions") == "“It has” speaks of today"
    assert of_sentence("It had worked since October.", "actions") == ""


def test_an_aim_in_the_present_on_a_page_is_found(
    real_build: Build, real_numbers: Numbers, swap: Swap
) -> None:
    text = text_of(real_build, "plan-summary")
    planted = swap(
        text, "The plan wanted residents", "The partnership aims to keep residents safe. The plan wanted"
    )
    kept = promises(real_numbers.facts)
    assert [fault for _, fault in of_page(changed(real_build, "plan-summary", text), kept) if fault] == []
    found = [s for s, fault in of_page(changed(real_build, "plan-summary", planted), kept) if fault]
    assert found == ["plan-summary/index.html: The partnership aims to keep residents safe."]
