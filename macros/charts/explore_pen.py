"""What every part of a figure to explore is made with: words, numbers, and the looks of series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any

from macros.charts.direction import END, START, runs_left
from macros.charts.labels import MOST_LINES
from macros.charts.measure import Phrase, longest_word, wrap
from macros.charts.model import Chart, Line, Mark
from macros.charts.sheet import classes, places
from macros.charts.strip import STANCES, UNJUDGED
from macros.words import Words

LYING = ("rows", "dots", "range", "strip", "matrix")
BARS = ("bars", "rows", "strip")
# Unicode's mark before a text whose direction is that of its first strong letter.
FIRST_STRONG = "\u2068"
# A plot on a phone is about so wide, in pixels of text of that size.
PHONE, SIZE = 280, 14


@dataclass(frozen=True)
class Look:
    """How a series is told from the others: a colour of the theme, and without it a shape."""

    colour: str
    symbol: str = "circle"
    dash: str = "solid"
    hatch: str = ""


# By the class that the drawing gives a series or a part.
LOOKS = {
    "s1": Look("navy"),
    "s2": Look("orange", "square", hatch="/"),
    "s3": Look("plum", "triangle-up", hatch="x"),
    "s4": Look("teal", "diamond", hatch="-"),
    "target": Look("ink", "circle", "dash"),
    "benchmark": Look("grey", "diamond", "dot", "."),
    "good": Look("teal"),
    "bad": Look("plum", hatch="x"),
    "even": Look("navy", hatch="-"),
    "plain": Look("grey", hatch="/"),
    "unjudged": Look("edge", hatch="."),
}


@dataclass(frozen=True)
class Pen:
    """What every trace of one chart needs. `names` gives the marker codes their names."""

    chart: Chart
    words: Words
    names: Mapping[str, str]

    @property
    def lies(self) -> bool:
        """Whether values run along the foot, so that long names have room at the side."""
        if self.chart.kind != "bars" or self.chart.dated:
            return self.chart.kind in LYING
        named = [Phrase(label) for label in places(self.chart).values()]
        cut = any(longest_word(name, SIZE) > self.pitch for name in named)
        return cut or any(len(wrap(name, self.pitch, SIZE)) > MOST_LINES for name in named)

    @property
    def pitch(self) -> float:
        """The room that each name has at the foot of a phone."""
        return PHONE / len(places(self.chart)) - SIZE / 2

    @property
    def ends(self) -> tuple[float, float]:
        """Where the axis of places begins and ends: a little before the first and after the last."""
        found = [*places(self.chart)]
        first, last = found[0], found[-1]
        room = 0.5 if not self.chart.dated else (last - first) * 0.06 or 1
        return first - room, last + room

    @property
    def many(self) -> bool:
        """Whether there are series to tell apart; small charts have their names over them."""
        return self.chart.kind != "multiples" and len(self.chart.lines) + len(self.chart.levels) > 1

    def at(self, along: Sequence[float | None], values: Sequence[float | None]) -> dict[str, Any]:
        """Coordinates for places along the axis and their values."""
        first, second = ("y", "x") if self.lies else ("x", "y")
        return {first: list(along), second: list(values)}

    def said(self, line: Line, mark: Mark) -> str:
        """A mark in words, after the name of its series if there are several; without a label nothing."""
        if not mark.label:
            return ""
        said = self.words.text("{when}: {value}", when=mark.label, value=mark.shown)
        if mark.lower is not None and mark.upper is not None:
            ends = {"lower": self.words.number(mark.lower), "upper": self.words.number(mark.upper)}
            said = self.words.text("{said}, margin of error {lower} to {upper}", said=said, **ends)
        if mark.markers:
            notes = ", ".join(self.names[code] for code in mark.markers)
            said = self.words.text("{said} ({notes})", said=said, notes=notes)
        is_named = len(self.chart.lines) > 1 and line.name != mark.label
        name = f"{line.name}. " if is_named else ""
        return self.plain(name + said)

    def plain(self, text: str) -> str:
        """A text in which Plotly finds no markup."""
        return self._apart(_escaped(text))

    def _apart(self, text: str) -> str:
        """A text that keeps its own direction, in a picture too."""
        if not (self.words.from_right and text):
            return text
        return f"{START if runs_left(text) else FIRST_STRONG}{text}{END}"

    def wrapped(self, text: str, most: float, size: float) -> str:
        """A text in lines no wider than `most` pixels."""
        return "<br>".join(self.plain(line.plain) for line in wrap(Phrase(text), most, size))


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def number(value: Decimal | None) -> float | None:
    """A value as JSON has it, whole numbers as such."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def looks(chart: Chart) -> list[Look]:
    """A look for each series: by its meaning where it has one, else by its role and turn.

    Small charts and lanes need nothing to tell them apart.
    """
    if chart.kind in ("multiples", "matrix"):
        return [LOOKS["s1"]] * len(chart.lines)
    named = zip(chart.lines, classes(chart.lines), strict=True)
    return [LOOKS[STANCES.get(line.key, UNJUDGED) if line.key else css] for line, css in named]
