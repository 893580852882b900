"""New figures are overdue by the clock of the reader, even where nobody has built the site since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser

from tests.audit.axe import SCRIPT, in_light_and_dark
from tests.browser.conftest import DESK, PHONE, Visitor
from tests.conftest import Build
from tests.serving import served

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 700}
PAGES = (
    "releases/",
    "releases/2025-q3/",
    "releases/2026-q1/",
    "releases/2026-q2/",
    "corrections/",
    "status-history/",
    "indicators/wheels-stolen/",
)


@pytest.fixture(scope="module")
def invented(exampleshire_build: Build) -> Iterator[str]:
    with served(exampleshire_build.site) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, invented: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, invented)
    yield visitor
    for context in visitor.contexts:
        context.close()


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (datetime(2026, 10, 1, 12), "The next figures are due on 5 November 2026."),
        (datetime(2026, 11, 5, 9, 29), "The next figures are due on 5 November 2026."),
        (datetime(2026, 11, 5, 9, 30), "New figures were due on 5 November 2026. They are overdue."),
        (datetime(2027, 11, 5, 12), "New figures were due on 5 November 2026. They are overdue."),
    ],
    ids=["weeks before", "on the morning of the day", "at the time of releases", "a year later"],
)
def test_the_clock_of_the_reader_says_whether_figures_are_overdue(
    visit: Visitor, now: datetime, sentence: str
) -> None:
    window = visit()
    window.page.clock.set_fixed_time(now)
    for path in ("", "releases/", "releases/2026-q2/", "indicators/"):
        assert window.go(path).inner_text(".due") == sentence, path


def test_without_a_script_the_sentence_is_true_on_any_day(visit: Visitor) -> None:
    assert visit(script=False).go("releases/").inner_text(".due") == (
        "New figures are due by 5 November 2026. If that day has passed, they are overdue."
    )


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_no_fault_on_what_a_release_brings(visit: Visitor, size: dict[str, int]) -> None:
    window = visit(size)
    window.page.context.add_init_script(SCRIPT)
    faults = {path: in_light_and_dark(window.go(path)) for path in PAGES}
    assert {path: found for path, found in faults.items() if found} == {}


def test_nothing_a_release_brings_is_wider_than_a_narrow_phone(visit: Visitor) -> None:
    window = visit(NARROW)
    for path in PAGES:
        assert window.go(path).evaluate("document.documentElement.scrollWidth") <= 320, path
