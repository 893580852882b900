"""What can be cited: one thing, at one address, in the state of one day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from macros.due import newest_release
from macros.here import Here
from macros.metadata.model import Catalogue, catalogue
from macros.notice import unchecked
from macros.nouns import Release
from macros.package import NO_DAY, Package


@dataclass(frozen=True)
class Work:
    """One thing to cite, all its texts in the language of the page.

    `author` is the publisher, once there is one; until then the site by its own name, and `unchecked` says
    who has nothing to do with it. `state` says of when it is; the day of `dated` lies in the year to cite.
    """

    key: str
    kind: str
    title: str
    author: str
    site: str
    partnership: str
    unchecked: str
    state: str
    dated: date
    address: str
    language: str


def latest(here: Here, id: str) -> Work:
    """A dataset, or the whole by the name of the package, as it is now. KeyError for an unknown id."""
    told = catalogue(here.package)
    if id == told.id:
        return _work(here, told, id, told.title, _now(here, told.modified.date()), told.modified.date(), "")
    dataset = told.one(id)
    day = dataset.modified.date()
    return _work(here, told, id, dataset.title, _now(here, day), day, dataset.page)


def pinned(here: Here, id: str) -> Work | None:
    """The same in the newest release, where it stays as it is; None where no release holds it."""
    told, release = catalogue(here.package), newest_release(here.package)
    if release is None or not (id == told.id or _holds(here.package, release, told.one(id).resource.path)):
        return None
    title = told.title if id == told.id else told.one(id).title
    return _released(here, told, id, title, release)


def of_release(here: Here, id: str) -> Work:
    """One release as a whole. Raises UnknownError for an unknown id."""
    told = catalogue(here.package)
    return _released(here, told, told.id, told.title, here.package.one(Release, id))


def _holds(package: Package, release: Release, path: str) -> bool:
    return (package.root / "releases" / release.id / "files" / path).is_file()


def _released(here: Here, told: Catalogue, id: str, title: str, release: Release) -> Work:
    day = release.published_at.date()
    state = here.words.text("Release of {day}", day=here.words.day(day))
    return _work(here, told, f"{id}-{release.id}", title, state, day, f"releases/{release.id}/")


def _now(here: Here, day: date) -> str:
    if day == NO_DAY:
        return here.words.text("no document entered yet")
    said = here.words.day(day)
    if newest_release(here.package) is None:
        return here.words.text("Latest figures, from documents up to {day}", day=said)
    return here.words.text("Latest figures, last changed on {day}", day=said)


def _work(here: Here, told: Catalogue, key: str, title: str, state: str, day: date, page: str) -> Work:
    return Work(
        key=key if key.startswith(told.id) else f"{told.id}-{key}",
        kind=here.words.text("Data set"),
        title=title,
        author=told.publisher or told.title,
        site=told.title,
        partnership=told.partnership,
        unchecked=unchecked(here),
        state=state,
        dated=day,
        address=f"{told.homepage}{here.to.prefix}{page}",
        language=here.words.language,
    )


def ways(here: Here, id: str) -> Iterator[Work]:
    """The latest state of a dataset or the whole, then the newest release of it, where one holds it."""
    yield latest(here, id)
    released = pinned(here, id)
    if released:
        yield released
