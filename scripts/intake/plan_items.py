"""The items of a new plan: each old one carried forward, changed or ended, and those that are new."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.nouns import Indicator, Theme
from macros.package import Package
from scripts.check.problem import nearest, quote
from scripts.intake import roles
from scripts.intake.places import Place
from scripts.intake.sheets import Sheet as Cells
from scripts.intake.tables import Notes, Row, rows
from scripts.intake.values import said
from scripts.template import plan_layout
from scripts.template.plan_layout import (
    CARRIED,
    CHANGED,
    ENDED,
    FATE,
    FATES,
    NAME,
    OLD_ID,
    REASON,
    Field,
    Sheet,
)

YEAR_AT_END = re.compile(r"-\d{4}$")


@dataclass(frozen=True)
class Item:
    """One item of the new plan, or one of the old that has ended; `cells` by the columns of its file."""

    sheet: Sheet
    row: Row
    old: Any
    fate: str
    reason: str
    cells: Mapping[str, object]

    @property
    def id(self) -> str:
        """Its id in the new plan."""
        return str(self.cells.get("id", ""))


@dataclass
class Items:
    """Everything of a new plan that has been read so far; `names` lead to ids, sheet by sheet."""

    package: Package
    year: int
    found: list[Item] = field(default_factory=list)
    names: dict[str, dict[str, str]] = field(default_factory=dict)

    def read(self, sheet: Sheet, cells: Cells, notes: Notes) -> None:
        """Read one sheet; the sheets that it names items of have to be read before it."""
        plan = plan_layout.before(self.package, self.year)
        old = {item.id: item for item in plan_layout.items(self.package, plan, sheet)}
        seen: set[str] = set()
        for row in rows(cells, sheet.headings, notes):
            key = row.words(OLD_ID)
            if key and key not in old:
                what = f"{said(key)} is nothing in the plan before.{nearest(key, old)}"
                row.complain(OLD_ID, what, "Put the id back, or take the row out.")
            elif key in seen:
                row.complain(OLD_ID, f"{quote(key)} stands here twice.", "Keep one of the rows.")
            else:
                self._item(sheet, row, old.get(key))
            seen.update({key} - {""})
        for key in old.keys() - seen:
            what = f"The row for {quote(old[key].name)} of the plan before is missing."
            notes.complain(Place(cells.name), what, "Put it back and say what becomes of it.")

    def _item(self, sheet: Sheet, row: Row, old: Any) -> None:
        before = len(row.notes.problems)
        fate, reason = _fate(row, old), row.words(REASON)
        if fate in (CHANGED, ENDED) and not reason:
            row.complain(
                REASON, f"The cell is empty, and this was {fate}.", "Write why, for residents to read."
            )
        cells: dict[str, object] = {}
        if fate != ENDED:
            cells = {each.column: self._cell(each, row) for each in sheet.fields}
            cells["id"] = self._id(old.id if old else str(cells["name"]))
            self.names.setdefault(sheet.name, {})[str(cells["name"])] = str(cells["id"])
            if cells["id"] in {item.id for item in self.found if item.sheet is sheet}:
                row.complain(NAME, "Two rows have this name.", "Give one of the two another name.")
        if len(row.notes.problems) == before:
            self.found.append(Item(sheet, row, old, fate, reason, cells))

    def _id(self, words: str) -> str:
        plain = YEAR_AT_END.sub("", words.casefold())
        return f"{'-'.join(re.findall('[a-z0-9]+', plain))[:60].strip('-')}-{self.year}"

    def _cell(self, each: Field, row: Row) -> object:
        text = row.words(each.heading)
        if not text:
            if each.is_needed and row.is_blank(each.heading):
                row.complain(each.heading, "The cell is empty.", "Fill it in.")
            return ""
        if each.kind == "theme":
            return self._known(each, row, text, [theme.id for theme in self.package.all(Theme)])
        if each.kind == "figures":
            known = [indicator.id for indicator in self.package.all(Indicator)]
            return " ".join(self._known(each, row, word, known) for word in text.split())
        if each.kind == "role":
            if not roles.is_role(text, roles.known(self.package)):
                row.complain(each.heading, "This is no role that can be told from a name.", roles.ASK)
            return text
        if each.kind == "words":
            return text
        ids = self.names.get(each.kind, {})
        return ids.get(self._known(each, row, text, list(ids)), "")

    def _known(self, each: Field, row: Row, text: str, known: list[str]) -> str:
        if text in known:
            return text
        what = f"{said(text)} is not known under {each.heading}.{nearest(text, known)}"
        row.complain(each.heading, what, "Choose one from the list.")
        return ""


def _fate(row: Row, old: Any) -> str:
    """What becomes of an item; nothing for one that is new."""
    text = row.words(FATE).casefold()
    if old is None:
        if text:
            row.complain(FATE, "Nothing of the plan before stands in this row.", "Leave the cell empty.")
        return ""
    if text not in FATES:
        what = f"{said(text)} is none of the three ways." if text else "The cell is empty."
        row.complain(FATE, what, f"Choose {CARRIED}, {CHANGED} or {ENDED}.")
    return text
