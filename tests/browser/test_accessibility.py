"""Everybody can read the site: axe on each type of page in each language and state; it sees faults."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.audit.axe import SCRIPT, look, walk
from tests.audit.pages import TYPES
from tests.audit.states import look_at_all
from tests.browser.conftest import Visit, Visitor

pytestmark = pytest.mark.browser

# How many of the types of page have each state: an embedded drawing has neither menu nor search.
STATES = {
    **dict.fromkeys(("light", "dark", "forced colours", "print", "desk"), len(TYPES)),
    **dict.fromkeys(("menu open", "search open"), len(TYPES) - 1),
    "chart open": 3,
}


@pytest.fixture
def window(visit: Visitor) -> Visit:
    """A window on a phone, in light colours, with axe on every page it opens."""
    opened = visit()
    opened.page.context.add_init_script(SCRIPT)
    return opened


@pytest.mark.parametrize("language", ["", "ur/", "pl/", "lt/", "pt/"], ids=["en", "ur", "pl", "lt", "pt"])
def test_axe_finds_no_fault_on_any_type_of_page_in_any_state(window: Visit, language: str) -> None:
    found = list(look_at_all(window.page, window.base + language))
    assert [f"{where}: {fault}" for where, seen in found for fault in seen.faults] == []
    assert Counter(where.split(", ")[-1] for where, _ in found) == STATES
    assert sum(seen.settled for _, seen in found) > 500, "texts in drawings are not looked at any more"


@pytest.mark.parametrize(
    ("plant", "rule"),
    [
        ("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"x.png\">')", "image-alt"),
        ("document.querySelector('main p').style.color = '#ddd'", "color-contrast"),
        ("document.querySelector('main').append(document.createElement('button'))", "button-name"),
        ("document.documentElement.lang = 'xx-nothing'", "html-lang-valid"),
    ],
)
def test_a_planted_fault_is_found(window: Visit, plant: str, rule: str) -> None:
    page = window.go("indicators/deliberate-fires/")
    page.evaluate(plant)
    assert rule in {fault.split(":")[0] for fault in look(page).faults}


def test_a_pale_word_that_is_folded_away_is_found_on_each_page_of_a_walk(window: Visit) -> None:
    window.page.context.add_init_script(
        "addEventListener('DOMContentLoaded', () => document.querySelector('main').insertAdjacentHTML("
        "'beforeend', '<details><summary>More about this</summary><p id=pale>Too pale</p></details>'));"
        "addEventListener('load', () => { document.getElementById('pale').style.color = '#bbb'; });"
    )
    pages = [f"{window.base}{path}" for path in ("help/", "ur/promises/")]
    found = 'color-contrast: <p id="pale" style="color: rgb(187, 187, 187);">Too pale</p>'
    assert walk(window.page, pages).faults == tuple(f"{page}: {found}" for page in pages)


DRAWN = (
    "document.querySelector('main svg').insertAdjacentHTML('beforeend', "
    '\'<linearGradient id="fade"><stop stop-color="#fff"/></linearGradient>'
    '<rect width="300" height="300" fill="{}"/><text x="20" y="40">Ten fires</text>\');'
    # The policy of the page forbids styles in its text; one that a script sets is no text.
    "document.querySelector('main svg').lastElementChild.style.cssText = '{}'"
)


@pytest.mark.parametrize(
    ("plant", "said"),
    [
        (DRAWN.format("#fff", "fill:#aaa"), "2.32 to 1, rgb(170,170,170) on rgb(255,255,255)"),
        (DRAWN.format("#fff", "fill:#000;opacity:.3"), "2.12 to 1, rgb(178,178,178) on rgb(255,255,255)"),
        (DRAWN.format("#444", "fill:#000;stroke:none"), "2.16 to 1, rgb(0,0,0) on rgb(68,68,68)"),
        (DRAWN.format("url(#fade)", "fill:#000;stroke:none"), "a colour behind it could not be told"),
    ],
    ids=["pale on its edge", "shining through", "black on a dark shape", "on a colour that fades"],
)
def test_a_text_in_a_drawing_that_axe_cannot_judge_is_judged(window: Visit, plant: str, said: str) -> None:
    page = window.go("embed/deliberate-fires/")
    page.evaluate(plant)
    found = look(page).faults
    assert [fault.split(": ")[0].split("), ")[1] for fault in found] == [said]


def test_what_axe_leaves_undecided_for_a_reason_nobody_has_read_is_a_fault(window: Visit) -> None:
    page = window.go("help/")
    page.evaluate("document.querySelector('main p').style.backgroundImage = 'linear-gradient(#fff, #000)'")
    (found,) = look(page).faults
    assert found.startswith("color-contrast undecided (bgGradient), not settled: <p")
