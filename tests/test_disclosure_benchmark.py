"""What the tables on disclosure promise: whole, made by the portal's own method, and the same again."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks import disclosure
from scripts.attack import audit

SIZES = ("10 × 8", "23 × 15", "60 × 20")


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def table() -> list[dict[str, str]]:
    return _read(disclosure.TABLE)


def test_the_table_has_every_size_and_tier(table: list[dict[str, str]]) -> None:
    found = [(row["table"], row["tier"]) for row in table]
    assert found == [*((size, tier) for size in SIZES for tier in "12"), ("wards and months", "1")]
    assert tuple(table[0]) == disclosure.COLUMNS


def test_no_table_gives_a_hidden_cell_away(table: list[dict[str, str]]) -> None:
    assert {row["exposed"] for row in table} == {"0"}


@pytest.mark.parametrize("at", [0, 1, 6])
def test_the_table_is_what_the_benchmark_gives(table: list[dict[str, str]], at: int) -> None:
    size, tier = table[at]["table"], int(table[at]["tier"])
    rows = disclosure.layered() if at == 6 else disclosure.flat(disclosure.counts(10, 8))
    found = disclosure.outcome(size, tier, rows).row
    assert found[:-1] == tuple(table[at].values())[:-1]  # the last is the time, which no two computers share


def test_the_method_gives_nothing_away_where_the_rule_used_by_hand_does() -> None:
    ours, by_hand = _read(disclosure.RIVALS)
    assert (ours["rule"], by_hand["rule"]) == ("ours", "by_hand")
    assert (ours["tables"], ours["exactly_recoverable"], ours["narrowed"]) == ("200", "0", "0")
    assert int(by_hand["exactly_recoverable"]) > 0
    assert int(by_hand["narrowed"]) > 0


def test_the_first_random_tables_come_out_as_they_did() -> None:
    found = disclosure.rivals(8)
    assert [row[:4] for row in found] == [("ours", "8", "0", "0"), ("by_hand", "8", "0", "7")]


def test_the_rule_used_by_hand_hides_two_in_every_line() -> None:
    rows = disclosure.by_hand([[3, 20, 30], [40, 50, 60], [25, 35, 45]])
    assert [str(row.value) if row.value else "[c]" for row in rows] == [
        *("[c]", "[c]", "30", "53"),
        *("40", "50", "60", "150"),
        *("[c]", "[c]", "45", "105"),
        *("68", "105", "135", "308"),
    ]
    assert audit(rows, disclosure.package(1), ()) == ()
