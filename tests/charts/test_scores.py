"""A matrix of two scores: which rows stand in which lane, where the dots are, and what is said of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from macros.addresses import Addresses
from macros.charts.model import Chart
from macros.charts.scores import matrix_of
from macros.here import Here
from macros.nouns import PublishedTable
from macros.package import Package
from macros.words import Words
from tests.charts.to_draw import TYPICAL, boxes, paths

STREETS = (("Sample Street", 7, 2), ("Model Road", 12, 2), ("Mock Lane", 20, 4), ("Lost Way", None, 4))


@pytest.fixture
def streets(exampleshire: Package) -> Here:
    return Here(exampleshire, Words("en"), Addresses("how-chosen/"))


def scored(here: Here, *rows: tuple[str, int | None, int | None]) -> tuple[Here, PublishedTable]:
    """The table of loud streets with a score for noise and one for what is left to do."""
    table = replace(here.package.one(PublishedTable, "loud-streets"), matrix=("score", "left"))
    resource = here.package.resource("loud-streets")
    score = next(field for field in resource.fields if field.name == "score")
    left = replace(score, name="left", title="Left to do")
    given: list[dict[str, Any]] = [
        {**resource.rows[0], "street": street, "score": noise, "left": open_} for street, noise, open_ in rows
    ]
    made = replace(resource, fields=(*resource.fields, left), rows=tuple(given))
    kept = tuple(made if one.name == made.name else one for one in here.package.resources)
    return replace(here, package=replace(here.package, resources=kept)), table


def matrix(here: Here, *rows: tuple[str, int | None, int | None]) -> Chart:
    made = matrix_of(*scored(here, *rows))
    assert made is not None
    return made


def test_the_highest_lane_and_in_it_the_highest_score_come_first(streets: Here) -> None:
    found = matrix(streets, *STREETS)
    assert [(line.name, [(m.label, m.shown) for m in line.marks]) for line in found.lines] == [
        ("Left to do: 4", [("Mock Lane", "20")]),
        ("Left to do: 2", [("Model Road", "12"), ("Sample Street", "7")]),
    ]


def test_a_row_without_a_score_has_no_dot_and_no_table_without_two_scores_a_matrix(streets: Here) -> None:
    assert "Lost Way" not in matrix(streets, *STREETS).alternative
    assert matrix_of(*scored(streets, STREETS[-1])) is None
    assert matrix_of(streets, streets.package.one(PublishedTable, "loud-streets")) is None


def test_the_headline_says_who_leads_on_both_scores_and_only_then(streets: Here) -> None:
    assert matrix(streets, *STREETS).headline == "Mock Lane stands highest on both scores"
    split = matrix(streets, ("Mock Lane", 20, 2), ("Model Road", 12, 4))
    assert split.headline == "Loud streets: score and left to do"
    even = matrix(streets, ("Mock Lane", 20, 4), ("Model Road", 20, 4))
    assert even.headline == "Loud streets: score and left to do"


def test_who_does_not_see_it_hears_every_row_from_the_top(streets: Here) -> None:
    assert matrix(streets, *STREETS).alternative == (
        "A lane for each score for left to do, a dot for each row of the table. "
        "From the top: Mock Lane; Model Road; Sample Street."
    )


@pytest.mark.parametrize("narrow", [True, False])
def test_a_dot_stands_where_its_score_is_and_its_name_beside_it(narrow: bool) -> None:
    """Along the foot 0 to 40 is even, so that scores 39, 16 and 7 lie as far apart as they are."""
    xs = [float(re.findall(r"M(\S+) ", d)[0]) for d in paths(TYPICAL["matrix"], narrow, "dot s1")]
    assert (xs[0] - xs[2]) / (xs[0] - xs[1]) == pytest.approx((39 - 7) / (39 - 16), abs=0.01)
    named = {box.words: box for box in boxes(TYPICAL["matrix"], narrow)}
    assert named["39 Bicycles that vanish"].right <= xs[0]
    assert named["7 Lost hats"].left >= xs[2]


def test_the_real_matrix_has_every_scored_theme_once(real: Package) -> None:
    here = Here(real, Words("en"), Addresses("how-chosen/"))
    found = matrix_of(here, real.one(PublishedTable, "risk-matrix"))
    assert found is not None
    told = {(mark.label, line.name, mark.shown) for line in found.lines for mark in line.marks}
    rows = real.resource("risk-matrix").rows
    assert told == {(row["issue"], f"Gaps: {row['gaps']}", str(row["harm"])) for row in rows}
    assert found.headline == "Domestic Abuse stands highest on both scores"
