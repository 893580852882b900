"""What of a row may leave the site: the one gate of hidden values, for every form a file is offered in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from macros.nouns import WITHOUT_VALUE, shown
from macros.package import Field, Resource

# The columns a marker hides, by the column it stands in.
HIDES = {
    "markers": ("value", "lower", "upper"),
    "benchmark_markers": ("benchmark_value", "benchmark_lower", "benchmark_upper"),
    "markers_before": ("before",),
    "markers_after": ("after",),
}

Row = Mapping[str, Any]


class HiddenError(ValueError):
    """A file would show what its own markers say is hidden; the message is a sentence for people."""


def shown_rows(resource: Resource) -> tuple[Row, ...]:
    """The rows of a file as readers may see them: a hidden value is None, whatever stands in the data."""
    return tuple(shown_row(resource, row) for row in resource.rows)


def shown_row(resource: Resource, row: Row) -> Row:
    """One row with its hidden values taken out."""
    gone = {name: shown(row[name], codes) for name, codes in _hidden(resource, row)}
    return {**row, **gone}


def refuse_hidden(resource: Resource) -> None:
    """Raise HiddenError where a file that is handed on as it stands holds a hidden value."""
    for at, row in enumerate(resource.rows):
        if shown_row(resource, row) != row:
            raise HiddenError(
                f"{resource.path}, row {at + 2}: a value stands beside a marker that says that none is "
                "shown. Empty the cell, or take the marker away."
            )


def _hidden(resource: Resource, row: Row) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each cell that a marker is about, with the markers."""
    for column, names in HIDES.items():
        codes = tuple((row.get(column) or "").split())
        if not WITHOUT_VALUE & set(codes):
            continue
        found = _numbers(resource, row) if resource.is_table else [n for n in names if n in row]
        yield from ((name, codes) for name in found)


def _numbers(resource: Resource, row: Row) -> list[str]:
    """In a published table a marker explains the gaps; without a gap it hides every number of the row."""
    names = [field.name for field in resource.fields if field.is_number]
    return [] if any(row[name] is None for name in names) else names


def exact(field: Field, value: object) -> str:
    """A value as the CSV writes it: `7.0`, `2009-03-31`, `true`; empty for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if field.type in {"date", "datetime"} else str(value)  # type: ignore[attr-defined]
