"""The data catalogue: every file with its columns, straight from the contract."""

from __future__ import annotations

from typing import Any

from macros.data_sources import of_file
from macros.downloads import csv_link
from macros.here import Here
from macros.package import Field, Resource
from macros.render import render

TYPES = {
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "date": "date",
    "datetime": "date and time",
    "boolean": "true or false",
}


def catalogue(here: Here) -> str:
    """All files: the figures by theme first, then the files that describe them."""
    resources = here.package.resources
    return render(
        here,
        "catalogue.html",
        groups=[
            _group(here, "observations", "Figures", [r for r in resources if r.is_observations]),
            _group(here, "tables", "Published tables", [r for r in resources if r.is_table]),
            _group(here, "judgements", "Judgements", [r for r in resources if r.is_judgement]),
            _group(here, "lists", "Lists that explain the figures", [r for r in resources if _is_list(r)]),
        ],
        common=[_field(here, field) for field in _common(resources)],
    )


def _is_list(resource: Resource) -> bool:
    return not (resource.is_observations or resource.is_table or resource.is_judgement)


def _common(resources: tuple[Resource, ...]) -> list[Field]:
    """The columns that every file of figures has, in their order."""
    files = [resource for resource in resources if resource.is_observations]
    shared = set.intersection(*({field.name for field in resource.fields} for resource in files))
    return [field for field in files[0].fields if field.name in shared]


def _group(here: Here, id: str, name: str, resources: list[Resource]) -> dict[str, Any]:
    shared = {field.name for field in _common(here.package.resources)} if id == "observations" else set()
    return {
        "id": id,
        "name": here.words.text(name),
        "files": [_file(here, resource, shared) for resource in resources],
    }


def _file(here: Here, resource: Resource, shared: set[str]) -> dict[str, Any]:
    page = ""
    if resource.is_observations:
        page = here.to.indicator(resource.name)
    elif resource.is_table:
        page = here.to.table(resource.name)
    return {
        "id": resource.name,
        "title": resource.title,
        "description": resource.description,
        "page": page,
        "link": csv_link(here, resource.name),
        "fields": [_field(here, field) for field in resource.fields if field.name not in shared],
        "empty": not resource.rows,
        "sources": of_file(here, resource.name),
    }


def _field(here: Here, field: Field) -> dict[str, Any]:
    return {
        "name": field.name,
        "type": here.words.text(TYPES[field.type]),
        "description": field.description,
        "allowed": ", ".join(str(value) for value in field.constraints.get("enum", ())),
        "required": bool(field.constraints.get("required")),
    }
