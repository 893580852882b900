"""A chart as a picture that can stand alone: its words, its drawing, and whose it is and is not."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from macros.charts.draw import drawn
from macros.charts.measure import Phrase
from macros.charts.model import Chart
from macros.charts.shapes import n, tag
from macros.charts.sheet import SIZES, WIDTHS
from macros.here import Here
from macros.notice import notice
from macros.nouns import Marker
from macros.pictures.paint import colours, style
from macros.pictures.stack import Column, Piece, rule, said, scaled, stacked

EDGE, INNER = 28.0, WIDTHS[False]
WIDE = INNER + 2 * EDGE
TITLE, SUBTITLE, SMALL = 22.0, 15.0, 12.5
NAMESPACE = "http://www.w3.org/2000/svg"


def picture(here: Here, chart: Chart) -> str:
    """The SVG file of a chart in the language of `here`; the same chart gives the same text."""
    made = stacked(_pieces(here, chart), EDGE, EDGE)
    title, desc = f"{chart.id}-title", f"{chart.id}-desc"
    content = (
        tag("title", escape(chart.headline, quote=False), id=title),
        tag("desc", escape(_described(here, chart), quote=False), id=desc),
        *made.parts,
    )
    return canvas(here, content, WIDE, made.height + EDGE, title, desc)


def _described(here: Here, chart: Chart) -> str:
    return here.words.text(
        "{subtitle}. {alternative}", subtitle=chart.subtitle, alternative=chart.alternative
    )


def canvas(here: Here, content: tuple[str, ...], wide: float, high: float, title: str, desc: str = "") -> str:
    """A whole SVG document on a ground of its own, with the style of drawings."""
    ground = tag("rect", width="100%", height="100%", fill=colours()["card"])
    inner = "\n".join((tag("style", f"\n{style()}\n"), ground, *content))
    return tag(
        "svg",
        f"\n{inner}\n",
        xmlns=NAMESPACE,
        width=n(wide),
        height=n(round(high)),
        viewBox=f"0 0 {n(wide)} {n(round(high))}",
        fill="none",
        lang=here.words.language,
        role="img",
        aria_labelledby=title,
        aria_describedby=desc,
    )


def _pieces(here: Here, chart: Chart) -> Iterator[Piece]:
    column = Column(INNER, INNER if here.words.from_right else None)
    yield said(Phrase(strong=chart.headline), column, TITLE, "strong", gap=4)
    yield said(Phrase(chart.subtitle), column, SUBTITLE, "quiet", gap=20)
    yield scaled(drawn(chart, here.words, narrow=False), SIZES[False], 1, gap=20)
    yield rule(INNER, gap=8)
    for marker in legend(here, chart):
        meaning = here.words.text("{name}. {meaning}", name=marker.name, meaning=marker.meaning)
        yield said(Phrase(meaning, marker.code), column, SMALL, "quiet")
    yield said(Phrase(_origin(here, chart)), column, SMALL, "quiet")
    yield said(Phrase(notice(here)), column, SMALL, "quiet")
    yield said(Phrase(public(here, chart.page)), column, SMALL, "quiet")


def legend(here: Here, chart: Chart) -> list[Marker]:
    """The markers that stand in a chart, in the order of their list."""
    used = {code for line in chart.lines for mark in line.marks for code in mark.markers}
    return [marker for marker in here.package.all(Marker) if marker.code in used]


def _origin(here: Here, chart: Chart) -> str:
    return here.words.text("{source}. {licence}.", source=chart.source, licence=chart.licence)


def public(here: Here, page: str) -> str:
    """The whole address of a page in the language of `here`."""
    return f"{here.package.site.public_address}{here.to.prefix}{page}"
