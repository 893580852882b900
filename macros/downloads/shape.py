"""The shape of `data/<id>.json` as JSON Schema. It is promised: a key that is here stays."""

from __future__ import annotations

from typing import Any

from macros.downloads.record import LISTS
from macros.package import Field, Resource

TEXT = {"type": "string"}
DAY = {"type": "string", "format": "date"}
DAY_OR_NONE = {"type": ["string", "null"], "format": "date"}


def _every(names: str, **other: Any) -> dict[str, Any]:
    """An object of which every key is always there: texts by `names`, and others."""
    properties = {**dict.fromkeys(names.split(), TEXT), **other}
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


_ROWS = _list({"type": "object"})
_SECTIONS = _list(_every("section title"))

SHAPE: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "One indicator or published table: what it is, and its rows",
    **_every(
        "id title description caveat unit theme page citation notice",
        as_at=DAY,
        first_day=DAY_OR_NONE,
        last_day=DAY_OR_NONE,
        undated={"type": "boolean"},
        areas=_list(_every("code name")),
        columns=_list(_every("name title type description")),
        markers=_list(_every("code name meaning")),
        sources=_list(_every("document title dated", published=DAY, sections=_SECTIONS)),
        licence=_every("name title path"),
        revised=_list(TEXT),
        rows=_ROWS,
        targets=_ROWS,
    ),
    "additionalProperties": False,
}


def row_shape(resource: Resource) -> dict[str, Any]:
    """The shape of one row: every column of the file, null where the cell is empty."""
    properties = {field.name: _cell(field) for field in resource.fields}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _cell(field: Field) -> dict[str, Any]:
    if field.name in LISTS:
        return _list({"type": "string", "pattern": r"^\[[a-z]+\]$"})
    kinds = {"number": "number", "integer": "integer", "boolean": "boolean"}
    return {"type": [kinds.get(field.type, "string"), "null"]}
