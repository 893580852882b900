"""An embed in somebody else's page, and what is copied in order to put it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from macros.embedding.model import embeds
from macros.embedding.show import height
from macros.here import Here
from macros.package import Package
from tests.audit.axe import SCRIPT, in_light_and_dark, look, violations
from tests.browser.conftest import DESK, PHONE, Visitor
from tests.serving import served

pytestmark = pytest.mark.browser

# One for each kind of chart, with a status, with markers, with one figure, with several, with none.
KINDS = (
    "street-leaders",
    "deliberate-fires",
    "road-casualties",
    "serious-acquisitive-crime",
    "first-time-entrants-rate",
    "people-killed-or-seriously-injured",
    "marac-repeat-rate",
    "accident-cluster-sites",
    "victim-based-crime",
    "treatment-numbers",
)
CITE = "indicators/street-leaders/"


@pytest.fixture
def elsewhere(tmp_path: Path, base: str) -> Iterator[str]:
    """A page on another origin for each embed, with the frame that readers are given to copy."""
    for id in KINDS:
        frame = f'<iframe src="{base}embed/{id}/" title="{id}" width="100%" height="900"></iframe>'
        page = f'<!doctype html><html lang="en"><title>Elsewhere</title><body style="margin:0">{frame}'
        (tmp_path / f"{id}.html").write_text(page, encoding="utf-8")
    with served(tmp_path) as address:
        yield address


@pytest.mark.parametrize("width", [320, 640])
def test_axe_finds_no_fault_in_a_frame_on_another_origin(
    visit: Visitor, elsewhere: str, base: str, width: int
) -> None:
    window = visit({"width": width, "height": 900})
    window.page.context.add_init_script(SCRIPT)
    for id in KINDS:
        window.requests.clear()
        window.page.goto(f"{elsewhere}{id}.html", wait_until="networkidle")
        inner = window.page.frames[1]
        assert inner.url == f"{base}embed/{id}/"
        assert in_light_and_dark(window.page, inner) == [], id
        wide = inner.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide[0] <= wide[1], id
        asked = [request.url for request in window.requests if request.url.startswith(base)]
        assert asked == [f"{base}embed/{id}/"], "an embed asks for nothing besides itself"


def test_an_embed_can_be_read_in_forced_colours(visit: Visitor) -> None:
    window = visit(forced=True)
    window.page.context.add_init_script(SCRIPT)
    for id in KINDS:
        assert look(window.go(f"embed/{id}/")).faults == (), id


def test_axe_sees_a_fault_in_an_embed(visit: Visitor) -> None:
    page = visit().go(f"embed/{KINDS[0]}/")
    page.evaluate("document.querySelector('main p').style.color = '#ddd'")
    assert any(fault.startswith("color-contrast") for fault in violations(page))


def test_every_embed_fits_the_height_that_is_copied(visit: Visitor, here: Here, real: Package) -> None:
    there = replace(here, package=real)
    window = visit()
    too_low = []
    for one in embeds(there):
        page, high = window.go(f"embed/{one.id}/"), height(there, one)
        for width in (320, 450, 672, 840):
            # A low window, so that the page says how much it needs.
            page.set_viewport_size({"width": width, "height": 100})
            needed = page.evaluate("document.documentElement.scrollHeight")
            if needed > high:
                too_low.append((one.id, width, needed, high))
    assert too_low == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_citation_is_copied_by_keyboard_and_it_is_said(visit: Visitor, size: dict[str, int]) -> None:
    window = visit(size)
    window.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = window.go(CITE)
    page.locator(".cite > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.copies") == "cite-1"
    page.keyboard.press("Enter")
    status = page.locator(".cite [role=status]").first
    status.filter(has_text="Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#cite-1").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.locator(".cite [role=status]").nth(1).filter(has_text="Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{")


def test_the_reader_s_own_day_stands_in_what_is_copied(visit: Visitor) -> None:
    page = visit().go(CITE)
    today = page.evaluate("new Date().toLocaleDateString('en-GB', { dateStyle: 'long' })")
    page.locator(".cite > summary").click()
    assert page.locator("#cite-1").inner_text().endswith(f"(accessed: {today})")
    assert f"Accessed: {today}." in page.locator("#cite-1-bibtex").inner_text()


def test_where_a_browser_refuses_the_text_is_marked_and_it_is_said(visit: Visitor) -> None:
    page = visit().go(CITE)
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))")
    page.locator(".embedding > summary").click()
    page.locator(".embedding .copy").click()
    said = "The browser did not allow it. The text is marked: copy it by hand."
    page.locator(".embedding [role=status]").filter(has_text=said).wait_for()
    marked = page.evaluate("getSelection().toString()")
    assert marked.strip().startswith('<iframe src="https://portal.example/embed/street-leaders/"')


def test_without_a_script_the_texts_are_there_and_no_dead_button(visit: Visitor) -> None:
    page = visit(script=False).go(CITE)
    page.locator(".cite > summary").click()
    assert page.locator("#cite-1").inner_text().endswith("(accessed: [day of your visit])")
    assert page.locator(".cite .copy").first.is_hidden()
    assert page.locator(".chart .taken a").first.is_visible()


def test_axe_finds_no_fault_in_the_opened_blocks(visit: Visitor) -> None:
    window = visit()
    window.page.context.add_init_script(SCRIPT)
    for path in (CITE, "data/", "tables/cost-of-crime/"):
        page = window.go(path)
        page.evaluate("document.querySelectorAll('.cite, .embedding').forEach((one) => { one.open = true; })")
        assert in_light_and_dark(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


LOOK = """(svg) => [...svg.querySelectorAll('path, text, tspan')].map((one) => {
  const seen = getComputedStyle(one);
  const opaque = (paint, part) => paint === 'none' ? 'none' : paint + ' ' + part;
  const words = one.tagName !== 'path';
  return [opaque(seen.fill, seen.fillOpacity), seen.fontWeight].concat(words ? [] : [
    opaque(seen.stroke, seen.strokeOpacity), seen.stroke === 'none' ? '' : seen.strokeWidth,
    seen.stroke === 'none' ? '' : seen.strokeDasharray]);
})"""


@pytest.mark.parametrize("id", ["deliberate-fires", "treatment-completion-rate", "road-casualties"])
def test_a_picture_that_was_taken_away_looks_as_on_the_site(visit: Visitor, base: str, id: str) -> None:
    """Colours, weights, widths and dashes of every part; only the halo of letters stays behind."""
    window = visit(DESK)
    page = window.go(f"indicators/{id}/")
    for chart in page.locator(".chart").all():
        name = str(chart.get_attribute("id")).removeprefix("chart-")
        here = chart.locator("svg.wide").evaluate(LOOK)
        alone = visit(DESK).go(f"charts/{name}.svg")
        there = alone.evaluate(f"({LOOK})(document.querySelector('g[font-size=\"14\"]'))")
        assert here, name
        assert there == here, name
