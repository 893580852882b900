"""The contract as it is served: the same columns and keys, with the addresses of the files of the site."""

from __future__ import annotations

import json
from typing import Any

from macros.metadata.made import Known
from macros.metadata.model import CSV, Catalogue, Dataset, Source, catalogue
from macros.metadata.written import filled, written
from macros.package import Package

ADDRESS = "data/datapackage.json"


def text(package: Package, known: Known) -> str:
    """`datapackage.json` for the folder `data/` of the site, in which every CSV lies under its id."""
    told = catalogue(package)
    contract: dict[str, Any] = json.loads((package.root / "datapackage.json").read_text(encoding="utf-8"))
    own = {resource["name"]: resource for resource in contract["resources"]}
    documents = (Source(document, ()) for document in told.documents)
    publisher = [{"title": told.publisher, "role": "publisher"}] if told.publisher else []
    changed = {
        "homepage": told.homepage,
        "created": told.modified.isoformat(),
        "sources": [_source(told, source) for source in documents],
        "contributors": publisher,
        "resources": [_resource(told, dataset, own[dataset.id], known) for dataset in told.datasets],
    }
    return written(filled({**contract, **changed}))


def _resource(told: Catalogue, dataset: Dataset, contract: dict[str, Any], known: Known) -> dict[str, Any]:
    """One file, told of as on its page; size and sum let a program see that a copy is whole."""
    made = known(CSV.address(dataset.id))
    changed = {
        "path": f"{dataset.id}{CSV.ending}",
        "title": dataset.title,
        "description": dataset.description,
        "sources": [_source(told, source) for source in dataset.sources],
        "bytes": made.size if made else None,
        "hash": f"sha256:{made.sha256}" if made else None,
    }
    return {**contract, **filled(changed)}


def _source(told: Catalogue, source: Source) -> dict[str, str]:
    return {"title": source.document.title, "path": told.document(source.document.id)}
