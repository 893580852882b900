"""datapackage.json for one dataset and what it names: valid by itself once it is unzipped."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from macros.metadata.model import Dataset, catalogue
from macros.package import Package


@lru_cache(maxsize=4)
def _contract(package: Package) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads((package.root / "datapackage.json").read_text(encoding="utf-8"))
    return whole


def of_dataset(package: Package, dataset: Dataset, files: Iterable[tuple[str, str]]) -> str:
    """The contract of the package for these (resource, path) alone, columns and keys word for word."""
    contract, told = _contract(package), catalogue(package)
    resources = {resource["name"]: resource for resource in contract["resources"]}
    one = {
        "name": dataset.id,
        "profile": contract.get("profile", "tabular-data-package"),
        "title": dataset.title,
        "description": dataset.description,
        "homepage": told.homepage + dataset.page,
        "created": dataset.modified.isoformat(),
        "keywords": list(dataset.keywords),
        "licenses": contract["licenses"],
        "sources": [{"title": source.document.title} for source in dataset.sources],
        "resources": [{**resources[name], "path": path} for name, path in files],
    }
    return json.dumps(one, ensure_ascii=False, indent=2) + "\n"
