"""What the data page tells programmers: where the descriptions of the files are."""

from __future__ import annotations

from macros.due import promised
from macros.here import Here
from macros.metadata import csvw, datapackage, index, openapi
from macros.metadata.model import CATALOGUE, CATALOGUE_JSON
from macros.render import render

DESCRIPTIONS = (
    (index.ADDRESS, "List of all files (JSON)", "Title, days, sources, address and checksum of each file."),
    (datapackage.ADDRESS, "Data package (JSON)", "All columns and keys, for Frictionless."),
    (csvw.GROUP, "CSV on the Web (JSON)", "The same for tools that know this standard."),
    (CATALOGUE, "Linked catalogue (Turtle)", "For data portals that collect from others: DCAT-AP."),
    (CATALOGUE_JSON, "Linked catalogue (JSON-LD)", "The same catalogue in another form."),
    (openapi.ADDRESS, "OpenAPI description (JSON)", "How a program asks for the files."),
)


def for_programs(here: Here) -> str:
    """The block with the links, and with the day for which new figures are promised."""
    links = [
        {"href": here.to.file(address), "name": here.words.text(name), "about": here.words.text(about)}
        for address, name, about in DESCRIPTIONS
    ]
    return render(here, "programs.html", links=links, due=promised(here).sentence)
