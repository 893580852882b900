"""Which row of the form a row of the workbook is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from macros.nouns import Area, Category, Indicator
from macros.package import Package
from scripts.check.problem import nearest, quote
from scripts.intake.tables import Row
from scripts.intake.values import said
from scripts.template import book, expected, layout
from scripts.template.expected import Key, Pairs, Slot
from scripts.template.layout import FigureSheet
from scripts.template.quarter import Quarter, period_words

CODES = (layout.ID, layout.AREA_CODE, layout.FIRST_DAY, layout.LAST_DAY, layout.PARTS)
SORTED = "Undo it, or copy your figures into a new workbook; sort and move whole rows only."


@dataclass(frozen=True)
class Form:
    """The form of one sheet: what each row may be."""

    package: Package
    quarter: Quarter
    sheet: FigureSheet
    slots: Mapping[Key, Slot]


def form(package: Package, quarter: Quarter, sheet: FigureSheet) -> Form:
    """The form of one sheet with its rows by their key."""
    return Form(package, quarter, sheet, {slot.key: slot for slot in sheet.slots})


def of_row(form: Form, row: Row) -> Slot | None:
    """The row of the form that a row stands for; None where it is none, and then the row says why."""
    before = len(row.notes.problems)
    indicator, area = _indicator(form, row), _area(form, row)
    start, end = row.day(layout.FIRST_DAY), row.day(layout.LAST_DAY)
    parts = _parts(form, row, indicator) if indicator else None
    for heading, found in ((layout.FIRST_DAY, start), (layout.LAST_DAY, end)):
        if found is None and row.is_blank(heading):
            row.complain(heading, "The cell is empty.", "Write year-month-day, such as 2026-07-01.")
    if not (indicator and area and start and end and parts is not None) or len(row.notes.problems) > before:
        return None
    slot = form.slots.get((indicator.id, area, start, end, parts))
    if slot is None:
        return _one_more(form, row, indicator, area, (start, end), parts)
    return slot if _belongs(form, row, slot) else None


def _indicator(form: Form, row: Row) -> Indicator | None:
    key = row.words(layout.ID)
    known = {indicator.id: indicator for indicator in form.package.all(Indicator)}
    living = {indicator.id for indicator in expected.living(form.package)}
    found = known.get(key)
    if found is None:
        hint = nearest(key, living)
        what = f"{said(key)} is no figure of this portal.{hint}" if key else "The cell is empty."
        row.complain(layout.ID, what, "Choose the id of a figure from the list.")
    elif key not in living:
        what = f"{quote(found.name)} gets no new figures, says data/indicators.csv under every."
        row.complain(layout.ID, what, "Take the row out, or change that cell first.")
    elif found.theme != form.sheet.theme.id:
        what = f"{quote(found.name)} does not belong to {form.sheet.theme.name}."
        row.complain(layout.ID, what, "Move the row to the sheet of its topic.")
    return found


def _area(form: Form, row: Row) -> str:
    key = row.words(layout.AREA_CODE)
    known = [area.code for area in form.package.all(Area)]
    if key in known:
        return key
    what = f"{said(key)} is no area of this portal.{nearest(key, known)}" if key else "The cell is empty."
    row.complain(layout.AREA_CODE, what, "Choose the id of an area from the list.")
    return ""


def _parts(form: Form, row: Row, indicator: Indicator) -> Pairs | None:
    """The breakdown, in the order of the indicator's file."""
    text = row.words(layout.PARTS)
    known = {(each.dimension, each.category) for each in form.package.all(Category)}
    chosen: dict[str, str] = {}
    for part in [] if text == expected.ALL else text.split("&"):
        dimension, _, category = part.partition("=")
        if dimension not in indicator.dimensions or (dimension, category) not in known:
            what = f"{said(part)} is no part of {quote(indicator.name)}." if part else "The cell is empty."
            row.complain(layout.PARTS, what, "Write all, or a pair such as ward=north from the list.")
            return None
        chosen[dimension] = category
    return tuple((name, chosen.get(name, expected.ALL)) for name in indicator.dimensions)


def _one_more(
    form: Form, row: Row, indicator: Indicator, area: str, period: tuple[date, date], parts: Pairs
) -> Slot | None:
    """A figure that the form did not expect, in a period that it does."""
    start, end = period
    for slot in form.slots.values():
        if slot.indicator == indicator and (slot.start, slot.end) == period:
            document, section = expected.source(form.package, None, indicator)
            return Slot(indicator, area, start, end, parts, document, section, None, None)
    words = period_words(start, end) if start <= end else "What ends before it starts"
    what = f"{words} is no period in which this workbook, for {form.quarter.words}, asks for this figure."
    row.complain(layout.FIRST_DAY, what, "Correct the two days, or take the row out.")
    return None


def _belongs(form: Form, row: Row, slot: Slot) -> bool:
    """Whether the words in a row are those of its ids; in a row that was added they may be empty."""
    for heading, words in book.figure_words(form.package, slot).items():
        written = str(row.raw(heading) or "").strip()
        if written and written != str(words) and heading not in (*CODES, layout.KIND):
            what = f"The words here do not belong to the ids in this row, which are those of {quote(words)}."
            row.complain(heading, what, SORTED)
            return False
    return True
