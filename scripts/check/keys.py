"""What the files of a package are looked up in: of each file that others lean on, its key columns alone.

Frictionless reads a file anew for each one that leans on it, and describes every column of it three times.
With all their columns, the places and sections that each file of figures names cost half the check.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import frictionless

from scripts.check import files


def package(root: Path, contract: Mapping[str, Any]) -> frictionless.Package:
    """The files that others lean on, as they stand on disk; one that is not there has no rows."""
    blocks = {block["name"]: block for block in contract["resources"]}
    leaned = [_columns(root, blocks[name], keys) for name, keys in _keys(contract).items() if name in blocks]
    return frictionless.Package.from_descriptor({"name": "keys", "resources": leaned})


def _keys(contract: Mapping[str, Any]) -> Mapping[str, set[str]]:
    """The columns that are pointed at from other files, by the name of the file they stand in."""
    found: dict[str, set[str]] = defaultdict(set)
    for block in contract["resources"]:
        for key in block["schema"].get("foreignKeys", ()):
            there = key["reference"]
            if there["resource"]:
                found[there["resource"]] |= (
                    {there["fields"]} if isinstance(there["fields"], str) else {*there["fields"]}
                )
    return found


def _columns(root: Path, block: Mapping[str, Any], keys: set[str]) -> dict[str, Any]:
    fields = [field for field in block["schema"]["fields"] if field["name"] in keys]
    names = [field["name"] for field in fields]
    cells = zip(*(files.column(root / block["path"], name) for name in names), strict=True)
    schema = {"fields": fields}
    return {"name": block["name"], "type": "table", "data": [names, *map(list, cells)], "schema": schema}
