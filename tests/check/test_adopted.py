"""A site that was adopted names who publishes it, and how to ask."""

from __future__ import annotations

from tests.check.conftest import World

SITE = "data/site.csv"
EMPTY = "The site is adopted, and the cell is empty."


def test_an_adopted_site_without_publisher_and_contact_is_refused(world: World) -> None:
    world.change(SITE, 2, adopted="true", publisher="", contact="")
    assert world.meaning() == [
        f"{SITE}, row 2, column publisher: {EMPTY} "
        "Write the organisation that publishes the site, or false under adopted.",
        f"{SITE}, row 2, column contact: {EMPTY} "
        "Write how to ask a question, such as an address for e-mail, or false under adopted.",
    ]


def test_a_site_that_nobody_adopted_may_leave_both_open(world: World) -> None:
    world.change(SITE, 2, adopted="false", publisher="", contact="")
    assert world.meaning() == []


def test_an_adopted_site_that_names_both_passes(world: World) -> None:
    world.change(SITE, 2, adopted="true", publisher="The Hatters", contact="Write to the Hatters")
    assert world.meaning() == []
