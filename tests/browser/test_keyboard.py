"""The site without a mouse: Tab reaches every control, each once and in order, with a ring, and goes on."""

from __future__ import annotations

import pytest

from tests.audit.keyboard import OPEN_ALL, walk
from tests.browser.conftest import DESK, PHONE, Visitor

pytestmark = pytest.mark.browser

# One of each template; all others are walked by the audit.
TYPES = (
    "",
    "priorities/domestic-abuse-and-sexual-violence/",
    "indicators/deliberate-fires/",
    "tables/treatment-benchmarks/",
    "documents/",
    "plans/",
    "promises/",
    "help/",
    "missing/",
    "releases/",
    "explore/",
    "languages/",
    "not-here/",
)
FROM_THE_RIGHT = ("ur/", "ur/indicators/deliberate-fires/", "ur/help/")
# The way back meets nothing else, unless something is laid over the page, open, or turned round.
AND_BACK = ("", "priorities/domestic-abuse-and-sexual-violence/", "ur/")
PAGE = "indicators/deliberate-fires/"


def test_tab_goes_through_every_type_of_page(visit: Visitor) -> None:
    window = visit(PHONE)
    faults = {path: walk(window.go(path), back=path in AND_BACK) for path in (*TYPES, *FROM_THE_RIGHT)}
    assert {path: found for path, found in faults.items() if found} == {}


def test_with_everything_open_beside_it_tab_goes_through_a_page_too(visit: Visitor) -> None:
    window = visit(DESK, "dark")
    for path in (PAGE, "help/", f"ur/{PAGE}"):
        page = window.go(path)
        page.evaluate(OPEN_ALL)
        assert walk(page, back=False) == [], path


def test_tab_goes_through_the_menu_the_search_and_a_chart_to_explore(visit: Visitor) -> None:
    window = visit(PHONE)
    page = window.go("")
    page.locator(".menu-button").click()
    assert walk(page) == []
    page = window.go("")
    page.locator("[data-opens=search]").click()
    page.locator("#search-words").fill("fires")
    page.wait_for_selector("#search ol li a")
    assert walk(page) == []
    page = window.go(PAGE)
    page.locator(".explore").first.click()
    page.wait_for_selector(".plot .main-svg")
    assert walk(page) == []


@pytest.mark.parametrize(
    ("plant", "fault"),
    [
        (
            "main.addEventListener('keydown', (event) => event.preventDefault())",
            "Tab: a “About” is never reached",
        ),
        ("link.style.outline = link.style.boxShadow = 'none'", "has the focus and no ring that stands out"),
        (
            "link.style = 'outline: 3px solid #eee; box-shadow: none'",
            "has the focus and no ring that stands out",
        ),
        ("link.tabIndex = 3", "stands outside the order of the page"),
        ("link.style.opacity = 0", "has the focus and is not shown"),
        ("link.style = 'position: absolute; left: -9999px'", "has the focus and cannot be seen"),
        (
            "main.append(document.createElement('p')); main.lastChild.style = 'position: fixed; inset: 0'",
            "has the focus and cannot be seen",
        ),
        (
            "const one = link.cloneNode(); link.after(one); one.text = 'First'; one.style.float = 'left'",
            "a “First” comes after",
        ),
        ("link.tabIndex = -1", "stands outside the order of the page"),
    ],
    ids=["trap", "no-ring", "pale-ring", "tabindex", "hidden", "outside", "covered", "order", "passed-over"],
)
def test_a_planted_fault_is_found(visit: Visitor, plant: str, fault: str) -> None:
    page = visit(PHONE).go("documents/")
    page.evaluate(f"() => {{ const [main, link] = document.querySelectorAll('main, .crumbs a'); {plant} }}")
    assert any(fault in found for found in walk(page, back=False))
