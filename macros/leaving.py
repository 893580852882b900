"""Which pages offer a quick way out: those that somebody in danger at home may read."""

from __future__ import annotations

from macros.nouns import Document, Indicator, Priority, PublishedTable, Theme
from macros.package import Package

ROWS: dict[str, type] = {
    "priorities": Theme,
    "indicators": Indicator,
    "tables": PublishedTable,
    "documents": Document,
}


def is_sensitive(package: Package, address: str) -> bool:
    """Whether a page is about domestic abuse, sexual violence or exploitation, or says where to get help.

    `address` names no language: `help/`, `indicators/deliberate-fires/`.
    """
    folder, _, id = address.rstrip("/").partition("/")
    if folder == "help":
        return True
    if folder in {"plans", "plan-summary"}:
        return _is_in_a_plan(package, id)
    noun = ROWS.get(folder)
    return noun is not None and any(row.id == id and row.sensitive for row in package.all(noun))


def _is_in_a_plan(package: Package, plan: str) -> bool:
    """Whether the plan has a priority of a sensitive theme; without a name, whether any plan has."""
    themes = {theme.id for theme in package.all(Theme) if theme.sensitive}
    return any(row.theme in themes and plan in {"", row.plan} for row in package.all(Priority))
