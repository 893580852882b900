"""Exploring a chart: only on demand, only from this site, with every key, in every light, and back again."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from html import escape, unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Download, Locator, Page, Route, expect

from macros.charts.explore import bundle, figure_json
from macros.charts.model import Chart
from macros.policy import of_page
from macros.words import Words
from tests.audit.axe import violations
from tests.browser.conftest import DESK, PHONE, Visit, Visitor
from tests.charts.to_explore import DOTS, EVERY, LICENCE, LINE, MULTIPLES, NAMES, ROWS, SOURCE
from tests.conftest import Build
from tests.serving import served

pytestmark = pytest.mark.browser

FAILED = "The chart could not be loaded. The same figures stand in the table and in the CSV file."
Opened = Callable[..., tuple[Page, Locator]]


def markup(chart: Chart) -> str:
    """What a page holds below a chart."""
    return (
        f'<figure class="chart" id="chart-{chart.id}"><figcaption>{escape(chart.headline)}</figcaption>'
        f'<button type="button" class="explore needs-script" data-figure="{chart.id}.json" '
        f'data-bundle="../{bundle()}" data-close="Close" data-waiting="Loading the chart …" '
        f'aria-expanded="false" aria-controls="explore-{chart.id}">Explore this chart</button>'
        f'<div class="explorer" id="explore-{chart.id}" role="region" hidden tabindex="-1" '
        f'aria-label="Explore: {escape(chart.headline)}"><p class="explorer-failed" role="alert" hidden>'
        'The chart could not be loaded. The same figures stand in <a href="#content">the table</a> and in '
        '<a href="x.csv">the CSV file</a>.</p></div></figure>'
    )


@pytest.fixture(scope="session")
def charted(real_build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one page, in the shell and with the styles of the real one, with every kind of chart."""
    site = tmp_path_factory.mktemp("charted")
    shutil.copytree(real_build.site / "assets", site / "assets")
    head, end, _ = real_build.page("about/").partition("</h1>")
    footer = real_build.page("about/").partition("</article>")
    page = head + end + "".join(map(markup, EVERY)) + "</article>" + footer[2]
    assert of_page("") in page
    page = page.replace(of_page(""), of_page(page))
    (site / "charts").mkdir()
    (site / "charts" / "index.html").write_text(page, encoding="utf-8")
    for chart in EVERY:
        text = figure_json(chart, Words("en"), NAMES)
        (site / "charts" / f"{chart.id}.json").write_text(text, encoding="utf-8")
    return site


@pytest.fixture(scope="session")
def base(charted: Path) -> Iterator[str]:
    with served(charted) as address:
        yield address


def button(page: Page, chart: Chart) -> Locator:
    return page.locator(f"#chart-{chart.id} .explore")


def explore(page: Page, chart: Chart) -> Locator:
    """Open a chart by keyboard and wait until it is drawn."""
    button(page, chart).focus()
    page.keyboard.press("Enter")
    region = page.locator(f"#explore-{chart.id}")
    region.locator(".main-svg").first.wait_for()
    return region


def said(region: Locator) -> str:
    return region.locator("[role=status]").inner_text()


def hovered(region: Locator) -> str:
    """What stands beside the chosen mark, without the spaces, of which its lines swallow some."""
    return re.sub(r"\s", "", region.locator(".hovertext").text_content() or "")


def middle(one: Locator) -> tuple[float, float]:
    box = one.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def span(page: Page, chart: Chart, axis: str) -> list[float]:
    return list(page.evaluate(f"document.querySelector('#explore-{chart.id} .plot').layout.{axis}.range"))


def taken(page: Page, region: Locator, name: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        region.get_by_role("button", name=name).click()
    download: Download = waiting.value
    download.save_as(folder / download.suggested_filename)
    return folder / download.suggested_filename


def colour_of(page: Page, name: str) -> str:
    """A variable of the style sheet as the browser computes it."""
    return str(
        page.evaluate(
            "(name) => { const probe = document.body.appendChild(document.createElement('i'));"
            "probe.style.color = name; const found = getComputedStyle(probe).color; probe.remove();"
            "return found; }",
            name,
        )
    )


def stroke(region: Locator) -> str:
    """The colour of the first line."""
    return str(region.locator(".js-line").last.evaluate("(line) => getComputedStyle(line).stroke"))


def hosts(window: Visit) -> set[str]:
    addresses = [urlsplit(request.url) for request in window.requests]
    return {one.netloc for one in addresses if one.scheme not in ("data", "blob")}


def loads(window: Visit, name: str) -> int:
    return sum(urlsplit(request.url).path.endswith(name) for request in window.requests)


def test_nothing_is_loaded_before_a_reader_asks(visit: Visitor) -> None:
    window = visit()
    window.settle("charts/")
    assert loads(window, ".json") == 0
    assert loads(window, bundle()) == 0


def test_whatever_a_reader_does_no_other_host_is_asked(visit: Visitor, tmp_path: Path) -> None:
    window = visit(DESK)
    page = window.go("charts/")
    for chart in EVERY:
        region = explore(page, chart)
        for name in region.get_by_role("button").all_inner_texts():
            if not name.startswith("Download"):
                region.get_by_role("button", name=name, exact=True).click()
        page.keyboard.press("Escape")
    region = explore(page, LINE)
    taken(page, region, "Download PNG", tmp_path)
    page.wait_for_load_state("networkidle")
    assert hosts(window) == {urlsplit(window.base).netloc}
    assert loads(window, bundle()) == 1
    assert loads(window, ".json") == len(EVERY)


def test_there_is_no_button_of_plotly_and_none_that_sends_the_chart_away(visit: Visitor) -> None:
    page = visit(DESK).go("charts/")
    region = explore(page, LINE)
    assert region.locator(".modebar, .modebar-btn, [data-title]").count() == 0
    assert [link.get_attribute("href") for link in region.locator("a").all()] == ["#content", "x.csv"]
    assert region.get_by_role("button").all_inner_texts() == [
        "Exampleshire",
        "Elsewhere",
        "Target: 1,500 thefts",
        "Zoom in",
        "Zoom out",
        "Show all",
        "Download PNG",
        "Download SVG",
    ]


def test_opening_moves_the_focus_and_closing_gives_it_back(visit: Visitor) -> None:
    page = visit().go("charts/")
    region = explore(page, LINE)
    assert page.evaluate("document.activeElement.id") == "explore-bicycle-thefts"
    assert button(page, LINE).inner_text() == "Close"
    assert button(page, LINE).get_attribute("aria-expanded") == "true"
    region.get_by_role("button", name="Zoom in").focus()
    page.keyboard.press("Escape")
    assert not region.is_visible()
    assert page.evaluate("document.activeElement.className") == "explore needs-script"
    assert button(page, LINE).inner_text() == "Explore this chart"
    assert button(page, LINE).get_attribute("aria-expanded") == "false"
    assert region.locator(".plot").count() == 0


def test_it_opens_again_after_closing_and_so_does_another(visit: Visitor) -> None:
    window = visit()
    page = window.go("charts/")
    for chart in (LINE, LINE, DOTS, LINE):
        region = explore(page, chart)
        page.keyboard.press("ArrowRight")
        assert "thefts" in said(region)
        button(page, chart).click()
        assert not region.is_visible()
    both = [explore(page, LINE), explore(page, ROWS)]
    assert [region.locator(".plot").count() for region in both] == [1, 1]
    assert loads(window, bundle()) == 1


def test_what_was_hidden_before_closing_is_there_again(visit: Visitor) -> None:
    page = visit().go("charts/")
    explore(page, LINE).get_by_role("button", name="Elsewhere").click()
    button(page, LINE).click()
    region = explore(page, LINE)
    assert region.get_by_role("button", name="Elsewhere").get_attribute("aria-pressed") == "true"
    assert region.locator(".scatterlayer .trace").count() == 4


def test_tab_goes_through_everything_in_the_order_of_the_page(visit: Visitor) -> None:
    page = visit(DESK).go("charts/")
    explore(page, LINE)
    walked = []
    for _ in range(10):
        page.keyboard.press("Tab")
        walked.append(
            page.evaluate("document.activeElement.getAttribute('role') || document.activeElement.textContent")
        )
    assert walked == [
        "Exampleshire",
        "Elsewhere",
        "Target: 1,500 thefts",
        "application",
        "Zoom in",
        "Zoom out",
        "Show all",
        "Download PNG",
        "Download SVG",
        "Explore this chart",
    ]


def test_arrow_keys_go_from_mark_to_mark_and_say_each(visit: Visitor) -> None:
    page = visit().go("charts/")
    region = explore(page, LINE)
    told = []
    for key in ("Right", "Left", "Right", "Right", "Down", "Up", "Down", "Down", "Down", "Right"):
        page.keyboard.press(f"Arrow{key}")
        told.append(said(region))
    assert told == [
        "Exampleshire. 2016: 1,802 thefts, margin of error 1,719 to 1,887",
        "Exampleshire. 2016: 1,802 thefts, margin of error 1,719 to 1,887",
        "Exampleshire. 2017: [x] (Not available)",
        "Exampleshire. 2018: 1,720 thefts, margin of error 1,640 to 1,803",
        "Elsewhere. 2018: 1,750 thefts",
        "Exampleshire. 2018: 1,720 thefts, margin of error 1,640 to 1,803",
        "Elsewhere. 2018: 1,750 thefts",
        "Target: 1,500 thefts",
        "Target: 1,500 thefts",
        "Target: 1,500 thefts",
    ]
    assert region.locator("[role=status]").count() == 1


def test_in_a_lying_chart_the_arrow_keys_go_the_way_the_eye_does(visit: Visitor) -> None:
    page = visit().go("charts/")
    region = explore(page, ROWS)
    told = []
    for key in ("Down", "Down", "Right"):
        page.keyboard.press(f"Arrow{key}")
        told.append(said(region))
    assert told == [
        "Year before. Bakewell Street and the Old Market: 86 thefts",
        "Year before. Church End: 50 thefts",
        "Last year. Church End: 0 thefts",
    ]


@pytest.mark.parametrize("chart", EVERY, ids=lambda chart: chart.id)
def test_every_mark_can_be_reached_and_hovers_with_what_is_said(visit: Visitor, chart: Chart) -> None:
    page = visit(DESK).go("charts/")
    region = explore(page, chart)
    lying = ("rows", "dots", "range", "strip", "matrix")
    on, across = ("Down", "Right") if chart.kind in lying else ("Right", "Down")
    if chart.id == "bicycle-thefts-by-neighbourhood":
        on, across = "Down", "Right"
    for number, line in enumerate(chart.lines):
        for place, mark in enumerate(line.marks):
            page.keyboard.press(f"Arrow{on}")
            if number and not place:
                # From the end of one series to the beginning of the next.
                page.keyboard.press(f"Arrow{across}")
                for _ in line.marks:
                    page.keyboard.press("ArrowUp" if on == "Down" else "ArrowLeft")
            assert f"{mark.label}: {mark.shown}" in said(region)
            page.wait_for_timeout(100)  # Plotly shows at most twenty a second
            if mark.value is None:
                assert region.locator(".hovertext").count() == 0
            else:
                assert hovered(region) == said(region).replace(" ", "")


def test_a_mouse_over_a_mark_sees_its_value_as_the_chart_shows_it(visit: Visitor) -> None:
    page = visit(DESK).go("charts/")
    region = explore(page, LINE)
    region.locator(".points path").nth(1).hover(force=True)
    region.locator(".hovertext").wait_for()
    expected = "Exampleshire. 2018: 1,720 thefts, margin of error 1,640 to 1,803"
    assert hovered(region) == expected.replace(" ", "")


def test_a_series_is_hidden_and_shown_again_by_keyboard(visit: Visitor) -> None:
    page = visit().go("charts/")
    region = explore(page, LINE)
    pick = region.get_by_role("button", name="Exampleshire")
    # Its line and its interval, what it is compared with, and the target.
    drawn = region.locator(".scatterlayer .trace")
    assert drawn.count() == 4
    pick.focus()
    page.keyboard.press("Space")
    assert pick.get_attribute("aria-pressed") == "false"
    assert drawn.count() == 2
    region.locator(".plot").focus()
    page.keyboard.press("ArrowRight")
    assert said(region) == "Elsewhere. 2016: 1,750 thefts"
    pick.focus()
    page.keyboard.press("Space")
    assert pick.get_attribute("aria-pressed") == "true"
    assert drawn.count() == 4


def test_zoom_comes_closer_to_the_chosen_mark_and_never_wider_than_the_whole(visit: Visitor) -> None:
    page = visit().go("charts/")
    region = explore(page, LINE)
    whole = span(page, LINE, "xaxis")
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    region.get_by_role("button", name="Zoom in").click()
    closer = span(page, LINE, "xaxis")
    # Half of it, about the last day of 2020.
    assert closer[1] - closer[0] == pytest.approx((whole[1] - whole[0]) / 2)
    assert (closer[0] + closer[1]) / 2 == pytest.approx(18627)
    region.get_by_role("button", name="Zoom out").click()
    assert span(page, LINE, "xaxis") == pytest.approx(whole)
    region.get_by_role("button", name="Zoom in").click()
    region.get_by_role("button", name="Zoom in").click()
    region.get_by_role("button", name="Show all").click()
    assert span(page, LINE, "xaxis") == pytest.approx(whole)


def test_a_mark_out_of_view_comes_into_view_when_it_is_reached(visit: Visitor) -> None:
    page = visit().go("charts/")
    region = explore(page, LINE)
    page.keyboard.press("ArrowRight")
    region.get_by_role("button", name="Zoom in").click()
    region.get_by_role("button", name="Zoom in").click()
    region.locator(".plot").focus()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        start, end = span(page, LINE, "xaxis")
    assert start < 18627 < end
    assert said(region).startswith("Exampleshire. 2020: 1,633 thefts")


def test_what_is_zoomed_and_hidden_stays_so_when_the_colours_change(visit: Visitor) -> None:
    page = visit().go("charts/")
    region = explore(page, LINE)
    whole = span(page, LINE, "xaxis")
    region.get_by_role("button", name="Zoom in").click()
    zoomed = span(page, LINE, "xaxis")
    assert zoomed != whole
    region.get_by_role("button", name="Elsewhere").click()
    assert span(page, LINE, "xaxis") == pytest.approx(zoomed)
    page.locator(".colours").click()
    page.wait_for_timeout(100)
    assert span(page, LINE, "xaxis") == pytest.approx(zoomed)
    assert region.locator(".scatterlayer .trace").count() == 3


def test_a_drag_zooms_and_a_double_click_shows_all_again(visit: Visitor) -> None:
    page = visit(DESK).go("charts/")
    region = explore(page, LINE)
    whole = span(page, LINE, "xaxis")
    box = region.locator(".nsewdrag").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 52, steps=5)
    page.mouse.up()
    page.wait_for_timeout(500)
    closer = span(page, LINE, "xaxis")
    assert closer[1] - closer[0] == pytest.approx((whole[1] - whole[0]) * 0.3, rel=0.05)
    page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(500)
    assert span(page, LINE, "xaxis") == pytest.approx(whole)


def test_the_pictures_carry_title_subtitle_source_and_licence(visit: Visitor, tmp_path: Path) -> None:
    page = visit().go("charts/")
    region = explore(page, LINE)
    svg = taken(page, region, "Download SVG", tmp_path)
    assert svg.name == "bicycle-thefts.svg"
    text = svg.read_text(encoding="utf-8")
    words = " ".join(unescape(part) for part in re.findall(r">([^<>]+)<", text))
    for part in (LINE.headline, LINE.subtitle, SOURCE, LICENCE, "Exampleshire", "Target: 1,500 thefts"):
        assert part in words
    assert "http" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", text)
    png = taken(page, region, "Download PNG", tmp_path)
    assert png.name == "bicycle-thefts.png"
    content = png.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    # A PNG holds its width in bytes 16 to 19: twice the 1,000 of the drawing, whatever the screen.
    assert int.from_bytes(content[16:20]) == 2000


def test_a_picture_shows_what_the_reader_left_in_view(visit: Visitor, tmp_path: Path) -> None:
    page = visit().go("charts/")
    region = explore(page, LINE)
    region.get_by_role("button", name="Elsewhere").click()
    text = taken(page, region, "Download SVG", tmp_path).read_text(encoding="utf-8")
    assert "Exampleshire" in text
    assert "Elsewhere" not in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_those_of_the_theme_and_follow_it(visit: Visitor, scheme: str) -> None:
    page = visit(DESK, scheme).go("charts/")
    region = explore(page, MULTIPLES)
    first = stroke(region)
    assert first == colour_of(page, "var(--navy)")
    page.locator(".colours").click()
    expect(page.locator("body")).not_to_have_css("color", first, timeout=15_000)
    page.wait_for_timeout(100)
    assert stroke(region) == colour_of(page, "var(--navy)") != first
    page.locator(".colours").click()
    page.wait_for_timeout(100)
    assert stroke(region) == first


def test_colours_follow_the_device_too(visit: Visitor) -> None:
    page = visit(DESK, "light").go("charts/")
    region = explore(page, MULTIPLES)
    before = stroke(region)
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(100)
    assert stroke(region) == colour_of(page, "var(--navy)") != before


def test_in_forced_colours_everything_has_a_colour_of_the_system(visit: Visitor) -> None:
    page = visit(DESK, forced=True).go("charts/")
    region = explore(page, MULTIPLES)
    assert stroke(region) == colour_of(page, "CanvasText")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_no_fault_with_every_chart_open(visit: Visitor, size: dict[str, int], scheme: str) -> None:
    page = visit(size, scheme).go("charts/")
    for chart in EVERY:
        explore(page, chart)
    page.keyboard.press("ArrowRight")
    page.locator("#explore-bicycle-thefts [aria-pressed]").first.click()
    assert violations(page) == []


def test_axe_finds_no_fault_in_forced_colours_nor_when_it_fails(visit: Visitor) -> None:
    page = visit(forced=True).go("charts/")
    explore(page, LINE)
    assert violations(page) == []
    page = visit().go("charts/")
    page.route("**/*.json", lambda route: route.abort())
    button(page, LINE).click()
    page.locator("#explore-bicycle-thefts .explorer-failed").wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 390, 768])
def test_an_open_chart_fills_its_place_and_never_scrolls_sideways(visit: Visitor, width: int) -> None:
    page = visit({"width": width, "height": 800}).go("charts/")
    for chart in EVERY:
        box = explore(page, chart).locator(".main-svg").first.bounding_box()
        assert box
        assert box["width"] > 0.7 * width if width < 700 else box["width"] > 400
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_from_right_to_left_nothing_is_cut_off_and_the_page_stays_in_place(visit: Visitor) -> None:
    page = visit().go("charts/")
    page.evaluate("document.documentElement.dir = 'rtl'")
    region = explore(page, ROWS)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.evaluate("scrollX") == 0
    plot = region.locator(".plot").bounding_box()
    assert plot
    for name in region.locator(".ytick text").all():
        box = name.bounding_box()
        assert box
        assert box["x"] >= plot["x"]
        assert box["x"] + box["width"] <= plot["x"] + plot["width"]


def test_text_in_a_chart_is_never_smaller_than_12_pixels(visit: Visitor) -> None:
    page = visit({"width": 320, "height": 800}).go("charts/")
    for chart in EVERY:
        explore(page, chart)
    sizes = page.evaluate(
        "[...document.querySelectorAll('.plot text')].map((one) => getComputedStyle(one).fontSize)"
    )
    assert sizes
    assert min(float(size.removesuffix("px")) for size in sizes) >= 12


def test_a_finger_on_a_chart_scrolls_the_page(visit: Visitor) -> None:
    context = visit.browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    visit.contexts.append(context)
    page = context.new_page()
    page.goto(visit.base + "charts/")
    region = explore(page, LINE)
    x, y = middle(region.locator(".nsewdrag"))
    before = page.evaluate("scrollY")
    finger = context.new_cdp_session(page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for way in range(10, 160, 10):
        finger.send(
            "Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y - way}]}
        )
        page.wait_for_timeout(16)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") > before + 100
    page.touchscreen.tap(*middle(region.locator(".points path").nth(1)))
    assert said(region) == "Exampleshire. 2018: 1,720 thefts, margin of error 1,640 to 1,803"


FAULTS: dict[str, Callable[[Route], None]] = {
    "no network": lambda route: route.abort(),
    "not found": lambda route: route.fulfill(status=404, body="no"),
    "another page": lambda route: route.fulfill(body="<!doctype html><title>Not what was asked</title>"),
    "nothing in it": lambda route: route.fulfill(body="{}"),
}


@pytest.mark.parametrize("part", ["**/*.json", "**/plotly-basic-*"], ids=["figure", "bundle"])
@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_be_loaded_ends_in_a_sentence_and_can_be_tried_again(
    visit: Visitor, part: str, fault: str
) -> None:
    page = visit().go("charts/")
    page.route(part, FAULTS[fault])
    region = page.locator("#explore-bicycle-thefts")
    button(page, LINE).click()
    region.locator(".explorer-failed").wait_for()
    assert region.inner_text() == FAILED
    assert region.locator("a").first.get_attribute("href") == "#content"
    assert page.evaluate("document.activeElement.id") == "explore-bicycle-thefts"
    page.unroute(part)
    page.keyboard.press("Escape")
    explore(page, LINE)
    assert not region.locator(".explorer-failed").is_visible()


def test_what_never_comes_is_not_waited_for_for_ever(visit: Visitor) -> None:
    window = visit()
    window.page.clock.install()
    page = window.go("charts/")
    page.route("**/plotly-basic-*", lambda route: None)
    region = page.locator("#explore-bicycle-thefts")
    button(page, LINE).click()
    assert said(region) == "Loading the chart …"
    page.clock.fast_forward(61_000)
    region.locator(".explorer-failed").wait_for()
    assert region.inner_text() == FAILED


def test_closing_while_it_loads_leaves_it_closed(visit: Visitor) -> None:
    page = visit().go("charts/")
    held: list[Route] = []
    page.route("**/*.json", lambda route: held.append(route))
    button(page, LINE).click()
    page.wait_for_timeout(100)
    button(page, LINE).click()
    held[0].continue_()
    page.wait_for_timeout(500)
    region = page.locator("#explore-bicycle-thefts")
    assert not region.is_visible()
    assert region.locator(".plot").count() == 0


def test_without_script_there_is_no_button(visit: Visitor) -> None:
    page = visit(script=False).go("charts/")
    assert not button(page, LINE).is_visible()
    assert not page.locator("#explore-bicycle-thefts").is_visible()


def test_on_paper_there_is_neither_button_nor_chart_to_explore(visit: Visitor) -> None:
    page = visit(DESK).go("charts/")
    region = explore(page, LINE)
    page.emulate_media(media="print")
    assert not button(page, LINE).is_visible()
    assert not region.is_visible()
