"""A target that is missed, or about to be, needs words."""

import pytest

from tests.check.conftest import World

STATUSES, COMMENTARY = "data/judgements/statuses.csv", "data/commentary.csv"
SAID = {
    "words": "The wind was strong.",
    "owner_role": "Head of hats",
    "next_action": "Give away ribbons.",
}
OFF_TRACK = (
    f"{STATUSES}, row 2, column status: “Lost hats” is off track, and nobody says why. "
    "Add a row for lost-hats to data/commentary.csv: words, the role that owns it, and the next action."
)


@pytest.fixture
def hats(world: World) -> World:
    """The invented world with lost hats that nobody has judged yet."""
    world.indicator("lost-hats")
    world.change("data/indicators.csv", 2, name="Lost hats")
    return world


def judge(world: World, status: str = "off_track", **cells: object) -> None:
    fixed = {"area_code": "hatshire", "breakdown": "all", "leads": "true", "historical": "false"}
    world.add(STATUSES, indicator="lost-hats", status=status, **{**fixed, **cells})


def release(world: World, key: str, day: str) -> None:
    world.add("data/releases.csv", id=key, published_at=f"{day}T09:30:00+00:00")


@pytest.mark.parametrize(
    ("status", "what"), [("off_track", "off track"), ("target_missed", "a missed target")]
)
def test_bad_news_without_words_is_named(hats: World, status: str, what: str) -> None:
    judge(hats, status)
    assert hats.meaning() == [OFF_TRACK.replace("off track", what)]


def test_bad_news_with_words_passes(hats: World) -> None:
    judge(hats)
    hats.add(COMMENTARY, indicator="lost-hats", **SAID)
    assert hats.meaning() == []


def test_words_about_another_figure_do_not_count(hats: World) -> None:
    judge(hats)
    hats.add(COMMENTARY, indicator="lost-gloves", **SAID)
    assert OFF_TRACK in hats.meaning()


@pytest.mark.parametrize(
    "status",
    [
        "on_track",
        "too_close_to_call",
        "target_met",
        "no_target_set",
        "no_data",
        "too_few_to_show",
        "too_few_to_judge",
        "not_comparable",
        "cannot_be_judged",
        "no_judgement",
    ],
)
def test_what_is_no_bad_news_needs_no_words(hats: World, status: str) -> None:
    judge(hats, status)
    assert hats.meaning() == []


def test_what_ended_long_ago_needs_no_words(hats: World) -> None:
    judge(hats, historical="true")
    assert hats.meaning() == []


def test_a_target_beside_the_one_that_speaks_needs_words_too(hats: World) -> None:
    judge(hats, leads="false", breakdown="colour=red")
    assert hats.meaning() == [OFF_TRACK]


def test_words_for_an_older_release_are_not_for_this_one(hats: World) -> None:
    judge(hats)
    release(hats, "2031-q2", "2031-08-01")
    release(hats, "2031-q1", "2031-05-01")
    hats.add(COMMENTARY, indicator="lost-hats", release="2031-q1", **SAID)
    assert hats.meaning() == [OFF_TRACK]


@pytest.mark.parametrize("release_of_words", ["2031-q2", ""], ids=["the newest release", "the next release"])
def test_words_for_the_newest_release_or_the_next_pass(hats: World, release_of_words: str) -> None:
    judge(hats)
    release(hats, "2031-q1", "2031-05-01")
    release(hats, "2031-q2", "2031-08-01")
    hats.add(COMMENTARY, indicator="lost-hats", release=release_of_words, **SAID)
    assert hats.meaning() == []


def test_bad_news_is_found_in_what_compute_gives(hats: World) -> None:
    """200 hats in a year of which 100 were the target: no interval of 200 reaches down to 100."""
    target = {"indicator": "lost-hats", "area_code": "hatshire", "breakdown": "all", "kind": "target"}
    place = {"document": "hat-report", "section": "1", "as_published": "100 hats", "unit": "hats"}
    hats.add("data/targets.csv", **target, **place, date="2031-12-31", value=100, rule="level")
    hats.observe("data/observations/lost-hats.csv", 200)
    assert hats.meaning() == []
    hats.judge()
    assert hats.meaning() == [OFF_TRACK]


def withhold(world: World, breakdown: str) -> None:
    words = {"owner_role": "Head of hats", "reason": "The hats are being counted again."}
    world.add("data/withheld.csv", indicator="lost-hats", area_code="hatshire", breakdown=breakdown, **words)


def test_a_judgement_taken_back_is_one_that_was_given(hats: World) -> None:
    judge(hats, "no_judgement")
    withhold(hats, "all")
    assert hats.meaning() == []
    hats.change("data/withheld.csv", 2, area_code="hatshire-north")
    hats.add("data/areas.csv", code="hatshire-north", name="North", kind="local_authority")
    assert hats.meaning() == [
        "data/withheld.csv, row 2, column indicator: No judgement is given on “lost-hats” for this area and "
        "breakdown. Correct the row, or take it out."
    ]


def test_before_the_first_judgements_nothing_is_said_of_those_taken_back(hats: World) -> None:
    withhold(hats, "all")
    assert hats.meaning() == []
