"""Every file that the build makes for taking away, and the length of each, made once a package."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from macros.downloads import books, bundle
from macros.downloads.record import record
from macros.keeping import FILES
from macros.metadata.model import JSON, XLSX, ZIP, Dataset, Form, catalogue
from macros.package import Package
from macros.workbooks.make import workbooks
from macros.workbooks.model import Book

FORMS = (XLSX, JSON, ZIP)


def made(package: Package) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of every made file: three forms a dataset, then everything. Raises HiddenError."""
    with_a_page = [dataset for dataset in catalogue(package).datasets if XLSX in dataset.forms]
    workbooks([_book(package, dataset.id) for dataset in with_a_page])  # side by side, then from the store
    for dataset in with_a_page:
        for form in FORMS:
            yield form.address(dataset.id), content(package, dataset, form)
    for form in (ZIP, XLSX):
        yield form.address(package.name), everything(package, form)


def content(package: Package, dataset: Dataset, form: Form) -> bytes:
    """One dataset in one made form. KeyError for a form that is not made here."""
    return _content(package, dataset.id, form)


@lru_cache(maxsize=FILES)
def _content(package: Package, id: str, form: Form) -> bytes:
    dataset = catalogue(package).one(id)
    return {
        XLSX: lambda: workbooks([_book(package, id)])[0],
        JSON: lambda: record(package, dataset).encode("utf-8"),
        ZIP: lambda: bundle.of_dataset(package, dataset),
    }[form]()


def everything(package: Package, form: Form) -> bytes:
    """The whole package as one ZIP or one XLSX."""
    return bundle.of_package(package) if form == ZIP else workbooks([_whole(package)])[0]


@lru_cache(maxsize=FILES)
def _book(package: Package, id: str) -> Book:
    return books.of_dataset(package, catalogue(package).one(id))


@lru_cache(maxsize=2)
def _whole(package: Package) -> Book:
    return books.of_package(package)
