"""The links to the files a reader can take away, each with its length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from macros.downloads.desk import as_at
from macros.downloads.made import content, everything
from macros.downloads.raw import committed
from macros.here import Here
from macros.marking import N_
from macros.metadata.model import CSV, JSON, XLSX, ZIP, Form, catalogue
from macros.package import ROOT, Package, Resource


@dataclass(frozen=True)
class Link:
    href: str
    label: str
    size: str


@dataclass(frozen=True)
class Offer:
    """Everything one dataset comes in, with the day it tells of: `as at 13 November 2018`."""

    day: str
    links: tuple[Link, ...]


# What each made form is called beside the CSV of an indicator, and in the long list of all files.
NAMES = {XLSX: N_("Excel workbook"), JSON: N_("JSON"), ZIP: N_("Everything about it (zip)")}
SHORT = {XLSX: N_("Excel"), JSON: N_("JSON"), ZIP: N_("Zip")}


def files(package: Package) -> Iterator[tuple[str, bytes]]:
    """The address and bytes of every file that is handed on as it was committed. Raises HiddenError."""
    for resource in package.resources:
        yield CSV.address(resource.name), committed(package, resource)


def frozen(release: str, root: Path = ROOT) -> list[Path]:
    """The files of a release as it was published; `check` sees to it that none has changed."""
    return sorted(path for path in (root / "releases" / release / "files").rglob("*") if path.is_file())


def frozen_links(here: Here, release: str) -> list[Link]:
    """Links to the files of a release, each under its name in the folder of the release."""
    root = here.package.root
    files = {path.relative_to(root).as_posix(): path for path in frozen(release, root)}
    return [
        Link(
            here.to.file(address),
            address.partition("/files/")[2],
            bytes_in_words(here, path.stat().st_size),
        )
        for address, path in files.items()
    ]


def csv_link(here: Here, id: str) -> Link:
    """The link to the CSV of one resource, with its size. Raises UnknownError for an unknown id."""
    resource = here.package.resource(id)
    return Link(here.to.csv(id), here.words.text("{name} (CSV)", name=resource.title), size(here, resource))


def offer(here: Here, id: str, names: Mapping[Form, str] = NAMES) -> Offer:
    """All forms of one dataset, the CSV first. Raises UnknownError for an unknown id."""
    resource = here.package.resource(id)
    dataset = catalogue(here.as_it_is).one(id)
    made = [
        Link(
            here.to.file(form.address(id)),
            here.words.text(name),
            bytes_in_words(here, len(content(here.as_it_is, dataset, form))),
        )
        for form, name in names.items()
        if form in dataset.forms
    ]
    csv = Link(here.to.csv(id), CSV.name, size(here, resource))
    return Offer(as_at(here, dataset.modified), (csv, *made))


def offer_of_all(here: Here) -> Offer:
    """The whole package in one file, as a zip and as a workbook."""
    text, package = here.words.text, here.as_it_is
    names = {
        ZIP: text("Everything as one zip: all files, their description and checksums"),
        XLSX: text("Everything as one Excel workbook: all figures on one sheet"),
    }
    links = (
        Link(
            here.to.file(form.address(package.name)),
            name,
            bytes_in_words(here, len(everything(package, form))),
        )
        for form, name in names.items()
    )
    return Offer(as_at(here, catalogue(package).modified), tuple(links))


def size(here: Here, resource: Resource) -> str:
    """The size of a file as people say it: `412 bytes`, `12 KB`."""
    return bytes_in_words(here, (here.package.root / resource.path).stat().st_size)


def bytes_in_words(here: Here, length: int) -> str:
    """A number of bytes as people say it: `412 bytes`, `12 KB`."""
    if length < 1000:
        return here.words.text("{size} bytes", size=length)
    return here.words.text("{size} KB", size=here.words.number(Decimal(round(length / 1000))))
