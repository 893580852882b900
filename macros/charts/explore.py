"""The figure a reader may explore: the model of a chart as a Plotly figure, with the words of its buttons.

Colours stand as names of CSS variables; the script of the page puts in what they are in the theme of the
moment.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
from babel.numbers import get_decimal_symbol, get_group_symbol
from plotly.offline import get_plotlyjs_version

from macros.charts.explore_axes import axes, height, margins, narrow
from macros.charts.explore_pen import SIZE, Pen
from macros.charts.explore_picture import picture
from macros.charts.explore_traces import traces
from macros.charts.model import Chart
from macros.charts.sheet import places
from macros.marking import N_
from macros.words import Words

# With so few places bars are narrower.
FEW = 3
TEXTS = {
    "series": N_("Show or hide"),
    "closer": N_("Zoom in"),
    "wider": N_("Zoom out"),
    "whole": N_("Show all"),
    "png": N_("Download PNG"),
    "svg": N_("Download SVG"),
    "failed": N_("The picture could not be made."),
    "keys": N_("The arrow keys go from figure to figure. Escape closes the chart."),
}


def bundle() -> str:
    """Where in the site Plotly lies: the copy of the version that this package makes figures for."""
    return f"assets/vendor/plotly-basic-{get_plotlyjs_version()}.min.js"


def figure_json(chart: Chart, words: Words, names: Mapping[str, str]) -> str:
    """The file that a page fetches on demand; the same chart gives the same bytes."""
    made = figure(chart, words, names)
    return json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def figure(chart: Chart, words: Words, names: Mapping[str, str]) -> dict[str, Any]:
    """A chart for Plotly. `names` gives the code of each marker its name; an unknown code is a KeyError.

    `data` and `layout` are Plotly's; `narrow` is what a phone has instead, `picture` what a downloaded
    one has besides, `file` its name. `lies` says that values run along the foot, `pick` that there are
    series to hide; `words` are for the buttons.
    """
    pen = Pen(chart, words, names)
    drawn = go.Figure(data=traces(pen), layout=_layout(pen)).to_plotly_json()
    return {
        **drawn,
        "file": chart.id,
        "lies": pen.lies,
        "narrow": narrow(pen, drawn["layout"]),
        "pick": pen.many,
        "picture": picture(pen, drawn["layout"]),
        "words": {
            "chart": words.text(
                "Chart: {headline}. {subtitle}.", headline=chart.headline, subtitle=chart.subtitle
            ),
            **{key: words.text(message) for key, message in TEXTS.items()},
        },
    }


def _layout(pen: Pen) -> dict[str, Any]:
    made = axes(pen)
    locale, font = pen.words.locale, {"color": "var(--ink)", "size": SIZE}
    return {
        "template": "none",
        "barmode": "stack" if pen.chart.kind == "strip" else "group",
        "bargap": 0.3 if len(places(pen.chart)) > FEW else 0.5,
        "font": font,
        "height": height(pen),
        "hoverlabel": {
            "align": "left",
            "bgcolor": "var(--card)",
            "bordercolor": "var(--ink)",
            "font": font,
        },
        "hovermode": "closest",
        "margin": margins(pen, made),
        "paper_bgcolor": "var(--card)",
        "plot_bgcolor": "var(--card)",
        "separators": get_decimal_symbol(locale) + get_group_symbol(locale),
        "showlegend": False,
        **made,
    }
