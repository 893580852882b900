"""A page without scripts: every number, link and row of a table is there, and no dead control."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from tests.audit.measures import Measure
from tests.audit.window import addresses

SCRIPT = (Path(__file__).parent / "unscripted.js").read_text(encoding="utf-8")
# What the style sheet or the browser keeps from a reader whose browser runs no script.
KEPT_BACK = "[hidden], template, dialog, .needs-script, script, style"
# What works the script and what explains its answers; programs are no words.
OF_THE_SCRIPT = "script, style, button, select, .filtered .legend"
NUMBER = re.compile(r"\d[\d.,:/–-]*")


def lost(scripted: Page, plain: Page) -> list[str]:
    """What the first window has and the second, without scripts, has not; and what is dead in the second."""
    there, here = (
        {kind: Counter(found) for kind, found in _held(page).items()} for page in (scripted, plain)
    )
    missing = [
        f"{kind}: “{one}” is there only with a script"
        for kind in ("numbers", "links", "rows")
        for one in there[kind] - here[kind]
    ]
    return [*missing, *(f"{one} does nothing without a script" for one in here["dead"])]


def _held(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = page.evaluate(SCRIPT)
    return found


def kept_back(html: str) -> list[str]:
    """Numbers and addresses that stand only where no reader without scripts will see them.

    Names of buttons, and of what a form offers, are not meant.
    """
    page = LexborHTMLParser(html)
    before = _numbers_and_links(page)
    for node in page.css(KEPT_BACK):
        node.decompose()
    return [f"“{one}” waits for a script" for one in sorted(before - _numbers_and_links(page))]


def _numbers_and_links(page: LexborHTMLParser) -> set[str]:
    for node in page.css(OF_THE_SCRIPT):
        node.decompose()
    words = page.body.text(separator=" ") if page.body else ""
    links = {link.attributes.get("href") or "" for link in page.css("a[href]:not([href^='#'])")}
    return {number.rstrip(".,:/–-") for number in NUMBER.findall(words)} | links


def unscripted(site: Path) -> Iterator[Measure]:
    """Every page in every language, as it is served."""
    pages = addresses(site)
    faults = [
        f"{address}: {fault}"
        for address in pages
        for fault in kept_back((site / address / "index.html").read_text(encoding="utf-8"))
    ]
    yield Measure("unscripted", len(pages), "pages", tuple(faults))
