"""The page “What is missing” and the table of false signals, made from rows that are built here."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from macros import coverage
from macros.addresses import Addresses
from macros.here import Here
from macros.nouns import Document, Measure, Plan, Priority, Section, Theme
from macros.package import Package
from macros.themes import GIVEN
from macros.verdicts import Coverage
from macros.words import Words
from tests.conftest import Build

DOCUMENT = Document(
    "hat-report",
    "Hats",
    "Report of June 2031",
    date(2031, 6, 30),
    "June 2031",
    "Hatters",
    "Hats.",
    "",
    "hats.txt",
)
OLD = Plan(
    "old-plan", "Plan of 2021", None, None, "hat-report", "The plan itself is lost.", "hat-report", "1"
)
NEW = replace(OLD, id="new-plan", name="Plan of 2031")
PRIORITIES = [
    Priority(f"{plan}-hats", plan, "1", "Hats", "hats", "priority", "hat-report", "1")
    for plan in ("old-plan", "new-plan")
]
MEASURE = Measure(
    id="fewer-hats",
    priority="new-plan-hats",
    outcome="",
    name="Fewer lost hats",
    given="none",
    indicators=(),
    said="Nobody counted them.",
    colour="",
    document="hat-report",
    section="1",
)
# Of 1,200 measures 1,000 have a figure, 100 a related one, 60 another one, and 40 none.
HATS = Coverage("new-plan", "hats", 1200, 1000, 100, 60, 40, 7, 8)
ALL = replace(HATS, theme="all", measures=1201, none=41)
BASE = (DOCUMENT, Section("hat-report", "1", 1, "Lost", "1. Lost"), Theme("hats", "Lost hats", 1, "Hats."))


@pytest.fixture
def place(here: Here) -> Here:
    return replace(here, to=Addresses("missing/"))


def among(here: Here, *rows: object) -> Here:
    """The same place, whose package holds these plans and measures, their source, and no others."""
    kinds: dict[type, tuple[Any, ...]] = dict.fromkeys([Plan, Priority, Measure, Coverage], ())
    kinds |= dict.fromkeys([Document, Section, Theme], ())
    for row in (*BASE, *PRIORITIES, *rows):
        kinds[type(row)] += (row,)
    package = replace(here.package, rows=MappingProxyType({**here.package.rows, **kinds}))
    return replace(here, package=package)


def words_of(page: str) -> str:
    """What a reader sees, one cell or item after the other."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def cells(page: str) -> list[list[str]]:
    """The rows of the tables of a page, heads included."""
    rows = re.findall(r"<tr.*?</tr>", page, re.DOTALL)
    return [[words_of(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in rows]


def test_the_newest_plan_comes_first(place: Here) -> None:
    page = coverage.missing(among(place, OLD, NEW))
    assert re.findall(r"^## (.+?) \{: #(.+?) \}", page, re.MULTILINE) == [
        ("Plan of 2031", "new-plan"),
        ("Plan of 2021", "old-plan"),
    ]


def test_a_plan_shows_how_many_measures_have_what_topic_by_topic_and_in_all(place: Here) -> None:
    page = coverage.missing(among(place, NEW, HATS, ALL))
    assert cells(page) == [
        ["Topic", "Set", "Figure", "Related", "Other", "None"],
        ["Lost hats", "1,200", "1,000", "100", "60", "40"],
        ["All topics", "1,201", "1,000", "100", "60", "41"],
    ]
    assert '<a href="../priorities/hats/">Lost hats</a>' in page
    assert re.findall(r'<tr class="total"><th scope="row">(.+?)<', page) == ["All topics"]
    assert "The plan itself is lost." not in page


def test_counts_of_other_plans_stand_elsewhere(place: Here) -> None:
    page = coverage.missing(among(place, NEW, HATS, replace(ALL, plan="all"), replace(HATS, plan="old-plan")))
    assert [row[0] for row in cells(page)] == ["Topic", "Lost hats"]


def test_a_plan_without_measures_says_what_is_held_of_it(place: Here) -> None:
    page = coverage.missing(among(place, OLD))
    assert cells(page) == []
    assert "<p>The plan itself is lost.</p>" in page
    assert "<details" not in page


@pytest.mark.parametrize(
    ("given", "tag"),
    [
        ("none", "No figure"),
        ("proxy", "Another figure in its place"),
        ("related", "A related figure only"),
        ("to_be_added", "Left open in the plan"),
    ],
)
def test_a_measure_without_a_figure_of_its_own_is_named_with_what_is_said_of_it(
    place: Here, given: str, tag: str
) -> None:
    page = coverage.missing(among(place, NEW, HATS, replace(MEASURE, given=given)))
    assert words_of(page[page.index("<details") :]) == (
        "Which measures have no figure of their own, and what is said of them "
        f"Fewer lost hats {tag} Nobody counted them. Report of June 2031, section 1"
    )
    assert '<a href="../documents/hat-report/#section-1">' in page


def test_a_colour_is_the_judgement_of_the_document(place: Here) -> None:
    page = coverage.missing(among(place, NEW, HATS, replace(MEASURE, colour="amber")))
    assert "Nobody counted them. The document itself marks it amber. Report of June 2031" in words_of(page)


def test_a_measure_with_a_figure_or_of_another_plan_is_not_missing(place: Here) -> None:
    others = [replace(MEASURE, given="figure"), replace(MEASURE, id="old", priority="old-plan-hats")]
    assert "<details" not in coverage.missing(among(place, NEW, HATS, *others))


def test_what_a_document_says_reaches_the_page_as_text(place: Here) -> None:
    page = coverage.missing(among(place, NEW, HATS, replace(MEASURE, said="<b>none</b>")))
    assert "&lt;b&gt;none&lt;/b&gt;" in page


def test_every_measure_of_the_contract_that_lacks_a_figure_has_words(real: Package) -> None:
    given = next(field for field in real.resource("measures").fields if field.name == "given")
    assert set(given.constraints["enum"]) - {"figure"} == set(GIVEN)


def test_every_measure_without_a_figure_is_on_the_page(real: Package) -> None:
    page = coverage.missing(Here(real, Words("en"), Addresses("missing/")))
    for row in real.all(Measure):
        assert (row.given == "figure") or (row.name in unescape(page)), row.id


@pytest.fixture
def trials(tmp_path: Path) -> Path:
    """Two lengths of history and a number of series that nobody would type by hand."""
    path = tmp_path / "false_signals.csv"
    rules = ("ours", "five_percent", "plain_poisson")
    head = ["history_quarters", "events_a_year", "overdispersion", "replications"]
    head += [f"false_{rule}" for rule in rules] + [f"power_{rule}" for rule in rules]
    rows = [
        [20, 50, 1, 4321, "2.2", "79.3", "4.7", "10.8", "78.8", "17.3"],
        [20, 1000, 2, 4321, "4.5", "43.3", "16.9", "87.8", "99.7", "97.8"],
        [4, 50, 1, 4321, "0.5", "80.0", "4.8", "3.7", "79.0", "17.7"],
    ]
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([head, *rows])
    return path


def test_the_table_of_false_signals_sets_the_rules_side_by_side(place: Here, trials: Path) -> None:
    head = [
        "Events a year, and how much they swing",
        "Our rule",
        "“More than 5% is red”",
        "Plain Poisson interval",
    ]
    assert cells(coverage.false_signals(place, trials)) == [
        head,
        ["50 a year, phi 1", "2.2%", "79.3%", "4.7%"],
        ["1,000 a year, phi 2", "4.5%", "43.3%", "16.9%"],
        head,
        ["50 a year, phi 1", "0.5%", "80.0%", "4.8%"],
        head,
        ["50 a year, phi 1", "10.8%", "78.8%", "17.3%"],
        ["1,000 a year, phi 2", "87.8%", "99.7%", "97.8%"],
        head,
        ["50 a year, phi 1", "3.7%", "79.0%", "17.7%"],
    ]


def test_each_table_of_false_signals_says_what_it_shows(place: Here, trials: Path) -> None:
    page = coverage.false_signals(place, trials)
    assert re.findall(r"<caption[^>]*>(.+?)</caption>", page) == [
        "False signals, where the usual swing is known",
        "False signals, where the usual swing is assumed",
        "Real falls seen, where the usual swing is known",
        "Real falls seen, where the usual swing is assumed",
    ]
    assert words_of(page).endswith(
        "Each row stands for 4,321 made-up series. "
        "Phi is how much more the figures swing than chance alone would make them."
    )


def test_the_page_on_judging_shows_every_number_of_the_committed_table(real_build: Build) -> None:
    with coverage.BENCHMARK.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    shown = [cell for row in cells(real_build.page("how-we-judge")) for cell in row if cell.endswith("%")]
    assert shown == [
        f"{row[f'{kind}_{rule}']}%"
        for kind in ("false", "power")
        for history in ("20", "4")
        for row in rows
        if row["history_quarters"] == history
        for rule, _ in coverage.RULES
    ]
