"""What documents state about their own figures, worked out again by hand and by the program."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.nouns import Claim
from macros.package import Package, load
from macros.verdicts import CheckedClaim
from scripts.check import arithmetic, meaning
from scripts.compute import claims, formulas
from tests.check import conftest as invented
from tests.check.conftest import World

hatshire, world = invented.hatshire, invented.world

CLAIMS, TARGETS = "data/claims.csv", "data/targets.csv"
PLACE = {"document": "hat-report", "section": "1"}
RISE = "(now - before) / before * 100"
BOTH = "now=lost-hats.value?period_as_published=now before=lost-hats.value?period_as_published=before"
FIGURE = "lost-hats.value?period_as_published=now"


def claim(world: World, **cells: object) -> None:
    """A claim about lost hats: unless told otherwise, that 30 hats now and 25 before are a rise of 20%."""
    words = {"indicator": "lost-hats", "quote": "a rise of 20%", "unit": "%", "doubt": "none"}
    sums = {"id": "rise", "inputs": BOTH, "formula": RISE, "stated": 20, "tolerance": 0.5}
    world.add(CLAIMS, **{**PLACE, **words, **sums, **cells})


def hats(world: World, now: object = 30, before: object = 25, **cells: object) -> None:
    """Hats that were lost now and before; cells such as markers are those of the figure of now."""
    file = world.indicator("lost-hats", kind="mean")
    world.observe(file, now, period_as_published="now", **cells)
    world.observe(file, before, period_as_published="before")


def checked(world: World) -> CheckedClaim:
    """What is found of the one claim, which passes `check`."""
    package = load(world.root)
    assert list(meaning.problems(package)) == []
    return only(package)


def only(package: Package) -> CheckedClaim:
    found: list[CheckedClaim] = list(claims.rows(package))
    assert len(found) == 1
    return found[0]


def test_a_claim_that_comes_out_agrees(world: World) -> None:
    hats(world)
    claim(world)
    # (30 - 25) / 25 x 100 = 20
    assert checked(world) == CheckedClaim(
        "rise",
        "agrees",
        stated=Decimal(20),
        recomputed=Decimal(20),
        sum="(30 - 25) / 25 * 100",
        difference=Decimal(0),
    )


# (31 - 25) / 25 x 100 = 24 and (29 - 25) / 25 x 100 = 16
@pytest.mark.parametrize(("now", "recomputed"), [(31, Decimal(24)), (29, Decimal(16))])
@pytest.mark.parametrize(("tolerance", "verdict"), [(4, "agrees"), (3.9, "does_not_agree")])
def test_a_claim_agrees_up_to_its_tolerance_and_no_further(
    world: World, now: int, recomputed: Decimal, tolerance: float, verdict: str
) -> None:
    hats(world, now=now)
    claim(world, tolerance=tolerance)
    found = checked(world)
    assert (found.recomputed, found.verdict) == (recomputed, verdict)


def test_sums_are_exact(world: World) -> None:
    hats(world, now="0.3", before="0.1")
    # In binary fractions 0.1 + 0.1 + 0.1 is not 0.3.
    claim(world, formula="before + before + before - now + 20.1", stated=20.1, tolerance=0)
    assert checked(world).verdict == "agrees"


def test_a_claim_that_does_not_come_out_says_by_how_much(world: World) -> None:
    hats(world, before=27)
    claim(world)
    # (30 - 27) / 27 x 100 = 11.1111..., and 20 - 11.1111... = 8.8888...
    found = checked(world)
    assert (found.verdict, found.reason) == ("does_not_agree", "")
    assert (found.recomputed, found.difference) == (Decimal("11.1111"), Decimal("8.8889"))


# 8.2 may stand for 8.15 to 8.25, and 7.8 for 7.75 to 7.85:
# (8.15 - 7.85) / 7.85 x 100 = 3.82165..., (8.25 - 7.75) / 7.75 x 100 = 6.45161...
LEAST, MOST = Decimal("3.8217"), Decimal("6.4516")


def rates(world: World, **cells: object) -> CheckedClaim:
    """Rates of 8.2 and 7.8: 5.1282% apart, and stated as 4.85%."""
    hats(world, now="8.2", before="7.8")
    claim(world, **{"stated": 4.85, "tolerance": 0.005, **cells})
    return checked(world)


def test_what_the_rounding_of_printed_figures_allows_is_not_called_wrong(world: World) -> None:
    found = rates(world, rounded="now before")
    assert (found.verdict, found.reason, found.recomputed) == ("rounding", "", Decimal("5.1282"))
    assert (found.least, found.most) == (LEAST, MOST)


def test_figures_that_are_not_named_as_rounded_are_exact(world: World) -> None:
    found = rates(world)
    assert (found.verdict, found.least, found.most) == ("does_not_agree", None, None)


def test_only_the_named_figures_may_move(world: World) -> None:
    # (8.15 - 7.8) / 7.8 x 100 = 4.48717..., (8.25 - 7.8) / 7.8 x 100 = 5.76923...
    found = rates(world, rounded="now")
    assert (found.least, found.most) == (Decimal("4.4872"), Decimal("5.7692"))


# The stated value has its own precision: 6.46 lies 0.0084 above the most that rounding allows.
@pytest.mark.parametrize(("tolerance", "verdict"), [(0.01, "rounding"), (0.005, "does_not_agree")])
def test_the_limits_are_widened_by_the_tolerance(world: World, tolerance: float, verdict: str) -> None:
    found = rates(world, rounded="now before", stated=6.46, tolerance=tolerance)
    assert (found.verdict, found.least, found.most) == (verdict, LEAST, MOST)


def test_limits_are_given_for_a_claim_that_agrees_too(world: World) -> None:
    found = rates(world, rounded="now before", stated=5.13)
    assert (found.verdict, found.least, found.most) == ("agrees", LEAST, MOST)


@pytest.mark.parametrize(
    ("printed", "least", "most"),
    [("7", "6.5", "7.5"), ("7.0", "6.95", "7.05"), ("0.25", "0.245", "0.255"), ("-3", "-3.5", "-2.5")],
)
def test_rounding_is_half_of_the_last_printed_place(printed: str, least: str, most: str) -> None:
    ends = formulas.limits("a", {"a": Decimal(printed)}, ["a"])
    assert tuple(map(formulas.decimal, ends)) == (Decimal(least), Decimal(most))


def test_whole_numbers_of_a_published_table_round_too(real: Package) -> None:
    # Four costs in whole pounds: each half a pound more or less, together 2 pounds.
    rows = {row.claim: row for row in claims.rows(real)}
    found = rows["agency-cost-total-2012"]
    assert (found.verdict, found.recomputed) == ("rounding", Decimal(32703995))
    assert (found.least, found.most) == (Decimal(32703993), Decimal(32703997))


@pytest.mark.parametrize("doubt", ["ambiguous", "extraction"])
def test_only_a_claim_without_doubt_is_called_wrong(world: World, doubt: str) -> None:
    hats(world, before=27)
    claim(world, doubt=doubt)
    found = checked(world)
    assert (found.verdict, found.reason) == ("cannot_be_checked", doubt)
    assert (found.recomputed, found.sum) == (Decimal("11.1111"), "(30 - 27) / 27 * 100")


def test_a_doubtful_claim_that_comes_out_agrees(world: World) -> None:
    hats(world)
    claim(world, doubt="ambiguous")
    found = checked(world)
    assert (found.verdict, found.reason) == ("agrees", "")


def test_rounding_is_tried_before_doubt(world: World) -> None:
    found = rates(world, rounded="now before", doubt="ambiguous")
    assert (found.verdict, found.reason) == ("rounding", "")


def test_a_claim_without_a_formula_cannot_be_checked(world: World) -> None:
    hats(world)
    claim(world, inputs="", formula="")
    assert checked(world) == CheckedClaim("rise", "cannot_be_checked", "no_inputs", stated=Decimal(20))


@pytest.mark.parametrize("marker", ["[c]", "[x]", "[z]"])
def test_a_hidden_value_never_yields_a_number(world: World, marker: str) -> None:
    hats(world, now="", markers=marker, as_published="not given")
    claim(world, rounded="before", equals="before - 5", equals_words="something")
    assert checked(world) == CheckedClaim("rise", "cannot_be_checked", "hidden", stated=Decimal(20))


def test_a_value_left_beside_a_hiding_marker_yields_no_number_either(world: World) -> None:
    hats(world, now=30, markers="[c]", as_published="not given")
    claim(world)
    assert only(load(world.root)) == CheckedClaim("rise", "cannot_be_checked", "hidden", stated=Decimal(20))


def test_nothing_else_of_a_hidden_row_yields_a_number(world: World) -> None:
    hats(world, now="", markers="[c]", denominator=400, as_published="not given")
    claim(world, inputs="all=lost-hats.denominator?period_as_published=now", formula="all")
    found = only(load(world.root))
    assert (found.reason, found.recomputed, found.sum) == ("hidden", None, "")


def test_what_a_wrong_value_equals_is_said_with_its_numbers(world: World) -> None:
    hats(world, now=50, before=25)
    # 50 is a rise of 100% on 25, and 200% of it.
    claim(world, stated=200, equals="now / before * 100", equals_words="the later number as a share")
    found = checked(world)
    assert (found.verdict, found.equals_sum) == ("does_not_agree", "50 / 25 * 100")


def test_what_a_value_equals_is_not_said_where_the_sum_comes_out(world: World) -> None:
    hats(world)
    claim(world, equals="now - 10", equals_words="ten hats less")
    found = checked(world)
    assert (found.verdict, found.equals_sum) == ("agrees", "")


def test_what_a_value_equals_is_not_said_in_doubt(world: World) -> None:
    hats(world, before=27)
    claim(world, doubt="ambiguous", equals="now - 10", equals_words="ten hats less")
    found = checked(world)
    assert (found.verdict, found.equals_sum) == ("cannot_be_checked", "")


def on_target(world: World, direction: str = "lower", stated: object = 26, **cells: object) -> CheckedClaim:
    """A claim that prints 26 lost hats, which its own sum gives as 29, against a target of 28."""
    file = world.indicator("lost-hats")
    world.change("data/indicators.csv", 2, direction=direction)
    world.observe(file, stated, period_as_published="now")
    world.observe(file, 29, period_as_published="before")
    level = {"indicator": "lost-hats", "area_code": "hatshire", "breakdown": "all", "kind": "target"}
    rule = {"value": 28, "unit": "hats", "rule": "level", "as_published": "28"}
    world.add(TARGETS, **{**PLACE, **level, **rule, **cells})
    claim(world, formula="before", stated=stated, tolerance=0, figure=FIGURE)
    return checked(world)


@pytest.mark.parametrize(
    ("direction", "stated", "sides"),
    [
        ("lower", 26, ("better", "worse")),
        ("higher", 26, ("worse", "better")),
        ("lower", 28, ("level", "worse")),
        ("lower", 30, ("worse", "worse")),
        ("none", 26, ("", "")),
    ],
)
def test_the_side_of_the_target_follows_the_direction(
    world: World, direction: str, stated: int, sides: tuple[str, str]
) -> None:
    found = on_target(world, direction, stated)
    assert found.target == 28
    assert (found.stated_side, found.recomputed_side) == sides


@pytest.mark.parametrize("day", ["", date(2030, 12, 31)])
def test_a_target_counts_for_its_last_day_or_without_one(world: World, day: object) -> None:
    assert on_target(world, date=day).target == 28


@pytest.mark.parametrize(
    "cells",
    [
        {"date": "2031-12-31"},
        {"kind": "forecast", "markers": "[f]"},
        {"rule": "percent_change"},
        {"value": "", "markers": "[x]"},
        {"area_code": "capshire"},
    ],
)
def test_no_other_target_counts(world: World, cells: dict[str, object]) -> None:
    world.add("data/areas.csv", code="capshire", name="Capshire", kind="local_authority")
    found = on_target(world, "lower", 26, **cells)
    assert (found.target, found.stated_side, found.recomputed_side) == (None, "", "")


def test_a_target_without_a_day_counts_only_in_its_own_document(world: World) -> None:
    words = {"title": "Caps", "short": "Caps", "by": "Hatters", "about": "Caps.", "text_file": "caps.txt"}
    world.add("data/documents.csv", id="caps", published="2031-01-01", dated="1 January 2031", **words)
    section = {"document": "caps", "section": "1", "position": 1, "title": "Caps", "opening": "1. Caps"}
    world.add("data/sections.csv", **section)
    assert on_target(world, document="caps").target is None


def test_a_target_of_one_part_is_not_one_of_the_whole(world: World) -> None:
    file = world.indicator("lost-hats", "colour")
    world.observe(file, 26, colour="all", period_as_published="now")
    world.observe(file, 29, colour="all", period_as_published="before")
    level = {"indicator": "lost-hats", "area_code": "hatshire", "breakdown": "colour=red"}
    rule = {"kind": "target", "value": 28, "unit": "hats", "rule": "level", "as_published": "28"}
    world.add(TARGETS, **PLACE, **level, **rule)
    claim(world, formula="before", stated=26, tolerance=0, figure=FIGURE)
    assert checked(world).target is None


def test_a_target_is_not_brought_up_where_the_claim_agrees(world: World) -> None:
    assert on_target(world, stated=29).target is None


def test_rows_follow_the_order_of_the_claims(world: World) -> None:
    hats(world)
    for name in ("b", "a", "c"):
        claim(world, id=name)
    assert [row.claim for row in claims.rows(load(world.root))] == ["b", "a", "c"]


@pytest.mark.parametrize(
    ("formula", "filled"),
    [
        ("a", "7.0"),
        ("(a - b) / a * 100", "(7.0 - (-3)) / 7.0 * 100"),
        ("ceil( a/1e3 ) + abs (b)", "ceil( 7.0/1e3 ) + abs ((-3))"),
    ],
)
def test_a_sum_shows_numbers_as_printed(formula: str, filled: str) -> None:
    assert formulas.filled(formula, {"a": Decimal("7.0"), "b": Decimal(-3)}) == filled


NUMBERS = st.decimals(-9999, 9999, places=2)
LEAVES = st.sampled_from(["a", "b", "0", "2", "0.1", "1e3"])
FORMULAS = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.tuples(parts, st.sampled_from("+-*/"), parts).map(lambda p: f"({p[0]} {p[1]} {p[2]})"),
        st.tuples(st.sampled_from(["abs", "ceil", "floor", "round", "-", "+"]), parts).map(
            lambda p: f"{p[0]}({p[1]})"
        ),
    ),
    max_leaves=12,
)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(formula=FORMULAS, a=NUMBERS, b=NUMBERS)
def test_no_formula_that_passes_the_check_crashes(formula: str, a: Decimal, b: Decimal) -> None:
    known = {"a": a, "b": b}
    tree = arithmetic.tree(formula)
    assert arithmetic.is_arithmetic(tree)
    if not arithmetic.divides_by_zero(tree, arithmetic.corners(known, known)):
        least, most = formulas.limits(formula, known, known)
        assert least <= most
        assert formulas.decimal(formulas.result(formula, known)) is not None
        assert formulas.filled(formula, known)


@pytest.fixture(scope="module")
def found(real: Package) -> dict[str, CheckedClaim]:
    return {row.claim: row for row in claims.rows(real)}


def with_verdict(found: dict[str, CheckedClaim], verdict: str, reason: str = "") -> set[str]:
    return {row.claim for row in found.values() if (row.verdict, row.reason) == (verdict, reason)}


def test_exactly_these_claims_of_the_documents_do_not_agree(found: dict[str, CheckedClaim]) -> None:
    assert with_verdict(found, "does_not_agree") == {
        "treatment-to-2010-target-2009",
        "shoplifting-a-month-2009",
        "marac-repeat-share-2008-10-2009",
        "marac-repeat-share-2008-11-2009",
        "cost-share-sexual-2012",
        "agency-cost-per-incident-2012",
        "treatment-up-alcohol-and-non-opiate-2018",
    }


def test_exactly_these_claims_of_the_documents_are_a_matter_of_rounding(
    found: dict[str, CheckedClaim],
) -> None:
    assert with_verdict(found, "rounding") == {"agency-cost-total-2012", "crime-rate-gap-2018"}


def test_exactly_these_claims_of_the_documents_can_be_read_in_two_ways(
    found: dict[str, CheckedClaim],
) -> None:
    assert with_verdict(found, "cannot_be_checked", "ambiguous") == {
        "commercial-burglary-up-2012",
        "theft-and-damage-share-of-crime-text-2012",
        "theft-and-damage-share-of-cost-text-2012",
        "treatment-latest-opiate-2018",
        "treatment-latest-non-opiate-2018",
        "treatment-latest-alcohol-2018",
        "treatment-latest-alcohol-and-non-opiate-2018",
    }


def test_every_claim_has_one_verdict_and_only_formulas_give_numbers(
    real: Package, found: dict[str, CheckedClaim]
) -> None:
    assert list(found) == [claim.id for claim in real.all(Claim)]
    for claim in real.all(Claim):
        assert (found[claim.id].recomputed is None) == (not claim.formula)


def test_what_the_wrong_values_equal(found: dict[str, CheckedClaim]) -> None:
    # 65 / 744 = 8.7%, 1632 / 6 = 272, 30 / 114 = 26.3%, 40 / 130 = 30.8%, 137 / 57 = 240%.
    assert {row.claim: row.equals_sum for row in found.values() if row.equals_sum} == {
        "treatment-to-2010-target-2009": "(809 - 744) / 744 * 100",
        "shoplifting-a-month-2009": "1632 / 6",
        "marac-repeat-share-2008-10-2009": "30 / 114 * 100",
        "marac-repeat-share-2008-11-2009": "40 / 130 * 100",
        "agency-cost-per-incident-2012": "4366",
        "treatment-up-alcohol-and-non-opiate-2018": "137 / 57 * 100",
    }


def test_the_repeat_share_of_october_2008_changes_sides(found: dict[str, CheckedClaim]) -> None:
    # Printed 26.3% and 30.8%; 30 / 105 = 28.6% and 40 / 134 = 29.9%, against a target of 28%.
    october = found["marac-repeat-share-2008-10-2009"]
    november = found["marac-repeat-share-2008-11-2009"]
    assert october.target == november.target == 28
    assert (october.stated_side, october.recomputed_side) == ("better", "worse")
    assert (november.stated_side, november.recomputed_side) == ("worse", "worse")
