"""Looking through every figure: what can be chosen exists, and the tables of the topics hold all of it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape
from types import MappingProxyType

import pytest

from macros.addresses import Addresses
from macros.all_observations import files
from macros.here import Here
from macros.looking import choices, topics, years
from macros.nouns import Indicator, Observation, Theme
from macros.package import ROOT, Package
from macros.pages import pages
from macros.topic_figures import topic_table
from macros.words import Words
from tests.conftest import Build
from tests.test_build import Links
from tests.test_ways_back import crumbs

SCRIPT = ROOT / "overrides" / "assets" / "filter.js"


@pytest.fixture(scope="module")
def at(real: Package) -> Here:
    return Here(real, Words("en"), Addresses("explore/"))


def lines(package: Package) -> list[dict[str, str]]:
    ((_, data),) = files(package)
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_what_can_be_chosen_is_what_some_figure_has(at: Here) -> None:
    rows = lines(at.package)
    for choice in choices(at, at.package.all(Observation)):
        offered = [value for _, options in choice.groups for value, _ in options]
        had = {part for row in rows for part in row[choice.column].split("&")}
        assert set(offered) == had, choice.column
        assert len(offered) == len(set(offered)), choice.column


def test_the_years_are_those_that_some_period_touches(here: Here) -> None:
    one = here.package.observations("bicycles-stolen")[0]
    first, last = date(2019, 9, 1), date(2022, 3, 31)
    spans = [(first, last), (None, date(2015, 6, 30)), (date(2024, 1, 1), None), (None, None)]
    rows = [replace(one, period_start=start, period_end=end) for start, end in spans]
    assert years(rows) == [2015, 2019, 2020, 2021, 2022, 2024]


def test_the_tables_of_the_topics_hold_every_figure_once(at: Here) -> None:
    tables = {theme.id: topic_table(at, theme.id) for theme in at.package.all(Theme)}
    names = [(id, line.cells[0].text) for id, table in tables.items() for line in table.lines]
    assert sorted(names) == sorted((row["theme"], row["indicator_name"]) for row in lines(at.package))


def test_a_row_of_a_topic_says_what_the_page_of_its_figure_says(at: Here) -> None:
    table = topic_table(at, "drugs-and-alcohol")
    first = table.lines[0]
    assert [column.name for column in table.columns] == ["Figure", "Period", "Area", "Group", "Value", "Unit"]
    assert [cell.text for cell in first.cells] == [
        "Treatment completed successfully",
        "April 2016 to March 2017",
        "Peterborough",
        "Substance: Opiates",
        "5.6 (among 851)",
        "% of people in treatment",
    ]
    assert first.cells[0].href == "../indicators/treatment-completion-rate/"
    assert first.source.label == "Report of November 2018, section 4.9.1"


def test_a_hidden_value_does_not_reach_the_table_of_its_topic(here: Here) -> None:
    planted = tuple(
        replace(row, value=Decimal(4711)) if "[c]" in row.markers else row
        for row in here.package.all(Observation)
    )
    rows = MappingProxyType({**here.package.rows, Observation: planted})
    table = topic_table(replace(here, package=replace(here.package, rows=rows)), "noise")
    assert "4711" not in str(table).replace(",", "")
    hidden = [cell for line in table.lines for cell in line.cells if "[c]" in cell.markers]
    assert hidden != []
    assert {cell.text for cell in hidden} == {""}


def test_a_topic_without_figures_has_no_table_and_no_option(at: Here) -> None:
    without = {
        theme.id
        for theme in at.package.all(Theme)
        if not any(at.package.observations(row.id) for row in at.package.of_theme(Indicator, theme.id))
    }
    assert without == {"mental-health"}
    made = {page.path for page in pages(at.package) if page.path.startswith("explore/")}
    linked = {f"explore/{topic['href'].removesuffix('/')}.md" for topic in topics(at)}
    assert made == linked
    assert len(made) == len(at.package.all(Theme)) - len(without)


def test_the_page_of_a_topic_leads_back_and_to_the_choice(exampleshire_build: Build) -> None:
    page = exampleshire_build.page("explore/noise")
    assert crumbs(page) == ["Home", "Figures", "Look through every figure", "Noise at night: every figure"]
    assert {"../?theme=noise", "../../data/all-observations.csv"} <= set(Links(page).hrefs)


@pytest.mark.parametrize("address", ["indicators", "data"])
def test_the_lists_lead_to_it(address: str, exampleshire_build: Build) -> None:
    assert "../explore/" in Links(exampleshire_build.page(address)).hrefs


def test_the_script_is_short_and_fetched_on_that_page_only(exampleshire_build: Build) -> None:
    assert len(SCRIPT.read_text(encoding="utf-8").splitlines()) < 200
    users = [
        path.parent.relative_to(exampleshire_build.site).as_posix()
        for path in exampleshire_build.site.rglob("*.html")
        if "filter.js" in path.read_text(encoding="utf-8")
    ]
    assert users == ["explore"]


def test_words_of_the_trade_are_not_explained_inside_a_list_of_options(real_build: Build) -> None:
    form = real_build.page("explore").partition("<form")[2].partition("</form>")[0]
    assert "explained" not in form
    assert '<option value="marac-cases">' in unescape(form)
