"""README.txt: what a download holds, in plain words, for somebody who has nothing else at hand."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from macros.citing.text import line
from macros.downloads.desk import as_at, unit_of
from macros.here import Here
from macros.languages.around import draft_notice
from macros.marking import N_
from macros.metadata.model import Dataset, catalogue
from macros.notice import notice
from macros.nouns import Marker
from macros.package import Licence, Package, Resource
from macros.revised import Entry, entries
from macros.tables import Cell, source_of
from macros.verdicts import Revision

WIDTH = 80
Part = tuple[str, Iterable[str]]


def of_dataset(here: Here, dataset: Dataset, files: Iterable[tuple[str, str]]) -> str:
    """The README beside one dataset; `files` are the names in its folder with what each holds."""
    licence = catalogue(here.package).licence
    return _written(
        dataset.title,
        [
            ("", _whose(here, as_at(here, dataset.modified))),
            (N_("What it is"), [dataset.description]),
            (N_("What it cannot tell"), [dataset.caveat]),
            (N_("Unit"), [unit_of(here, dataset)]),
            (N_("Period"), [period(here, dataset)]),
            (N_("Markers"), [*_about_markers(here, dataset.markers)]),
            (N_("Columns"), [f"{column.name}: {column.description}" for column in dataset.columns]),
            (N_("Sources"), sources(here, dataset)),
            (N_("What was revised"), revised(here, dataset)),
            (N_("Files"), [*(f"{name}: {title}" for name, title in files), here.words.text(PARTS)]),
            (N_("Licence"), _licence(licence)),
            (N_("How to name it as a source"), [line(here, dataset.id)]),
        ],
        here,
    )


def of_package(here: Here) -> str:
    """The README of the whole package."""
    package, told = here.package, catalogue(here.package)
    return _written(
        told.title,
        [
            ("", _whose(here, as_at(here, told.modified))),
            (N_("What it is"), [told.description]),
            (N_("How to check it"), [here.words.text(CHECK)]),
            (N_("Markers"), [*_about_markers(here, package.all(Marker))]),
            (N_("Files"), [_file(resource) for resource in package.resources]),
            (N_("Licence"), _licence(told.licence)),
            (N_("How to name it as a source"), [line(here, told.id)]),
        ],
        here,
    )


PARTS = N_("Under lists/ stand only those rows of other files that are about these figures or explain them.")
CHECK = N_(
    "datapackage.json describes every file, its columns, units and keys. “frictionless validate "
    "datapackage.json” checks them all. “sha256sum -c SHA256SUMS” tells whether a file was changed."
)


def licence_text(package: Package) -> str:
    """LICENCE.txt: the licence of the data, and where its text stands."""
    return "\n".join([*_wrapped(line for line in _licence(catalogue(package).licence)), ""])


def period(here: Here, dataset: Dataset) -> str:
    """The days its figures span, and whether some have none."""
    words = here.words
    if dataset.first_day is None or dataset.last_day is None:
        return words.text("The documents give no dates for these figures.") if dataset.undated else ""
    span = words.text("{start} to {end}", start=words.day(dataset.first_day), end=words.day(dataset.last_day))
    rest = words.text("Some figures have no dates.")
    return f"{span}. {rest}" if dataset.undated else span


def sources(here: Here, dataset: Dataset) -> list[str]:
    """Each section it rests on, with its address on the site; the documents in their order."""
    homepage = catalogue(here.package).homepage
    found = [
        source_of(here, one.document.id, section, "") for one in dataset.sources for section in one.sections
    ]
    return [f"{source.label}: {homepage}{source.href}" for source in found]


def revised(here: Here, dataset: Dataset) -> list[str]:
    """Every change since the first release, a line each, or that there was none."""
    log = here.package.where(Revision, "subject", dataset.id)
    told = [_entry(here, entry) for entry in entries(here, (row for row in log if row.kind != "added"))]
    return told or [here.words.text("Nothing has been revised.")]


KINDS = {"revised": N_("revised"), "corrected": N_("corrected"), "removed": N_("taken out")}


def _entry(here: Here, entry: Entry) -> str:
    words = here.words
    line = words.text(
        "{day}, {kind}: {about}. It said {before} and now says {after}.",
        day=entry.when or words.text("Not yet released"),
        kind=words.text(KINDS[entry.kind]),
        about=entry.about,
        before=_side(entry.before),
        after=_side(entry.after),
    )
    return f"{line} {entry.reason}".strip()


def _side(cell: Cell) -> str:
    return " ".join([cell.text, *cell.markers]).strip()


def _whose(here: Here, day: str) -> list[str]:
    """From where it was taken, of which day it tells, and whose site it is not."""
    told = catalogue(here.package)
    taken = here.words.text(
        "From {title}, {address}, {day}.", title=told.title, address=told.homepage, day=day
    )
    return [taken, notice(here), draft_notice(here)]


def _about_markers(here: Here, markers: Iterable[Marker]) -> Iterator[str]:
    """What each marker means; none are used where a dataset has none."""
    found = [f"{marker.code} {marker.name}: {marker.meaning}" for marker in markers]
    yield from found or [here.words.text("None is used here.")]


def _licence(licence: Licence) -> list[str]:
    return [f"{licence.name}. {licence.title}", licence.path]


def _file(resource: Resource) -> str:
    return f"{resource.path}: {resource.title}. {resource.description}"


def _written(title: str, parts: Iterable[Part], here: Here) -> str:
    """A title and its parts, each under its heading; what is empty is left out."""
    lines = [title, "=" * min(len(title), WIDTH)]
    for heading, paragraphs in parts:
        said = _wrapped(paragraph for paragraph in paragraphs if paragraph)
        if said:
            lines += ["", *_heading(here.words.text(heading) if heading else ""), *said]
    return "\n".join([*lines, ""])


def _heading(words: str) -> list[str]:
    return [words, "-" * len(words)] if words else []


def _wrapped(paragraphs: Iterable[str]) -> list[str]:
    """Lines that fit a narrow window. What holds an address stays one line, so that it can be copied."""
    return [
        line
        for paragraph in paragraphs
        for line in (
            [paragraph]
            if "https://" in paragraph
            else textwrap.wrap(paragraph, WIDTH, subsequent_indent="  ", break_on_hyphens=False)
        )
    ]
