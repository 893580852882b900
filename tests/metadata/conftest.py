"""The described files as they lie on the site, without building it: the CSVs and what is made beside them."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import Graph

from macros.addresses import Addresses
from macros.downloads.record import record
from macros.here import Here
from macros.metadata.files import files
from macros.metadata.model import CSV, JSON, Catalogue, Dataset, Form, catalogue
from macros.package import Package
from macros.words import Words


@dataclass(frozen=True)
class Served:
    """One partnership's files by their addresses. Workbooks and zips are stood in for by their names."""

    here: Here
    told: Catalogue
    content: dict[str, bytes]

    def text(self, address: str) -> str:
        return self.content[address].decode("utf-8")

    def write(self, folder: Path) -> Path:
        for address, content in self.content.items():
            (folder / address).parent.mkdir(parents=True, exist_ok=True)
            (folder / address).write_bytes(content)
        return folder


def read_json_ld(text: str) -> Graph:
    """The statements of a JSON-LD text."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the library warns of a part of its own
        return Graph().parse(data=text, format="json-ld")


def serve(package: Package) -> Served:
    told = catalogue(package)
    taken: dict[str, bytes] = {}
    for dataset in told.datasets:
        for form in dataset.forms:
            taken[form.address(dataset.id)] = _content(package, dataset, form)
    for release in told.releases:
        taken[f"releases/{release.id}/files/datapackage.json"] = b"{}"
    here = Here(package, Words("en"), Addresses(""))
    return Served(here, told, {**taken, **dict(files(package, taken))})


def _content(package: Package, dataset: Dataset, form: Form) -> bytes:
    if form == JSON:
        return record(package, dataset).encode()
    return (package.root / dataset.resource.path).read_bytes() if form == CSV else form.name.encode()


@pytest.fixture(scope="session")
def ours(exampleshire: Package) -> Served:
    """What Exampleshire serves."""
    return serve(exampleshire)


@pytest.fixture(scope="session")
def theirs(real: Package) -> Served:
    """What the real portal serves."""
    return serve(real)


@pytest.fixture(scope="session", params=["ours", "theirs"])
def served(request: pytest.FixtureRequest) -> Served:
    """Each of the two in turn."""
    found: Served = request.getfixturevalue(request.param)
    return found
