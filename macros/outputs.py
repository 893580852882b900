"""Every file of the site that is no page: first those of each language, then those that have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from macros import all_observations, calendar_file, downloads, feeds, redirects
from macros.charts import show
from macros.citing import show as citing
from macros.downloads.desk import desk
from macros.embedding import page as embedding
from macros.here import Here
from macros.leaflet import files as leaflet
from macros.metadata import files as metadata
from macros.metadata.model import catalogue
from macros.metadata.sitemap import robots
from macros.nouns import Release
from macros.package import Package
from macros.pictures import files as pictures
from macros.styles import sheet

DATA = "data/"
CHECKSUMS = f"{DATA}SHA256SUMS"
Output = tuple[str, str | bytes]


def of_language(here: Here) -> Iterator[Output]:
    """Address and content of every file in the language of `here`. Raises LetterError."""
    yield from show.files(here)
    yield from pictures.files(here)
    yield from citing.files(here)
    yield from embedding.files(here)
    yield from redirects.files(here)
    yield from leaflet.files(here)
    yield from feeds.files(here)


def without_language(package: Package, epoch: int) -> Iterator[Output]:
    """Address and content of every file that all languages share; `epoch` is the time of the build."""
    yield "assets/portal.css", sheet()
    yield from calendar_file.files(package, epoch)
    yield from taken_away(package).items()
    yield CHECKSUMS, checksums(package)
    yield "robots.txt", robots(catalogue(package))
    yield from _frozen(package)


@lru_cache(maxsize=1)
def taken_away(package: Package) -> Mapping[str, bytes]:
    """The newest files to take away, and those that describe them, by address. Raises HiddenError."""
    offered = (*downloads.files(package), *all_observations.files(package), *downloads.made(package))
    taken: dict[str, bytes] = dict(offered)
    return {**taken, **dict(metadata.files(package, {**taken, **dict(_frozen(package))}))}


@lru_cache(maxsize=1)
def checksums(package: Package) -> bytes:
    """What `sha256sum` needs to check every file that lies below `data/`, in that folder."""
    cited = ((address, text.encode("utf-8")) for address, text in citing.files(desk(package)))
    below = (one for one in (*taken_away(package).items(), *cited) if one[0].startswith(DATA))
    return downloads.checksums((address.removeprefix(DATA), content) for address, content in below)


def _frozen(package: Package) -> Iterator[tuple[str, bytes]]:
    """The files of every release, as they were that day."""
    for release in package.all(Release):
        for path in downloads.frozen(release.id, package.root):
            yield path.relative_to(package.root).as_posix(), path.read_bytes()
