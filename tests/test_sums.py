"""The sum behind a status, sentence by sentence; each status is built here, so no data can change it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest

from macros import blocks, standing, sums
from macros.addresses import Addresses
from macros.here import Here
from macros.nouns import Category, Indicator, Marker, Withheld
from macros.package import ROOT, Package
from macros.verdicts import Status
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
JUNE, DECEMBER = date(2026, 6, 30), date(2026, 12, 31)
# On the way from 460 at the end of 2024 to 280 at the end of 2026 the path stood at 325 on 30 June 2026:
# 460 - 180 * 546/730 = 325.37, printed here as a plain 325. The figure is 395 - 325 = 70 above it.
ON_THE_WAY = Status(
    indicator="lost-hats",
    area_code="hatshire",
    breakdown="all",
    target_date=DECEMBER,
    target_document="hat-report",
    leads=True,
    status="off_track",
    lean="behind",
    as_at=JUNE,
    period_start=date(2025, 7, 1),
    period_end=JUNE,
    value=Decimal(395),
    lower=Decimal(344),
    upper=Decimal(450),
    phi=Decimal("1.799"),
    phi_from="estimated",
    target_rule="level",
    target_printed=Decimal(280),
    target=Decimal(280),
    baseline=Decimal(460),
    baseline_date=date(2024, 12, 31),
    path_rule="line",
    path=Decimal(325),
    difference=Decimal(70),
    to_target=Decimal(115),
    months_left=6,
)
# Without a dated start the target itself stands for the path: 395 - 280 = 115 above it.
AGAINST_TARGET = replace(
    ON_THE_WAY,
    baseline=None,
    baseline_date=None,
    path_rule="level",
    path=Decimal(280),
    difference=Decimal(115),
)
# On the day of the target nothing is left of the way.
DUE = replace(
    AGAINST_TARGET, target_date=JUNE, status="target_missed", lower=None, upper=None, months_left=None
)
UNJUDGED = replace(
    ON_THE_WAY,
    status="cannot_be_judged",
    lean="",
    lower=None,
    upper=None,
    phi=None,
    phi_from="",
    baseline=None,
    baseline_date=None,
    path_rule="",
    path=None,
    difference=None,
    to_target=None,
    months_left=None,
)
FIGURE = "The figure is 395 hats, for July 2025 to June 2026."
TARGET = "The target for 31 December 2026 is 280 hats."
PATH = "On the way from 460 hats on 31 December 2024, the path stood at 325 hats."
GAP, BETTER = "That is 70 above the path.", "Lower is better."
OWN_LEVEL = "No dated starting level is printed, so the figure is held against the target itself."
OUTSIDE = "Chance alone can move it between 344 and 450, and the path lies outside that."


def among(here: Here, *rows: object) -> Here:
    """The same place, whose package holds these rows in the place of all others of their nouns."""
    kinds = {type(row): tuple(r for r in rows if type(r) is type(row)) for row in rows}
    package = replace(here.package, rows=MappingProxyType({**here.package.rows, **kinds}))
    return replace(here, package=package)


def told(here: Here, row: Status, indicator: Indicator = HATS, **cells: Any) -> str:
    """What counts of the sum, as one text."""
    return " ".join(sums.in_words(here, indicator, replace(row, **cells)).sentences)


def fine_print(here: Here, row: Status, **cells: Any) -> str:
    return " ".join(sums.in_words(here, HATS, replace(row, **cells)).fine_print)


def constraint(column: str) -> list[str]:
    """What the contract lets a column of the statuses hold."""
    resources = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    fields = next(r for r in resources if r["name"] == "statuses")["schema"]["fields"]
    allowed: list[str] = next(f for f in fields if f["name"] == column)["constraints"]["enum"]
    return allowed


def test_a_sum_says_figure_target_path_gap_and_time_then_how_sure_it_is(here: Here) -> None:
    assert sums.in_words(here, HATS, replace(ON_THE_WAY, note="We read the year as 2026.")) == sums.Sum(
        sentences=(FIGURE, TARGET, PATH, GAP, BETTER, "There are six months to go."),
        fine_print=(OUTSIDE,),
        reading="We read the year as 2026.",
    )


def test_a_worked_out_path_is_told_with_one_place_more_than_the_figure(here: Here) -> None:
    # 460 - 180 * 546/730 = 325.3699, and 395 - 325.3699 = 69.6301; of 39.5 it would be two places.
    exact: dict[str, Any] = {"path": Decimal("325.3699"), "difference": Decimal("69.6301")}
    assert "the path stood at 325.4 hats. That is 69.6 above the path." in told(here, ON_THE_WAY, **exact)
    assert "the path stood at 325.37 hats. That is 69.63 above the path." in told(
        here, ON_THE_WAY, value=Decimal("39.5"), **exact
    )


def test_a_gap_too_small_for_its_places_is_not_told_as_none(here: Here) -> None:
    assert "That is 0.0301 above the path." in told(here, ON_THE_WAY, difference=Decimal("0.0301"))


def test_a_printed_target_keeps_every_place_it_was_printed_with(here: Here) -> None:
    printed: dict[str, Any] = {"target_printed": Decimal("280.125"), "target": Decimal("280.125")}
    assert "is 280.125 hats." in told(here, AGAINST_TARGET, **printed)
    assert "is 280.125 hats." in told(here, ON_THE_WAY, **printed)
    # 460 less 35% of it: 460 - 161 = 299, and 460 less 34.9% of it is 299.46.
    worked_out: dict[str, Any] = {"target_rule": "percent_change", "target_printed": Decimal("-34.9")}
    assert "is a fall of 34.9% from 460 hats, to 299.5 hats." in told(
        here, ON_THE_WAY, target=Decimal("299.46"), **worked_out
    )


def test_what_is_history_is_told_in_the_past(here: Here) -> None:
    assert sums.in_words(here, HATS, replace(ON_THE_WAY, historical=True)).sentences == (
        "The figure was 395 hats, for July 2025 to June 2026.",
        "The target for 31 December 2026 was 280 hats.",
        PATH,
        "That was 70 above the path.",
        BETTER,
        "There were six months to go.",
    )


@pytest.mark.parametrize(
    ("gap", "against_path", "against_target"),
    [
        ("-12", "That is 12 below the path.", "That is 12 below the target."),
        ("12", "That is 12 above the path.", "That is 12 above the target."),
        ("0", "That is the path exactly.", "That is the target exactly."),
    ],
)
def test_a_gap_says_which_side_of_what_the_figure_is_on(
    here: Here, gap: str, against_path: str, against_target: str
) -> None:
    for row, sentence in ((ON_THE_WAY, against_path), (AGAINST_TARGET, against_target)):
        now = sums.in_words(here, HATS, replace(row, difference=Decimal(gap))).sentences
        then = sums.in_words(here, HATS, replace(row, difference=Decimal(gap), historical=True)).sentences
        assert sentence in now
        assert sentence.replace("That is", "That was") in then


def test_a_gap_says_which_side_is_better_where_the_documents_do(here: Here) -> None:
    def said(direction: str, gap: str) -> str:
        return told(here, ON_THE_WAY, replace(HATS, direction=direction), difference=Decimal(gap))

    assert "That is 12 above the path. Lower is better. There are" in said("lower", "12")
    assert "That is 12 below the path. Higher is better. There are" in said("higher", "-12")
    assert "That is 12 above the path. There are" in said("none", "12")
    assert "That is the path exactly. There are" in said("lower", "0")


@pytest.mark.parametrize(
    ("months", "now", "then"),
    [
        (1, "There is one month to go.", "There was one month to go."),
        (9, "There are nine months to go.", "There were nine months to go."),
        (15, "There are 15 months to go.", "There were 15 months to go."),
    ],
)
def test_the_time_left_is_said_in_months(here: Here, months: int, now: str, then: str) -> None:
    assert told(here, ON_THE_WAY, months_left=months).endswith(now)
    assert told(here, ON_THE_WAY, months_left=months, historical=True).endswith(then)


def test_less_than_a_month_before_the_target_no_time_is_said_to_be_left(here: Here) -> None:
    assert told(here, ON_THE_WAY, months_left=0) == f"{FIGURE} {TARGET} {PATH} {GAP} {BETTER}"


def test_on_the_day_of_the_target_the_figure_is_held_against_nothing_else(here: Here) -> None:
    missed = sums.in_words(here, HATS, DUE)
    assert missed.sentences == (
        FIGURE,
        "The target for 30 June 2026 is 280 hats.",
        "That is 115 above the target.",
        BETTER,
    )
    assert missed.fine_print == ()
    with_start = replace(ON_THE_WAY, target_date=JUNE, status="target_met", months_left=None, lower=None)
    assert told(here, with_start, path=Decimal(280), difference=Decimal(-5), value=Decimal(275)) == (
        "The figure is 275 hats, for July 2025 to June 2026. The target for 30 June 2026 is 280 hats. "
        "That is 5 below the target. Lower is better."
    )


def test_a_target_without_a_dated_start_is_held_against_its_own_level_and_says_so(here: Here) -> None:
    assert sums.in_words(here, HATS, AGAINST_TARGET) == sums.Sum(
        (FIGURE, TARGET, "That is 115 above the target.", BETTER, "There are six months to go."),
        ("Chance alone can move it between 344 and 450, and the target lies outside that.", OWN_LEVEL),
        "",
    )


@pytest.mark.parametrize("status", ["on_track", "off_track", "too_close_to_call"])
def test_a_margin_says_whether_what_counts_lies_within_it(here: Here, status: str) -> None:
    where = "lies in between" if status == "too_close_to_call" else "lies outside that"
    margin = "Chance alone can move it between 344 and 450, and the"
    assert fine_print(here, ON_THE_WAY, status=status) == f"{margin} path {where}."
    assert fine_print(here, AGAINST_TARGET, status=status) == f"{margin} target {where}. {OWN_LEVEL}"


def test_a_swing_that_is_only_assumed_is_said(here: Here) -> None:
    assert fine_print(here, ON_THE_WAY, phi_from="assumed") == (
        f"{OUTSIDE} Too few earlier figures are known to tell how much it usually swings, "
        "so we assume a usual swing."
    )


def test_years_put_together_are_told_as_an_average_year(here: Here) -> None:
    # 19 hats in the three years together, so 19 / 3 = 6.3 in an average year.
    pooled: dict[str, Any] = {"years_pooled": 3, "value": Decimal("6.3"), "period_start": date(2023, 7, 1)}
    assert told(here, ON_THE_WAY, **pooled).startswith(
        f"An average year had 6.3 hats, for July 2023 to June 2026. {TARGET}"
    )


@pytest.mark.parametrize(
    ("kind", "unit", "figure", "gap"),
    [
        ("count", "hats", "395 hats", "70"),
        ("rate", "hats per 1,000 people", "395 hats per 1,000 people", "70"),
        ("mean", "days", "395 days", "70"),
        ("score", "points out of 500", "395 points out of 500", "70"),
        ("money", "pounds", "£395", "£70"),
        ("proportion", "of hats", "395% of hats", "70 percentage points"),
    ],
)
def test_each_kind_of_number_has_its_unit_in_the_sum(
    here: Here, kind: str, unit: str, figure: str, gap: str
) -> None:
    sentences = sums.in_words(here, replace(HATS, kind=kind, unit=unit), ON_THE_WAY).sentences
    assert sentences[0] == f"The figure is {figure}, for July 2025 to June 2026."
    assert sentences[3] == f"That is {gap} above the path."


def test_one_percentage_point_is_one(here: Here) -> None:
    share = replace(HATS, kind="proportion", unit="of hats")
    assert "That is 1 percentage point above" in told(here, ON_THE_WAY, share, difference=Decimal(1))
    assert "That is 1.5 percentage points below" in told(here, ON_THE_WAY, share, difference=Decimal("-1.5"))


def test_a_target_without_a_day_says_that_none_is_printed(here: Here) -> None:
    undated = replace(AGAINST_TARGET, target_date=None, months_left=None)
    assert f"{FIGURE} The target is 280 hats, and no date is printed for it. " in told(here, undated)
    assert "The target was 280 hats, and no date is printed for it. " in told(here, undated, historical=True)


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            # 460 less 25% of it: 460 - 115 = 345.
            {"target_rule": "percent_change", "target_printed": Decimal(-25), "target": Decimal(345)},
            "The target for 31 December 2026 is a fall of 25% from 460 hats, to 345 hats.",
        ),
        (
            # 460 * 1.05 = 483.
            {"target_rule": "percent_change", "target_printed": Decimal(5), "target": Decimal(483)},
            "The target for 31 December 2026 is a rise of 5% from 460 hats, to 483 hats.",
        ),
        (
            # 460 * 0.9 * 0.9 = 372.6.
            {"target_rule": "percent_a_year", "target_printed": Decimal(-10), "target": Decimal("372.6")},
            "The target for 31 December 2026 is a fall of 10% a year from 460 hats, to 372.6 hats.",
        ),
        (
            {"target_rule": "percent_change", "target_printed": Decimal(-25), "baseline_date": None}
            | {"target": Decimal(345), "target_date": None},
            "The target is a fall of 25% from 460 hats, to 345 hats, and no date is printed for it.",
        ),
        (
            {"target_rule": "percent_change", "target_printed": Decimal(-25)}
            | {"target": None, "baseline": None, "baseline_date": None},
            "The target for 31 December 2026 is a fall of 25%.",
        ),
        (
            {"target_rule": "percent_a_year", "target_printed": Decimal("2.5")}
            | {"target": None, "baseline": None, "baseline_date": None},
            "The target for 31 December 2026 is a rise of 2.5% a year.",
        ),
    ],
    ids=["a fall", "a rise", "a fall a year", "without days", "without a start", "a year, without a start"],
)
def test_a_target_in_per_cent_says_what_it_starts_from_and_comes_to(
    here: Here, cells: dict[str, Any], sentence: str
) -> None:
    row = replace(UNJUDGED, **{"baseline": Decimal(460), **cells})
    assert sums.in_words(here, HATS, row).sentences[1] == sentence


REASONS = [
    ("no_target_set", "not_yet_set", "The document speaks of a target and prints no level for it."),
    (
        "no_target_set",
        "no_direction",
        "The documents do not say whether more or less is better, so no target can be kept or missed.",
    ),
    (
        "not_comparable",
        "break",
        "The way of counting changed in between, so the figures do not compare.",
    ),
    (
        "too_few_to_judge",
        "few_events",
        "Fewer than 20 in a year, and in three years together: chance decides, not the work.",
    ),
    (
        "cannot_be_judged",
        "period_not_stated",
        "The document does not say which days the figure is for.",
    ),
    (
        "cannot_be_judged",
        "period_not_complete",
        "The figure covers only a part of the time that the target is for.",
    ),
    (
        "cannot_be_judged",
        "starting_level_not_printed",
        "The level the target starts from is not printed, or not with its date.",
    ),
    (
        "cannot_be_judged",
        "no_margin",
        "What lies behind the figure is not printed, so nobody can tell chance from change.",
    ),
    ("cannot_be_judged", "forecast_only", "It is a forecast, not a count."),
    ("cannot_be_judged", "rough_figure", "The document gives the figure only roughly."),
]


@pytest.mark.parametrize(("status", "reason", "why"), REASONS, ids=[reason for _, reason, _ in REASONS])
def test_where_nothing_is_judged_the_sum_ends_with_why(
    here: Here, status: str, reason: str, why: str
) -> None:
    unset = {"target_rule": "", "target_printed": None, "target": None} if reason == "not_yet_set" else {}
    target = "" if unset else f"{TARGET} "
    row = replace(UNJUDGED, status=status, reason=reason, note="Read with care.", **unset)  # type: ignore[arg-type]
    assert sums.in_words(here, HATS, row) == sums.Sum(
        tuple(text for text in (FIGURE, target.strip(), why) if text), (), ""
    )


def test_without_a_target_only_that_is_said(here: Here) -> None:
    row = replace(UNJUDGED, status="no_target_set", reason="no_target", target_printed=None, target=None)
    assert told(here, row, target_date=None) == "No document sets a target for this figure."


@pytest.mark.parametrize(
    ("value", "reason", "sentence"),
    [
        (
            Decimal(395),
            "not_supplied",
            f"The last figure was 395 hats, for July 2025 to June 2026. {TARGET} "
            "The newest figure was not supplied.",
        ),
        (None, "never_supplied", f"{TARGET} No document we hold gives a figure."),
    ],
)
def test_missing_data_are_told_with_the_last_figure_there_was(
    here: Here, value: Decimal | None, reason: str, sentence: str
) -> None:
    assert told(here, UNJUDGED, status="no_data", reason=reason, value=value) == sentence


def test_a_figure_without_a_margin_is_still_held_against_its_path(here: Here) -> None:
    bare = {"status": "cannot_be_judged", "reason": "no_margin", "lower": None, "upper": None, "phi_from": ""}
    row = replace(ON_THE_WAY, **bare)  # type: ignore[arg-type]
    assert sums.in_words(here, HATS, row) == sums.Sum(
        (
            FIGURE,
            TARGET,
            PATH,
            GAP,
            BETTER,
            "There are six months to go.",
            "What lies behind the figure is not printed, so nobody can tell chance from change.",
        ),
        (),
        "",
    )


def test_a_figure_says_what_its_markers_warn_of(here: Here) -> None:
    marked = among(here, Marker("[e]", "Estimated", ""), Marker("[p]", "Provisional", ""))
    assert told(marked, UNJUDGED, markers=("[e]", "[p]"), reason="rough_figure").startswith(
        f"The figure is 395 hats (estimated, provisional), for July 2025 to June 2026. {TARGET}"
    )


def test_an_open_period_keeps_the_words_of_its_document(here: Here) -> None:
    open_period: dict[str, Any] = {
        "period_start": None,
        "period_as_published": "Quarter two",
        "reason": "period_not_stated",
    }
    assert told(here, UNJUDGED, **open_period) == (
        f"The figure is 395 hats, for “Quarter two” (exact dates not given). {TARGET} "
        "The document does not say which days the figure is for."
    )


@pytest.mark.parametrize("marker", ["[c]", "[x]", "[z]"])
@pytest.mark.parametrize("historical", [False, True])
def test_a_hidden_value_never_shows_a_number(here: Here, marker: str, historical: bool) -> None:
    """The check refuses a number behind such a marker; were it to fail, the sum still would not tell it."""
    row = replace(ON_THE_WAY, markers=("[p]", marker), status="too_few_to_show", reason="hidden")
    said = sums.in_words(here, HATS, replace(row, historical=historical, note="It was 395."))
    assert said == sums.Sum(
        (
            f"The target for 31 December 2026 {'was' if historical else 'is'} 280 hats.",
            "The number is too small to show without giving people away.",
        ),
        (),
        "",
    )


def test_a_judgement_that_was_taken_back_says_who_did_and_why(here: Here) -> None:
    reason = "Two shops count their hats in a new way."
    other = Withheld("lost-hats", "hatshire", "colour=red", "Hatters", "Red hats are few.")
    taken = among(here, other, Withheld("lost-hats", "hatshire", "all", "Head of hats", reason))
    row = replace(UNJUDGED, status="no_judgement", reason="withheld")
    assert sums.in_words(taken, HATS, row) == sums.Sum(
        (FIGURE, TARGET, f"Head of hats has taken the judgement back, for this reason: {reason}"), (), ""
    )
    assert told(taken, ON_THE_WAY).endswith("There are six months to go.")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"status": "on_track"}, "On track"),
        ({"status": "off_track"}, "Off track"),
        ({"status": "target_met"}, "Target met"),
        ({"status": "target_missed"}, "Target missed"),
        ({"status": "too_close_to_call", "lean": "ahead"}, "Too close to call, just ahead"),
        ({"status": "too_close_to_call", "lean": "behind"}, "Too close to call, just behind"),
        ({"status": "too_close_to_call", "lean": "level"}, "Too close to call, level"),
        ({"status": "no_target_set", "reason": "not_yet_set"}, "No target set"),
        ({"status": "no_data", "reason": "never_supplied"}, "No data"),
        ({"status": "too_few_to_show", "reason": "hidden"}, "Too few to show"),
        ({"status": "too_few_to_judge", "reason": "few_events"}, "Too few to judge"),
        ({"status": "not_comparable", "reason": "break"}, "Not comparable"),
        ({"status": "no_judgement", "reason": "withheld"}, "No judgement"),
        (
            {"status": "cannot_be_judged", "reason": "period_not_stated"},
            "Cannot be judged: period not stated",
        ),
        (
            {"status": "cannot_be_judged", "reason": "period_not_complete"},
            "Cannot be judged: period not complete",
        ),
        (
            {"status": "cannot_be_judged", "reason": "starting_level_not_printed"},
            "Cannot be judged: starting level not printed",
        ),
        ({"status": "cannot_be_judged", "reason": "no_margin"}, "Cannot be judged: no margin of error"),
        ({"status": "cannot_be_judged", "reason": "forecast_only"}, "Cannot be judged: only a forecast"),
        ({"status": "cannot_be_judged", "reason": "rough_figure"}, "Cannot be judged: only a rough figure"),
    ],
)
def test_the_words_of_a_status_are_fixed(here: Here, cells: dict[str, str], words: str) -> None:
    assert sums.word(here.words, replace(ON_THE_WAY, **cells)) == words  # type: ignore[arg-type]


def test_every_status_of_the_contract_has_a_word(here: Here) -> None:
    for status in constraint("status"):
        row = replace(ON_THE_WAY, status=status, reason="no_margin", lean="ahead")
        assert sums.word(here.words, row), status
    for lean in constraint("lean"):
        assert sums.word(here.words, replace(ON_THE_WAY, status="too_close_to_call", lean=lean)), lean


def test_every_reason_of_the_contract_has_a_sentence(here: Here) -> None:
    taken = among(here, Withheld("lost-hats", "hatshire", "all", "Head of hats", "They are new."))
    for reason in constraint("reason"):
        status = "no_judgement" if reason == "withheld" else "cannot_be_judged"
        unsaid = sums.in_words(taken, HATS, replace(UNJUDGED, reason="no_such_reason")).sentences
        said = sums.in_words(taken, HATS, replace(UNJUDGED, status=status, reason=reason)).sentences
        assert set(said) - set(unsaid), reason


# Without a margin there is nothing to draw, so that the page of it holds the words alone.
UNDRAWN = replace(ON_THE_WAY, lower=None, upper=None, phi_from="assumed")


def test_the_status_that_speaks_for_an_indicator_comes_before_its_other_targets(here: Here) -> None:
    rows = [replace(DUE, leads=False), replace(UNDRAWN, historical=True), replace(DUE, indicator="gloves")]
    views = standing.statuses(among(here, *rows), HATS)
    assert [(view["key"], view["word"], view["historical"]) for view in views] == [
        ("off_track", "Off track", True),
        ("target_missed", "Target missed", False),
    ]


def test_a_status_for_a_part_names_the_part(here: Here) -> None:
    red = Category("colour", "red", "Red hats", 1)
    [view] = standing.statuses(among(here, red, replace(UNDRAWN, breakdown="colour=red&size=all")), HATS)
    assert view["about"] == "Red hats"


def page(real: Package, *statuses: Status) -> str:
    """The page of the first indicator of the real package, with these statuses in place of its own."""
    indicator = real.all(Indicator)[0].id
    place = Here(real, Words("en"), Addresses(f"indicators/{indicator}/"))
    return blocks.indicator(among(place, *(replace(row, indicator=indicator) for row in statuses)), indicator)


def test_a_judgement_on_a_page_is_a_word_and_a_shape_with_its_sum_below(real: Package) -> None:
    text = page(real, replace(UNDRAWN, historical=True, note="Read as <2026>."))
    badge = (
        '<span class="verdict verdict-off_track"><span class="shape" aria-hidden="true"></span>'
        "<strong>Off track</strong></span>"
    )
    assert f'<p class="verdict-line"><span class="once">When last reported:</span> {badge}</p>' in text
    assert '<p class="fine">Too few earlier figures are known' in text
    assert '<p class="reading">How we read it: Read as &lt;2026&gt;.</p>' in text
    assert "The other targets" not in text


def test_other_targets_wait_behind_the_one_that_speaks(real: Package) -> None:
    text = page(real, replace(DUE, leads=False), UNDRAWN)
    assert text.index("Off track") < text.index("The other targets") < text.index("Target missed")
