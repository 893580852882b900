"""Everybody can read the site: axe on every type of page, and that axe sees a fault."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESK, PAGE_TYPES, PHONE, TRANSLATED_TYPES, Visitor

pytestmark = pytest.mark.browser


def violations(page: object) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


# The colours of the dark scheme do not depend on the width, nor what moves with the width on the colours.
STATES = pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "light"), (DESK, "dark")], ids=["phone-light", "desk-dark"]
)


@STATES
def test_axe_finds_no_fault_on_any_type_of_page(visit: Visitor, size: dict[str, int], scheme: str) -> None:
    window = visit(size, scheme)
    faults = {path: violations(window.go(path)) for path in PAGE_TYPES}
    assert {path: found for path, found in faults.items() if found} == {}


@STATES
@pytest.mark.parametrize("language", ["pl", "ur"])
def test_axe_finds_no_fault_in_another_language(
    visit: Visitor, size: dict[str, int], scheme: str, language: str
) -> None:
    window = visit(size, scheme)
    faults = {path: violations(window.go(f"{language}/{path}")) for path in TRANSLATED_TYPES}
    assert {path: found for path, found in faults.items() if found} == {}


def test_axe_finds_no_fault_in_forced_colours_nor_in_what_can_be_opened(visit: Visitor) -> None:
    window = visit(forced=True)
    assert violations(window.go("indicators/deliberate-fires/")) == []
    page = visit().go("priorities/road-safety/")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert violations(page) == []
    page = visit().go("")
    page.locator(".menu-button").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("[data-opens=search]").click()
    page.locator("#search-words").fill("fires")
    page.wait_for_selector("#search ol li a")
    assert violations(page) == []


@pytest.mark.parametrize(
    ("plant", "rule"),
    [
        ("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"x.png\">')", "image-alt"),
        ("document.querySelector('main p').style.color = '#ddd'", "color-contrast"),
        ("document.querySelector('main').append(document.createElement('button'))", "button-name"),
        ("document.documentElement.lang = 'xx-nothing'", "html-lang-valid"),
    ],
)
def test_a_planted_fault_is_found(visit: Visitor, plant: str, rule: str) -> None:
    page = visit().go("indicators/deliberate-fires/")
    page.evaluate(plant)
    assert rule in {fault.split(":")[0] for fault in violations(page)}
