"""What stands around a picture that is taken away, and stays with it: title, source and licence."""

from __future__ import annotations

from typing import Any

from macros.charts.explore_axes import BOLD, overhead
from macros.charts.explore_pen import Pen
from macros.charts.measure import Phrase, width

WIDE, EDGE = 1000, 28
TITLE, SUBTITLE, SMALL = 24, 17, 14
# Plotly's way from line to line, in sizes of the text.
PITCH = 1.3
GAP, LEGEND, TICK = 14, 34, 12


def picture(pen: Pen, layout: dict[str, Any]) -> dict[str, Any]:
    """Size in pixels and what to lay over `layout`, whose plot keeps about its height on the page."""
    chart, size = pen.chart, layout["font"]["size"]
    title = pen.wrapped(chart.headline, WIDE - 2 * EDGE, TITLE)
    subtitle = pen.wrapped(chart.subtitle, WIDE - 2 * EDGE, SUBTITLE)
    foot = "<br>".join(
        pen.wrapped(text, WIDE - 2 * EDGE, SMALL) for text in (chart.source, chart.licence) if text
    )
    second = EDGE + _high(title, TITLE) + GAP / 2
    legend = second + _high(subtitle, SUBTITLE) + GAP
    left = EDGE + TICK + max(_wide(axis, size) for axis in _axes(layout, "y"))
    top = legend + pen.many * LEGEND + _high(overhead(layout), size) + GAP
    bottom = TICK + max(_deep(axis, size) for axis in _axes(layout, "x")) + GAP + _high(foot, SMALL) + EDGE
    plot = layout["height"] - 70
    return {
        "width": WIDE,
        "height": round(top + plot + bottom),
        "layout": {
            "annotations": [
                *layout.get("annotations", ()),
                _beside(pen, title, TITLE, EDGE - left, top - EDGE, 1, weight=BOLD),
                _beside(pen, subtitle, SUBTITLE, EDGE - left, top - second, 1),
                _beside(pen, foot, SMALL, EDGE - left, EDGE - bottom, 0),
            ],
            "height": round(top + plot + bottom),
            "legend": {
                "orientation": "h",
                "x": 0,
                "y": 1 + (top - legend) / plot,
                "yanchor": "top",
            },
            "margin": {"l": round(left), "r": EDGE, "t": round(top), "b": round(bottom)},
            "showlegend": pen.many,
            "width": WIDE,
        },
    }


def _beside(
    pen: Pen, text: str, size: int, right: float, up: float, edge: int, **look: int
) -> dict[str, Any]:
    """A text so many pixels from the left end of the plot and from its upper (1) or lower (0) edge.

    In a language from right to left it ends where the plot ends.
    """
    side = {"align": "left", "x": 0, "xanchor": "left", "xshift": round(right)}
    if pen.words.from_right:
        side = {"align": "right", "x": 1, "xanchor": "right"}
    return side | {
        "font": {"size": size, **look},
        "showarrow": False,
        "text": text,
        "xref": "paper",
        "y": edge,
        "yanchor": "top" if edge else "bottom",
        "yref": "paper",
        "yshift": round(up),
    }


def _axes(layout: dict[str, Any], letter: str) -> list[dict[str, Any]]:
    return [axis for name, axis in layout.items() if name.startswith(f"{letter}axis")]


def _lines(text: str) -> list[str]:
    return text.split("<br>") if text else []


def _high(text: str, size: int) -> float:
    return len(_lines(text)) * size * PITCH


def _wide(axis: dict[str, Any], size: int) -> float:
    """The room beside an axis that its names take."""
    if not axis.get("showticklabels", True):
        return 0
    return max(width(Phrase(line), size) for text in axis["ticktext"] for line in _lines(text))


def _deep(axis: dict[str, Any], size: int) -> float:
    """The room below an axis that its names and its title take."""
    title = axis.get("title", {}).get("text", "")
    return max(_high(text, size) for text in axis["ticktext"]) + _high(title, size) + GAP * bool(title)
