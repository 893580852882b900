"""Larger portals than there are: copies of the indicators of a package, until it has as many as are wanted.

Only the public contract is used: the rows of `data/` and the blocks of `datapackage.json`. A copy has the
figures, targets and sources of its original, and a name and id of its own; `compute` judges it as any other.
"""

from __future__ import annotations

import csv
import json
from itertools import cycle, islice
from pathlib import Path
from typing import Any

CONTRACT = "datapackage.json"
OBSERVATIONS = "data/observations/"
# What belongs to an indicator, by its column `indicator`.
BELONGING = ("targets", "consecutive_years", "commentary")

Rows = list[dict[str, str]]


def grow(folder: Path, wanted: int) -> None:
    """Add copies to the package in `folder` until it has `wanted` indicators. Its judgements are old then."""
    indicators = _read(folder / "data" / "indicators.csv")
    copied = [
        (row["id"], f"{row['id']}-{number}", {**row, "name": f"{row['name']} {number}"})
        for number, row in islice(enumerate(cycle(indicators), len(indicators) + 1), wanted - len(indicators))
    ]
    _append(folder / "data" / "indicators.csv", [{**row, "id": new} for _, new, row in copied])
    for name in BELONGING:
        path = folder / "data" / f"{name}.csv"
        kept = _read(path)
        _append(
            path,
            [{**row, "indicator": new} for old, new, _ in copied for row in kept if row["indicator"] == old],
        )
    contract = json.loads((folder / CONTRACT).read_text(encoding="utf-8"))
    blocks = {block["name"]: block for block in contract["resources"]}
    added = [_observed(folder, blocks[old], new, row["name"]) for old, new, row in copied if old in blocks]
    contract["resources"] += added
    (folder / CONTRACT).write_text(json.dumps(contract, ensure_ascii=False, indent=2), encoding="utf-8")


def _observed(folder: Path, block: dict[str, Any], new: str, name: str) -> dict[str, Any]:
    """Copy a file of figures; its block of the contract under the new name."""
    path = f"{OBSERVATIONS}{new}.csv"
    (folder / path).write_bytes((folder / block["path"]).read_bytes())
    return {**block, "name": new, "path": path, "title": name}


def _read(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _append(path: Path, rows: Rows) -> None:
    if rows:
        with path.open("a", encoding="utf-8", newline="") as stream:
            csv.DictWriter(stream, list(rows[0]), lineterminator="\n").writerows(rows)
