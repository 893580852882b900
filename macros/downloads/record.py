"""A dataset as JSON: what it is, then its rows. Numbers are written as the CSV writes them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from macros.citing.text import line
from macros.downloads.belonging import targets_of
from macros.downloads.desk import desk, unit_of
from macros.downloads.gate import Row, exact, shown_row
from macros.downloads.readme import revised
from macros.metadata.model import Column, Dataset, catalogue
from macros.notice import notice
from macros.nouns import Section
from macros.package import Field, Package, Resource
from macros.verdicts import TARGETS

# Columns that hold several words each are lists here.
LISTS = frozenset({"markers"})


def record(package: Package, dataset: Dataset) -> str:
    """The text of `data/<id>.json`; `SHAPE` in `macros/downloads/shape.py` describes it."""
    targets = package.resource(TARGETS)
    parts = [
        *(f"{_text(key)}: {_text(value)}" for key, value in _metadata(package, dataset).items()),
        f'"rows": {_rows(dataset.resource, dataset.resource.rows)}',
        f'"targets": {_rows(targets, (targets.rows[at] for at in targets_of(package, dataset)))}',
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _metadata(package: Package, dataset: Dataset) -> dict[str, Any]:
    here, told = desk(package), catalogue(package)
    return {
        "id": dataset.id,
        "title": dataset.title,
        "description": dataset.description,
        "caveat": dataset.caveat,
        "unit": unit_of(here, dataset),
        "theme": dataset.theme.id if dataset.theme else "",
        "page": told.homepage + dataset.page,
        "as_at": dataset.modified.date().isoformat(),
        "first_day": dataset.first_day.isoformat() if dataset.first_day else None,
        "last_day": dataset.last_day.isoformat() if dataset.last_day else None,
        "undated": dataset.undated,
        "areas": [{"code": area.code, "name": area.name} for area in dataset.areas],
        "columns": [_column(column) for column in dataset.columns],
        "markers": [{"code": m.code, "name": m.name, "meaning": m.meaning} for m in dataset.markers],
        "sources": list(_sources(package, dataset)),
        "licence": {"name": told.licence.name, "title": told.licence.title, "path": told.licence.path},
        "citation": line(here, dataset.id),
        "notice": notice(here),
        "revised": revised(here, dataset),
    }


def _column(column: Column) -> dict[str, str]:
    return {
        "name": column.name,
        "title": column.title,
        "type": column.type,
        "description": column.description,
    }


def _sources(package: Package, dataset: Dataset) -> Iterable[dict[str, Any]]:
    titles = {(row.document, row.section): row.title for row in package.all(Section)}
    for source in dataset.sources:
        document = source.document
        yield {
            "document": document.id,
            "title": document.title,
            "published": document.published.isoformat(),
            "dated": document.dated,
            "sections": [
                {"section": section, "title": titles[document.id, section]} for section in source.sections
            ],
        }


def _rows(resource: Resource, rows: Iterable[Row]) -> str:
    """A line for each row, so that two versions can be compared line by line."""
    lines = [_row(resource, shown_row(resource, row)) for row in rows]
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


def _row(resource: Resource, row: Row) -> str:
    cells = (f"{_text(field.name)}: {_cell(field, row[field.name])}" for field in resource.fields)
    return "{" + ", ".join(cells) + "}"


def _cell(field: Field, value: object) -> str:
    """One value; a number keeps its digits, which a float would lose."""
    if field.name in LISTS:
        return _text(str(value or "").split())
    if value is None:
        return "null"
    if isinstance(value, Decimal | int):
        return exact(field, value)
    return _text(exact(field, value))


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
