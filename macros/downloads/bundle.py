"""The zip of one dataset, and the zip of the whole package."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

from macros.downloads import descriptor, readme
from macros.downloads.belonging import belonging
from macros.downloads.desk import desks
from macros.downloads.raw import committed, part
from macros.metadata import csvw
from macros.metadata.model import CSV, CSVW, Dataset, catalogue
from macros.package import Package, Resource
from macros.packed import packed

LISTS = "lists/"


def of_dataset(package: Package, dataset: Dataset) -> bytes:
    """`data/<id>.zip`: a folder of that name with the CSV, what it names and what is said about it."""
    files = ((f"{dataset.id}/{name}", content) for name, content in _one(package, dataset))
    return packed(files, dataset.modified)


@lru_cache(maxsize=2)
def of_package(package: Package) -> bytes:
    """Everything: the package as it lies in the repository, with a README, the licence and checksums."""
    told = catalogue(package)
    files = list(_whole(package))
    files.append(("SHA256SUMS", checksums(files)))
    return packed(((f"{told.id}/{name}", content) for name, content in sorted(files)), told.modified)


def checksums(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A line for each file, as `sha256sum` writes and checks them."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files))
    return "".join(lines).encode("utf-8")


def _one(package: Package, dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """The files of one dataset; rows of other files are those that belong to it."""
    parts = [(package.resource(name), places) for name, places in belonging(package, dataset).items()]
    paths = {resource.name: _path(dataset, resource) for resource, _ in parts}
    own_first = sorted(parts, key=lambda part: part[0].name != dataset.id)
    titles = [(paths[resource.name], resource.title) for resource, _ in own_first]
    for name, here in desks(package):
        own = catalogue(here.package).one(dataset.id)
        yield name, readme.of_dataset(here, own, titles).encode("utf-8")
    yield "datapackage.json", descriptor.of_dataset(package, dataset, paths.items()).encode("utf-8")
    yield paths[dataset.id], committed(package, dataset.resource)
    yield f"{dataset.id}{CSVW.ending}", csvw.text(catalogue(package), dataset).encode("utf-8")
    for resource, places in parts:
        if resource.name != dataset.id:
            yield paths[resource.name], part(package, resource, places)


def _path(dataset: Dataset, resource: Resource) -> str:
    own = resource.name == dataset.id
    return CSV.ending.join([dataset.id, ""]) if own else f"{LISTS}{resource.name}{CSV.ending}"


def _whole(package: Package) -> Iterator[tuple[str, bytes]]:
    for name, here in desks(package):
        yield name, readme.of_package(here).encode("utf-8")
    yield "LICENCE.txt", readme.licence_text(package).encode("utf-8")
    yield "datapackage.json", (package.root / "datapackage.json").read_bytes()
    for resource in package.resources:
        yield resource.path, committed(package, resource)
