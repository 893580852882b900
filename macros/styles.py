"""The one style sheet of the site, joined from its parts, so that a reader fetches one file."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "overrides" / "styles"


def sheet(folder: Path = FOLDER) -> str:
    """The parts in the order of their names. A later part wins over an earlier one."""
    parts = sorted(folder.glob("*.css"))
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)
