"""No page about abuse or exploitation is without its quick way out."""

from __future__ import annotations

from tests.check.conftest import World


def test_an_indicator_of_a_sensitive_theme_must_be_sensitive(world: World) -> None:
    world.change("data/themes.csv", 2, sensitive="true")
    world.indicator("lost-hats")
    row = len(world.rows("data/indicators.csv"))
    assert world.meaning() == [
        f"data/indicators.csv, row {row}, column sensitive: Its theme “hats” is sensitive, "
        "so its page needs the quick way out. Write true."
    ]
    world.change("data/indicators.csv", row, sensitive="true")
    assert world.meaning() == []


def test_an_indicator_of_another_theme_may_be_sensitive(world: World) -> None:
    world.indicator("lost-hats")
    world.change("data/indicators.csv", len(world.rows("data/indicators.csv")), sensitive="true")
    assert world.meaning() == []
