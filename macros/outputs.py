"""Every file of the site that is no page: first those of each language, then those that have none."""

from __future__ import annotations

from collections.abc import Iterator

from macros import calendar_file, downloads, feeds, redirects
from macros.charts import show
from macros.here import Here
from macros.leaflet import files as leaflet
from macros.package import Package
from macros.styles import sheet

Output = tuple[str, str | bytes]


def of_language(here: Here) -> Iterator[Output]:
    """Address and content of every file in the language of `here`. Raises LetterError."""
    yield from show.files(here)
    yield from redirects.files(here)
    yield from leaflet.files(here)
    yield from feeds.files(here)


def without_language(package: Package, epoch: int) -> Iterator[Output]:
    """Address and content of every file that all languages share; `epoch` is the time of the build."""
    yield "assets/portal.css", sheet()
    yield from calendar_file.files(package, epoch)
    for address, source in downloads.files(package):
        yield address, source.read_bytes()
