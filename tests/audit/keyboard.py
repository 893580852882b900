"""A page by the Tab key, there and back: every control once, in order, seen, ringed, and out again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from tests.audit.measures import Measure
from tests.audit.window import opened
from tests.browser.conftest import DESK, PAGE_TYPES, PHONE

SCRIPT = (Path(__file__).parent / "keyboard.js").read_text(encoding="utf-8")
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
FRAMES = ("embed/deliberate-fires/", "embed/treatment-benchmarks/")


def walk(page: Page, *, back: bool = True) -> list[str]:
    """Every fault on the way from the top of the page, or of the dialog that is open, to its end and back."""
    page.evaluate("() => new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame))")
    page.evaluate(SCRIPT)
    return [*_one_way(page, "Tab"), *(_one_way(page, "Shift+Tab") if back else [])]


def _one_way(page: Page, key: str) -> list[str]:
    back = key != "Tab"
    stops = page.evaluate("(back) => walk.begin(back)", back)
    for _ in range(stops + 1):
        page.keyboard.press(key)
    faults = page.evaluate("(back) => walk.end(back)", back)
    return [f"{key}: {fault}" for fault in faults]


def keyboard(site: Path) -> Iterator[Measure]:
    """Every type of page, from either side: as it comes on a phone, and with all open on a desk."""
    faults: list[str] = []
    pages = [f"{language}{path}" for language in ("", "ur/") for path in (*PAGE_TYPES, *FRAMES)]
    with opened(site) as (browser, base):
        for size, prepare in ((PHONE, "0"), (DESK, OPEN_ALL)):
            page = browser.new_page(viewport={"width": size["width"], "height": size["height"]})
            for address in pages:
                page.goto(base + address)
                page.evaluate(prepare)
                faults += [f"{address} {size['width']}: {fault}" for fault in walk(page)]
    yield Measure("keyboard", 2 * len(pages), "walks", tuple(faults))
