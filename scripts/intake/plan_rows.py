"""A new plan as a whole, and each of its items, in their files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from scripts.intake.changes import Places
from scripts.intake.ledger import Ledger
from scripts.intake.plan_items import Item
from scripts.template import plan_layout
from scripts.template.plan_layout import ENDED
from scripts.template.quarter import day_words

SECTION = "whole"
DOCUMENTS, SECTIONS, PLANS = "data/documents.csv", "data/sections.csv", "data/plans.csv"


def source(of: int) -> dict[str, str]:
    """The document and section that everything of a plan is told in."""
    return {"document": plan_layout.plan_id(of), "section": SECTION}


def put_plan(ledger: Ledger, of: int, details: Mapping[str, str | date]) -> None:
    """The plan, the document that holds it and its one section."""
    key, name = plan_layout.plan_id(of), details[plan_layout.PLAN_NAME]
    published = details[plan_layout.PUBLISHED]
    assert isinstance(published, date)  # noqa: S101 - `plans` has read it as a day
    document = {
        "id": key,
        "title": name,
        "short": f"Plan for {of}",
        "published": published,
        "dated": day_words(published),
        "by": details[plan_layout.BY],
        "about": details[plan_layout.ABOUT],
        "text_file": f"{key}.txt",
        "sensitive": False,
        "standing": False,
    }
    ledger.put(DOCUMENTS, ("id",), document)
    section = {**source(of), "position": 1, "title": "The whole plan", "opening": name}
    ledger.put(SECTIONS, ("document", "section"), section)
    plan = {
        "id": key,
        "name": name,
        "starts": details[plan_layout.STARTS],
        "ends": details[plan_layout.ENDS],
        "years": "",
        "held_in": key,
        "about": details[plan_layout.ABOUT],
        **source(of),
    }
    ledger.put(PLANS, ("id",), plan)


def put_item(
    ledger: Ledger,
    of: int,
    item: Item,
    details: Mapping[str, str | date],
    reported: set[str],
    places: Places,
) -> None:
    """An item of the new plan; an action of the old one that has ended is stopped, with the reason."""
    is_action = item.sheet.name == "Actions"
    if item.fate == ENDED:
        if is_action and item.old.state not in ("done", "stopped"):
            stopped = {"id": item.old.id, "state": "stopped", "as_at": details[plan_layout.PUBLISHED]}
            ledger.put(item.sheet.file, ("id",), {**stopped, "variance": item.reason})
        return
    more: dict[str, object] = {**source(of)}
    if item.sheet.name == plan_layout.PRIORITIES:
        more |= {"plan": plan_layout.plan_id(of), "kind": item.old.kind if item.old else "priority"}
    if item.sheet.name == "Measures":
        more |= {"given": "figure" if item.cells["indicators"] else "none"}
    if is_action:
        more |= {"state": "not_started", "as_at": details[plan_layout.PUBLISHED]}
    cells = {**item.cells, **more}
    if is_action and item.id in reported:  # what was reported of it since stays
        cells = {name: cell for name, cell in cells.items() if name not in ("state", "as_at", "evidence")}
    row = ledger.put(item.sheet.file, ("id",), cells)
    places[(item.sheet.file, row)] = (item.row, plan_layout.NAME)
