"""“Leave this page now”: one tap or three presses, nothing left on the screen, no way back by mistake."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route

from macros.package import Package
from tests.browser.conftest import DESK, PHONE, Visit, Visitor

pytestmark = pytest.mark.browser

PAGE = "priorities/domestic-abuse-and-sexual-violence/"
NOTHING_LEFT = "document.body.children.length === 0 && document.body.innerText.trim() === ''"


def weather(visit: Visit, real: Package, *, answers: bool = True) -> list[str]:
    """Stand in for the page outside, so that no test leaves this computer; the referrers it was told."""
    told: list[str] = []

    def answer(route: Route) -> None:
        told.append(route.request.headers.get("referer", ""))
        if answers:
            route.fulfill(status=200, content_type="text/html", body="<title>Weather</title><h1>Sunny</h1>")
        else:
            route.abort("aborted")  # as when somebody presses Escape while it loads

    visit.page.route(f"{real.site.leave_to}**", answer)
    return told


def arrive(visit: Visit) -> Page:
    """The page, reached from the first page of the site, as by a reader who followed a link."""
    visit.go("")
    return visit.go(PAGE)


def wait_until_away(page: Page, real: Package) -> None:
    page.wait_for_url(real.site.leave_to)
    assert page.inner_text("h1") == "Sunny"


def test_the_way_out_comes_before_everything_else_on_the_keyboard(visit: Visitor) -> None:
    page = visit().go(PAGE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Leave this page now"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the text"


def test_one_tap_leaves_tells_nothing_and_back_does_not_return(visit: Visitor, real: Package) -> None:
    window = visit()
    told = weather(window, real)
    page = arrive(window)
    page.get_by_role("link", name="Leave this page now").click()
    wait_until_away(page, real)
    assert told == [""]
    page.go_back()
    assert page.url == window.base


def test_shift_three_times_leaves_and_says_how_many_are_missing(visit: Visitor, real: Package) -> None:
    window = visit(DESK)
    weather(window, real)
    page = arrive(window)
    status = page.locator(".leave [role=status]")
    page.keyboard.press("Shift")
    assert status.inner_text() == "Press Shift twice more to leave."
    page.keyboard.press("Shift")
    assert status.inner_text() == "Press Shift once more to leave."
    page.keyboard.press("Shift")
    wait_until_away(page, real)


def test_shift_for_writing_or_moving_about_does_not_leave(visit: Visitor) -> None:
    page = visit(DESK).go(PAGE)
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    assert page.locator(".leave [role=status]").inner_text() == "Press Shift twice more to leave."
    page.keyboard.press("a")
    page.locator("[data-opens=search]").click()
    for _ in range(4):
        page.keyboard.press("Shift")
    assert page.locator("#search").is_visible()
    assert page.locator(".leave [role=status]").text_content() == ""


def test_two_presses_are_forgotten_after_a_while(visit: Visitor) -> None:
    window = visit(DESK)
    window.page.clock.install()
    page = window.go(PAGE)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.fast_forward(6000)
    assert page.locator(".leave [role=status]").text_content() == ""
    page.keyboard.press("Shift")
    assert page.locator(".leave [role=status]").inner_text() == "Press Shift twice more to leave."


def test_the_screen_is_blank_at_once_and_stays_so_when_the_other_page_never_comes(
    visit: Visitor, real: Package
) -> None:
    window = visit()
    told = weather(window, real, answers=False)
    page = window.go(PAGE)
    # In the same turn of the browser: nothing has been fetched yet.
    left = page.evaluate(f"document.querySelector('.leave a').click(), [{NOTHING_LEFT}, document.title]")
    assert left == [True, "Loading"]
    page.wait_for_timeout(500)
    assert told == [""]
    assert page.url == window.base + PAGE
    assert page.evaluate(NOTHING_LEFT)


def test_without_script_it_is_a_plain_link(visit: Visitor, real: Package) -> None:
    window = visit(script=False)
    told = weather(window, real)
    page = window.go(PAGE)
    assert not page.locator(".by-keys").is_visible()
    page.get_by_role("link", name="Leave this page now").click()
    wait_until_away(page, real)
    assert told == [""]


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_it_stays_in_reach_and_covers_nothing_at_the_end(visit: Visitor, size: dict[str, int]) -> None:
    page = visit(size).go(PAGE)
    for place in (0, 1000, 10**6):
        page.evaluate("(y) => scrollTo(0, y)", place)
        box = page.locator(".leave a").bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= size["height"]
    footer, bar = page.locator(".site-footer").bounding_box(), page.locator(".leave").bounding_box()
    assert footer is not None
    assert bar is not None
    assert footer["y"] + footer["height"] <= bar["y"] + 1


def test_at_four_times_the_size_it_gives_way_to_the_text(visit: Visitor) -> None:
    page = visit({"width": 320, "height": 256}).go(PAGE)
    page.evaluate("scrollTo(0, 1000)")
    box = page.locator(".leave").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 0


def test_it_is_not_on_paper_nor_on_pages_about_something_else(visit: Visitor) -> None:
    window = visit(DESK)
    page = window.go(PAGE)
    page.emulate_media(media="print")
    assert not page.locator(".leave").is_visible()
    assert window.go("priorities/road-safety/").locator(".leave").count() == 0
