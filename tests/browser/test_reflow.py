"""The site at four times the size, with letters set wider or twice as large, and under a finger."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.audit import reflow
from tests.audit.reflow import STATES, look
from tests.browser.conftest import PAGE_TYPES

pytestmark = pytest.mark.browser

# In another language only the words differ: what they could widen is seen where there is least room.
WORDS = STATES[:2]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = reflow.window(browser)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("language", "states"), [("", STATES), ("pl/", WORDS), ("ur/", WORDS)], ids=["en", "pl", "ur"]
)
def test_every_type_of_page_fits(
    page: Page, base: str, language: str, states: tuple[reflow.State, ...]
) -> None:
    faults = {path: look(page, f"{base}{language}{path}", states) for path in PAGE_TYPES}
    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.parametrize("id", ["accident-cluster-sites", "deliberate-fires", "cost-of-crime"])
def test_an_embed_fits_where_there_is_least_room(page: Page, base: str, id: str) -> None:
    """Its letters are those of the device, wider than ours on some."""
    assert look(page, f"{base}embed/{id}/", STATES[:3]) == []


@pytest.mark.parametrize(
    ("check", "plant", "fault"),
    [
        ("sideways", "last.style.width = '400px'", "the page is 4"),
        (
            "sideways",
            "last.style.overflowX = 'auto'; last.innerHTML = '<pre>'; wide(last.firstChild)",
            "is no table",
        ),
        (
            "sideways",
            "last.style.overflowX = 'auto'; last.innerHTML = '<svg>'; wide(last.firstChild)",
            "takes no focus",
        ),
        (
            "drawings",
            "last.innerHTML = '<div class=drawing><svg>'; wide(last.querySelector('svg'))",
            "does not fit",
        ),
        ("squeezed", "last.style.width = '3em'; last.textContent += ' and so many words'.repeat(3)", "room"),
        (
            "labels",
            "last.outerHTML = '<div class=drawing><svg><text x=-9>Label</text></svg></div>'",
            "is cut off",
        ),
        ("cut", "last.style = 'overflow: hidden; height: 1em; line-height: 3'", "is cut off"),
        ("overlapping", "last.style.translate = '0 -60px'", "lie on one another"),
        ("targets", "last.innerHTML = '<button>i</button><button>j</button>'", "too near to"),
        ("moving", "last.style.setProperty('transition', 'color 1s', 'important')", "may move"),
        ("moving", "last.animate({ opacity: [0, 1] }, { duration: 1e6 })", "moves"),
        ("revealed", "document.styleSheets[0].insertRule('p:hover i { display: block }')", "shows or hides"),
    ],
)
def test_a_planted_fault_is_found(page: Page, base: str, check: str, plant: str, fault: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{base}documents/")
    text = "document.querySelector('h1').insertAdjacentHTML('afterend', '<p>One line</p>');"
    wide = (
        "const wide = (one) => { one.style.minWidth = '900px'; };"  # by rule: the policy forbids attributes
    )
    page.evaluate(f"() => {{ {text} {wide} const last = document.querySelector('h1 + p'); {plant} }}")
    assert any(fault in found for found in page.evaluate(f"fits.{check}()"))
