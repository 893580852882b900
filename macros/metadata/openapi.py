"""How a program asks for the files: an OpenAPI description, though nothing answers but a folder of files."""

from __future__ import annotations

from typing import Any

from macros.downloads.shape import SHAPE
from macros.metadata import datapackage, index
from macros.metadata.model import CATALOGUE, CATALOGUE_JSON, CSV, CSVW, JSON, Catalogue, Form
from macros.metadata.shapes import INDEX
from macros.metadata.written import filled, written

ADDRESS = "data/openapi.json"
# That of the rules: it says nothing of the figures, whose day stands in the list of datasets.
VERSION = "1"
OBJECT, TEXT = {"type": "object"}, {"type": "string"}


def text(told: Catalogue) -> str:
    """The description as JSON, with the ids that can be asked for."""
    info = {
        "title": told.title,
        "description": told.description,
        "version": VERSION,
        "license": {"name": told.licence.name, "url": told.licence.path},
        "contact": {"name": told.publisher} if told.publisher else None,
    }
    return written(
        {
            "openapi": "3.1.0",
            "info": filled(info),
            "servers": [{"url": told.homepage.rstrip("/")}],
            "paths": {**_whole(), **_forms(told)},
            "components": {"schemas": {"Index": INDEX, "Dataset": SHAPE}},
        }
    )


def _whole() -> dict[str, Any]:
    """The files that tell of all datasets at once."""
    listed = {"$ref": "#/components/schemas/Index"}
    return {
        f"/{index.ADDRESS}": _get("index", "All datasets", "application/json", listed),
        f"/{datapackage.ADDRESS}": _get("package", "All columns and keys", "application/json", OBJECT),
        f"/{CATALOGUE_JSON}": _get("catalogue", "The linked catalogue", "application/ld+json", OBJECT),
        f"/{CATALOGUE}": _get("turtle", "The linked catalogue as Turtle", "text/turtle", TEXT),
    }


def _forms(told: Catalogue) -> dict[str, Any]:
    """The files of one dataset."""
    whole = {"$ref": "#/components/schemas/Dataset"}
    return {
        **_form(told, CSV, "csv", "The rows of one dataset", TEXT),
        **_form(told, CSVW, "columns", "What the columns of its CSV hold", OBJECT),
        **_form(told, JSON, "dataset", "What one indicator or table is, and its rows", whole),
    }


def _form(told: Catalogue, form: Form, name: str, summary: str, shape: dict[str, Any]) -> dict[str, Any]:
    ids = [dataset.id for dataset in told.datasets if form in dataset.forms]
    asked = {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "enum": ids}}
    return {
        f"/{form.address('{id}')}": {"parameters": [asked], **_get(name, summary, form.media_type, shape)}
    }


def _get(name: str, summary: str, media_type: str, shape: dict[str, Any]) -> dict[str, Any]:
    answer = {"description": summary, "content": {media_type: {"schema": shape}}}
    return {"get": {"operationId": name, "summary": summary, "responses": {"200": answer}}}
