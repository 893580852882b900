"""What a page can look like and what can be opened on it, looked at one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Page

from tests.audit.axe import COLOURS, SCRIPT, Seen, look
from tests.audit.measures import Measure
from tests.audit.pages import TYPES, by_language
from tests.audit.window import opened
from tests.browser.conftest import DESK, PHONE

# Nobody touches a link on paper.
TOUCHED = ("target-size",)


def looks(page: Page) -> Iterator[tuple[str, Seen]]:
    """The page in light and dark, in the reader's own colours, on paper and on a desk; then as it was.

    Other colours change nothing but colours, so that only the rules about those are asked again.
    """
    yield "light", look(page)
    page.emulate_media(color_scheme="dark")
    yield "dark", look(page, only=COLOURS)
    page.emulate_media(color_scheme="light", forced_colors="active")
    yield "forced colours", look(page, only=COLOURS)
    page.emulate_media(media="print", forced_colors="none")
    yield "print", look(page, without=TOUCHED)
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": DESK["width"], "height": DESK["height"]})
    yield "desk", look(page)
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})


def _menu(page: Page) -> None:
    page.locator(".menu-button").click()
    page.wait_for_selector(".menu-button[aria-expanded=true]")


def _search(page: Page) -> None:
    page.locator("[data-opens=search]").click()
    page.locator("#search-words").fill("2012")
    page.wait_for_selector("#search ol li a")


def _chart(page: Page) -> None:
    page.locator("button.explore").first.click()
    page.wait_for_selector(".explorer:not([hidden]) .main-svg")


# The menu and the search are the same on every page, an opened chart on every page that has one.
OPENED: tuple[tuple[str, str, Callable[[Page], None]], ...] = (
    ("menu open", "", _menu),
    ("search open", "", _search),
    ("chart open", "indicators/deliberate-fires/", _chart),
)


def look_at_all(page: Page, base: str) -> Iterator[tuple[str, Seen]]:
    """Each type of page below an address in each state: where and how, and what was seen."""
    for path in TYPES:
        page.goto(base + path)
        yield from ((f"{base}{path}, {state}", seen) for state, seen in looks(page))
    for state, path, act in OPENED:
        page.goto(base + path)
        act(page)
        yield f"{base}{path}, {state}", look(page)


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
