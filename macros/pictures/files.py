"""Every chart as an SVG and a PNG, and the cards, each at its address in the language of the page."""

from __future__ import annotations

from collections.abc import Iterator

from macros.charts.every import every
from macros.charts.model import Chart
from macros.downloads import Link, bytes_in_words
from macros.here import Here
from macros.marking import N_
from macros.pictures import card, picture, preview
from macros.pictures.lacking import undrawn
from macros.pictures.press import png

# How many pixels of the PNG stand for one of the drawing: sharp in a newspaper's column, light on a phone.
TIMES = 1.5
FORMS = {".png": N_("Picture (PNG)"), ".svg": N_("Drawing (SVG)")}


def files(here: Here) -> Iterator[tuple[str, bytes]]:
    """The address of every picture and card below the site, and its bytes; none where no font can write them.

    Raises LetterError in the first language.
    """
    if undrawn(here):
        return
    for chart in every(here):
        for ending in FORMS:
            yield here.to.prefix + address(chart, ending), _bytes(here, chart, ending)
    site = card.site_card(here, here.package.title, here.package.description)
    yield here.to.prefix + preview.SITE, png(site, card.WIDE, 1)
    for path, chart in preview.told(here).items():
        drawn = card.card(here, here.package.title, chart)
        yield here.to.prefix + preview.address(path), png(drawn, card.WIDE, 1)


def links(here: Here, chart: Chart) -> tuple[Link, ...]:
    """The chart as files to take away, with their sizes; none where no font of ours can write them."""
    there = here.in_its_words
    if undrawn(there):
        return ()
    return tuple(
        Link(
            there.to.page_of(address(chart, ending)),
            here.words.text(label),
            bytes_in_words(here, len(_bytes(there, chart, ending))),
        )
        for ending, label in FORMS.items()
    )


def address(chart: Chart, ending: str) -> str:
    """Where a chart lies below the folder of its language: `charts/deliberate-fires-by-ward.png`."""
    return f"charts/{chart.id}{ending}"


def _bytes(here: Here, chart: Chart, ending: str) -> bytes:
    svg = picture.picture(here, chart)
    return svg.encode("utf-8") if ending == ".svg" else png(svg, picture.WIDE, TIMES)
