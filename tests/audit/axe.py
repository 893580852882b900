"""What axe finds on a page in the browser, with nothing left that it could not decide.

Where axe cannot see what lies behind a text it says “incomplete”. `contrast.js` then looks: it reads the
colour of the text and every colour behind it, and holds them to the ratio of WCAG. Anything else that is
incomplete is a fault until somebody has read it and taught `contrast.js` to judge it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Frame, Page

from tests.audit.measures import Measure
from tests.audit.pages import by_language
from tests.audit.window import opened
from tests.browser.conftest import DESK, PHONE

HERE = Path(__file__).parent
JUDGE = (HERE / "contrast.js").read_text(encoding="utf-8")
LOOK = (HERE / "axe.js").read_text(encoding="utf-8")
# Before the scripts of each page: three times as fast as to send axe to each page again.
SCRIPT = f"{AXE_SCRIPT}\n;(() => {{\n{JUDGE}\nObject.assign(globalThis, {{ KNOWN, judged }});\n}})();"
UNDECIDED = "undecided ("
OPTIONS = {
    # A rule made for 2.2, which axe leaves out unless it is asked for.
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
    "preload": False,
    "selectors": False,
}
SIZES = {"390": PHONE, "1280": DESK}
# The whole page: what is folded away is not looked at by axe.
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@dataclass(frozen=True)
class Seen:
    """Every fault, and how many texts were judged that axe left undecided."""

    faults: tuple[str, ...]
    settled: int


def look(page: Page | Frame) -> Seen:
    """Run every rule for WCAG up to 2.2 AA and of good practice on the page as it stands.

    The context of the page has `SCRIPT` as an init script.
    """
    found = page.evaluate(LOOK, OPTIONS)
    return Seen(tuple(found["faults"]), found["settled"])


def violations(page: Page | Frame) -> list[str]:
    """Every fault of a page as it stands, or of a frame in it, that was opened without `SCRIPT`."""
    page.evaluate(SCRIPT)
    return list(look(page).faults)


def in_light_and_dark(page: Page, shown: Page | Frame | None = None) -> list[str]:
    """Every fault of a page, or of a frame in it, in light colours and in dark ones.

    The context of the page has `SCRIPT` as an init script.
    """
    looked_at = shown or page
    light = look(looked_at)
    page.emulate_media(color_scheme="dark")
    dark = look(looked_at)
    page.emulate_media(color_scheme="light")
    return [*light.faults, *(f"dark: {fault}" for fault in dark.faults)]


def walk(page: Page, addresses: Iterable[str]) -> Seen:
    """Open one address after the other, unfold it and look at it; every fault says where it is."""
    faults: list[str] = []
    settled = 0
    for address in addresses:
        page.goto(address)
        page.evaluate(UNFOLD)
        seen = look(page)
        faults += [f"{address}: {fault}" for fault in seen.faults]
        settled += seen.settled
    return Seen(tuple(faults), settled)


def axe(width: str, scheme: str, site: Path) -> Iterator[Measure]:
    """Every page in every language at one width in one scheme, half of the pages in each of two browsers."""
    pages = [f"{folder}/{page}".lstrip("/") for folder, found in by_language(site).items() for page in found]
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        halves = list(pool.map(partial(_half, width, scheme, site), (pages[::2], pages[1::2])))
    faults = tuple(fault for half in halves for fault in half.faults)
    yield Measure(f"axe-{width}-{scheme}", len(pages), "pages", faults)
    undecided = tuple(fault for fault in faults if UNDECIDED in fault)
    yield Measure(
        f"axe-{width}-{scheme}-undecided",
        sum(half.settled for half in halves) + len(undecided),
        "texts",
        undecided,
    )


def _half(width: str, scheme: str, site: Path, pages: list[str]) -> Seen:
    size = SIZES[width]
    with opened(site) as (browser, base):
        page = browser.new_page(
            viewport={"width": size["width"], "height": size["height"]},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        page.add_init_script(SCRIPT)
        return walk(page, (base + address for address in pages))


# Four parts, because the whole takes hours: each keeps the day of its own last run.
PARTS = {
    f"axe-{width}-{scheme}": partial(axe, width, scheme) for width in SIZES for scheme in ("light", "dark")
}
