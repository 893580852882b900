"""The addresses that stay: one table, from which the page is made and against which the site is tested."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from macros.all_observations import ADDRESS as ALL_OBSERVATIONS
from macros.downloads import frozen
from macros.here import Here
from macros.marking import N_
from macros.metadata.model import CSV, CSVW, JSON, XLSX, ZIP
from macros.metadata.show import DESCRIPTIONS
from macros.nouns import Document, Indicator, Plan, PublishedTable, Release, Theme
from macros.outputs import CHECKSUMS
from macros.package import Package
from macros.render import render

ID, PACKAGE = "<id>", "<package>"


@dataclass(frozen=True)
class Kept:
    """A kind of address below the site. `example` gives a real one; empty where the data have none yet."""

    pattern: str
    what: str
    example: Callable[[Package], str]


def _of(noun: type[Any], pattern: str, what: str) -> Kept:
    """An address with an id in it; its example is that of the first row."""

    def example(package: Package) -> str:
        return next((pattern.replace(ID, row.id) for row in package.all(noun)), "")

    return Kept(pattern, what, example)


def _fixed(address: str, what: str) -> Kept:
    return Kept(address, what, lambda _: address)


def _named(pattern: str, what: str) -> Kept:
    """An address that carries the name of the package."""
    return Kept(pattern, what, lambda package: pattern.replace(PACKAGE, package.name))


def _frozen(package: Package) -> str:
    """The checksums of the first release."""
    for release in package.all(Release):
        for path in frozen(release.id, package.root):
            return path.relative_to(package.root).as_posix()
    return ""


PAGES = (
    _of(Theme, "priorities/<id>/", N_("One topic")),
    _of(Indicator, "indicators/<id>/", N_("One indicator: its figures, targets and status")),
    _of(PublishedTable, "tables/<id>/", N_("One published table")),
    _of(Document, "documents/<id>/", N_("One document, with its sections")),
    _of(Plan, "plans/<id>/", N_("One plan")),
    _of(Release, "releases/<id>/", N_("One release: what it held and what it changed")),
    _of(Indicator, "embed/<id>/", N_("One indicator, to put on another page")),
    _fixed("explore/", N_("Every figure, to choose from")),
)
LATEST = (
    _fixed(ALL_OBSERVATIONS, N_("Every figure of every indicator, as one file")),
    _of(Indicator, f"data/<id>{CSV.ending}", N_("The figures of one indicator, table or list")),
    _of(Indicator, f"data/<id>{JSON.ending}", N_("The same with its description, for programs")),
    _of(Indicator, f"data/<id>{XLSX.ending}", N_("The same as an Excel workbook")),
    _of(Indicator, f"data/<id>{ZIP.ending}", N_("The same with all that explains it")),
    _named(f"data/<package>{ZIP.ending}", N_("Everything, as one zip")),
    _named(f"data/<package>{XLSX.ending}", N_("Everything, as one Excel workbook")),
    _of(Indicator, CSVW.address(ID), N_("What the columns of that file hold, for programs")),
    *(_fixed(address, name) for address, name, _ in DESCRIPTIONS),
    _fixed(CHECKSUMS, N_("Checksums of every file of this folder")),
    _fixed("feeds/all.xml", N_("Every change, as a feed")),
    _of(Theme, "feeds/<id>.xml", N_("The changes of one topic, as a feed")),
)
FROZEN = (Kept("releases/<id>/files/…", N_("The files of one release, as they were that day"), _frozen),)
# Groups of addresses under the words that say what is promised of them.
GROUPS = (
    (N_("Pages"), PAGES),
    (N_("Files that always hold the latest"), LATEST),
    (N_("Files that never change"), FROZEN),
)


def addresses(here: Here) -> str:
    """The page of all addresses that stay, each with one that leads somewhere."""
    return render(
        here,
        "addresses.html",
        groups=[
            {"name": here.words.text(name), "rows": [_row(here, one) for one in kept]}
            for name, kept in GROUPS
        ],
    )


def _row(here: Here, kept: Kept) -> dict[str, str]:
    example = kept.example(here.package)
    is_page = example.endswith("/")
    return {
        "pattern": "/" + kept.pattern.replace(PACKAGE, here.package.name),
        "what": here.words.text(kept.what),
        "example": f"/{example}" if example else "",
        "href": here.to.page_of(example) if is_page else here.to.file(example),
    }
