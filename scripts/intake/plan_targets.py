"""The targets of a new plan. A baseline is a figure too, so it must give nothing hidden away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from macros.nouns import Area, Category, Indicator, Target
from macros.package import Package
from scripts import attack
from scripts.check.problem import nearest
from scripts.compute import releases
from scripts.intake.changes import Places
from scripts.intake.ledger import Ledger
from scripts.intake.plan_rows import source
from scripts.intake.sheets import Sheet
from scripts.intake.tables import Notes, Row, rows
from scripts.intake.values import said
from scripts.template import expected, plan_layout

FILE = "data/targets.csv"
KEY = ("indicator", "area_code", "breakdown", "kind", "date", "document")
BASELINE = "baseline"
NOT_ASKED: Mapping[str, Any] = {"period_start": None, "markers": (), "note": ""}

Read = tuple[Row, dict[str, Any]]


def read(root: Path, package: Package, of: int, sheet: Sheet, notes: Notes) -> list[Read]:
    """Every target as its file has it. Where all can be read, their baselines are attacked."""
    before = len(notes.problems)
    headings = tuple(column.heading for column in plan_layout.TARGET_COLUMNS)
    found = [(row, {**_target(package, row), **source(of)}) for row in rows(sheet, headings, notes)]
    if len(notes.problems) == before:
        for row in _telling(root, package, found):
            what = "With this baseline, a reader could work out or narrow down a figure that is hidden."
            row.complain(
                plan_layout.T_VALUE, what, "Take a longer time before as the baseline, or leave it out."
            )
    return found


def put(ledger: Ledger, row: Row, cells: Mapping[str, object], places: Places) -> None:
    """Put a target into its file."""
    places[(FILE, ledger.put(FILE, KEY, cells))] = (row, plan_layout.T_VALUE)


def _telling(root: Path, package: Package, found: Sequence[Read]) -> Iterator[Row]:
    """The rows of baselines that give something away which nobody could tell before."""
    baselines = [(row, Target(**NOT_ASKED, **cells)) for row, cells in found if cells["kind"] == BASELINE]
    if not baselines:
        return
    names = {target.indicator for _, target in baselines}
    now = _with(package, Indicator, [one for one in package.all(Indicator) if one.id in names])
    earlier = [edition.package for edition in releases.frozen(root, package)]
    was = {(one.indicator, one.at) for one in attack.audit((), now, earlier)}
    then = _with(now, Target, [*package.all(Target), *(target for _, target in baselines)])
    told = {one.indicator for one in attack.audit((), then, earlier) if (one.indicator, one.at) not in was}
    yield from (row for row, target in baselines if target.indicator in told)


def _with(package: Package, noun: type, rows: Iterable[object]) -> Package:
    return replace(package, rows=MappingProxyType({**package.rows, noun: tuple(rows)}))


def _target(package: Package, row: Row) -> dict[str, Any]:
    units = {indicator.id: indicator.unit for indicator in package.all(Indicator)}
    figure = _chosen(row, plan_layout.T_FIGURE, list(units))
    rule = _chosen(row, plan_layout.T_RULE, list(plan_layout.RULES))
    parts = [
        f"{each.dimension}={each.category}" for each in package.all(Category) if each.category != expected.ALL
    ]
    cells: dict[str, Any] = {
        "indicator": figure,
        "area_code": _chosen(row, plan_layout.T_AREA, [area.code for area in package.all(Area)]),
        "breakdown": _chosen(row, plan_layout.T_PART, [expected.ALL, *parts]),
        "kind": _chosen(row, plan_layout.T_KIND, list(plan_layout.KINDS)),
        "date": row.day(plan_layout.T_DATE),
        "value": row.figure(plan_layout.T_VALUE, is_share=True),
        "unit": units.get(figure, "") if rule == "level" else "%",
        "rule": rule,
        "as_published": row.words(plan_layout.T_PRINTED),
    }
    for heading in (plan_layout.T_DATE, plan_layout.T_VALUE, plan_layout.T_PRINTED):
        if row.is_blank(heading):
            row.complain(heading, "The cell is empty.", "Fill it in, or empty the row.")
    return cells


def _chosen(row: Row, heading: str, known: list[str]) -> str:
    text = row.words(heading)
    if text not in known:
        what = (
            f"{said(text)} is not known under {heading}.{nearest(text, known)}"
            if text
            else "The cell is empty."
        )
        row.complain(heading, what, "Choose one from the list.")
    return text
