"""The attack finds what a reader could find. Planted faults: each is a leak that it has to see."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks import disclosure
from macros.nouns import Area, Observation, Target
from macros.package import ROOT, Package
from scripts.attack import Exposure, audit
from tests.protect.world import HERE, QUARTERS, YEAR, indicator, package, row, table

HATS = indicator(1)
PLAIN = indicator(1, ())
RATE = indicator(1, (), key="hat-rate", kind="rate", per=1000, numerator="lost-hats")
Q1, Q2, Q3, Q4 = QUARTERS
NOW = package([PLAIN])


def conceal(rows: Sequence[Observation], *places: int) -> list[Observation]:
    """The rows with some of them hidden, and nothing else done."""
    return [
        replace(one, value=None, markers=("[c]",)) if place in places else one
        for place, one in enumerate(rows)
    ]


def ranges(found: Sequence[Exposure]) -> list[tuple[int, int]]:
    return [(one.least, one.most) for one in found]


def test_one_hidden_cell_in_a_line_is_found_exactly() -> None:
    rows = conceal(table([[3, 20], [40, 50]]), 0)
    (found,) = audit(rows, package([HATS]), ())
    assert (found.least, found.most, found.is_exact, found.known_before) == (3, 3, True, False)


def test_a_hidden_rectangle_is_safe() -> None:
    rows = conceal(table([[3, 20], [40, 50]]), 0, 1, 3, 4)
    assert audit(rows, package([HATS]), ()) == ()


def test_a_rectangle_of_small_cells_is_narrowed_down() -> None:
    # Each is at most 3, because two of them make 3.
    rows = conceal(table([[1, 2], [2, 1]]), 0, 1, 3, 4)
    assert ranges(audit(rows, package([HATS]), ())) == [(0, 3)] * 4


def test_the_rule_used_by_hand_gives_a_value_away() -> None:
    # Every line hides two cells or none, and yet: what the first two rows hide lies in two columns but for 2.
    counts = [[1, 9, 20, 30], [9, 3, 2, 40], [30, 40, 3, 4], [50, 60, 9, 3], [50, 60, 70, 80]]
    found = audit(disclosure.by_hand(counts), disclosure.package(1), ())
    assert [(one.least, one.most) for one in found if one.is_exact] == [(2, 2)]


def test_a_count_that_is_surely_large_needs_no_protection() -> None:
    rows = [row(None, Q1, markers=("[c]",)), row(None, Q2, markers=("[c]",)), row(33, (Q1[0], Q2[1]))]
    rows += [row(None, (Q2[0], Q3[1]), markers=("[c]",)), row(30, Q3)]
    assert audit(rows, NOW, ()) == ()


def test_an_earlier_release_is_not_forgotten() -> None:
    old = package([PLAIN], row(93, YEAR))
    rows = [row(20, Q1), row(30, Q2), row(40, Q3), row(None, Q4, markers=("[c]",))]
    assert ranges(audit(rows, NOW, [old])) == [(3, 3)]
    assert audit(rows, NOW, ()) == ()


def test_a_value_that_was_public_once_is_found_and_known_to_be_no_news() -> None:
    old = package([PLAIN], row(3, Q4))
    (found,) = audit([row(None, Q4, markers=("[c]",))], NOW, [old])
    assert (found.least, found.most, found.known_before) == (3, 3, True)


def test_what_is_public_already_is_attacked_when_no_rows_are_given() -> None:
    leaking = package([PLAIN], *conceal([row(20, Q1), row(3, Q2), row(23, (Q1[0], Q2[1]))], 1))
    assert ranges(audit((), leaking, ())) == [(3, 3)]


def test_two_rolling_years_give_a_quarter_away() -> None:
    # The years differ by the quarter that came and the one that went.
    came = (date(2031, 1, 1), date(2031, 3, 31))
    rows = [row(93, YEAR), row(76, (Q2[0], came[1])), row(20, Q1), row(None, came, markers=("[c]",))]
    assert ranges(audit(rows, NOW, ())) == [(3, 3)]


def test_wards_give_each_other_away() -> None:
    wards = [Area(name, name, "ward", "", HERE) for name in ("north", "south")]
    rows = [row(None, area_code="north", markers=("[c]",)), row(20, area_code="south"), row(23)]
    assert ranges(audit(rows, package([PLAIN], *wards), ())) == [(3, 3)]
    # Where a ward is missing, the city says nothing for certain.
    more = Area("east", "East", "ward", "", HERE)
    assert audit(rows, package([PLAIN], *wards, more), ()) == ()


@pytest.mark.parametrize(
    ("rate", "people", "found"),
    [
        ("0.3", 10_000, [(3, 3)]),  # a tenth stands for one event
        ("0.07", 40_000, [(3, 3)]),  # 2.6 to 3.0
        ("0.0", 200_000, []),  # up to 10 events
    ],
)
def test_a_rate_gives_its_count_away_when_it_is_fine_enough(
    rate: str, people: int, found: list[tuple[int, int]]
) -> None:
    rows = [
        row(None, markers=("[c]",)),
        row(rate, indicator="hat-rate", denominator=Decimal(people)),
    ]
    assert ranges(audit(rows, package([PLAIN, RATE]), ())) == found


def test_an_earlier_rate_gives_a_count_away() -> None:
    old = package([PLAIN, RATE], row("0.3", indicator="hat-rate", denominator=Decimal(10_000)))
    (found,) = audit([row(None, markers=("[c]",))], package([PLAIN, RATE]), [old])
    assert (found.least, found.most, found.known_before) == (3, 3, True)


def test_a_share_tells_of_the_few_and_of_the_rest() -> None:
    share = indicator(1, (), key="hat-share", kind="proportion")
    for value in ("5.0", "95.0"):
        rows = [row(value, indicator="hat-share", denominator=Decimal(60))]
        assert ranges(audit(rows, package([share]), ())) == [(3, 3)]
    rows = [row("50.0", indicator="hat-share", denominator=Decimal(60))]
    assert audit(rows, package([share]), ()) == ()


def test_rounded_figures_are_ranges() -> None:
    # 50 may be 48 to 52 and 45 may be 43 to 47: the hidden one is at most 9, one too few.
    sensitive = package([indicator(2, ("colour",))])
    rows = [row(None, colour="red", markers=("[c]",)), row(45, colour="blue"), row(50, colour="all")]
    assert ranges(audit(rows, sensitive, ())) == [(1, 9)]
    rows = [*rows[:2], row(55, colour="all")]
    assert ranges(audit(rows, sensitive, ())) == [(6, 14)]


def test_figures_that_contradict_each_other_are_attacked_all_the_same() -> None:
    # The quarters of the old release make 94; one of them was wrong by one.
    old = package([PLAIN], row(93, YEAR), row(21, Q1), row(30, Q2), row(40, Q3))
    rows = [row(20, Q1), row(30, Q2), row(40, Q3), row(None, Q4, markers=("[c]",)), row(94, YEAR)]
    found = audit(rows, NOW, [old])
    assert [one.most < 5 for one in found] == [True]


def test_the_attack_shares_no_code_with_the_protector() -> None:
    for folder, other in (("attack", "protect"), ("protect", "attack")):
        for file in sorted((ROOT / "scripts" / folder).glob("*.py")):
            if (folder, file.name) != ("protect", "__init__.py"):  # it calls the attack, last of all
                assert other not in " ".join(_imports(file))
    for file in sorted((ROOT / "scripts" / "attack").glob("*.py")):
        own = [name for name in _imports(file) if name.startswith(("scripts", "macros"))]
        assert [name for name in own if not name.startswith(("scripts.attack", "macros."))] in (
            [],
            ["scripts"],
        )


def test_a_baseline_that_tells_a_hidden_figure_is_found() -> None:
    said = ("lost-hats", HERE, "all", "baseline", None, YEAR[1], Decimal(20), "hats", "level", (), "20")
    baseline = Target(*said, "hat-report", "1", "")
    hidden = row(None, YEAR, markers=("[c]",))
    assert audit((), package([PLAIN], hidden), ()) == ()
    (found,) = audit((), package([PLAIN], hidden, replace(baseline, value=Decimal(3))), ())
    assert (found.least, found.most) == (3, 3)


def test_a_baseline_that_tells_what_a_total_leaves_is_found() -> None:
    colours = indicator(1, ("colour",))
    said = (
        "lost-hats",
        HERE,
        "colour=red",
        "baseline",
        None,
        YEAR[1],
        Decimal(20),
        "hats",
        "level",
        (),
        "20",
    )
    baseline = Target(*said, "hat-report", "1", "")
    rows = conceal([row(20, colour="red"), row(3, colour="blue"), row(23, colour="all")], 0, 1)
    assert audit((), package([colours], *rows), ()) == ()
    found = audit((), package([colours], *rows, baseline), ())
    assert (3, 3) in ranges(found)


def test_a_target_is_no_figure() -> None:
    said = ("lost-hats", HERE, "all", "target", None, YEAR[1], Decimal(3), "hats", "level", (), "3")
    target = Target(*said, "hat-report", "1", "")
    assert audit((), package([PLAIN], row(None, YEAR, markers=("[c]",)), target), ()) == ()


def _imports(file: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
        elif isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
    return names


def test_no_hidden_figure_of_the_real_data_can_be_worked_out(real: Package) -> None:
    assert audit((), real, ()) == ()
