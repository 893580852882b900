"""A line of shapes with their names, for what cannot be named where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from macros.charts.hatch import swatch
from macros.charts.measure import Phrase
from macros.charts.sheet import Drawn, Sheet, classes, shape

Glyph = Callable[[float, float], str]
BEFORE, BETWEEN = 20.0, 22.0


@dataclass(frozen=True)
class Entry:
    """A name, and what draws its shape around a point."""

    glyph: Glyph
    name: Phrase


def series(sheet: Sheet) -> list[Entry]:
    """The series of bars, where any stand side by side."""
    return _several(sheet, partial(swatch, sheet))


def dots(sheet: Sheet) -> list[Entry]:
    """The series of dots, where any share a place."""
    return _several(sheet, shape)


def _several(sheet: Sheet, drawn: Callable[[str, float, float], str]) -> list[Entry]:
    lines = sheet.chart.lines
    if len({mark.at for line in lines for mark in line.marks}) == sum(len(line.marks) for line in lines):
        return []
    names = zip(classes(lines), lines, strict=True)
    return [Entry(partial(drawn, css), Phrase(line.name)) for css, line in names]


def above(sheet: Sheet, entries: list[Entry], *, lies: bool = True) -> Drawn:
    """The key with the unit below it; `lies` says that values run along the foot."""
    names = flowing(sheet, entries, 0)
    unit = sheet.heading(sheet.chart.unit, names.height + sheet.pitch * 0.4 if entries else 0, lies=lies)
    return Drawn(unit.height, names.parts + unit.parts)


def flowing(sheet: Sheet, entries: list[Entry], top: float) -> Drawn:
    """Entries one after the other in the order people read, as many in a row as fit."""
    x, y, high = 0.0, top, 0.0
    parts: list[str] = []
    for entry in entries:
        lines = sheet.wrapped(entry.name, sheet.width - BEFORE)
        wide = BEFORE + sheet.widest(lines)
        if x and x + wide > sheet.width:
            x, y, high = 0.0, y + high + sheet.pitch * 0.2, 0.0
        parts += _entry(sheet, entry, lines, x, y)
        x, high = x + wide + BETWEEN, max(high, len(lines) * sheet.pitch)
    return Drawn(y + high, tuple(parts))


def _entry(sheet: Sheet, entry: Entry, lines: tuple[Phrase, ...], x: float, y: float) -> tuple[str, ...]:
    """A shape and its name, so far from the side at which the row begins."""
    middle = y + sheet.pitch / 2
    if sheet.words.from_right:
        right = sheet.width - x
        return entry.glyph(right - 7, middle), *sheet.block(right - BEFORE, y, lines, "", "end")
    return entry.glyph(x + 7, middle), *sheet.block(x + BEFORE, y, lines)
