"""Which pages offer a quick way out: those that somebody in danger at home may read."""

from __future__ import annotations

from typing import Any

from macros.nouns import Document, Indicator, Priority, PublishedTable, Theme
from macros.package import Package

ROWS: dict[str, type[Any]] = {
    "priorities": Theme,
    "indicators": Indicator,
    "tables": PublishedTable,
    "documents": Document,
    "explore": Theme,
}


def is_sensitive(package: Package, address: str) -> bool:
    """Whether a page is about domestic abuse, sexual violence or exploitation, or says where to get help.

    `address` names no language: `help/`, `indicators/some-figure/`.
    """
    folder, _, id = address.rstrip("/").partition("/")
    if folder == "explore" and not id:
        return any(theme.sensitive for theme in package.all(Theme))
    plans = _plans(package)
    if folder in ROWS:
        return any(row.id == id and row.sensitive for row in package.all(ROWS[folder]))
    return (
        folder == "help" or (folder == "plans" and id in plans) or (folder == "plan-summary" and bool(plans))
    )


def _plans(package: Package) -> set[str]:
    """The plans with a priority of a sensitive theme."""
    themes = {theme.id for theme in package.all(Theme) if theme.sensitive}
    return {row.plan for row in package.all(Priority) if row.theme in themes}
