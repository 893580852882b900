"""What a chat or a feed shows where the address of a page is shared: its message beside its drawing."""

from __future__ import annotations

from html import escape

from macros.charts.draw import drawn
from macros.charts.measure import Phrase
from macros.charts.model import Chart
from macros.charts.shapes import box, n, tag
from macros.charts.sheet import SIZES, WIDTHS, Drawn
from macros.here import Here
from macros.notice import notice
from macros.pictures.paint import colours
from macros.pictures.picture import canvas
from macros.pictures.stack import Column, Piece, said, scaled, stacked

WIDE, HIGH = 1200.0, 630.0
BAND, EDGE = 480.0, 40.0
NAME, SMALL = 26.0, 18.0
# Letters of the message, the largest that leaves room for the rest; those below it are smaller.
BESIDE, ALONE = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0), (72.0, 64.0, 56.0, 48.0, 40.0)
ABOUT = 0.6
# Our letters are narrower than those a drawing reckons with.
NARROWER = 0.9
# Smaller text than this cannot be read where the card is shown at half its size.
LEAST = 17.0
SIGN = 34.0
BARS = (
    '<path d="M4 30V15" stroke="{teal}"/><path d="M17 30V0" stroke="#fff"/>'
    '<path d="M30 30V21" stroke="{orange}"/>'
)


def card(here: Here, name: str, chart: Chart) -> str:
    """The card of a page with a chart: `name` of the site, headline, drawing if it can be read."""
    drawing = _fitting(here, chart)
    band, sizes = (BAND, BESIDE) if drawing else (WIDE, ALONE)
    words = _words(here, name, (chart.headline, chart.subtitle), band, sizes)
    return _canvas(here, chart.headline, band, (*words, *(drawing.parts if drawing else ())))


def site_card(here: Here, name: str, about: str) -> str:
    """The card of every other page: whose figures these are, and nothing of what the page is about."""
    return _canvas(here, name, WIDE, _words(here, "", (name, about), WIDE, ALONE))


def _canvas(here: Here, title: str, band: float, parts: tuple[str, ...]) -> str:
    ground = tag("path", d=box(_start(here, band), 0, band, HIGH), fill=colours()["masthead"])
    named = tag("title", escape(title, quote=False), id="card-title")
    return canvas(here, (named, ground, *parts), WIDE, HIGH, "card-title")


def _words(
    here: Here, name: str, message: tuple[str, str], band: float, sizes: tuple[float, ...]
) -> tuple[str, ...]:
    """The name at the top, the message below it, the notice at the foot, all on the band."""
    wide, left = band - 2 * EDGE, _start(here, band) + EDGE
    column = Column(wide / NARROWER, wide if here.words.from_right else None)
    head = (_bars(column), said(Phrase(strong=name), column, NAME, "on-dark", gap=30))
    foot = said(Phrase(notice(here)), column, SMALL, "on-dark")
    room = HIGH - 3 * EDGE - stacked((*head, foot), 0, 0).height
    top = stacked((*head, *_message(message, column, sizes, room)), left, EDGE)
    return (*top.parts, *stacked((foot,), left, HIGH - EDGE - foot.height).parts)


def _message(
    message: tuple[str, str], column: Column, sizes: tuple[float, ...], room: float
) -> tuple[Piece, ...]:
    """The headline with what it is about, in the largest letters for which there is room; else it alone."""
    for size in sizes:
        pieces = (
            said(Phrase(strong=message[0]), column, size, "on-dark", gap=16),
            said(Phrase(message[1]), column, size * ABOUT, "on-dark"),
        )
        if stacked(pieces, 0, 0).height <= room:
            return pieces
    return pieces[:1]


def _start(here: Here, band: float) -> float:
    """The left edge of the band, which stands where lines begin."""
    return WIDE - band if here.words.from_right else 0.0


def _bars(column: Column) -> Piece:
    """The sign of the site, as in its masthead, where lines begin."""
    moved = "" if column.right is None else f"translate({n(column.right - SIGN)} 0)"
    return Piece(30, (tag("g", BARS.format(**colours()), stroke_width=7, transform=moved),), 26)


def _fitting(here: Here, chart: Chart) -> Drawn | None:
    """The drawing, narrow or wide, whose text is larger on the card; None where neither can be read."""
    wide, high = WIDE - BAND - 2 * EDGE, HIGH - 2 * EDGE
    found = [(drawn(chart, here.words, narrow), narrow) for narrow in (True, False)]
    sized = [(min(wide / WIDTHS[narrow], high / one.height), one, narrow) for one, narrow in found]
    by, drawing, narrow = max(sized, key=lambda each: each[0] * SIZES[each[2]])
    if by * SIZES[narrow] < LEAST:
        return None
    left = EDGE + (0 if here.words.from_right else BAND) + (wide - WIDTHS[narrow] * by) / 2
    return stacked((scaled(drawing, SIZES[narrow], by),), left, (HIGH - drawing.height * by) / 2)
