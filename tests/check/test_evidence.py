"""What is said of a promise rests on a document, and what this site keeps leads to a page."""

from __future__ import annotations

import pytest

from macros.package import load
from scripts import check
from scripts.check import promises
from tests.check.conftest import World, sentences

COMMITMENTS, EVIDENCE = "data/commitments.csv", "data/evidence.csv"
SHOWN = {"commitment": "free-hats", "position": 1, "words": "Hats were given.", "document": "hat-report"}


def promised(world: World, **cells: object) -> World:
    """The invented world with one promise of free hats."""
    place = {"document": "hat-report", "section": "1", "topic": "services", "found": "no_evidence"}
    world.add(COMMITMENTS, id="free-hats", name="Give hats.", **{**place, **cells})
    return world


def kept(world: World) -> list[str]:
    return sentences(list(promises.kept(load(world.root), world.root)))


@pytest.mark.parametrize("found", ["done", "in_part", "not_done"])
def test_an_answer_that_no_document_shows_is_named(world: World, found: str) -> None:
    assert promised(world, found=found).meaning() == [
        f"data/commitments.csv, row 2, column found: The promise is called “{found}”, "
        "and no document is named that shows it. "
        "Add a row for free-hats to data/evidence.csv, or write no_evidence."
    ]


def test_an_answer_that_a_document_shows_passes(world: World) -> None:
    promised(world, found="done").add(EVIDENCE, section="1", **SHOWN)
    assert world.meaning() == []


def test_no_evidence_either_way_needs_none_and_may_say_what_was_read(world: World) -> None:
    assert promised(world).meaning() == []
    world.add(EVIDENCE, section="1", **SHOWN)
    assert world.meaning() == []


def test_evidence_on_a_promise_nobody_made_is_named(world: World) -> None:
    promised(world).add(EVIDENCE, section="1", **{**SHOWN, "commitment": "free-gloves"})
    found = sentences(list(check.of_data(world.root)))
    assert [text for text in found if text.startswith("data/evidence.csv, row 2") and "free-gloves" in text]


def test_evidence_in_a_section_that_is_not_listed_is_named(world: World) -> None:
    promised(world).add(EVIDENCE, section="9", **SHOWN)
    assert any(
        text.startswith("data/evidence.csv, row 2") for text in sentences(list(check.of_data(world.root)))
    )


@pytest.mark.parametrize("page", ["plan-summary/", "plans/", "documents/hat-report/"])
def test_a_page_that_is_written_or_made_from_a_row_passes(world: World, page: str) -> None:
    world.write("docs/en/plan-summary.md", "# Summary\n")
    world.write("docs/en/plans/index.md", "# Plans\n")
    assert kept(promised(world, kept_here="We list hats.", kept_page=page)) == []


@pytest.mark.parametrize("page", ["plan-sumary/", "plan-summary"])
def test_a_page_that_does_not_exist_is_named_with_the_nearest(world: World, page: str) -> None:
    world.write("docs/en/plan-summary.md", "# Summary\n")
    assert kept(promised(world, kept_here="We list hats.", kept_page=page)) == [
        f"data/commitments.csv, row 2, column kept_page: “{page}” is no page of this site. "
        "The nearest is “plan-summary/”. Write the address as it ends, such as plan-summary/."
    ]


def test_a_page_without_words_is_named(world: World) -> None:
    world.write("docs/en/plans/index.md", "# Plans\n")
    assert kept(promised(world, kept_page="plans/")) == [
        "data/commitments.csv, row 2, column kept_here: “plans/” is named, "
        "but not what it does towards the promise. Say so in one sentence, or empty kept_page."
    ]


def test_words_without_a_page_pass(world: World) -> None:
    assert kept(promised(world, kept_here="We list hats.")) == []


def test_the_command_tells_of_a_page_that_does_not_exist(world: World) -> None:
    promised(world, kept_here="We list hats.", kept_page="hats/").judge()
    assert any("“hats/” is no page of this site." in text for text in sentences(check.problems(world.root)))
