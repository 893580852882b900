"""Levels on a lying scale: a pole through the drawing for each, its name as a flag at the top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from macros.charts.measure import Phrase, longest_word
from macros.charts.shapes import path, upright
from macros.charts.sheet import Drawn, Sheet

AWAY, APART = 6.0, 2.0


@dataclass(frozen=True)
class Flag:
    """A name in lines, left or right of its pole."""

    x: float
    lines: tuple[Phrase, ...]
    is_left: bool


# Flags that may not share a line of text, from the lowest up.
Stack = list[Flag]


def height(sheet: Sheet, xs: Sequence[float]) -> float:
    """The height that the flags of the levels at those places take up."""
    return max((sum(_heights(sheet, stack)) for stack in _hoisted(sheet, xs)), default=0.0)


def drawn(sheet: Sheet, xs: Sequence[float], top: float, bottom: float) -> Drawn:
    """The flags below `top` and their poles down to `bottom`."""
    floor = top + height(sheet, xs)
    parts = [
        part
        for stack in _hoisted(sheet, xs)
        for flag, taken in zip(stack, accumulate(_heights(sheet, stack)), strict=True)
        for part in _drawn(sheet, flag, floor - taken, bottom)
    ]
    return Drawn(floor, tuple(parts))


def _heights(sheet: Sheet, stack: Stack) -> list[float]:
    return [len(flag.lines) * sheet.pitch + APART for flag in stack]


def _drawn(sheet: Sheet, flag: Flag, top: float, bottom: float) -> tuple[str, ...]:
    x = flag.x - AWAY if flag.is_left else flag.x + AWAY
    texts = sheet.block(x, top, flag.lines, "", "end" if flag.is_left else "")
    return (path("line level", upright(flag.x, top, bottom)), *texts)


def _hoisted(sheet: Sheet, xs: Sequence[float]) -> list[Stack]:
    """Flags that wave apart from one another, or all inwards: whatever takes the least room."""
    poles = sorted(zip(xs, map(sheet.named, sheet.chart.levels), strict=True), key=lambda pole: pole[0])
    ways = [[number < turned for number in range(len(poles))] for turned in range(len(poles) + 1)]
    ways.append([x > sheet.width / 2 for x, _ in poles])
    return min((_stacks(sheet, poles, way) for way in ways), key=lambda stacks: _cost(sheet, stacks))


def _stacks(sheet: Sheet, poles: list[tuple[float, Phrase]], way: list[bool]) -> list[Stack]:
    """Two stacks of flags that wave apart, outer ones lower, so that no pole crosses a name; else one."""
    flags = [_flag(sheet, x, name, is_left) for (x, name), is_left in zip(poles, way, strict=True)]
    if way == sorted(way, reverse=True):
        left, right = [flag for flag in flags if flag.is_left], [flag for flag in flags if not flag.is_left]
        return [left, right[::-1]]
    return [sorted(flags, key=lambda flag: abs(flag.x - sheet.width / 2))]


def _flag(sheet: Sheet, x: float, name: Phrase, is_left: bool) -> Flag:
    most = max(_room(sheet, x, is_left), longest_word(name, sheet.size))
    return Flag(x, sheet.wrapped(name, most), is_left)


def _room(sheet: Sheet, x: float, is_left: bool) -> float:
    return (x if is_left else sheet.width - x) - AWAY


def _cost(sheet: Sheet, stacks: list[Stack]) -> tuple[float, int]:
    """What hangs out of the drawing counts most, then the number of lines."""
    flags = [flag for stack in stacks for flag in stack]
    out = sum(max(0.0, sheet.widest(f.lines) - _room(sheet, f.x, f.is_left)) for f in flags)
    return out, max(sum(len(flag.lines) for flag in stack) for stack in stacks)
