"""The axes of a figure to explore, with the numbers and the names that the drawing has."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from macros.charts.explore_pen import BARS, PHONE, SIZE, Pen, number
from macros.charts.labels import thinned
from macros.charts.measure import Phrase, width
from macros.charts.scale import axis, written
from macros.charts.sheet import places, values

# Widths in pixels: of a plot on a desk, of a name beside bars, of a unit.
DESK, BESIDE, UNIT = 620, 130, 200
# Pixels over a plot for its unit, below it for names, and of a small plot itself.
HEAD, FOOT, PANEL = 40, 60, 120
EDGE = 28


def axes(pen: Pen) -> dict[str, Any]:
    """The axes of a layout, and what is written over them."""
    return _panels(pen) if pen.chart.kind == "multiples" else _axes(pen)


def margins(pen: Pen) -> dict[str, int]:
    """Room around the plot, for the half of the last name too that hangs over its end on a phone."""
    if pen.lies:
        return {"l": 12, "r": EDGE, "t": 12, "b": 12}
    last = [*_named(pen, PHONE).values()][-1].split("<br>")
    over = max(width(Phrase(line), SIZE) for line in last) / 2
    return {"l": 12, "r": max(EDGE, round(over)), "t": HEAD, "b": 12}


def height(pen: Pen) -> int:
    """Pixels from the top of the figure to its foot."""
    chart = pen.chart
    if chart.kind == "multiples":
        return FOOT + len(chart.lines) * (PANEL + HEAD)
    if chart.kind in ("range", "strip"):
        return 150
    return 80 + len(places(chart)) * (20 + 22 * len(chart.lines)) if pen.lies else 380


def _axes(pen: Pen) -> dict[str, Any]:
    held = values(pen.chart)
    scale = _values(pen, [sum(held, start=Decimal(0))] if pen.chart.kind == "strip" else held)
    if not pen.lies:
        return {"xaxis": _beneath(pen), "yaxis": scale, "annotations": [_unit(pen, "y")]}
    found = places(pen.chart)
    side = _places(pen, {at: pen.wrapped(label, BESIDE, SIZE) for at, label in found.items()})
    # The first place at the top; a single one needs no name beside it.
    side["range"].reverse()
    if len(found) == 1:
        side |= {"showticklabels": False, "ticks": ""}
    unit = {"text": pen.wrapped(pen.chart.unit, UNIT, SIZE), "standoff": 8, "font": {"size": SIZE}}
    return {"xaxis": scale | {"title": unit}, "yaxis": side}


def _panels(pen: Pen) -> dict[str, Any]:
    """A small chart below another for each series, over the same time, which the last one names."""
    chart, count = pen.chart, len(pen.chart.lines)
    whole = count * (PANEL + HEAD) - HEAD
    axes: dict[str, Any] = {"annotations": []}
    for position, line in enumerate(chart.lines):
        turn = str(position + 1) if position else ""
        low = (count - 1 - position) * (PANEL + HEAD)
        held = [mark.value for mark in line.marks if mark.value is not None]
        axes[f"xaxis{turn}"] = _beneath(pen) | {"anchor": f"y{turn}", "showticklabels": position == count - 1}
        axes[f"xaxis{turn}"] |= {"matches": "x"} if position else {}
        axes[f"yaxis{turn}"] = _values(pen, held) | {"anchor": f"x{turn}"}
        axes[f"yaxis{turn}"]["domain"] = [low / whole, (low + PANEL) / whole]
        axes["annotations"].append(_unit(pen, f"y{turn}", f"{line.name}: {chart.unit}"))
    return axes


def _unit(pen: Pen, axis_id: str, text: str = "") -> dict[str, Any]:
    """The unit over the axis of values, where it needs no turning of the head."""
    return {
        "align": "left",
        "showarrow": False,
        "text": pen.wrapped(text or pen.chart.unit, 280, SIZE),
        "x": 0,
        "xanchor": "left",
        "xref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "yref": f"{axis_id} domain",
        "yshift": 8,
    }


def _values(pen: Pen, held: list[Decimal]) -> dict[str, Any]:
    """The axis of values. That of bars cannot be zoomed, because bars have to begin at zero."""
    bars = pen.chart.kind in BARS
    panels = pen.chart.kind == "multiples"
    ticks = axis(held, from_zero=bars or panels, intervals=4 if panels or pen.lies else 5)
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
