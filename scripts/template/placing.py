"""Where a workbook is written: never where it could be published by mistake."""

from __future__ import annotations

from pathlib import Path

from scripts.problem import SetupProblem


def place(root: Path, wanted: Path | None, name: str) -> Path:
    """Where the workbook goes: outside the checkout, and over nothing that is there."""
    path = (wanted or root.parent / name).resolve()
    if path.is_relative_to(root.resolve()):
        what = f"{path} lies inside the folder of the site, where it could be published by mistake."
        raise SetupProblem(what, "Name a place outside it.")
    if path.suffix.lower() != ".xlsx":
        raise SetupProblem(f"{path.name} does not end in .xlsx.", "Give it that ending.")
    if path.exists():
        raise SetupProblem(f"{path} is there already.", "Move it away, or name another place.")
    if not path.parent.is_dir():
        raise SetupProblem(f"There is no folder {path.parent}.", "Make it, or name another.")
    return path
