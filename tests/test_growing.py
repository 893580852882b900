"""A portal made larger holds what its original holds, so that building it is building a real one."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.growing import grow
from benchmarks.growth import SIZES, TABLE
from macros.corrections import notices
from macros.downloads.belonging import belonging
from macros.downloads.desk import desk
from macros.downloads.readme import revised
from macros.metadata.model import XLSX, catalogue
from macros.nouns import Commentary, Indicator, Target
from macros.package import load
from macros.verdicts import Revision
from tests.conftest import EXAMPLESHIRE


def test_a_copy_has_the_figures_the_targets_and_the_words_of_its_original(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLESHIRE, tmp_path, dirs_exist_ok=True)
    before = load(tmp_path)
    grow(tmp_path, 2 * len(before.all(Indicator)))
    after = load(tmp_path, judged=False)
    original, copy = before.all(Indicator)[0], after.all(Indicator)[len(before.all(Indicator))]
    assert replace(copy, id=original.id, name=original.name) == original
    assert [replace(row, indicator=original.id) for row in after.observations(copy.id)] == [
        *before.observations(original.id)
    ]
    nouns: tuple[type[Any], ...] = (Target, Commentary)
    for noun in nouns:
        found = [replace(row, indicator=original.id) for row in after.where(noun, "indicator", copy.id)]
        assert found == [*before.where(noun, "indicator", original.id)]


def test_there_are_exactly_as_many_indicators_as_were_wanted_each_with_an_id_of_its_own(
    tmp_path: Path,
) -> None:
    shutil.copytree(EXAMPLESHIRE, tmp_path, dirs_exist_ok=True)
    grow(tmp_path, 40)
    ids = [row.id for row in load(tmp_path, judged=False).all(Indicator)]
    assert len(ids) == len(set(ids)) == 40


def test_however_many_files_ask_the_log_of_changes_is_gone_through_a_few_times_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    told_by: Callable[[Revision], str] = vars(Revision)["subject"].fget

    def counted(row: Revision) -> str:
        asked.append(row.row)
        return told_by(row)

    monkeypatch.setattr(Revision, "subject", property(counted))
    here = desk(load(EXAMPLESHIRE))
    datasets = [one for one in catalogue(here.package).datasets if XLSX in one.forms]
    for dataset in datasets:
        belonging(here.package, dataset)
        revised(here, dataset)
        notices(here, dataset.id)
    log = here.package.all(Revision)
    assert 0 < len(asked) < 5 * len(log) < len(datasets) * len(log)


@pytest.fixture(scope="module")
def measured() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_as_measured_an_indicator_costs_no_more_in_a_larger_portal(measured: list[dict[str, str]]) -> None:
    each = {
        (row["languages"], row["indicators"]): float(row["seconds"]) / int(row["indicators"])
        for row in measured
    }
    assert sorted(each) == sorted((spoken, str(size)) for spoken in ("1", "5") for size in SIZES)
    for spoken in ("1", "5"):
        assert each[spoken, "1000"] < 1.1 * each[spoken, "300"] < 1.1 * each[spoken, "60"]


def test_the_printed_table_of_growth_is_the_measured_one(measured: list[dict[str, str]]) -> None:
    printed = TABLE.with_name("README.md").read_text(encoding="utf-8")
    for row in measured:
        size, spoken, seconds = int(row["indicators"]), int(row["languages"]), float(row["seconds"])
        first = f"| {size:,} | {spoken} | {seconds:,} | {seconds / size:.2f} | {int(row['megabytes']):,} |"
        stages = ("files to take away", "pictures", "page texts", "check")
        assert f"{first} {' | '.join(row[stage] for stage in stages)} |\n" in printed
