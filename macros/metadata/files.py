"""Every file that describes the others, for programs. Each is made from the one model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.addresses import Addresses
from macros.here import Here
from macros.metadata import csvw, datapackage, index, made, openapi
from macros.metadata.dcat import linked
from macros.metadata.linked import json_ld, turtle
from macros.metadata.model import CATALOGUE, CATALOGUE_JSON, CSVW, catalogue
from macros.package import Package
from macros.words import Words


def files(package: Package, taken: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Address and content of each. `taken` are the files they describe, by their addresses."""
    here, told = Here(package, Words("en"), Addresses("")), catalogue(package)
    first = {address: text.encode() for address, text in _of_tables(package, taken)}
    yield from first.items()
    known = made.of({**taken, **first})
    yield index.ADDRESS, index.text(here, known).encode()
    yield openapi.ADDRESS, openapi.text(told).encode()
    graph = linked(here, known)
    yield CATALOGUE, turtle(graph).encode()
    yield CATALOGUE_JSON, json_ld(graph).encode()


def _of_tables(package: Package, taken: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    told = catalogue(package)
    for dataset in told.datasets:
        yield CSVW.address(dataset.id), csvw.text(told, dataset)
    yield csvw.GROUP, csvw.group(told)
    yield datapackage.ADDRESS, datapackage.text(package, made.of(taken))
