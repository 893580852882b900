"""The data catalogue: everything at once, what is asked for most, then every file with its columns."""

from __future__ import annotations

from typing import Any

from macros.data_sources import of_file
from macros.downloads import SHORT, Link, bytes_in_words, offer, offer_of_all
from macros.here import Here
from macros.marking import N_
from macros.metadata import model
from macros.outputs import CHECKSUMS, checksums
from macros.package import Field, Resource
from macros.render import render

TYPES = {
    "string": N_("text"),
    "number": N_("number"),
    "integer": N_("whole number"),
    "date": N_("date"),
    "datetime": N_("date and time"),
    "boolean": N_("true or false"),
}
# What readers of figures look for next, with what it is for.
ASKED_FOR = {
    "targets": N_("Every target and baseline"),
    "statuses": N_("Every status, with all parts of its sum"),
    "changes": N_("Every change, and whether it is real"),
    "checked-claims": N_("Every sum of the documents, done again"),
    "revisions": N_("Every revision and correction"),
    "left-out": N_("What was left out on purpose, and why"),
}


def catalogue(here: Here) -> str:
    """All files: everything at once, what is asked for most, then the figures and the lists behind them."""
    resources = here.package.resources
    return render(
        here,
        "catalogue.html",
        everything=offer_of_all(here),
        checksums=_checksums(here),
        asked_for=[{"name": here.words.text(name), "id": id} for id, name in ASKED_FOR.items()],
        addresses=here.to.page_of("data/addresses/"),
        groups=[
            _group(here, "observations", N_("Figures"), [r for r in resources if r.is_observations]),
            _group(here, "tables", N_("Published tables"), [r for r in resources if r.is_table]),
            _group(here, "judgements", N_("Judgements"), [r for r in resources if r.is_judgement]),
            _group(
                here, "lists", N_("Lists that explain the figures"), [r for r in resources if _is_list(r)]
            ),
        ],
        common=[_field(here, field) for field in _common(resources)],
    )


def _checksums(here: Here) -> Link:
    """The list that tells whether a file was changed on its way."""
    return Link(
        here.to.file(CHECKSUMS),
        here.words.text("Checksums of all files"),
        bytes_in_words(here, len(checksums(here.as_it_is))),
    )


def _is_list(resource: Resource) -> bool:
    return not (resource.is_observations or resource.is_table or resource.is_judgement)


def _common(resources: tuple[Resource, ...]) -> list[Field]:
    """The columns that every file of figures has, in their order."""
    files = [resource for resource in resources if resource.is_observations]
    if not files:
        return []
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
    told, page = model.catalogue(here.package), ""
    if resource.is_observations:
        page = here.to.indicator(resource.name)
    elif resource.is_table:
        page = here.to.table(resource.name)
    return {
        "id": resource.name,
        "title": resource.title,
        "description": told.one(resource.name).description,
        "page": page,
        "offer": offer(here, resource.name, SHORT),
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
