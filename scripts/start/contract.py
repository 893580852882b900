"""The contract of a new portal: the tables that every portal has, and none of the figures of this one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from macros.package import CONTRACT as FILE
from macros.package import OBSERVATIONS, TABLES

__all__ = ["BLOCK", "FILE", "SITE", "of"]

# The block of a file of figures without breakdowns, to be copied for each new one.
BLOCK = "figures.json"
ADDRESS = "https://portal.example/"
SITE = {
    "public_address": ADDRESS,
    "adopted": "false",
    "show_drafts": "false",
    "leave_to": "https://www.bbc.co.uk/weather",
}


def of(root: Path, partnership: str, title: str, *, with_example: bool) -> dict[str, Any]:
    """What datapackage.json of the new portal says."""
    here = json.loads((root / FILE).read_text(encoding="utf-8"))
    shared = [block for block in here["resources"] if not block["path"].startswith((OBSERVATIONS, TABLES))]
    example = json.loads((root / "skeleton" / BLOCK).read_text(encoding="utf-8"))
    return {
        "name": re.sub(r"[^a-z0-9]+", "-", partnership.lower()).strip("-") or "portal",
        "profile": here["profile"],
        "title": title,
        "description": f"What the {partnership} promised and what its public documents report, figure by "
        "figure, with the source of each.",
        "homepage": ADDRESS,
        "version": "0.1.0",
        "keywords": ["community safety", "crime", "performance"],
        "licenses": here["licenses"],
        "resources": [*shared, *([example] if with_example else [])],
    }
