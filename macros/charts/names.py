"""Where the names of lying marks stand: beside them on wide paper, above them on narrow."""

from __future__ import annotations

from dataclasses import dataclass

from macros.charts.measure import Phrase, longest_word
from macros.charts.model import Mark
from macros.charts.sheet import Sheet, classes, places

GAP, APART = 12.0, 10.0
SHARE, MOST_SHARE = 0.38, 0.5
Marks = list[tuple[Mark, str]]


@dataclass(frozen=True)
class Rank:
    """The rank of one place: its text, each of its marks with its class and middle, and where it ends."""

    texts: tuple[str, ...]
    marks: tuple[tuple[Mark, str, float], ...]
    top: float
    bottom: float


def column(sheet: Sheet) -> float:
    """The width that names take from the left; none on narrow paper."""
    return 0.0 if sheet.narrow else _most(sheet) + GAP


def _most(sheet: Sheet) -> float:
    """The width of the longest line of the names."""
    names = [Phrase(label) for label in places(sheet.chart).values()]
    longest = max(longest_word(name, sheet.size) for name in names)
    most = max(SHARE * sheet.width, min(longest, MOST_SHARE * sheet.width))
    return max(sheet.widest(sheet.wrapped(name, most)) for name in names)


def ranks(sheet: Sheet, top: float, step: float) -> list[Rank]:
    """A rank for each place from `top` down, with so much height for each of its marks."""
    found: list[Rank] = []
    for at, label in places(sheet.chart).items():
        found.append(
            (_above if sheet.narrow else _beside)(sheet, Phrase(label), _marks(sheet, at), top, step)
        )
        top = found[-1].bottom + APART
    return found


def _marks(sheet: Sheet, at: int) -> Marks:
    lines = zip(sheet.chart.lines, classes(sheet.chart.lines), strict=True)
    return [(mark, css) for line, css in lines for mark in line.marks if mark.at == at]


def _placed(marks: Marks, top: float, step: float) -> tuple[tuple[Mark, str, float], ...]:
    return tuple((mark, css, top + step * (number + 0.5)) for number, (mark, css) in enumerate(marks))


def _above(sheet: Sheet, name: Phrase, marks: Marks, top: float, step: float) -> Rank:
    lines = sheet.wrapped(name, sheet.width)
    below = top + len(lines) * sheet.pitch
    return Rank(sheet.block(0, top, lines), _placed(marks, below, step), below, below + step * len(marks))


def _beside(sheet: Sheet, name: Phrase, marks: Marks, top: float, step: float) -> Rank:
    """The name at the right of its column, its middle at the middle of the marks."""
    lines = sheet.wrapped(name, _most(sheet))
    tall, high = len(lines) * sheet.pitch, step * len(marks)
    texts = sheet.block(_most(sheet), top + max(0.0, (high - tall) / 2), lines, "", "end")
    first = top + max(0.0, (tall - high) / 2)
    return Rank(texts, _placed(marks, first, step), first, top + max(tall, high))
