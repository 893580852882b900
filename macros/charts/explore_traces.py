"""The marks of a chart as Plotly traces. Numbers are the model's own; only their places are worked out.

The `meta` of a trace names the sign that stands for it on its button.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from macros.charts.explore_pen import BARS, Look, Pen, looks, number
from macros.charts.model import Chart, Level, Line, Mark

# How far apart the dots of two series stand at one place, which is 1 wide.
APART = 0.25
# How lines that are not figures are drawn, and what their signs are called.
SIGNS = {"solid": "", "dash": "dashed", "dot": "dotted"}
# How levels differ from one another.
DASHES = ("dash", "dot")


def traces(pen: Pen) -> list[Any]:
    """Every series with its interval, then the levels; what belongs together shares a `legendgroup`."""
    chart = pen.chart
    drawn: list[Any] = []
    for position, (line, look) in enumerate(zip(chart.lines, looks(chart), strict=True)):
        group = {"name": pen.plain(line.name), "legendgroup": f"line{position}", **_panel(chart, position)}
        drawn += _series(pen, line, look, group, position)
    for position, level in enumerate(chart.levels):
        drawn.append(_level(pen, level, position))
    return drawn


def _panel(chart: Chart, position: int) -> dict[str, str]:
    """The axes of a small chart of its own."""
    if chart.kind != "multiples" or not position:
        return {}
    return {"xaxis": f"x{position + 1}", "yaxis": f"y{position + 1}"}


def _series(pen: Pen, line: Line, look: Look, group: dict[str, str], position: int) -> list[Any]:
    if pen.chart.kind in BARS:
        return [_bars(pen, line, look, group)]
    if pen.lies:
        places = [mark.at + _shift(pen.chart, position) for mark in line.marks]
        return [*_spans(pen, line, look, group, places), _dots(pen, line, look, group, places)]
    return [*_bands(line, look, group), _curve(pen, line, look, group)]


def _shift(chart: Chart, position: int) -> float:
    """How far the dots of a series stand from their places, so that those of others have room there too."""
    found = [mark.at for line in chart.lines for mark in line.marks]
    is_shared = len(set(found)) < len(found)
    return APART * (position - (len(chart.lines) - 1) / 2) if is_shared else 0


def _bars(pen: Pen, line: Line, look: Look, group: dict[str, str]) -> Any:
    colour, paper = f"var(--{look.colour})", "var(--card)"
    filled = [paper if mark.provisional else colour for mark in line.marks]
    marker = {"color": filled if paper in filled else colour, "line": {"color": colour, "width": 2}}
    if look.hatch:
        marker["pattern"] = {"shape": look.hatch, "bgcolor": paper, "solidity": 0.25}
    return go.Bar(
        **pen.at([mark.at for mark in line.marks], [number(mark.value) for mark in line.marks]),
        orientation="h" if pen.lies else "v",
        hovertext=[pen.said(line, mark) for mark in line.marks],
        hoverinfo="text",
        marker=marker,
        meta="bar hatched" if look.hatch else "bar",
        **group,
    )


def _curve(pen: Pen, line: Line, look: Look, group: dict[str, str]) -> Any:
    """A line through its marks. Before a break stands a mark of nothing, which leaves the line open."""
    marks = list(_with_cuts(line.marks))
    return go.Scatter(
        **pen.at([at for at, _ in marks], [number(mark.value) if mark else None for _, mark in marks]),
        mode="lines+markers",
        hovertext=[pen.said(line, mark) if mark else "" for _, mark in marks],
        hoverinfo="text",
        line={"color": f"var(--{look.colour})", "dash": look.dash, "width": 2.5},
        cliponaxis=False,
        marker=_points(look, [bool(mark and mark.provisional) for _, mark in marks]),
        meta=f"line {SIGNS[look.dash]} {look.symbol}",
        **group,
    )


def _with_cuts(marks: Iterable[Mark]) -> Iterator[tuple[int, Mark | None]]:
    for mark in marks:
        if mark.breaks:
            yield mark.at, None
        yield mark.at, mark


def _points(look: Look, provisional: list[bool]) -> dict[str, Any]:
    symbols = [f"{look.symbol}-open" if open_ else look.symbol for open_ in provisional]
    ring = {"color": f"var(--{look.colour})", "width": 2}
    symbol: Any = symbols if any(provisional) else look.symbol
    return {"color": f"var(--{look.colour})", "symbol": symbol, "size": 10, "line": ring}


def _dots(pen: Pen, line: Line, look: Look, group: dict[str, str], places: list[float]) -> Any:
    return go.Scatter(
        **pen.at(places, [number(mark.value) for mark in line.marks]),
        mode="markers",
        hovertext=[pen.said(line, mark) for mark in line.marks],
        hoverinfo="text",
        cliponaxis=False,
        marker=_points(look, [mark.provisional for mark in line.marks]) | {"size": 13},
        meta=look.symbol,
        **group,
    )


def _spans(pen: Pen, line: Line, look: Look, group: dict[str, str], places: list[float]) -> list[Any]:
    """The interval of each mark, as a stroke from its lower to its upper end."""
    along: list[float | None] = []
    values: list[float | None] = []
    for place, mark in zip(places, line.marks, strict=True):
        if mark.lower is not None and mark.upper is not None:
            along += [place, place, None]
            values += [number(mark.lower), number(mark.upper), None]
    stroke = {"color": f"var(--{look.colour})", "width": 5}
    return [_silent(group, mode="lines", line=stroke, opacity=0.5, **pen.at(along, values))] if along else []


def _bands(line: Line, look: Look, group: dict[str, str]) -> list[Any]:
    """The intervals of marks that follow one another, as one area; a gap or a break parts it."""
    along: list[float | None] = []
    values: list[float | None] = []
    for stretch in _stretches(line.marks):
        there = [*stretch, *reversed(stretch)]
        ends = [mark.upper for mark in stretch] + [mark.lower for mark in reversed(stretch)]
        along += [*(mark.at for mark in there), None]
        values += [*(number(end) for end in ends), None]
    filled = {"mode": "lines", "fill": "toself", "fillcolor": f"var(--{look.colour})", "opacity": 0.2}
    edge = {"width": 1, "color": f"var(--{look.colour})"}
    return [_silent(group, line=edge, x=along, y=values, **filled)] if along else []


def _stretches(marks: Iterable[Mark]) -> list[list[Mark]]:
    pieces = 0
    numbered = []
    for mark in marks:
        bare = mark.lower is None or mark.upper is None
        pieces += mark.breaks or bare
        if not bare:
            numbered.append((pieces, mark))
    return [[mark for _, mark in piece] for _, piece in groupby(numbered, key=lambda pair: pair[0])]


def _silent(group: dict[str, str], **drawn: Any) -> Any:
    """A trace that says nothing: its numbers are said by the mark it belongs to."""
    return go.Scatter(hoverinfo="skip", showlegend=False, **group, **drawn)


def _level(pen: Pen, level: Level, position: int) -> Any:
    """A line across everything, named with its value, which is also said at its far end."""
    dash = DASHES[position % len(DASHES)]
    said = pen.plain(pen.words.text("{when}: {value}", when=level.name, value=level.shown))
    return go.Scatter(
        **pen.at(pen.ends, [number(level.value)] * 2),
        mode="lines",
        hovertext=["", said],
        hoverinfo="text",
        line={"color": "var(--ink)", "dash": dash, "width": 2},
        meta=f"line {SIGNS[dash]}",
        name=said,
        legendgroup=f"level{position}",
    )
