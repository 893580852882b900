"""What every drawing shares: its paper, its text, and what tells its series apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import count

from macros.charts.direction import runs_left
from macros.charts.measure import Phrase, widest, wrap
from macros.charts.model import Chart, Level, Line, Mark
from macros.charts.scale import INTERVALS
from macros.charts.shapes import across, dot, path, text
from macros.words import Words

# The narrow drawing still has 12 px text in the 288 px that a page of 320 px leaves it.
WIDTHS = {True: 320.0, False: 720.0}
SIZES = {True: 13.5, False: 14.0}
MOST_SERIES = 4
# The part of the width that a printed number may take with its unit.
LONGEST = 0.33
SHAPES = {"s1": "circle", "s2": "square", "s3": "triangle", "s4": "diamond", "benchmark": "diamond"}


@dataclass(frozen=True)
class Drawn:
    """Elements that together take up `height`."""

    height: float
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A chart about to be drawn on a paper of that width."""

    chart: Chart
    words: Words
    narrow: bool
    width: float

    @property
    def size(self) -> float:
        """Height of the text, the same everywhere in a drawing."""
        return SIZES[self.narrow]

    @property
    def pitch(self) -> float:
        """From one line of text to the next."""
        return self.size * 1.25

    def name(self, part: str) -> str:
        """The id of a part of the drawing, found nowhere else in the site."""
        return f"{self.chart.id}-{'narrow' if self.narrow else 'wide'}-{part}"

    @property
    def from_zero(self) -> bool:
        """Whether heights and lengths are compared with one another, so that the axis begins at zero."""
        return self.chart.kind in ("bars", "rows", "multiples")

    @property
    def intervals(self) -> int:
        """Into how many parts the numbers of the axis may divide it."""
        return INTERVALS - 1 if self.chart.kind == "multiples" else INTERVALS

    def panel(self, line: Line, width: float) -> Sheet:
        """The paper for one line alone."""
        return replace(self, chart=replace(self.chart, lines=(line,)), width=width)

    def wrapped(self, phrase: Phrase, most: float) -> tuple[Phrase, ...]:
        """A text in lines no wider than `most`."""
        return wrap(phrase, most, self.size)

    def widest(self, phrases: Iterable[Phrase]) -> float:
        """The width of the widest of some lines."""
        return widest(tuple(phrases), self.size)

    def block(
        self, x: float, top: float, lines: Iterable[Phrase], css: str = "", anchor: str = ""
    ) -> tuple[str, ...]:
        """Lines of text below one another, the first touching `top`.

        Lines that run from the right begin below each other, however far they reach.
        """
        first, held = top + self.size * 0.95, tuple(lines)
        if not anchor and len(held) > 1 and any(runs_left(line.plain + line.strong) for line in held):
            x, anchor = x + self.widest(held), "end"
        return tuple(text(x, first + i * self.pitch, line, css, anchor) for i, line in enumerate(held))

    def beside(self, x: float, middle: float, phrase: Phrase, css: str = "", anchor: str = "") -> str:
        """One line of text whose middle is at a height."""
        return text(x, middle + self.size * 0.35, phrase, css, anchor)

    def said(self, mark: Mark, name: str = "", most: float | None = None) -> Phrase:
        """The number of a mark, if it has a value, with its markers and perhaps its name."""
        number = "" if mark.value is None else self._number(mark.shown, mark.value, most)
        parts = (*mark.markers, "" if number.endswith(name) else name)
        return Phrase(" ".join(part for part in parts if part), number)

    def named(self, level: Level) -> Phrase:
        """A level with its number first."""
        return Phrase(level.name, self._number(level.shown, level.value))

    def _number(self, shown: str, value: Decimal, most: float | None = None) -> str:
        """As people read it; without its unit, which stands at the axis, where that makes any too wide."""
        marks = (mark.shown for line in self.chart.lines for mark in line.marks if mark.value is not None)
        every = (Phrase(strong=each) for each in (*marks, *(level.shown for level in self.chart.levels)))
        fits = self.widest(every) <= (most or LONGEST * self.width)
        return shown if fits else self.words.number(value)

    def heading(self, words: str, top: float = 0, *, lies: bool = False) -> Drawn:
        """A text over the whole width, such as the unit; nothing without words. Its height ends below it.

        It stands over the axis of values, or, where those lie, at the side where people begin to read.
        """
        lines = self.wrapped(Phrase(words), self.width)
        x, anchor = (self.width, "end") if lies and self.words.from_right else (0.0, "")
        return Drawn(top + len(lines) * self.pitch, self.block(x, top, lines, "quiet", anchor))


def classes(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The class of each line: figures are counted from s1 on, other roles are their own class."""
    counted = count(1)
    return tuple(f"s{next(counted)}" if line.role == "figure" else line.role for line in lines)


def sample(css: str, x: float, y: float) -> str:
    """What a name in a key has before it: a dot of its series, or a piece of a line that has no dots."""
    return shape(css, x, y) if css in SHAPES else path(f"line {css}", across(x - 9, y, x + 5))


def shape(css: str, x: float, y: float, is_open: bool = False) -> str:
    """The dot of a series; what is provisional is open."""
    return path(f"dot open {css}" if is_open else f"dot {css}", dot(SHAPES.get(css, "circle"), x, y))


def values(chart: Chart) -> list[Decimal]:
    """Every number the axis must hold: values, both ends of intervals, levels."""
    marks = [mark for line in chart.lines for mark in line.marks if mark.value is not None]
    held = [number for mark in marks for number in (mark.value, mark.lower, mark.upper)]
    return [number for number in held if number is not None] + [level.value for level in chart.levels]


def places(chart: Chart) -> dict[int, str]:
    """Every place along the axis with its label, in order."""
    found = {mark.at: mark.label for line in reversed(chart.lines) for mark in line.marks}
    return dict(sorted(found.items()))
