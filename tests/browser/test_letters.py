"""The letters of the site arrive, only those a page needs, and figures stand in columns."""

from __future__ import annotations

from unicodedata import category

import pytest

from tests.browser.conftest import Visitor
from tests.test_letters import ALPHABETS, letters

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
    page = window.settle("help/")
    assert page.evaluate(LOADED) == 2
    assert not [request.url for request in window.requests if "-ext" in request.url]
    page.evaluate("document.querySelector('main p').textContent = 'Łódź'")
    page.wait_for_timeout(300)
    assert page.evaluate(LOADED) == 3


DRAWN_IN = """(text) => {
  document.documentElement.dir = text.dir;
  document.documentElement.lang = text.lang || "en";
  document.querySelector("main p").textContent = text.words;
}"""


@pytest.mark.parametrize(("dir", "asked"), [("ltr", 0), ("rtl", 1)])
def test_a_word_of_urdu_fetches_its_letters_only_where_the_page_is_urdu(
    dir: str, asked: int, visit: Visitor
) -> None:
    window = visit()
    page = window.settle("help/")
    page.evaluate(DRAWN_IN, {"dir": dir, "words": "اردو"})
    page.wait_for_timeout(300)
    assert len([request.url for request in window.requests if "naskh" in request.url]) == asked


@pytest.mark.parametrize("code", ALPHABETS)
def test_every_letter_of_a_language_is_drawn_in_our_own_letters(code: str, visit: Visitor) -> None:
    page = visit().go("help/")
    # A mark stands on a letter of its script, as it does in every word.
    base = {"ur": "ب", "pa": "ਕ"}.get(code, "a")
    marked = (f"{base}{sign}" if category(sign).startswith("M") else sign for sign in sorted(letters(code)))
    direction = "rtl" if code == "ur" else "ltr"
    page.evaluate(DRAWN_IN, {"dir": direction, "lang": code, "words": " ".join(marked)})
    page.evaluate("document.fonts.ready.then(() => 0)")
    page.wait_for_timeout(300)
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    node = tools.send("DOM.querySelector", {"nodeId": root, "selector": "main p"})["nodeId"]
    used = tools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert [font["familyName"] for font in used if not font["isCustomFont"]] == []


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
