"""Rows of a sheet under their headings, and what is noted while they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from scripts.check.problem import Problem, nearest
from scripts.intake import values
from scripts.intake.places import Forgiven, Place
from scripts.intake.sheets import Cell, Sheet
from scripts.intake.values import Reading, said
from scripts.template.layout import FIRST_ROW, HEADING_ROW

Kind = TypeVar("Kind")

PUT_BACK = "Put it back, or copy your figures into a new workbook."


@dataclass
class Notes:
    """Everything that is wrong so far, and everything that was forgiven."""

    problems: list[Problem] = field(default_factory=list)
    forgiven: list[Forgiven] = field(default_factory=list)

    def complain(self, place: Place, what: str, remedy: str) -> None:
        """Note a problem."""
        self.problems.append(place.problem(what, remedy))

    def take(self, reading: Reading[Kind]) -> Kind | None:
        """What was read, with its notes kept."""
        self.forgiven.extend(reading.forgiven)
        if reading.problem:
            self.problems.append(reading.problem)
        return reading.value


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    sheet: Sheet
    number: int
    columns: Mapping[str, int]
    notes: Notes

    def at(self, heading: str = "") -> Place:
        """The cell under a heading, or the whole row."""
        return Place(self.sheet.name, self.number, self.columns[heading] if heading else None)

    def raw(self, heading: str) -> Cell:
        """The cell under a heading as it stands there."""
        return self.sheet.cell(self.number, self.columns[heading])

    def is_blank(self, *headings: str) -> bool:
        """Whether nothing stands under these headings, or in the whole row."""
        cells = [self.raw(heading) for heading in headings or self.columns]
        return not any(cell is not None and str(cell).strip() for cell in cells)

    def complain(self, heading: str, what: str, remedy: str) -> None:
        """Note a problem with the cell under a heading."""
        self.notes.complain(self.at(heading), what, remedy)

    def figure(self, heading: str, *, is_share: bool = False) -> Decimal | None:
        """The cell as a number."""
        percent = (self.number, self.columns[heading]) in self.sheet.percent
        cell, place = self.raw(heading), self.at(heading)
        return self.notes.take(values.number(cell, place, is_share=is_share, is_percent=percent))

    def day(self, heading: str) -> date | None:
        """The cell as a day."""
        return self.notes.take(values.day(self.raw(heading), self.at(heading)))

    def words(self, heading: str) -> str:
        """The cell as words; empty where there are none."""
        return self.notes.take(values.words(self.raw(heading), self.at(heading))) or ""


def rows(sheet: Sheet, headings: tuple[str, ...], notes: Notes) -> Iterator[Row]:
    """The rows below the headings that hold anything; none where a heading is missing."""
    columns = _columns(sheet, headings, notes)
    if columns is None:
        return
    for number in range(FIRST_ROW, len(sheet.rows) + 1):
        row = Row(sheet, number, columns, notes)
        if not row.is_blank():
            yield row


def _columns(sheet: Sheet, headings: tuple[str, ...], notes: Notes) -> dict[str, int] | None:
    """Where each heading stands; their order may have changed."""
    found: dict[str, int] = {}
    cells = sheet.rows[HEADING_ROW - 1] if len(sheet.rows) >= HEADING_ROW else ()
    before = len(notes.problems)
    for column, cell in enumerate(cells):
        text = " ".join(str(cell).split()) if cell is not None else ""
        place = Place(sheet.name, HEADING_ROW, column)
        if text in found:
            notes.complain(
                place, f"The heading {said(text)} stands in the row twice.", "Take one column out."
            )
        elif text in headings:
            found[text] = column
        elif text or _is_used(sheet, column):
            hint = nearest(text, set(headings) - set(found))
            what = f"{said(text)} is no heading of this form.{hint}" if text else "A column has no heading."
            notes.complain(place, what, "Correct it, or take the column out.")
    for heading in headings:
        if heading not in found:
            place = Place(sheet.name, HEADING_ROW)
            notes.complain(place, f"The heading “{heading}” is missing.", PUT_BACK)
    return found if len(notes.problems) == before else None


def _is_used(sheet: Sheet, column: int) -> bool:
    rows = range(FIRST_ROW, len(sheet.rows) + 1)
    return any(sheet.cell(row, column) is not None for row in rows)
