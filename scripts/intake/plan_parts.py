"""What a new plan says under each of the headings by which every plan is told."""

from __future__ import annotations

from collections.abc import Mapping

from macros.package import Package
from scripts.check.problem import nearest
from scripts.intake.ledger import Ledger
from scripts.intake.plan_items import Item
from scripts.intake.plan_rows import source
from scripts.intake.sheets import Sheet
from scripts.intake.tables import Notes, rows
from scripts.intake.values import said
from scripts.template import plan_layout
from scripts.template.plan_layout import CHANGED, ENDED

FILE = "data/plan_parts.csv"
SILENT = "The plan does not say."
PUT_BACK = "Put it back, or copy your words into a new workbook."


def read(package: Package, sheet: Sheet, notes: Notes) -> dict[str, str]:
    """The words of each heading; empty where the plan says nothing."""
    known = plan_layout.parts(package)
    headings = tuple(column.heading for column in plan_layout.PART_COLUMNS)
    found = {}
    for row in rows(sheet, headings, notes):
        part = row.words(plan_layout.PART)
        if part not in known:
            row.complain(
                plan_layout.PART, f"{said(part)} is no part of a plan.{nearest(part, known)}", PUT_BACK
            )
        found[part] = row.words(plan_layout.SAYS)
    return {part: found.get(part, "") for part in known}


def put(ledger: Ledger, of: int, parts: Mapping[str, str], items: list[Item]) -> None:
    """What the plan says under each heading, and, under that of last year, what became of the plan before."""
    for part, text in parts.items():
        told = [text] if text else []
        if part == plan_layout.BECAME:
            told += [_became(item) for item in items if item.fate in (CHANGED, ENDED)]
        for position, line in enumerate(told or [SILENT], start=1):
            row = {"plan": plan_layout.plan_id(of), "part": part, "position": position, **source(of)}
            state = "given" if told else "not_given"
            ledger.put(FILE, ("plan", "part", "position"), {**row, "state": state, "words": line})


def _became(item: Item) -> str:
    if item.fate == ENDED:
        return f"Ended: {item.old.name}. {item.reason}"
    new = item.cells["name"]
    now = "" if new == item.old.name else f", now {new}"
    return f"Changed: {item.old.name}{now}. {item.reason}"
