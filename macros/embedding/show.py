"""The block “Put this on your own page”: what to copy for a figure that follows, and for one that stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.charts.draw import drawn
from macros.charts.measure import Phrase, wrap
from macros.charts.sheet import WIDTHS
from macros.downloads import Link
from macros.embedding.model import Embed, of
from macros.embedding.page import HELP, LINK, address
from macros.here import Here
from macros.notice import notice
from macros.nouns import Indicator, PublishedTable
from macros.pictures.files import links
from macros.pictures.picture import public

# Widths of a frame in pixels: a phone, both ends of the narrow drawing, a wide one.
FRAMES = (320.0, 450.0, 672.0, 840.0)
EDGE, BETWEEN = 32.0, 8.0
# What is left of a line for a reader whose letters are wider than any we reckon with.
TIGHT = 0.95
# The rule at the top, the frame of a badge, the room around links.
SPARE = 40.0
# From 40rem on the wide drawing is shown; neither grows further than this.
TURN, MOST = 640.0, {True: 416.0, False: 800.0}
TEXT, SMALL, TITLE, FIGURE, LARGE = 16.0, 14.0, 18.0, 20.0, 36.0
# From line to line, as embed.css has it; joined letters reach higher and lower.
PITCH, TALL = 1.45, 1.75


@dataclass(frozen=True)
class EmbedView:
    """What the template needs; `pictures` are empty where there is no chart."""

    snippet: str
    live: Link
    pictures: tuple[Link, ...]
    about: str


def embed(here: Here, row: Indicator | PublishedTable) -> EmbedView:
    """What to copy in order to show an indicator, or a table that has a chart, elsewhere."""
    one = of(here, row)
    return EmbedView(
        snippet=_frame(here, one),
        live=Link(here.to.page_of(address(one.id)), here.words.text("See what it looks like"), ""),
        pictures=links(here, one.chart) if one.chart else (),
        about=one.name,
    )


def _frame(here: Here, one: Embed) -> str:
    title = here.words.text("{name}, from {site}", name=one.name, site=here.package.title)
    mark_up = Markup(  # every place is escaped
        '<iframe src="{src}" title="{title}" width="100%" height="{height}" loading="lazy" style="border:0">'
        "</iframe>"
    )
    # As text: the page shows it, for people to copy.
    return str(mark_up.format(src=public(here, address(one.id)), title=title, height=height(here, one)))


def height(here: Here, one: Embed) -> int:
    """The height in pixels in which an embed fits whatever the width of its frame, rather too high."""
    most = max(_height(here, one, frame - EDGE) for frame in FRAMES)
    return int(-(-most // 20) * 20)


def _height(here: Here, one: Embed, wide: float) -> float:
    """The drawing as wide as it is shown there, and every line of text."""
    pitch = TALL if here.words.from_right else PITCH
    texts = sum(_high(text, size, wide, pitch) for text, size in _texts(here, one))
    return EDGE + SPARE + _drawing(here, one, wide) + texts


def _drawing(here: Here, one: Embed, wide: float) -> float:
    if one.chart is None:
        return 0
    narrow = wide < TURN
    return 24 + drawn(one.chart, here.words, narrow).height * min(wide, MOST[narrow]) / WIDTHS[narrow]


def _high(text: str, size: float, wide: float, pitch: float) -> float:
    lines = len(wrap(Phrase(text), wide * TIGHT, size))
    return lines * size * pitch + BETWEEN if lines else 0


def _texts(here: Here, one: Embed) -> Iterator[tuple[str, float]]:
    """Every text of an embed with the size of its letters."""
    yield from _head(one)
    if one.card and one.card.status:
        yield f"{one.card.status.word} {one.card.status.about}", FIGURE
    yield " ".join(one.told), TEXT
    for marker in one.legend:
        yield f"{marker.code} {marker.name}. {marker.meaning}", SMALL
    yield here.words.text(LINK, name=one.name, site=here.package.title), TEXT
    if one.sensitive:
        yield here.words.text(HELP), TEXT
    yield notice(here), SMALL


def _head(one: Embed) -> Iterator[tuple[str, float]]:
    if one.chart:
        yield one.chart.headline, TITLE
        yield one.chart.subtitle, SMALL
        return
    yield one.name, TITLE
    if one.card:
        alone = len(one.card.figures) == 1
        for figure in one.card.figures:
            yield (figure.value, LARGE) if alone else (f"{figure.value} {figure.unit}", TEXT)
            yield figure.unit if alone else "", TEXT
