"""A topic year by year: everything in it is a row, at its own day or under its document's."""

from __future__ import annotations

import re
from typing import Any

import pytest

from macros.addresses import Addresses
from macros.here import Here
from macros.nouns import Document, Event, Priority, Recommendation, Theme
from macros.package import Package
from macros.timeline import timeline
from macros.words import Words


def lines(here: Here, theme: str) -> dict[str, list[str]]:
    """Year by year: when, and what."""
    return {
        year.year: [f"{moment.when}: {entry.text}" for moment in year.moments for entry in moment.entries]
        for year in timeline(here, theme)
    }


def of(package: Package) -> Here:
    return Here(package, Words("en"), Addresses(""))


def test_a_dated_thing_stands_at_its_day_and_an_undated_one_under_its_document(real: Package) -> None:
    told = lines(of(real), "domestic-abuse-and-sexual-violence")
    assert told["2010"] == [
        "27 June 2010: England against Germany at the World Cup. "
        "On this day the police recorded more domestic incidents than on any other in three years."
    ]
    assert told["2018"] == [
        "In the document “Report of November 2018”: Safer Peterborough Plan, as in force in November 2018. "
        "There this topic is called: Domestic abuse and sexual violence."
    ]
    assert told["2015"][-1] == (
        "In the document “Report on the plan for 2014 to 2017”: The latest figure we hold: "
        "Repeat cases at the domestic abuse risk conference, 30% of cases heard "
        "(estimated, break in the series)."
    )


def test_a_target_is_told_when_it_was_set_and_how_it_stood(real: Package) -> None:
    told = lines(of(real), "crime-and-reoffending")
    assert (
        "In the document “Plan of March 2009”: Target for 31 March 2009: "
        "Serious acquisitive crime, 4,773 crimes."
    ) in told["2009"]
    assert (
        "31 December 2008: Held against the target for 31 March 2009: Serious acquisitive crime. Off track."
    ) in told["2008"]
    assert "2008: The one figure we hold: Serious acquisitive crime, 5,109 crimes." in told["2008"]


def test_first_and_latest_are_told_with_their_periods(here: Here) -> None:
    told = lines(here, "bicycle-theft")
    assert "2023: The first figure we hold: Bicycles stolen, 1,300 bicycles." in told["2023"]
    assert "2024: The latest figure we hold: Bicycles stolen, 1,250 bicycles." in told["2024"]
    assert "1 June 2025: Day of the lock. Locks for all." in told["2025"]
    assert (
        "In the document “Report of May 2024”: Invented plan 2024 to 2026. "
        "There this topic is called: Fewer bicycles stolen."
    ) in told["2024"]


@pytest.mark.parametrize("name", ["real", "exampleshire"])
def test_nothing_named_is_lost_and_the_years_run_on(name: str, request: pytest.FixtureRequest) -> None:
    package: Package = request.getfixturevalue(name)
    for theme in package.all(Theme):
        years = timeline(of(package), theme.id)
        assert [year.year for year in years] == sorted({year.year for year in years})
        told = " ".join(
            f"{entry.text} {' '.join(entry.parts)}"
            for year in years
            for moment in year.moments
            for entry in moment.entries
        )
        nouns: tuple[type[Any], ...] = (Priority, Event, Recommendation)
        for row in (row for noun in nouns for row in package.of_theme(noun, theme.id)):
            assert row.name.rstrip(".") in told, row


def test_what_only_its_document_dates_says_so_and_lies_in_that_year(real: Package) -> None:
    published = {f"In the document “{row.short}”": str(row.published.year) for row in real.all(Document)}
    for theme in real.all(Theme):
        for year in timeline(of(real), theme.id):
            for moment in year.moments:
                if moment.when.startswith("In the document"):
                    assert published[moment.when] == year.year
                else:
                    assert re.search(r"\d{4}$", moment.when), moment.when
