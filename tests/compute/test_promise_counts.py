"""Promises are counted by what was found of them, topic by topic."""

from __future__ import annotations

from collections import Counter

from macros.nouns import Commitment
from macros.package import Package
from macros.verdicts import PromiseCount
from scripts.compute import promises
from tests.compute.world import package


def promise(key: str, topic: str, found: str) -> Commitment:
    return Commitment(key, "Hats.", "", "hat-report", "1", topic, found)


def counted(*rows: Commitment) -> dict[tuple[str, str], int]:
    return {(row.topic, row.found): row.promises for row in promises.rows(package(*rows))}


def test_every_answer_is_counted_for_all_and_for_its_topic() -> None:
    found = counted(
        promise("a", "services", "done"),
        promise("b", "services", "no_evidence"),
        promise("c", "equality", "no_evidence"),
    )
    assert found["all", "all"] == 3
    assert found["all", "no_evidence"] == 2
    assert found["services", "all"] == 2
    assert found["services", "no_evidence"] == 1
    assert found["equality", "no_evidence"] == 1


def test_an_answer_that_never_occurs_is_nought_and_not_missing() -> None:
    found = counted(promise("a", "services", "done"))
    assert found["all", "not_done"] == 0
    assert found["services", "in_part"] == 0
    assert {topic for topic, _ in found} == {"all", "services"}


def test_without_promises_there_is_nothing_to_count() -> None:
    assert counted() == {}


def test_the_counts_of_the_real_data_are_those_of_its_rows(real: Package) -> None:
    rows = Counter(row.found for row in real.all(Commitment))
    stored = {r.found: r.promises for r in real.all(PromiseCount) if r.topic == "all" and r.found != "all"}
    assert {found: count for found, count in stored.items() if count} == dict(rows)
    assert sum(stored.values()) == len(real.all(Commitment))
