"""The site in a browser that runs no script: nothing is missing, and nothing pretends to work."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from macros.nouns import HelpLine, Observation
from macros.package import Package
from tests.audit.unscripted import kept_back, lost, unscripted
from tests.browser.conftest import DESK, Visitor
from tests.conftest import Build

# One of each template, and those that use a script most.
TYPES = (
    "",
    "priorities/domestic-abuse-and-sexual-violence/",
    "indicators/",
    "indicators/deliberate-fires/",
    "indicators/road-casualties/",
    "tables/treatment-benchmarks/",
    "documents/plan-2009/",
    "plans/plan-2014/",
    "promises/",
    "help/",
    "adding-up/",
    "releases/",
    "explore/",
    "explore/road-safety/",
    "not-here/",
)


@pytest.mark.browser
@pytest.mark.parametrize("language", ["", "ur/"], ids=["en", "ur"])
def test_nothing_on_any_type_of_page_needs_a_script(visit: Visitor, language: str) -> None:
    scripted, plain = visit(DESK), visit(DESK, script=False)
    faults = {}
    for path in TYPES if not language else TYPES[:6]:
        address = f"{language}{path}"
        faults[path] = lost(scripted.go(address), plain.go(address))
    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.browser
def test_every_figure_and_help_line_can_be_read(visit: Visitor, real: Package) -> None:
    window = visit(script=False)
    text = window.go("help/").inner_text("main")
    for line in real.all(HelpLine):
        assert line.phone in text
    assert window.page.locator("nav#menu").is_visible()
    text = window.go("indicators/deliberate-fires/").inner_text("main")
    for row in real.all(Observation):
        if row.indicator == "deliberate-fires" and row.shown is not None:
            assert str(row.shown) in text


def plant(page: Page, html: str) -> Page:
    page.evaluate("(html) => document.querySelector('h1').insertAdjacentHTML('afterend', html)", html)
    return page


@pytest.mark.browser
@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p>98,765</p>", "numbers: “98,765” is there only with a script"),
        ('<a href="tel:+440000">Call</a>', "links: “tel:+440000” is there only with a script"),
        ("<table><tr><td>One row</table>", "rows: “One row” is there only with a script"),
    ],
)
def test_what_only_a_script_shows_is_found(visit: Visitor, html: str, fault: str) -> None:
    scripted, plain = visit(DESK).go("documents/"), visit(DESK, script=False).go("documents/")
    assert lost(plant(scripted, html), plain) == [fault]


@pytest.mark.browser
def test_a_button_that_does_nothing_is_found(visit: Visitor) -> None:
    scripted, plain = visit(DESK).go("documents/"), visit(DESK, script=False).go("documents/")
    assert lost(scripted, plant(plain, "<button>Sort</button>")) == [
        "button “Sort” does nothing without a script"
    ]


def test_no_page_keeps_a_number_or_an_address_back_for_a_script(real_build: Build) -> None:
    (found,) = unscripted(real_build.site)
    assert found.faults == ()
    assert found.looked_at > 1000


def test_a_number_that_waits_for_a_script_is_found() -> None:
    html = '<p>12</p><p hidden>12 and 34</p><div class="needs-script"><a href="tel:5">Call</a></div>'
    assert kept_back(html) == ["“34” waits for a script", "“tel:5” waits for a script"]
