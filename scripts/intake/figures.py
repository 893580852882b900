"""The sheets of figures: each row a figure, with what its marker, its base and its reason have to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from macros.nouns import WITHOUT_VALUE, Marker, Observation
from macros.package import Package
from scripts.intake import slots
from scripts.intake.places import Place
from scripts.intake.sheets import Sheet
from scripts.intake.tables import Notes, Row, rows
from scripts.intake.values import said
from scripts.template import layout
from scripts.template.expected import Key, Slot, named
from scripts.template.layout import FIRST_ROW, FigureSheet
from scripts.template.quarter import Quarter

OPEN = (layout.VALUE, layout.MARKERS, layout.BASE, layout.LOWER, layout.UPPER, layout.REASON)
SAY_WHY = "Write the figure, or choose a marker such as [x] that says why there is none."
FEW_EVENTS = 20


@dataclass(frozen=True)
class Entry:
    """One figure as it was returned. It may have to stay hidden, so it is never shown or written as it is."""

    slot: Slot
    row: Row
    returned: Observation
    reason: str
    existing: Observation | None

    @property
    def is_touched(self) -> bool:
        """Whether it says anything else than the data do."""
        return self.existing is None or _figures(self.existing) != _figures(self.returned)

    def at(self, heading: str) -> Place:
        """The cell under a heading."""
        return self.row.at(heading)


def read(
    package: Package, quarter: Quarter, ours: FigureSheet, sheet: Sheet, notes: Notes
) -> Iterator[Entry]:
    """Every figure of a sheet; what is wrong with it, and every row that is missing, is noted."""
    form = slots.form(package, quarter, ours)
    seen: dict[Key, Row] = {}
    unclear: set[int] = set()
    before = len(notes.problems)
    for row in rows(sheet, layout.PLACES[layout.FIGURES], notes):
        if _is_left_out(row):
            continue
        slot = slots.of_row(form, row)
        entry = _entry(package, slot, row) if slot else None
        if slot and slot.key in seen:
            what = f"The row is about the same figure as row {seen[slot.key].number}."
            notes.complain(row.at(), what, "Keep one of the two.")
        elif entry:
            yield entry
        if slot:
            seen.setdefault(slot.key, row)
        else:
            unclear.add(row.number)
    if seen or unclear or len(notes.problems) == before:
        _missing(form, {*seen}, unclear, notes)


def _is_left_out(row: Row) -> bool:
    """Whether it is a row for one more figure that nobody has used."""
    return row.is_blank(*slots.CODES, *OPEN)


def _missing(form: slots.Form, seen: set[Key], unclear: set[int], notes: Notes) -> None:
    """Note each row that is not there; one that cannot be made out in its old place is told of already."""
    for number, (key, slot) in enumerate(form.slots.items(), start=FIRST_ROW):
        if key not in seen and number not in unclear:
            part = "" if named(slot.breakdown) == "all" else f", {named(slot.breakdown)}"
            what = f"The row for “{slot.indicator.name}”, {slot.area_code}{part}, {slot.words}, is missing."
            remedy = "Put it back. If there is no figure, choose a marker such as [x]."
            notes.complain(Place(form.sheet.name), what, remedy)


def _entry(package: Package, slot: Slot, row: Row) -> Entry | None:
    before = len(row.notes.problems)
    is_share = slot.indicator.kind == "proportion"
    value, base = row.figure(layout.VALUE, is_share=is_share), row.figure(layout.BASE)
    lower, upper = (row.figure(name, is_share=is_share) for name in (layout.LOWER, layout.UPPER))
    markers, reason = _markers(package, row), row.words(layout.REASON)
    if len(row.notes.problems) > before:
        return None
    existing = existing_row(package, slot)
    returned = replace(
        existing or _blank(slot),
        value=value,
        markers=markers,
        denominator=base,
        lower=lower,
        upper=upper,
        as_published="",
        note=reason or (existing.note if existing else ""),
    )
    entry = Entry(slot, row, returned, reason, existing)
    _complete(package, entry)
    return entry


def existing_row(package: Package, slot: Slot) -> Observation | None:
    """The row of the data that a row of the workbook gives again, or replaces."""
    for row in package.observations(slot.indicator.id):
        same_time = (row.period_start, row.period_end) == (slot.start, slot.end)
        same_place = (row.area_code, row.breakdown) == (slot.area_code, slot.breakdown)
        if same_time and same_place and row.document == slot.document:
            return row
    return None


def _blank(slot: Slot) -> Observation:
    return Observation(
        indicator=slot.indicator.id,
        area_code=slot.area_code,
        period_start=slot.start,
        period_end=slot.end,
        period_as_published=slot.words,
        breakdown=slot.breakdown,
        value=None,
        markers=(),
        denominator=None,
        lower=None,
        upper=None,
        as_published="",
        document=slot.document,
        section=slot.section,
        note="",
    )


def _markers(package: Package, row: Row) -> tuple[str, ...]:
    """The markers of a row, in the order of data/markers.csv."""
    known = [marker.code for marker in package.all(Marker)]
    found = row.words(layout.MARKERS).split()
    for text in found:
        if text not in known:
            what = f"{said(text)} is no marker of this portal."
            row.complain(layout.MARKERS, what, "Choose markers from the list, with one space between them.")
    return tuple(code for code in known if code in found)


def _complete(package: Package, entry: Entry) -> None:
    """Note what is missing beside a figure, or too much."""
    row, figure = entry.row, entry.returned
    absent = WITHOUT_VALUE.intersection(figure.markers)
    if figure.value is None and not absent:
        row.complain(layout.VALUE, "The cell is empty, and no marker says why.", SAY_WHY)
    elif figure.value is not None and absent:
        what = f"A value stands beside {' and '.join(sorted(absent))}, which says that none is shown."
        row.complain(layout.VALUE, what, "Empty the cell, or take the marker away.")
    elif len(absent) > 1:
        what = f"{' and '.join(sorted(absent))} contradict each other."
        row.complain(layout.MARKERS, what, "Keep one of them.")
    if figure.value is not None and not absent:
        _beside(entry)
        _reliable(package, entry)


def _beside(entry: Entry) -> None:
    """A new figure brings what the one before it brought: what it is a share of, and its interval."""
    row, before, figure = entry.row, entry.slot.before, entry.returned
    pairs = (
        (layout.BASE, before and before.denominator, figure.denominator),
        (layout.LOWER, (before and before.lower) or figure.upper, figure.lower),
        (layout.UPPER, (before and before.upper) or figure.lower, figure.upper),
    )
    for heading, wanted, given in pairs:
        if wanted is not None and given is None and entry.existing is None:
            what = f"The cell is empty, and the figures before it have a number under {heading}."
            row.complain(heading, what, "Write it here, too.")


def _reliable(package: Package, entry: Entry) -> None:
    """A rate or share of fewer than twenty events says so, where the portal has a marker for it."""
    figure, indicator = entry.returned, entry.slot.indicator
    known = {marker.code for marker in package.all(Marker)}
    if figure.value is None or figure.denominator is None or "[u]" not in known or not entry.is_touched:
        return
    per = {"proportion": 100, "rate": indicator.per}.get(indicator.kind)
    events = figure.value * figure.denominator / per if per else None
    if events is not None and events < FEW_EVENTS and "[u]" not in figure.markers:
        what = f"The figure rests on fewer than {FEW_EVENTS} events, and no marker says so."
        entry.row.complain(layout.MARKERS, what, "Add the marker [u].")


def _figures(row: Observation) -> tuple[Decimal | frozenset[str] | None, ...]:
    return row.value, frozenset(row.markers), row.denominator, row.lower, row.upper
