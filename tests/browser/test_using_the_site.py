"""What a person does on the site: by keyboard, without script, in the dark, searching."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from benchmarks.weight import first_files
from tests.browser.conftest import DESK, PAGE_TYPES, TRANSLATED_TYPES, Visitor
from tests.conftest import Build

pytestmark = pytest.mark.browser

IN_OTHERS = [f"{language}/{path}" for language in ("pl", "ur") for path in TRANSLATED_TYPES]


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def test_the_first_step_of_the_keyboard_skips_to_the_text(visit: Visitor) -> None:
    page = visit().go("indicators/deliberate-fires/")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_menu_opens_and_closes_by_keyboard_and_gives_the_focus_back(visit: Visitor) -> None:
    page = visit().go("")
    button, menu = page.locator(".menu-button"), page.locator("#menu")
    assert not menu.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert focused(page) == "Menu"


def test_a_chart_is_fetched_only_when_asked_for_and_opens_again_after_closing(visit: Visitor) -> None:
    window = visit()
    page = window.settle("indicators/deliberate-fires/")
    assert not [request.url for request in window.requests if "explore.js" in request.url]
    button = page.locator(".explore").first
    button.dblclick()  # an impatient finger: the script still comes only once
    expect(page.locator("script[src$='explore.js']")).to_have_count(1, timeout=15_000)
    page.wait_for_timeout(300)
    if button.get_attribute("aria-expanded") == "true":
        page.keyboard.press("Escape")
    for _ in range(2):
        button.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".plot .main-svg")
        assert button.text_content() == "Close the chart"
        assert page.evaluate("document.activeElement.className") == "explorer"
        page.keyboard.press("Escape")
        assert focused(page) == "Explore this chart"
    asked = [urlsplit(request.url) for request in window.requests]
    assert {one.netloc for one in asked} == {urlsplit(window.base).netloc}
    assert [one.path for one in asked].count("/charts/deliberate-fires-by-ward.json") == 1


def test_a_chart_that_cannot_be_fetched_says_so_and_points_to_the_table(visit: Visitor) -> None:
    page = visit().go("indicators/deliberate-fires/")
    page.route("**/explore.js", lambda route: route.abort())
    page.locator(".explore").first.click()
    failed = page.locator(".explorer-failed").first
    failed.wait_for(state="visible")
    assert failed.text_content() == "The chart could not be opened. Its figures are in the table below."


def test_search_finds_a_figure_and_gives_the_focus_back(visit: Visitor) -> None:
    window = visit()
    page = window.settle("help/")
    before = len(window.requests)
    page.locator("[data-opens=search]").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("deliberate fires")
    page.wait_for_selector("#search ol li a")
    assert "Deliberate fires" in page.locator("#search ol li a").all_inner_texts()
    assert len(window.requests) > before
    page.keyboard.press("Escape")
    assert not page.locator("#search").is_visible()
    assert focused(page) == "Search"


def test_a_search_without_result_says_so(visit: Visitor) -> None:
    page = visit().go("")
    page.locator("[data-opens=search]").click()
    # No word of the site begins like this one; otherwise the search falls back to the nearest words.
    page.locator("#search-words").fill("жжж")
    expect(page.locator("#search [role=status]")).to_contain_text("No page", timeout=15_000)
    assert page.locator("#search [role=status]").inner_text() == (
        "No page has these words. Try fewer words, or other ones."
    )


def test_dark_follows_the_device_and_the_button_overrules_it(visit: Visitor) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    light, dark = visit(scheme="light").go("").evaluate(colour), visit(scheme="dark").go("").evaluate(colour)
    assert light != dark
    assert visit(scheme="dark", script=False).go("").evaluate(colour) == dark
    page = visit(scheme="light").go("")
    page.locator(".colours").click()
    assert page.evaluate(colour) == dark
    page.reload()
    assert page.evaluate(colour) == dark


def test_on_paper_what_can_be_opened_is_open(visit: Visitor) -> None:
    page = visit(DESK).go("priorities/road-safety/")
    shown = "[...document.querySelectorAll('details.of-plan li')].map((item) => item.checkVisibility())"
    assert set(page.evaluate(shown)) == {False}
    page.emulate_media(media="print")
    assert set(page.evaluate(shown)) == {True}


def test_a_missing_page_shows_ways_on(visit: Visitor) -> None:
    page = visit().go("indicators/never-heard-of/")
    assert page.inner_text("h1") == "This page is not here"
    page.get_by_role("link", name="See all figures").click()
    assert page.inner_text("h1") == "All figures"


def test_search_works_where_nothing_is(visit: Visitor) -> None:
    page = visit().go("indicators/never/heard/of/")
    page.get_by_role("button", name="Look for it on this site").click()
    page.keyboard.type("deliberate fires")
    page.locator("#search ol li a").first.click()
    page.wait_for_load_state()
    assert page.inner_text("h1") != "This page is not here"


def test_the_name_of_the_page_comes_first_in_its_title(visit: Visitor) -> None:
    assert visit().go("indicators/deliberate-fires/").title().startswith("Deliberate fires – ")


@pytest.mark.parametrize("path", [*PAGE_TYPES, *IN_OTHERS])
def test_a_first_view_asks_nobody_else_and_fetches_what_is_weighed(
    visit: Visitor, path: str, real_build: Build
) -> None:
    window = visit(DESK)
    window.settle(path)
    assert {urlsplit(request.url).netloc for request in window.requests} == {urlsplit(window.base).netloc}
    page = real_build.site / path / "index.html"
    told = set(first_files(real_build.site, page if page.exists() else real_build.site / "404.html"))
    fetched = {urlsplit(request.url).path for request in window.requests} - {f"/{path}"}
    assert fetched <= told
    # Letters of one weight may be missing on a page; this browser shows no icon.
    perhaps = ("/assets/fonts/", "/assets/favicon.svg")
    assert [name for name in told - fetched if not name.startswith(perhaps)] == []
