"""Turning back what a release changed, and nothing else: rows it added go, rows it changed or lost return.

The portal may have learnt new columns and files since the release before. So the older files do not simply
take the place of today's: what differs between the two frozen releases is taken out of the data as they are.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from macros.package import OBSERVATIONS, TABLES
from scripts.compute import files
from scripts.compute.corrections import FILE as CORRECTIONS
from scripts.publish.rows import read, written

CONTRACT = "datapackage.json"
# What a return brings besides figures. Lists such as plans and promises are not taken back with a quarter.
RETURNED = {"targets", "commentary", "actions"}
FIGURES = (OBSERVATIONS, TABLES)
# What stands in the place of a figure where no other row would be left.
WITHDRAWN = dict.fromkeys(("value", "denominator", "lower", "upper", "note"), "") | {
    "markers": "[x]",
    "as_published": "withdrawn",
}

Block = dict[str, Any]
Key = tuple[str, ...]
Row = dict[str, str]


def turned_back(root: Path, before: Path, withdrawn: Path) -> dict[str, str]:
    """The texts of the files that change.

    `withdrawn` is the folder of a frozen release, `before` one with the data that it took the place of.
    """
    now, then = _contract(root), {block["path"]: block for block in _contract(before)["resources"]}
    texts: dict[str, str] = {}
    for block in filter(_goes_back, now["resources"]):
        path = block["path"]
        old, new, text = (files.read(place / path) for place in (before, withdrawn, root))
        if old is None and new is not None and path.startswith(OBSERVATIONS):
            old = written(new, [])  # it came with the release
        if old is not None and new is not None and text is not None and old != new:
            is_whole = text == new and _columns(text) == _columns(old)
            turned = old if is_whole else _without_changes(text, old, new, _key(block))
            texts[path] = _emptied(text) if path.startswith(OBSERVATIONS) and not read(turned) else turned
    lost = [block for path, block in then.items() if path.startswith(FIGURES) and _is_lost(root, path)]
    texts |= {block["path"]: files.read(before / block["path"]) or "" for block in lost}
    if lost:
        resources = [*now["resources"], *lost]
        texts[CONTRACT] = json.dumps({**now, "resources": resources}, indent=2, ensure_ascii=False) + "\n"
    return {**texts, **_corrections(root, before, withdrawn)}


def _emptied(text: str) -> str:
    """The rows of an indicator that has no other: they stay, without their figures, and say so."""
    return written(text, [{**row, **WITHDRAWN} for row in read(text)])


def _goes_back(block: Block) -> bool:
    return block["name"] in RETURNED or block["path"].startswith(FIGURES)


def _is_lost(root: Path, path: str) -> bool:
    return not (root / path).is_file()


def _corrections(root: Path, before: Path, withdrawn: Path) -> dict[str, str]:
    """What the release put right is wrong again, so its entries tell of nothing any more."""
    old, new, text = (files.read(place / CORRECTIONS) for place in (before, withdrawn, root))
    return {CORRECTIONS: old} if old is not None and text == new and old != new else {}


def _without_changes(text: str, old: str, new: str, key: Key) -> str:
    """A file as it stands without what came between two others; columns that only it has are left alone."""
    before, after = _rows(old, key), _rows(new, key)
    return written(text, _turned(_rows(text, key), before, after))


def _columns(text: str) -> list[str]:
    return next(csv.reader(io.StringIO(text, newline="")), [])


def _turned(now: Mapping[Key, Row], before: Mapping[Key, Row], after: Mapping[Key, Row]) -> Iterator[Row]:
    for key, row in now.items():
        if key in before and key in after:
            was, became = before[key], after[key]
            changed = [name for name in row if name in was and was[name] != became.get(name, was[name])]
            yield {**row, **{name: was[name] for name in changed}}
        elif key not in after:
            yield row  # neither release speaks of it
    yield from (row for key, row in before.items() if key not in after and key not in now)


def _rows(text: str, key: Key) -> dict[Key, Row]:
    """The rows of a file in its order, each under the cells that tell it apart."""
    rows = read(text)
    columns: Sequence[str] = key or tuple(rows[0] if rows else ())
    return {tuple(row.get(name, "") for name in columns): row for row in rows}


def _key(block: Block) -> Key:
    key = block["schema"].get("primaryKey") or ()
    return (key,) if isinstance(key, str) else tuple(key)


def _contract(place: Path) -> Block:
    return dict(json.loads((place / CONTRACT).read_text(encoding="utf-8")))
