"""A seal on each file of the package: equal as long as neither it nor anything it leans on has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


def of_contract(contract: Mapping[str, Any]) -> str:
    """The seal of the contract itself."""
    return _sealed(json.dumps(contract))


def of_files(root: Path, contract: Mapping[str, Any]) -> Iterator[str]:
    """The seal of each resource in its order; empty where none can be made: then it is judged each time."""
    known = {block["name"]: block for block in contract["resources"]}
    for block in contract["resources"]:
        try:
            parts = [_part(root, known[name]) for name in names(block)]
        except (AttributeError, KeyError, TypeError, OSError):  # whatever is wrong with it is told elsewhere
            yield ""
        else:
            yield _sealed("\n".join(parts))


def names(block: Mapping[str, Any]) -> list[str]:
    """The name of a resource and of those it leans on."""
    keys = block["schema"].get("foreignKeys", ())
    return [block["name"], *sorted({key["reference"]["resource"] for key in keys} - {""})]


def _part(root: Path, block: Mapping[str, Any]) -> str:
    return json.dumps(block) + hashlib.sha256((root / block["path"]).read_bytes()).hexdigest()


def _sealed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
