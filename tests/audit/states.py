"""What a page can look like and what can be opened on it, looked at one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from playwright.sync_api import Page

from tests.audit.axe import SCRIPT, Seen, look
from tests.audit.measures import Measure
from tests.audit.pages import TYPES, by_language
from tests.audit.window import opened
from tests.browser.conftest import DESK, PHONE


def looks(page: Page) -> Iterator[tuple[str, Seen]]:
    """The page in light and dark, in the reader's own colours, on paper and on a desk; then as it was."""
    yield "light", look(page)
    page.emulate_media(color_scheme="dark")
    yield "dark", look(page)
    page.emulate_media(color_scheme="light", forced_colors="active")
    yield "forced colours", look(page)
    page.emulate_media(media="print", forced_colors="none")
    yield "print", look(page)
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": DESK["width"], "height": DESK["height"]})
    yield "desk", look(page)
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})


def _menu(page: Page) -> None:
    page.locator(".menu-button").click()
    page.wait_for_selector(".menu-button[aria-expanded=true]")


def _search(page: Page) -> None:
    page.locator("[data-opens=search]").first.click()
    page.locator("#search-words").fill("2012")
    page.wait_for_selector("#search ol li a")


def _chart(page: Page) -> None:
    page.locator("button.explore").first.click()
    page.wait_for_selector(".explorer:not([hidden]) .main-svg")


# By what it is opened, and how; Escape shuts each of them.
OPENED: tuple[tuple[str, str, Callable[[Page], None]], ...] = (
    ("menu open", ".menu-button", _menu),
    ("search open", "[data-opens=search]", _search),
    ("chart open", "button.explore", _chart),
)


def opened_on(page: Page) -> Iterator[tuple[str, Seen]]:
    """The page with each thing open that it has, one after the other."""
    for state, opener, act in OPENED:
        if not page.locator(opener).count():
            continue
        act(page)
        yield state, look(page)
        page.keyboard.press("Escape")


def look_at_all(page: Page, base: str) -> Iterator[tuple[str, Seen]]:
    """Each type of page below an address in each state: where and how, and what was seen."""
    for path in TYPES:
        page.goto(base + path)
        for state, seen in chain(looks(page), opened_on(page)):
            yield f"{base}{path}, {state}", seen


def states(site: Path) -> Iterator[Measure]:
    """Each type of page in each language and state."""
    with opened(site) as (browser, base):
        page = browser.new_page(viewport={"width": PHONE["width"], "height": PHONE["height"]})
        page.add_init_script(SCRIPT)
        found = [
            one
            for folder in by_language(site)
            for one in look_at_all(page, f"{base}{folder}/" if folder else base)
        ]
    faults = tuple(f"{where}: {fault}" for where, seen in found for fault in seen.faults)
    yield Measure("axe-states", len(found), "states", faults)
