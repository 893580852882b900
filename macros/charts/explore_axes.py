"""The axes of a figure to explore, with the numbers and the names that the drawing has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from macros.charts.explore_pen import BARS, PHONE, SIZE, Pen, number
from macros.charts.labels import thinned
from macros.charts.measure import Phrase, width
from macros.charts.scale import axis, written
from macros.charts.sheet import Sheet, places, values
from macros.marking import N_

# Widths in pixels: of a plot on a desk, of a name beside bars, of a unit.
DESK, BESIDE, UNIT = 620, 130, 200
# Pixels between small plots, below the last of them, and of each itself.
HEAD, FOOT, PANEL = 44, 60, 120
# Pixels between a plot and what stands over it, at its right, and from line to line.
AIR, EDGE, PITCH = 8, 28, SIZE * 1.3
# As a weight, not as <b>: that Plotly writes as an attribute, which the policy of the pages does not let it.
BOLD = 700
# These have one place alone, which needs no name beside it.
ALONE = ("range", "strip")


def axes(pen: Pen) -> dict[str, Any]:
    """The axes of a layout, and what is written over them."""
    return _panels(pen) if pen.chart.kind == "multiples" else _axes(pen)


def margins(pen: Pen, made: dict[str, Any]) -> dict[str, int]:
    """Room around the plot of those axes: over it for the unit, at its end for half of the last name."""
    over = overhead(made)
    top = PITCH * (over.count("<br>") + 1) if over else 0
    names = [] if pen.lies else [*_named(pen, PHONE).values()][-1].split("<br>")
    right = max((width(Phrase(line), SIZE) / 2 for line in names), default=0)
    left = EDGE if pen.chart.kind in ALONE else 12
    return {"l": left, "r": max(EDGE, round(right)), "t": round(top) + 2 * AIR, "b": 12}


def overhead(made: dict[str, Any]) -> str:
    """What stands over the topmost axis of values, line by line."""
    notes = made.get("annotations", ())
    return "<br>".join(str(note["text"]) for note in notes if note["yref"] == notes[0]["yref"])


def height(pen: Pen) -> int:
    """Pixels from the top of the figure to its foot."""
    chart = pen.chart
    if chart.kind == "multiples":
        return FOOT + len(chart.lines) * (PANEL + HEAD)
    if chart.kind in ALONE:
        return 150
    return round(80 + len(places(chart)) * _rank(pen)) if pen.lies else 380


def _rank(pen: Pen) -> float:
    """The height of one place that lies: enough for its bars or dots, and for its name."""
    lines = max(name.count("<br>") + 1 for name in _beside(pen).values())
    return max(20 + 22 * len(pen.chart.lines), lines * PITCH + AIR)


def _beside(pen: Pen) -> dict[int, str]:
    """The names at the side."""
    return {at: pen.wrapped(label, BESIDE, SIZE) for at, label in places(pen.chart).items()}


def _axes(pen: Pen) -> dict[str, Any]:
    held = values(pen.chart)
    scale = _values(pen, [sum(held, start=Decimal(0))] if pen.chart.kind == "strip" else held)
    if not pen.lies:
        return {"xaxis": _beneath(pen), "yaxis": scale, "annotations": [_over("y", _unit(pen, scale))]}
    side = _places(pen, _beside(pen))
    side["range"].reverse()  # the first place at the top
    if pen.chart.kind in ALONE:
        side |= {"showticklabels": False, "ticks": ""}
    unit = {"text": pen.wrapped(pen.chart.unit, UNIT, SIZE), "standoff": 8, "font": {"size": SIZE}}
    return {"xaxis": scale | {"title": unit}, "yaxis": side}


def _panels(pen: Pen) -> dict[str, Any]:
    """A small chart below another for each series, over the same time, which the last one names."""
    chart, count = pen.chart, len(pen.chart.lines)
    whole = count * (PANEL + HEAD) - HEAD
    heads = [pen.wrapped(line.name, PHONE, SIZE) for line in chart.lines]
    beneath = PITCH * (heads[0].count("<br>") + 1)
    axes: dict[str, Any] = {"annotations": [_over("y", pen.wrapped(chart.unit, PHONE, SIZE), beneath)]}
    for position, line in enumerate(chart.lines):
        alone = replace(chart, lines=(line,), levels=())
        turn = str(position + 1) if position else ""
        low = (count - 1 - position) * (PANEL + HEAD)
        axes[f"xaxis{turn}"] = _beneath(pen) | {"anchor": f"y{turn}", "showticklabels": position == count - 1}
        axes[f"xaxis{turn}"] |= {"matches": "x"} if position else {}
        axes[f"yaxis{turn}"] = _values(pen, values(alone)) | {"anchor": f"x{turn}"}
        axes[f"yaxis{turn}"]["domain"] = [low / whole, (low + PANEL) / whole]
        axes["annotations"].append(_over(f"y{turn}", heads[position]) | {"font": {"weight": BOLD}})
    return axes


def _unit(pen: Pen, scale: dict[str, Any]) -> str:
    text = N_("{unit}") if scale["range"][0] <= 0 else N_("{unit}; the scale does not begin at zero")
    return pen.wrapped(pen.words.text(text, unit=pen.chart.unit), PHONE, SIZE)


def _over(axis_id: str, text: str, beneath: float = 0) -> dict[str, Any]:
    """A text over the axis of values, where it needs no turning of the head, and over what is beneath it."""
    return {
        "align": "left",
        "showarrow": False,
        "text": text,
        "x": 0,
        "xanchor": "left",
        "xref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "yref": f"{axis_id} domain",
        "yshift": AIR + beneath,
    }


def _values(pen: Pen, held: list[Decimal]) -> dict[str, Any]:
    """The axis of values. That of bars cannot be zoomed, because bars have to begin at zero."""
    bars, panels = pen.chart.kind in BARS, pen.chart.kind == "multiples"
    from_zero = bars or Sheet(pen.chart, pen.words, narrow=False, width=DESK).from_zero
    ticks = axis(held, from_zero, intervals=4 if panels or pen.lies else 5)
    return {
        "automargin": True,
        "exponentformat": "none",
        "fixedrange": bars or panels,
        "gridcolor": "var(--line)",
        "range": [number(ticks[0]), number(ticks[-1])],
        "tickangle": 0,
        "tickformat": ",",
        "ticktext": [pen.plain(text) for text in written(ticks, pen.words)],
        "tickvals": [number(tick) for tick in ticks],
        "zerolinecolor": "var(--edge)",
    }


def _beneath(pen: Pen) -> dict[str, Any]:
    """The axis of places at the foot."""
    return _places(pen, _named(pen, DESK))


def _named(pen: Pen, wide: float) -> dict[int, str]:
    """The names at the foot of a plot of that width: of bars all, of places in time as many as find room."""
    chart, (start, end) = pen.chart, pen.ends
    if chart.kind == "bars" and not chart.dated:
        return {at: pen.wrapped(label, pen.pitch, SIZE) for at, label in places(chart).items()}
    found = {(at - start) / (end - start) * wide: at for at in places(chart)}
    wanted = [(x, places(chart)[at]) for x, at in found.items()]
    kept = thinned(wanted, SIZE, -wide, 2 * wide)
    return {found[label.at]: "<br>".join(pen.plain(line.plain) for line in label.lines) for label in kept}


def narrow(pen: Pen, layout: dict[str, Any]) -> dict[str, Any]:
    """What a phone has in the place of the names at the foot: fewer of them."""
    named = {} if pen.lies else _named(pen, PHONE)
    last = [name for name in layout if name.startswith("xaxis")][-1]
    return {last: _ticks(named)} if named and list(named) != layout[last]["tickvals"] else {}


def _ticks(named: Mapping[int, str]) -> dict[str, Any]:
    return {"tickvals": list(named), "ticktext": list(named.values())}


def _places(pen: Pen, named: Mapping[int, str]) -> dict[str, Any]:
    return {
        "automargin": True,
        "fixedrange": pen.chart.kind in ("dots", "range", "strip"),
        "linecolor": "var(--edge)",
        "range": list(pen.ends),
        "showgrid": False,
        "tickangle": 0,
        "ticks": "outside",
        "tickcolor": "var(--edge)",
        **_ticks(named),
        "zeroline": False,
    }
