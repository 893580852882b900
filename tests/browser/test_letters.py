"""The letters of the site arrive, only those a page needs, and figures stand in columns."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

LOADED = """document.fonts.ready.then(() => [...document.fonts]
  .filter((face) => face.family.includes("Atkinson Next") && face.status === "loaded").length)"""
# The width of a text in the first column of figures of the page.
WIDTH = """(text) => {
  const cell = document.querySelector(".data tbody .number");
  cell.innerHTML = `<span>${text}</span>`;
  return cell.firstChild.getBoundingClientRect().width;
}"""


def test_a_page_fetches_two_weights_and_more_only_for_rarer_letters(visit: Visitor) -> None:
    window = visit()
    page = window.go("help/")
    assert page.evaluate(LOADED) == 2
    assert not [request.url for request in window.requests if "-ext" in request.url]
    page.evaluate("document.querySelector('main p').textContent = 'Łódź'")
    page.wait_for_timeout(300)
    assert page.evaluate(LOADED) == 3


def test_figures_of_a_column_stand_below_each_other(visit: Visitor) -> None:
    page = visit().go("indicators/deliberate-fires/")
    page.evaluate(LOADED)
    widths = {page.evaluate(WIDTH, digit * 4) for digit in "0123456789"}
    assert max(widths) - min(widths) < 0.1
    proportional = (
        "document.querySelector('.data tbody .number').style.fontVariantNumeric = 'proportional-nums'"
    )
    page.evaluate(proportional)
    assert page.evaluate(WIDTH, "1111") != page.evaluate(WIDTH, "0000")
