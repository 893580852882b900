"""The names at the right of an upright drawing, each at the height of what it names."""

from __future__ import annotations

from dataclasses import dataclass

from macros.charts.frame import GAP, Frame
from macros.charts.labels import spread
from macros.charts.measure import Phrase, longest_word
from macros.charts.shapes import n, path
from macros.charts.sheet import Sheet, sample

LEADER, SHAPE, APART = 12.0, 18.0, 4.0
# How much of the width the names may take, and how much one long word may.
SHARE, MOST_SHARE = 0.32, 0.42


@dataclass(frozen=True)
class End:
    """A name at the right, the point it belongs to, and the class of its line."""

    x: float
    y: float
    name: Phrase
    css: str


def room(sheet: Sheet, names: list[Phrase]) -> float:
    """The width of the longest line of the names, once they are wrapped; 0 without names."""
    longest = max((longest_word(name, sheet.size) for name in names), default=0.0)
    most = max(SHARE * sheet.width, min(longest, MOST_SHARE * sheet.width))
    return max((sheet.widest(sheet.wrapped(name, most)) for name in names), default=0.0)


def margin(sheet: Sheet, names: list[Phrase]) -> float:
    """All that must stay free at the right of the frame."""
    return room(sheet, names) + LEADER + _before(sheet) if names else GAP


def _before(sheet: Sheet) -> float:
    return SHAPE if len(sheet.chart.lines) > 1 else 0.0


def height(sheet: Sheet, names: list[Phrase]) -> float:
    """The least height of a frame beside which all names find room."""
    most = room(sheet, names)
    return sum(len(sheet.wrapped(name, most)) * sheet.pitch + APART for name in names)


def of_levels(sheet: Sheet, frame: Frame) -> list[End]:
    """The names of the levels."""
    levels = sheet.chart.levels
    return [End(frame.right, frame.scale(level.value), sheet.named(level), "level") for level in levels]


def drawn(sheet: Sheet, frame: Frame, ends: list[End]) -> tuple[str, ...]:
    """The names, none on another, each led to its line and with the shape of its dots."""
    ends = sorted(ends, key=lambda end: end.y)
    most = room(sheet, [end.name for end in ends])
    texts = [sheet.wrapped(end.name, most) for end in ends]
    sizes = [len(lines) * sheet.pitch + APART for lines in texts]
    half = sheet.pitch / 2
    wanted = [end.y - half + (size - APART) / 2 for end, size in zip(ends, sizes, strict=True)]
    middles = spread(wanted, sizes, frame.top - half, frame.bottom + half + APART)
    return tuple(
        part
        for end, lines, size, middle in zip(ends, texts, sizes, middles, strict=True)
        for part in _drawn(sheet, frame, end, lines, middle - (size - APART) / 2)
    )


def _drawn(sheet: Sheet, frame: Frame, end: End, lines: tuple[Phrase, ...], top: float) -> tuple[str, ...]:
    x, first = frame.right + LEADER, top + sheet.pitch / 2
    leader = f"M{n(end.x + 7)} {n(end.y)}H{n(frame.right + 2)}L{n(x - 2)} {n(first)}"
    is_apart = abs(first - end.y) > sheet.pitch / 2 or end.x < frame.right - 2 * GAP
    return (
        path("leader", leader if is_apart else ""),
        sample(end.css, x + SHAPE / 2, first) if _before(sheet) else "",
        *sheet.block(x + _before(sheet), top, lines),
    )
