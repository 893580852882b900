"""Two places of the documents that cannot both be right."""

import pytest

from tests.check.conftest import World

FILE = "data/contradictions.csv"
FIRST = {"quote": "ten hats", "document": "hat-report", "section": "1"}
SECOND = {"other_quote": "nine hats", "other_document": "hat-report", "other_section": "1"}


def contradict(world: World, **cells: object) -> None:
    words = {"id": "hats", "doubt": "none", "about": "One place says ten, the other nine."}
    world.add(FILE, **{**words, **FIRST, **SECOND, **cells})


def test_two_places_that_say_different_things_pass(world: World) -> None:
    contradict(world)
    assert world.meaning() == []


@pytest.mark.parametrize("column", ["quote", "other_quote"])
def test_a_quote_of_more_than_25_words_is_counted(world: World, column: str) -> None:
    contradict(world, **{column: "hat " * 26})
    assert world.meaning() == [
        f"{FILE}, row 2, column {column}: The quote has 26 words. Shorten it to at most 25."
    ]


def test_words_do_not_contradict_themselves(world: World) -> None:
    contradict(world, other_quote="ten hats")
    assert world.meaning() == [
        f"{FILE}, row 2, column other_quote: Both quotes are the same words of the same section. "
        "Quote the other place."
    ]
