"""What is told of a page where its address is shared: its own card, or one that says nothing of its topic.

A preview stands in a chat for whoever looks at the screen next. A page about abuse, or one that says where to
get help, therefore shows the site alone: no topic in the picture, the title or the description.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from macros.addresses import Addresses
from macros.charts.every import every
from macros.charts.model import Chart
from macros.here import Here
from macros.leaving import is_sensitive
from macros.package import Package
from macros.pictures.card import HIGH, WIDE
from macros.pictures.lacking import undrawn
from macros.pictures.picture import public
from macros.words import Words

SITE = "cards/site.png"
FOLDERS = ("indicators/", "tables/")


@dataclass(frozen=True)
class Preview:
    """The whole address of a picture, its size in pixels, and its words. A `neutral` one tells no topic."""

    image: str
    alternative: str
    neutral: bool
    width: int = int(WIDE)
    height: int = int(HIGH)


def preview(here: Here, path: str) -> Preview:
    """The preview of the page at `path`, which names no language: `indicators/some-figure/`."""
    title, neutral = here.package.title, is_sensitive(here.package, path)
    if undrawn(here):  # the card of the site in the first language: its own has none
        return Preview(f"{here.package.site.public_address}{SITE}", title, neutral)
    chart = told(here).get(path)
    if chart is None:
        return Preview(public(here, SITE), title, neutral)
    said = here.words.text("{headline}. {subtitle}.", headline=chart.headline, subtitle=chart.subtitle)
    return Preview(public(here, address(path)), said, neutral=False)


def told(here: Here) -> dict[str, Chart]:
    """The pages that have a card of their own, each with the chart that stands on it."""
    return _told(here.package, here.words)


@lru_cache(maxsize=8)
def _told(package: Package, words: Words) -> dict[str, Chart]:
    """Made once for each language: every page asks."""
    found: dict[str, Chart] = {}
    for chart in every(Here(package, words, Addresses(""))):
        own = chart.page.startswith(FOLDERS) and chart.page not in FOLDERS
        if own and not is_sensitive(package, chart.page):
            found.setdefault(chart.page, chart)
    return found


def address(path: str) -> str:
    """Where the card of a page lies below the folder of its language."""
    return f"cards/{path.rstrip('/').rpartition('/')[2]}.png"
