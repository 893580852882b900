"""JSON as every description is written: words as they are, one thing a line, so that a change can be read."""

from __future__ import annotations

import json
from typing import Any


def written(value: dict[str, Any]) -> str:
    """A description as the text of its file."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def filled(values: dict[str, Any]) -> dict[str, Any]:
    """The same without what is empty: an empty title or list would be a statement."""
    return {name: value for name, value in values.items() if value not in ("", [], None, False)}
