"""What does not fit: in a low narrow window, with letters set wider or twice as large, under a finger.

WCAG 2.2: reflow 1.4.10, text spacing 1.4.12, resized text 1.4.4, target size 2.5.8, orientation 1.3.4, what
appears on hover 1.4.13, and no motion for those who want none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.audit.measures import Measure
from tests.audit.window import addresses, opened

SCRIPT = (Path(__file__).parent / "reflow.js").read_text(encoding="utf-8")
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    "p { margin-block-end: 2em !important }"
)
TWICE = "html { font-size: 200% !important }"


@dataclass(frozen=True)
class State:
    """A window, how its letters are set, and what is looked for in it."""

    name: str
    width: int
    height: int
    style: str
    checks: tuple[str, ...]


# A desk of 1280 by 1024 at four times the size, then wider; a phone upright and lying.
STATES = (
    State(
        "at 400 %",
        320,
        256,
        "",
        ("sideways", "drawings", "cut", "overlapping", "targets", "moving", "revealed"),
    ),
    State("spaced", 320, 256, SPACED, ("sideways", "cut", "labels", "overlapping")),
    State("phone, letters twice as large", 390, 844, TWICE, ("sideways", "cut", "squeezed")),
    State("phone", 390, 844, "", ("sideways", "targets")),
    State("lying phone", 844, 390, "", ("sideways",)),
    State("tablet", 768, 1024, "", ("sideways",)),
    State("desk", 1280, 900, "", ("sideways", "targets")),
    State("desk, letters twice as large", 1280, 900, TWICE, ("sideways", "cut", "squeezed")),
)
# One call for each state, after the frame in which the page has noticed what changed.
LOOK = """async ([style, checks]) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  return checks.flatMap((check) => fits[check]());
}"""


def window(browser: Browser) -> BrowserContext:
    """No motion wanted, and the eyes of this check in each page."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(SCRIPT)
    return context


def look(page: Page, address: str, states: tuple[State, ...] = STATES) -> list[str]:
    """Open a page once and see it in one state after the other."""
    _resize(page, states[0])
    page.goto(address)
    return [fault for state in states for fault in _in_state(page, state)]


def reflow(site: Path) -> Iterator[Measure]:
    """Every page in every language where there is least room: 400 %, letters set wider, or twice as large."""
    faults: list[str] = []
    pages = addresses(site)
    with opened(site) as (browser, base):
        page = window(browser).new_page()
        for address in pages:
            faults += [f"{address}: {fault}" for fault in look(page, base + address, STATES[:3])]
    yield Measure("reflow", len(pages), "pages", tuple(faults))


def _resize(page: Page, state: State) -> None:
    page.set_viewport_size({"width": state.width, "height": state.height})


def _in_state(page: Page, state: State) -> list[str]:
    _resize(page, state)
    return [f"{state.name}: {fault}" for fault in page.evaluate(LOOK, [state.style, state.checks])]
