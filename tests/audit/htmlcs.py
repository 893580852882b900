"""A second opinion: what HTML_CodeSniffer finds, the engine that pa11y drives, run in our own browser.

Only errors count. Its warnings and notices ask a person to look; the texts whose contrast it cannot tell are
those that `axe` judges.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from scripts.vendoring import SNIFFER
from tests.audit.measures import Measure
from tests.audit.pages import TYPES, by_language
from tests.audit.window import opened
from tests.browser.conftest import PHONE

SCRIPT = (SNIFFER.folder / SNIFFER.file).read_text(encoding="utf-8")
SNIFF = """() => new Promise((done, failed) => HTMLCS.process("WCAG2AA", document, () => done(
  HTMLCS.getMessages().filter((told) => told.type === HTMLCS.ERROR).map((told) =>
    `${told.code}: ${(told.element.outerHTML ?? "the document").replace(/\\s+/g, " ").slice(0, 160)}`)),
  failed))"""


def sniff(page: Page) -> tuple[str, ...]:
    """Every error on the page, whose context has `SCRIPT` as an init script."""
    return tuple(page.evaluate(SNIFF))


def htmlcs(site: Path) -> Iterator[Measure]:
    """Each type of page in each language."""
    found: list[str] = []
    wanted = [f"{folder}/{path}".lstrip("/") for folder in by_language(site) for path in TYPES]
    with opened(site) as (browser, base):
        page = browser.new_page(viewport={"width": PHONE["width"], "height": PHONE["height"]})
        page.add_init_script(SCRIPT)
        for address in wanted:
            page.goto(base + address)
            found += [f"{address}: {fault}" for fault in sniff(page)]
    yield Measure("htmlcs", len(wanted), "pages", tuple(found))
