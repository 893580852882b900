"""Looking through every figure: choosing, being told, taking away; by keyboard, without script, on paper."""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page, Response, expect

from benchmarks.weight import LIST, READING
from macros.all_observations import ADDRESS
from macros.nouns import Observation
from macros.package import Package
from tests.audit.axe import SCRIPT, in_light_and_dark, violations
from tests.browser.conftest import DESK, PHONE, Visit, Visitor
from tests.conftest import Build

pytestmark = pytest.mark.browser

FILTERED = "explore/?theme=road-safety&document=plan-2016"
Cells = list[str]


@pytest.fixture(scope="module")
def every(real_build: Build) -> pd.DataFrame:
    """The file of every figure as somebody else reads it: all cells as text."""
    return pd.read_csv(real_build.site / ADDRESS, dtype=str, keep_default_na=False)


def fitting(every: pd.DataFrame, asked: Mapping[str, str]) -> pd.DataFrame:
    """The lines that fit a choice of topic, figure, area or document and years, worked out anew."""
    kept = every
    for column in ("theme", "indicator", "area_code", "document"):
        if column in asked:
            kept = kept[kept[column] == asked[column]]
    start, end = kept["period_start"], kept["period_end"]
    dated = (start != "") | (end != "")
    inside = dated & (end.where(end != "", start) >= asked.get("from", ""))
    inside &= start.where(start != "", end) <= asked.get("to", "9") + "-99"
    return kept[inside | ~dated] if "undated" in asked or not {"from", "to"} & set(asked) else kept[inside]


def wait(page: Page) -> None:
    """Until the figures are there, or it is said that none is."""
    expect(page.locator("#filter-status")).to_contain_text(":", timeout=15_000)


def said(page: Page) -> str:
    return page.locator("#filter-status").inner_text()


def open_all(page: Page) -> None:
    """Show what is still to be shown, a hundred at a time."""
    while page.locator(".further").is_visible():
        page.locator(".further").click()


def table(page: Page, of: str) -> list[Cells]:
    """What the rows say with their sources; without notes and what explains a word of the trade."""
    page.evaluate(
        """() => document.querySelectorAll('.expansion').forEach((one) => {
            one.previousSibling.data = one.previousSibling.data.trimEnd();
            one.remove();
        })"""
    )
    return list(
        page.evaluate(
            """(of) => [...document.querySelectorAll(`${of} tbody tr`)].map((row) => [
                ...[...row.cells].slice(0, 6).map((cell) => cell.textContent.trim()),
                row.querySelector('.source').textContent.trim(),
                row.cells[0].querySelector('a').href, row.querySelector('.source a').href,
            ])""",
            of,
        )
    )


def take(page: Page, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.locator("#fitting .download").click()
    waiting.value.save_as(folder / waiting.value.suggested_filename)
    return folder / waiting.value.suggested_filename


def test_what_fits_is_shown_and_its_number_is_said(visit: Visitor, every: pd.DataFrame) -> None:
    page = visit(DESK).go("explore/")
    page.locator("#by-theme").select_option("road-safety")
    wait(page)
    wanted = fitting(every, {"theme": "road-safety"})
    undated = wanted[(wanted["period_start"] == "") & (wanted["period_end"] == "")]
    assert said(page) == f"Figures that fit: {len(wanted)}. Without dates: {len(undated)}."
    assert [row[0] for row in table(page, "#fitting")] == list(wanted["indicator_name"])
    assert page.locator("#fitting caption").inner_text() == "Topic: Road safety"
    assert page.locator("#filter-status").get_attribute("role") == "status"


def test_the_rows_of_the_script_are_those_of_the_tables_without_one(visit: Visitor, real: Package) -> None:
    """Cell by cell: period, number, group, unit, source. Two makers, one answer."""
    page = visit(DESK).go("explore/")
    page.get_by_role("button", name="Show the figures").click()
    wait(page)
    open_all(page)
    shown = table(page, "#fitting")
    links = [str(one.get_attribute("href")) for one in page.locator("#topics ~ .tables a").all()]
    window = visit(DESK)
    plain = [row for link in links for row in table(window.go(f"explore/{link}"), ".looked")]
    assert len(shown) == len(real.all(Observation))
    assert shown == plain


def test_a_row_that_differs_is_found(visit: Visitor) -> None:
    page = visit(DESK).go("explore/")
    page.route(
        f"**/{ADDRESS}", lambda route: route.fulfill(body=route.fetch().text().replace(",851,", ",852,"))
    )
    page.locator("#by-theme").select_option("drugs-and-alcohol")
    wait(page)
    assert table(page, "#fitting") != table(visit(DESK).go("explore/drugs-and-alcohol/"), ".looked")


@pytest.mark.parametrize(
    "asked",
    [
        {"from": "2015"},
        {"to": "2008"},
        {"from": "2008", "to": "2008", "undated": "too"},
        {"document": "report-2018", "from": "2017"},
        {"area_code": "E23000023"},
        {"indicator": "marac-cases"},
    ],
    ids=lambda asked: "&".join(f"{name}={value}" for name, value in asked.items()),
)
def test_years_take_whatever_period_touches_them_and_say_what_they_leave_out(
    visit: Visitor, every: pd.DataFrame, asked: dict[str, str]
) -> None:
    page = visit(DESK).go("explore/?" + "&".join(f"{name}={value}" for name, value in asked.items()))
    wait(page)
    open_all(page)
    wanted = fitting(every, asked)
    assert 0 < len(wanted) < len(every)
    assert [row[0] for row in table(page, "#fitting")] == list(wanted["indicator_name"])
    left_out = len(fitting(every, {**asked, "undated": "too"})) - len(wanted)
    told = f"Left out, as their documents print no dates: {left_out}."
    assert (told in said(page)) == bool(left_out)


def test_a_group_can_be_chosen(visit: Visitor, every: pd.DataFrame) -> None:
    page = visit(DESK).go("explore/")
    page.locator("#by-breakdown").select_option("substance=opiate")
    wait(page)
    wanted = every[[("substance=opiate" in one.split("&")) for one in every["breakdown"]]]
    assert [row[3] for row in table(page, "#fitting")] == ["Substance: Opiates"] * len(wanted)


def test_only_what_leads_to_a_figure_can_be_chosen(visit: Visitor, every: pd.DataFrame) -> None:
    page = visit(DESK).go("explore/")
    assert page.locator("#by-indicator option").count() == every["indicator"].nunique() + 1
    page.locator("#by-theme").select_option("road-safety")
    wait(page)
    kept = fitting(every, {"theme": "road-safety"})
    for column in ("indicator", "area_code", "document"):
        values = page.locator(f"#by-{column} option").evaluate_all("(all) => all.map((one) => one.value)")
        assert set(values) == {"", *kept[column]}, column
    assert page.locator("#by-indicator optgroup").count() == 1
    assert page.locator("#by-theme option").count() == every["theme"].nunique() + 1


def test_the_address_keeps_the_choice_and_back_undoes_it(visit: Visitor) -> None:
    window = visit(DESK)
    page = window.go("explore/")
    page.locator("#by-theme").select_option("road-safety")
    wait(page)
    first = table(page, "#fitting")
    page.locator("#by-document").select_option("plan-2016")
    page.wait_for_url("**/explore/?theme=road-safety&document=plan-2016")
    second = table(page, "#fitting")
    assert 0 < len(second) < len(first)
    page.go_back()
    expect(page.locator("#fitting tbody tr")).to_have_count(len(first), timeout=15_000)
    assert page.locator("#by-document").input_value() == ""
    page.go_forward()
    page.reload()
    wait(page)
    assert table(page, "#fitting") == second
    again = visit(DESK).go(FILTERED)
    wait(again)
    assert table(again, "#fitting") == second
    again.locator("#filter [type=reset]").click()
    again.wait_for_url("**/explore/")
    assert again.locator("#by-theme").input_value() == ""
    assert again.evaluate("document.activeElement.id") == "by-theme"


def test_no_figure_is_told_in_words_with_a_way_out(visit: Visitor) -> None:
    page = visit(DESK).go("explore/?theme=road-safety&from=2018&to=2009")
    wait(page)
    assert said(page).startswith("No figure fits all of this. Left out, as their documents print no dates:")
    assert not page.locator("#fitting").is_visible()
    page.locator(".none button").click()
    page.wait_for_url("**/explore/")
    assert page.locator("#fitting").is_visible()
    assert not page.locator(".none").is_visible()


def test_an_address_that_asks_for_what_is_not_there_is_told_and_shows_nothing_else(visit: Visitor) -> None:
    page = visit(DESK).go("explore/?theme=road-safety&indicator=never-heard-of")
    wait(page)
    assert said(page) == "The address of this page asks for something we do not have: “never-heard-of”."
    assert not page.locator("#fitting").is_visible()
    assert page.locator(".none button").is_visible()


def test_what_is_taken_away_is_what_is_shown(visit: Visitor, every: pd.DataFrame, tmp_path: Path) -> None:
    page = visit(DESK).go(FILTERED)
    wait(page)
    path = take(page, tmp_path)
    assert path.name == "figures_theme-road-safety_document-plan-2016.csv"
    taken = pd.read_csv(path, dtype=str, keep_default_na=False)
    wanted = fitting(every, {"theme": "road-safety", "document": "plan-2016"})
    pd.testing.assert_frame_equal(taken, wanted.reset_index(drop=True))
    assert list(taken["indicator_name"]) == [row[0] for row in table(page, "#fitting")]
    for value, row in zip(taken["value"], table(page, "#fitting"), strict=True):
        assert row[4].replace(",", "").startswith(value)


def test_all_that_fits_is_taken_away_even_if_a_part_is_shown(
    visit: Visitor, real_build: Build, tmp_path: Path
) -> None:
    """Unfiltered, the file is the one of the site, byte for byte."""
    page = visit(DESK).go("explore/")
    page.get_by_role("button", name="Show the figures").click()
    wait(page)
    assert "The first 100 are shown." in said(page)
    assert len(table(page, "#fitting")) == 100
    assert take(page, tmp_path).read_bytes() == (real_build.site / ADDRESS).read_bytes()


def test_everything_works_by_keyboard(visit: Visitor, tmp_path: Path) -> None:
    page = visit(DESK).go("explore/")
    keys = page.keyboard
    page.locator("#by-theme").focus()
    keys.type("Road")
    wait(page)
    assert page.locator("#by-theme").input_value() == "road-safety"
    reached = []
    for _ in range(9):
        reached.append(page.evaluate("document.activeElement.name || document.activeElement.type"))
        keys.press("Tab")
    assert reached == [
        *("theme", "indicator", "area_code", "breakdown", "document"),
        *("from", "to", "undated", "submit"),
    ]
    keys.press("Shift+Tab")
    keys.press("Enter")
    expect(page.locator("#fitting")).to_be_focused(timeout=15_000)
    keys.press("Tab")
    with page.expect_download() as waiting:
        keys.press("Enter")
    assert waiting.value.suggested_filename == "figures_theme-road-safety.csv"


def test_more_figures_come_by_keyboard_and_the_focus_goes_to_the_first_of_them(visit: Visitor) -> None:
    page = visit(DESK).go("explore/")
    page.get_by_role("button", name="Show the figures").click()
    wait(page)
    page.locator(".further").focus()
    page.keyboard.press("Enter")
    row = "[...document.querySelectorAll('#fitting tbody tr')].indexOf(document.activeElement.closest('tr'))"
    assert page.evaluate(row) == 100
    assert "The first 200 are shown." in said(page)


def test_every_control_has_a_name_and_the_table_has_its_roles(visit: Visitor) -> None:
    page = visit().go(FILTERED)
    wait(page)
    for name in ("Topic", "Figure", "Area", "Group", "Document", "From", "To"):
        assert page.get_by_role("combobox", name=name, exact=True).count() == 1, name
    assert page.get_by_role("group", name="Which years").count() == 1
    box = page.get_by_role("checkbox", name="Also figures without dates")
    assert (
        "left out unless you tick this box"
        in page.locator(f"#{box.get_attribute('aria-describedby')}").inner_text()
    )
    region = page.get_by_role("region", name="Topic: Road safety, Document: Plan for 2016 to 2017")
    assert region.get_by_role("columnheader").count() == 7
    assert region.get_by_role("rowheader").count() == len(table(page, "#fitting"))


def test_the_signs_that_are_used_are_explained_beside_the_table_and_no_others(visit: Visitor) -> None:
    page = visit(DESK).go("explore/?theme=drugs-and-alcohol")
    wait(page)
    used = set(page.locator("#fitting td .marker").all_inner_texts())
    signs = page.locator("#fitting .legend .marker").all()
    assert {sign.inner_text() for sign in signs if sign.is_visible()} == used
    assert page.locator("#fitting td .marker").first.get_attribute("title") == "Estimated"


def test_a_note_can_be_opened_and_the_source_leads_to_its_section(visit: Visitor) -> None:
    page = visit(DESK).go("explore/?indicator=victim-based-crime")
    wait(page)
    note = page.locator("#fitting .remark").first
    note.locator("summary").click()
    assert note.locator("p").inner_text().startswith("The report calls it the most recent month.")
    page.locator("#fitting .source a").first.click()
    page.wait_for_url("**/documents/report-2018/#section-4-5-1")


def test_without_script_every_figure_stands_in_a_table(visit: Visitor, real: Package) -> None:
    window = visit(script=False)
    page = window.go("explore/")
    assert not page.locator("#filter").is_visible()
    assert page.get_by_text("Your browser runs no scripts").is_visible()
    links = page.locator("#topics ~ .tables a").all()
    addresses = [str(link.get_attribute("href")) for link in links]
    rows = sum(window.go(f"explore/{one}").locator(".looked tbody tr").count() for one in addresses)
    assert rows == len(real.all(Observation))


def test_the_figures_are_fetched_at_the_first_choice_and_only_once(visit: Visitor) -> None:
    window = visit(DESK)
    answers: list[Response] = []
    window.page.on("response", lambda answer: answers.append(answer))
    page = window.settle("explore/")
    assert weight(answers) <= READING
    assert asked(window) == 0
    page.locator("#by-theme").select_option("road-safety")
    wait(page)
    page.locator("#by-document").select_option("plan-2016")
    page.wait_for_url("**document=plan-2016")
    assert asked(window) == 1
    assert weight(answers) <= LIST


def weight(answers: list[Response]) -> int:
    return sum(len(gzip.compress(answer.body(), 9)) for answer in answers)


def asked(window: Visit) -> int:
    return sum(request.url.endswith(ADDRESS) for request in window.requests)


def test_figures_that_cannot_be_fetched_are_told_and_come_at_the_next_choice(visit: Visitor) -> None:
    page = visit(DESK).go("explore/")
    page.route(f"**/{ADDRESS}", lambda route: route.fulfill(status=503))
    page.locator("#by-theme").select_option("road-safety")
    expect(page.locator("#filter-status")).to_contain_text("could not", timeout=15_000)
    assert said(page) == "The figures could not be fetched. They stand in the tables below, topic by topic."
    page.unroute(f"**/{ADDRESS}")
    page.locator("#by-document").select_option("plan-2016")
    wait(page)
    assert said(page).startswith("Figures that fit:")


def test_a_line_with_commas_quotes_and_breaks_is_read_as_others_read_it(
    visit: Visitor, real_build: Build, tmp_path: Path
) -> None:
    odd = 'He said "no", twice,\nand left'
    text = (real_build.site / ADDRESS).read_bytes().decode("utf-8")
    text = text.replace("monthly count of 1633", '"' + odd.replace('"', '""') + '"', 1)
    page = visit(DESK).go("explore/")
    page.route(f"**/{ADDRESS}", lambda route: route.fulfill(body=text))
    page.locator("#by-indicator").select_option("victim-based-crime")
    wait(page)
    assert page.locator("#fitting .quote").first.text_content() == f"“{odd}”"
    taken = pd.read_csv(take(page, tmp_path), dtype=str, keep_default_na=False)
    read = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    wanted = read[read["indicator"] == "victim-based-crime"].reset_index(drop=True)
    pd.testing.assert_frame_equal(taken, wanted)


def test_words_in_the_data_reach_the_page_as_text(visit: Visitor, real_build: Build) -> None:
    attack = "<img src=x onerror=document.title=1>"
    text = (real_build.site / ADDRESS).read_bytes().decode("utf-8")
    page = visit(DESK).go("explore/")
    served = text.replace("monthly count of 1633", attack, 1).replace("Victim-based crime,", f"{attack},")
    page.route(f"**/{ADDRESS}", lambda route: route.fulfill(body=served))
    page.locator("#by-indicator").select_option("victim-based-crime")
    wait(page)
    assert page.locator("#fitting .quote").first.text_content() == f"“{attack}”"
    assert page.locator("#fitting img").count() == 0


def test_the_script_speaks_the_language_of_the_page(visit: Visitor, real_build: Build) -> None:
    """Every word it says comes from the page: changed there, it is changed here."""
    html = (real_build.site / "explore" / "index.html").read_text(encoding="utf-8")
    for english, other in (
        ("Figures that fit: {count}.", "Wierszy: {count}."),
        ("Without dates: {count}.", "Bez dat: {count}."),
        ("{value} (among {denominator})", "{value} (na {denominator})"),
        ("{document}, section {section}", "{document}, rozdział {section}"),
        ("April 2016 to March 2017", "rok 2016–17"),
        (">Opiates<", ">Opiaty<"),
        ('optgroup label="Substance"', 'optgroup label="Substancja"'),
        ('data-locale="en-GB"', 'data-locale="de"'),
    ):
        assert english in html, english
        html = html.replace(english, other)
    window = visit(DESK)
    page = window.page
    whole = re.compile(r"/explore/(\?.*)?$")
    page.route(whole, lambda route: route.fulfill(body=html, content_type="text/html"))
    window.go("explore/?indicator=treatment-completion-rate")
    wait(page)
    assert re.fullmatch(r"Wierszy: \d+\.( Bez dat: \d+\.)?", said(page))
    first = table(page, "#fitting")[0]
    assert (first[1], first[3], first[4]) == ("rok 2016–17", "Substancja: Opiaty", "5,6 (na 851)")
    assert first[6].endswith("Report of November 2018, rozdział 4.9.1")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_no_fault_with_a_choice_made(visit: Visitor, size: dict[str, int]) -> None:
    window = visit(size)
    window.page.context.add_init_script(SCRIPT)
    for path in (FILTERED, "explore/?theme=gone", "explore/?from=2018&to=2009"):
        page = window.go(path)
        wait(page)
        page.evaluate("document.querySelectorAll('.remark').forEach((one) => { one.open = true; })")
        assert in_light_and_dark(page) == [], path


def test_axe_finds_no_fault_in_forced_colours_and_sees_a_planted_one(visit: Visitor) -> None:
    page = visit(DESK, forced=True).go(FILTERED)
    wait(page)
    assert violations(page) == []
    page.evaluate("document.querySelector('label[for=by-theme]').remove()")
    assert {fault.split(":")[0] for fault in violations(page)} == {"select-name"}


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_a_choice_never_makes_the_page_scroll_sideways(visit: Visitor, width: int) -> None:
    page = visit({"width": width, "height": 800}).go("explore/?theme=drugs-and-alcohol")
    wait(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_the_figures_stand_without_the_form(visit: Visitor) -> None:
    page = visit(DESK).go(FILTERED)
    wait(page)
    page.emulate_media(media="print")
    assert not page.locator("#filter").is_visible()
    assert page.locator("#fitting tbody tr").first.is_visible()
    assert page.locator("#fitting caption").is_visible()
