"""How priorities were chosen: the scores as matrix and table, the advice, and what later plans took up."""

from __future__ import annotations

import re

import pytest

from macros.addresses import Addresses
from macros.here import Here
from macros.how_chosen import how_chosen
from macros.nouns import PlanPart, Recommendation
from macros.package import Package
from macros.words import Words
from tests.test_plans import text, under


@pytest.fixture
def known(real: Package) -> Here:
    return Here(real, Words("en"), Addresses("how-chosen/"))


@pytest.fixture
def invented(exampleshire: Package) -> Here:
    return Here(exampleshire, Words("en"), Addresses("how-chosen/"))


def test_the_matrix_stands_above_the_table_it_is_drawn_from(known: Here) -> None:
    told = under(how_chosen(known), "scores")
    chart, table = told.index('id="chart-risk-matrix-matrix"'), told.index('id="risk-matrix-table"')
    assert chart < table
    rows = re.findall(r"<tr role=\"row\"><th scope=\"row\"", told)
    assert len(rows) == len(known.package.resource("risk-matrix").rows)


def test_without_scores_and_advice_the_page_says_so(invented: Here) -> None:
    page = how_chosen(invented)
    assert text(under(page, "scores")) == "No document we hold prints how the risks were scored."
    assert text(under(page, "advice")).startswith(
        "No document we hold recommends which priorities to choose."
    )


def test_each_recommended_priority_stands_with_what_later_plans_name(known: Here) -> None:
    told = under(how_chosen(known), "advice")
    found = {
        text(cells[0]): [text(cell) for cell in cells[1:]]
        for row in re.findall(r'<tr role="row"><th scope="row".*?</tr>', told, re.DOTALL)
        if (cells := re.findall(r"<t[hd].*?</t[hd]>", row))
    }
    assert len(found) == 7
    assert found["Reducing the harm caused by substance misuse (recommended)"] == [
        "A priority: Substance misuse (part of priority one)",
        "A priority: Substance misuse (work programme of priority one)",
        "Runs through all: Substance misuse",
    ]
    assert found["Making Peterborough’s roads safer (recommended)"][2] == "Not named in what we hold"


def test_the_match_is_said_to_be_ours(known: Here) -> None:
    assert (
        "The table matches by topic, as this site sorts topics. A later plan may have had other reasons."
    ) in text(under(how_chosen(known), "advice"))


@pytest.mark.parametrize("name", ["known", "invented"])
def test_every_recommended_step_and_every_word_on_the_choice_is_told(
    name: str, request: pytest.FixtureRequest
) -> None:
    here: Here = request.getfixturevalue(name)
    told = text(how_chosen(here))
    assert [row.id for row in here.package.all(Recommendation) if row.name not in told] == []
    chosen = [row for row in here.package.all(PlanPart) if row.part == "priorities"]
    assert [row.words for row in chosen if row.words not in told] == []
