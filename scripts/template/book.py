"""The workbook of a quarter, sheet by sheet."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from macros.nouns import Area, Category, Indicator, Marker, Observation, Priority, Programme
from macros.package import Package
from scripts.template import comments, layout
from scripts.template.expected import Slot, named
from scripts.template.layout import ACTION_COLUMNS, COMMENTARY_COLUMNS, FIGURE_COLUMNS, FIRST_ROW, FigureSheet
from scripts.template.paper import Paper
from scripts.template.quarter import Quarter

STATES = ("not_started", "under_way", "done", "stopped", "not_reported")
PLAIN_PERSON = "[x]"  # stands in the data where a document names only a person

GUIDE = (
    "This workbook collects the figures for {quarter}. Fill in the yellow cells only; all others are locked.",
    "First write the day of each return into the list at the foot of this sheet.",
    "Each topic has a sheet. A row that says “new” needs a figure under Value.",
    "Write plain numbers. For 12.5 per cent write 12.5. A true zero is 0.",
    "No figure? Leave Value empty and choose a marker: [x] not available, [z] not applicable, [c] hidden.",
    "[p] means that a figure may still change, [e] that it is estimated, [b] that counting has changed.",
    "Rows that say “given before” stay as they are, unless you write a new figure over the old one.",
    "Give small numbers as they are. The import hides what must be hidden before anything is written.",
    "Say on Actions what became of an action, and on Commentary why a figure is off track and who acts.",
    "Never write a name, address or telephone number. Keep this file outside the folder of the site.",
)
FIGURE_HINT = (
    "Fill in the yellow cells. “Out of” is the number of people or cases a rate or share is taken from."
)
ACTION_HINT = "Fill in a row only where something changed. Say what shows it, in a sentence for residents."
COMMENTARY_HINT = (
    "Rows marked “needed” must be filled in before publishing. Give the role that acts, never a name."
)


def write(package: Package, quarter: Quarter, path: Path) -> None:
    """Write the workbook; an existing file is replaced."""
    paper = Paper(path, f"Figures for {quarter.words}", quarter.start)
    lists = _lists(package, quarter)
    paper.promise_lists(lists)
    _start(paper, package, quarter)
    for sheet in layout.sheets(package, quarter):
        _figures(paper, package, quarter, sheet)
    _actions(paper, package, quarter)
    _commentary(paper, package, quarter)
    paper.add_lists(layout.stamp(quarter, layout.LISTS.lower()), lists)
    paper.book.close()


def _lists(package: Package, quarter: Quarter) -> dict[str, Sequence[str]]:
    slots = [slot for sheet in layout.sheets(package, quarter) for slot in sheet.slots]
    roles = {row.owner for row in package.all(Indicator)} | {row.lead for row in package.all(Programme)}
    return {
        layout.MARKERS: [marker.code for marker in package.all(Marker)],
        layout.ID: list(dict.fromkeys(slot.indicator.id for slot in slots)),
        layout.AREA_CODE: [area.code for area in package.all(Area)],
        layout.PARTS: sorted({named(slot.breakdown) for slot in slots}),
        layout.STATE: [state_words(state) for state in STATES],
        layout.WHO: sorted(roles - {PLAIN_PERSON}),
    }


def state_words(state: str) -> str:
    """A word of the data as people read it, such as “Under way”."""
    return state.replace("_", " ").capitalize()


def _start(paper: Paper, package: Package, quarter: Quarter) -> None:
    sheet = paper.sheet(layout.START, layout.stamp(quarter, layout.START.lower()))
    sheet.set_column(0, 0, 100)
    sheet.set_column(1, 2, 24)
    sheet.write_string(1, 0, f"{package.site.partnership}: figures for {quarter.words}", paper.title)
    for row, line in enumerate(GUIDE, start=3):
        sheet.write_string(row - 1, 0, line.format(quarter=quarter.words), paper.text)
    for place, heading in enumerate(layout.RETURN_HEADINGS):
        sheet.write_string(layout.RETURNS_ROW - 1, place, heading, paper.heading)
    for row, document in enumerate(layout.returns(package), start=layout.RETURNS_ROW):
        sheet.write_string(row, 0, document.title, paper.text)
        sheet.write_blank(row, 1, None, paper.open_day)
        sheet.write_string(row, 2, document.id, paper.quiet)


def _figures(paper: Paper, package: Package, quarter: Quarter, ours: FigureSheet) -> None:
    stamp = layout.stamp(quarter, f"{layout.FIGURES}/{ours.theme.id}")
    sheet = paper.table(ours.name, stamp, FIGURE_HINT, FIGURE_COLUMNS)
    for row, slot in enumerate(ours.slots, start=FIRST_ROW):
        paper.row(sheet, row, FIGURE_COLUMNS, _figure(package, slot))
    end = FIRST_ROW + len(ours.slots)
    spare = range(end, end + layout.SPARE_ROWS)
    for row in spare:
        paper.row(
            sheet,
            row,
            SPARE_COLUMNS,
            [layout.SPARE if c.heading == layout.KIND else "" for c in FIGURE_COLUMNS],
        )
    headings = layout.PLACES[layout.FIGURES]
    rows = range(FIRST_ROW, end + layout.SPARE_ROWS)
    paper.choose(sheet, headings.index(layout.MARKERS), rows, layout.MARKERS, strict=False)
    for options in (layout.ID, layout.AREA_CODE, layout.PARTS):
        paper.choose(sheet, headings.index(options), spare, options)


SPARE_COLUMNS = tuple(
    layout.Column(c.heading, c.width, c.is_open or c.is_code, c.is_code) for c in FIGURE_COLUMNS
)


def _figure(package: Package, slot: Slot) -> list[object]:
    before = slot.before
    cells = {
        **figure_words(package, slot),
        layout.KIND: layout.DUE if slot.is_due else layout.GIVEN,
        layout.LAST: _said(before),
        layout.LAST_PERIOD: before.period_as_published if before else "",
        **_values(slot.given),
    }
    return [cells.get(column.heading, "") for column in FIGURE_COLUMNS]


def figure_words(package: Package, slot: Slot) -> dict[str, object]:
    """What stands in the locked cells of a row to say which figure it is, by heading."""
    indicator = slot.indicator
    return {
        layout.INDICATOR: indicator.name,
        layout.AREA: package.one(Area, slot.area_code).name,
        layout.BREAKDOWN: _part(package, slot),
        layout.PERIOD: slot.words,
        layout.UNIT: indicator.unit,
        layout.OWNER: indicator.owner,
        layout.ID: indicator.id,
        layout.AREA_CODE: slot.area_code,
        layout.FIRST_DAY: slot.start.isoformat(),
        layout.LAST_DAY: slot.end.isoformat(),
        layout.PARTS: named(slot.breakdown),
    }


def _values(given: Observation | None) -> dict[str, object]:
    """What a row given before holds. A figure taken from many is not asked for again where it never was."""
    if given is None:
        return {}
    numbers = {
        layout.VALUE: given.shown,
        layout.BASE: given.denominator,
        layout.LOWER: given.lower,
        layout.UPPER: given.upper,
    }
    return {layout.MARKERS: " ".join(given.markers), **{name: _number(n) for name, n in numbers.items()}}


def _number(number: Decimal | None) -> object:
    if number is None:
        return ""
    return int(number) if number == number.to_integral_value() else float(number)


def _said(row: Observation | None) -> str:
    if row is None:
        return ""
    number = "" if row.shown is None else f"{row.shown:,f}"
    return " ".join(part for part in (number, *row.markers) if part)


def _part(package: Package, slot: Slot) -> str:
    chosen = [pair for pair in slot.breakdown if pair[1] != "all"]
    names = {(row.dimension, row.category): row.name for row in package.all(Category)}
    return ", ".join(names[pair] for pair in chosen) or "All"


def _actions(paper: Paper, package: Package, quarter: Quarter) -> None:
    stamp = layout.stamp(quarter, layout.ACTIONS.lower())
    sheet = paper.table(layout.ACTIONS, stamp, ACTION_HINT, ACTION_COLUMNS)
    rows = comments.actions(package, quarter)
    for row, action in enumerate(rows, start=FIRST_ROW):
        priority = package.one(Priority, action.priority).name
        known = [action.name, priority, state_words(action.state), action.as_at.isoformat()]
        paper.row(sheet, row, ACTION_COLUMNS, [*known, "", "", "", "", action.id])
    place = layout.PLACES[layout.ACTIONS.lower()].index(layout.STATE)
    paper.choose(sheet, place, range(FIRST_ROW, FIRST_ROW + len(rows)), layout.STATE)


def _commentary(paper: Paper, package: Package, quarter: Quarter) -> None:
    stamp = layout.stamp(quarter, layout.COMMENTARY.lower())
    sheet = paper.table(layout.COMMENTARY, stamp, COMMENTARY_HINT, COMMENTARY_COLUMNS)
    rows = comments.asked(package)
    for row, each in enumerate(rows, start=FIRST_ROW):
        status = state_words(each.status) + (" (needed)" if each.is_needed else "")
        before = each.newest.words if each.newest else ""
        cells = [each.indicator.name, status, before, "", "", "", each.indicator.id]
        paper.row(sheet, row, COMMENTARY_COLUMNS, cells)
    place = layout.PLACES[layout.COMMENTARY.lower()].index(layout.WHO)
    paper.choose(sheet, place, range(FIRST_ROW, FIRST_ROW + len(rows)), layout.WHO, strict=False)
