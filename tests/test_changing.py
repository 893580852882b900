"""Changes and comparisons in sentences; each row is built here, so no data can change it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest

from macros import blocks, changing
from macros.addresses import Addresses
from macros.changing import Said
from macros.here import Here
from macros.nouns import Area, Category, Document, Indicator, Marker, Section
from macros.package import ROOT, Package
from macros.tables import Source
from macros.verdicts import Change, Comparison
from macros.words import Words

HATS = Indicator(
    "lost-hats",
    "Lost hats",
    "hats",
    "",
    "hats",
    "count",
    None,
    "",
    "lower",
    0,
    (),
    (),
    "Hats.",
    "",
    "Hatters",
)
SHARES = replace(HATS, kind="proportion", unit="of hats")
# 400 hats, then 300: 300 / 400 = 0.75, a fall of 25%.
FALLEN = Change(
    indicator="lost-hats",
    area_code="hatshire",
    breakdown="all",
    verdict="fallen",
    better="better",
    method="poisson_ratio",
    earlier_start=date(2029, 1, 1),
    earlier_end=date(2029, 12, 31),
    later_start=date(2030, 1, 1),
    later_end=date(2030, 12, 31),
    earlier=Decimal(400),
    later=Decimal(300),
    difference=Decimal(-100),
    percent=Decimal(-25),
    estimate=Decimal("0.75"),
    lower=Decimal("0.644"),
    upper=Decimal("0.873"),
    percent_lower=Decimal("-35.6"),
    percent_upper=Decimal("-12.7"),
    phi=Decimal("1.2"),
    phi_from="estimated",
    periods=8,
)
YEARS = "400 hats, for 2029; then 300 hats, for 2030"
UNTESTED = Change("lost-hats", "hatshire", "all", "not_tested", reason="one_figure")
REPORT = Document(
    *("hat-report", "Hats", "Report of June 2031", date(2031, 6, 30), "June 2031", "Hatters", "Hats.", ""),
    "hats.txt",
)
PLACES = (
    Area("hatshire", "Hatshire", "local_authority", ""),
    Area("capshire", "Capshire", "region", ""),
    REPORT,
    Section("hat-report", "1", 1, "Lost", "1. Lost"),
)
COMPARED = Comparison(
    indicator="lost-hats",
    area_code="hatshire",
    breakdown="all",
    benchmark="capshire",
    period_start=date(2030, 1, 1),
    period_end=date(2030, 12, 31),
    period_as_published="2030",
    value=Decimal("7.0"),
    markers=(),
    lower=Decimal("5.75"),
    upper=Decimal("8.59"),
    benchmark_value=Decimal("9.5"),
    benchmark_markers=(),
    benchmark_lower=None,
    benchmark_upper=None,
    verdict="lower",
    better="better",
    reason="",
    difference=Decimal("-2.5"),
    document="hat-report",
    section="1",
)


def among(here: Here, *rows: object) -> Here:
    """The same place, whose package holds these rows in the place of all others of their nouns."""
    kinds = {type(row): tuple(r for r in rows if type(r) is type(row)) for row in rows}
    package = replace(here.package, rows=MappingProxyType({**here.package.rows, **kinds}))
    return replace(here, package=package)


def changed(here: Here, indicator: Indicator = HATS, **cells: Any) -> Said:
    [said] = changing.changes(among(here, replace(FALLEN, **cells)), indicator)
    return said


def compared(here: Here, **cells: Any) -> Said:
    """What is said of two areas; its source is the matter of one test alone."""
    [said] = changing.comparisons(among(here, *PLACES, replace(COMPARED, **cells)), SHARES)
    return replace(said, source=None)


def constraint(resource: str, column: str) -> list[str]:
    """What the contract lets a column hold."""
    resources = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    fields = next(r for r in resources if r["name"] == resource)["schema"]["fields"]
    allowed: list[str] = next(f for f in fields if f["name"] == column)["constraints"]["enum"]
    return allowed


def test_a_change_says_both_years_what_it_means_and_how_sure_it_is(here: Here) -> None:
    assert changed(here) == Said(
        key="better",
        word="Fallen",
        about="",
        sentences=(f"{YEARS}: a fall of 25%.", "That is better."),
        fine_print=("With chance allowed for, it is anything from a fall of 35.6% to a fall of 12.7%.",),
    )


@pytest.mark.parametrize(
    ("verdict", "better", "key", "word", "meaning"),
    [
        ("fallen", "better", "better", "Fallen", ("That is better.",)),
        ("fallen", "worse", "worse", "Fallen", ("That is worse.",)),
        ("fallen", "neither", "fallen", "Fallen", ()),
        ("risen", "better", "better", "Risen", ("That is better.",)),
        ("risen", "worse", "worse", "Risen", ("That is worse.",)),
        ("risen", "neither", "risen", "Risen", ()),
        ("no_clear_change", "neither", "no_clear_change", "No clear change", ()),
    ],
)
def test_a_verdict_says_better_or_worse_only_where_it_is_either(
    here: Here, verdict: str, better: str, key: str, word: str, meaning: tuple[str, ...]
) -> None:
    said = changed(here, verdict=verdict, better=better)
    assert (said.key, said.word, said.sentences[1:]) == (key, word, meaning)


@pytest.mark.parametrize(
    ("indicator", "cells", "sentence"),
    [
        (
            HATS,
            {"percent_lower": Decimal("-35.6"), "percent_upper": Decimal("4.1")},
            "With chance allowed for, it is anything from a fall of 35.6% to a rise of 4.1%, "
            "so it may be none.",
        ),
        (
            HATS,
            {"percent": None, "percent_lower": None, "percent_upper": None, "upper": Decimal("1.041")},
            "With chance allowed for, the later year is 0.644 to 1.041 times the earlier one, "
            "so it may be the same.",
        ),
        (
            SHARES,
            {"percent_lower": None, "percent_upper": None, "method": "newcombe"}
            | {"lower": Decimal("-3.2"), "upper": Decimal("0.9")},
            "With chance allowed for, the difference is −3.2 to 0.9 points, so it may be none.",
        ),
        (
            SHARES,
            {"percent_lower": None, "percent_upper": None, "method": "published_margins"}
            | {"lower": Decimal("-3.2"), "upper": Decimal("0.9")},
            "With chance allowed for, the difference is −3.2 to 0.9 points, so it may be none.",
        ),
        (
            replace(HATS, kind="mean", unit="days"),
            {"percent_lower": None, "percent_upper": None, "method": "published_margins"}
            | {"lower": Decimal("-3.2"), "upper": Decimal("0.9")},
            "With chance allowed for, the difference is −3.2 to 0.9, so it may be none.",
        ),
    ],
    ids=["per cent", "times", "points", "points of published margins", "own unit"],
)
def test_a_margin_is_told_in_its_unit_and_says_whether_it_may_be_none(
    here: Here, indicator: Indicator, cells: dict[str, Any], sentence: str
) -> None:
    unclear = changed(here, indicator, verdict="no_clear_change", better="neither", **cells)
    assert unclear.fine_print == (sentence,)
    clear = sentence.replace(", so it may be none", "").replace(", so it may be the same", "")
    assert changed(here, indicator, **cells).fine_print == (clear,)


def test_a_change_in_per_cent_is_not_shown_on_a_small_base(here: Here) -> None:
    bare: dict[str, Any] = {"percent": None, "percent_lower": None, "percent_upper": None}
    assert changed(here, **bare).sentences == (f"{YEARS}.", "That is better.")


def test_two_equal_years_are_neither_a_fall_nor_a_rise(here: Here) -> None:
    same = changed(here, verdict="no_clear_change", better="neither", later=Decimal(400), percent=Decimal(0))
    assert same.sentences == ("400 hats, for 2029; then 400 hats, for 2030.",)


def test_a_swing_that_is_only_assumed_is_said(here: Here) -> None:
    assert changed(here, phi_from="assumed").fine_print[1:] == (
        "Too few earlier figures are known to tell how much it usually swings, so we assume a usual swing.",
    )


def test_years_without_dates_keep_the_words_of_the_document(here: Here) -> None:
    undated: dict[str, Any] = {
        "earlier_start": None,
        "earlier_end": None,
        "later_start": None,
        "later_end": None,
    }
    words: dict[str, Any] = {"earlier_as_published": "Last year", "later_as_published": "This year"}
    assert changed(here, **undated, **words).sentences[0] == (
        "400 hats, for “Last year” (exact dates not given); "
        "then 300 hats, for “This year” (exact dates not given): a fall of 25%."
    )


REASONS = [
    ("one_figure", "There is only one figure, so nothing to compare it with."),
    ("not_supplied", "The newest figure was not supplied."),
    ("hidden", "A number is too small to show without giving people away."),
    ("break", "The way of counting changed in between, so the figures do not compare."),
    ("few_events", "Fewer than 20 in a year: chance alone could explain any difference."),
    ("period_not_stated", "The documents do not say which days the figures are for."),
    ("not_twelve_months", "The figures do not cover two whole years."),
    ("overlap", "The two periods overlap, so they are not two separate years."),
    ("no_earlier_year", "There is no figure for the year before."),
    ("no_margin", "What lies behind the figures is not printed, so nobody can tell chance from change."),
    ("rough_figure", "One of the figures is given only roughly."),
    ("forecast_only", "One of the figures is a forecast, not a count."),
]


@pytest.mark.parametrize(("reason", "why"), REASONS, ids=[reason for reason, _ in REASONS])
def test_what_is_not_tested_says_why(here: Here, reason: str, why: str) -> None:
    said = changing.changes(among(here, replace(UNTESTED, reason=reason)), HATS)
    assert said == (Said("not_tested", "Not tested", "", (why,)),)


def test_two_years_that_are_not_tested_stand_side_by_side_without_a_change_in_per_cent(here: Here) -> None:
    bare: dict[str, Any] = {
        "verdict": "not_tested",
        "better": "",
        "reason": "few_events",
        "method": "",
        "phi_from": "",
    }
    none: dict[str, Any] = dict.fromkeys(["percent", "percent_lower", "percent_upper", "lower", "upper"])
    assert changed(here, **bare, **none, earlier=Decimal(6), later=Decimal(5)) == Said(
        "not_tested",
        "Not tested",
        "",
        (
            "6 hats, for 2029; then 5 hats, for 2030.",
            "Fewer than 20 in a year: chance alone could explain any difference.",
        ),
    )


def test_where_one_part_is_tested_every_part_is_told_with_its_name(here: Here) -> None:
    colours = [Category("colour", "red", "Red hats", 1), Category("colour", "blue", "Blue hats", 2)]
    parts = [replace(FALLEN, breakdown=f"colour={one.category}&size=all") for one in colours]
    place = among(here, *colours, UNTESTED, *parts, replace(FALLEN, indicator="lost-gloves"))
    assert [said.about for said in changing.changes(place, HATS)] == ["", "Red hats", "Blue hats"]


def test_where_nothing_was_tested_one_reason_stands_for_all(here: Here) -> None:
    rows = [UNTESTED, replace(UNTESTED, breakdown="colour=red", reason="hidden")]
    [said] = changing.changes(among(here, *rows), HATS)
    assert said.sentences == ("There is only one figure, so nothing to compare it with.",)


def test_what_has_no_row_is_silent(here: Here) -> None:
    place = among(
        here, replace(UNTESTED, indicator="lost-gloves"), replace(COMPARED, indicator="lost-gloves")
    )
    assert changing.changes(place, HATS) == ()
    assert changing.comparisons(place, HATS) == ()


@pytest.mark.parametrize(
    ("verdict", "better", "key", "word", "meaning"),
    [
        ("lower", "better", "better", "Hatshire: lower than Capshire", ["That is better."]),
        ("lower", "worse", "worse", "Hatshire: lower than Capshire", ["That is worse."]),
        ("lower", "neither", "lower", "Hatshire: lower than Capshire", []),
        ("higher", "better", "better", "Hatshire: higher than Capshire", ["That is better."]),
        ("higher", "worse", "worse", "Hatshire: higher than Capshire", ["That is worse."]),
        ("higher", "neither", "higher", "Hatshire: higher than Capshire", []),
        ("similar", "neither", "similar", "Hatshire: similar to Capshire", []),
    ],
)
def test_a_comparison_names_both_areas_gives_both_figures_and_the_margin(
    here: Here, verdict: str, better: str, key: str, word: str, meaning: list[str]
) -> None:
    assert compared(here, verdict=verdict, better=better) == Said(
        key,
        word,
        "",
        (
            "7.0% of hats against 9.5% of hats, for 2030.",
            "With chance allowed for, the first is between 5.75 and 8.59.",
            *meaning,
        ),
    )


def test_where_both_areas_have_a_margin_both_are_told_because_both_decide(here: Here) -> None:
    both = {"benchmark_lower": Decimal("8.4"), "benchmark_upper": Decimal("10.7")}
    assert compared(here, verdict="similar", better="neither", **both).sentences == (
        "7.0% of hats against 9.5% of hats, for 2030.",
        "With chance allowed for, the first is between 5.75 and 8.59, the other between 8.4 and 10.7.",
    )


@pytest.mark.parametrize(
    "reason", ["no_margin", "rough_figure", "forecast_only", "few_events", "hidden", "not_supplied"]
)
def test_two_figures_that_are_not_tested_stand_side_by_side_with_the_reason(here: Here, reason: str) -> None:
    assert compared(here, verdict="not_tested", better="", reason=reason) == Said(
        "not_tested",
        "Hatshire: not tested against Capshire",
        "",
        ("7.0% of hats against 9.5% of hats, for 2030.", dict(REASONS)[reason]),
    )


def test_a_comparison_and_a_change_lead_to_the_section_of_their_figure(here: Here) -> None:
    source = Source("", "documents/hat-report/#section-1", "Report of June 2031, section 1")
    [said] = changing.comparisons(among(here, *PLACES, COMPARED), SHARES)
    assert said.source == source
    fallen = among(here, *PLACES, replace(FALLEN, document="hat-report", section="1"))
    assert [said.source for said in changing.changes(fallen, HATS)] == [source]
    assert changed(here).source is None


def test_compared_figures_say_what_their_markers_warn_of(here: Here) -> None:
    place = among(here, Marker("[e]", "Estimated", ""), Marker("[p]", "Provisional", ""))
    marked = {"markers": ("[p]",), "benchmark_markers": ("[e]", "[p]")}
    assert compared(place, **marked).sentences[0] == (
        "7.0% of hats (provisional) against 9.5% of hats (estimated, provisional), for 2030."
    )


@pytest.mark.parametrize("marker", ["[c]", "[x]", "[z]"])
@pytest.mark.parametrize(
    ("column", "sentence"),
    [
        ("markers", "no figure (hidden) against 9.5% of hats, for 2030."),
        ("benchmark_markers", "7.0% of hats against no figure (hidden), for 2030."),
    ],
)
def test_a_hidden_value_never_shows_a_number(here: Here, marker: str, column: str, sentence: str) -> None:
    """The check refuses a number behind such a marker; were it to fail, no sentence would tell it."""
    place = among(here, Marker(marker, "Hidden", ""))
    cells = {column: (marker,), "benchmark_lower": Decimal("8.4"), "benchmark_upper": Decimal("10.7")}
    assert compared(place, **cells, better="neither").sentences == (sentence,)


def test_a_compared_part_is_named(here: Here) -> None:
    place = among(here, Category("colour", "red", "Red hats", 1), Category("size", "small", "Small", 1))
    assert compared(place, breakdown="colour=red").about == "Red hats"
    assert compared(place, breakdown="colour=red&size=small").about == "Red hats, Small"


def test_every_verdict_and_reason_of_the_contract_has_words(here: Here) -> None:
    for verdict in constraint("changes", "verdict"):
        assert changed(here, verdict=verdict).word, verdict
    for reason in constraint("changes", "reason"):
        assert changed(here, reason=reason).sentences[2], reason
    for verdict in constraint("comparisons", "verdict"):
        assert compared(here, verdict=verdict).word, verdict
    for reason in constraint("comparisons", "reason"):
        assert compared(here, reason=reason).sentences[1], reason


def test_a_page_shows_changes_and_comparisons_below_their_headings(real: Package) -> None:
    indicator = real.all(Indicator)[0].id
    known = [*real.all(Area), *real.all(Document), *real.all(Section)]
    rows = [*known, *PLACES, replace(FALLEN, indicator=indicator)]
    place = Here(real, Words("en"), Addresses(f"indicators/{indicator}/"))
    page = blocks.indicator(among(place, *rows, replace(COMPARED, indicator=indicator)), indicator)
    fallen = page[page.index("Has it really changed?") : page.index("Compared with elsewhere")]
    assert '<span class="verdict verdict-better"><span class="shape" aria-hidden="true"></span>' in fallen
    assert '<p class="fine">With chance allowed for, it is anything from a fall of 35.6%' in fallen
    assert "<strong>Hatshire: lower than Capshire</strong>" in page[page.index("Compared with elsewhere") :]
