"""What the data page tells programmers: where the descriptions of the files are."""

from __future__ import annotations

from macros.due import promised
from macros.here import Here
from macros.marking import N_
from macros.metadata import csvw, datapackage, index, openapi
from macros.metadata.model import CATALOGUE, CATALOGUE_JSON
from macros.render import render

DESCRIPTIONS = (
    (
        index.ADDRESS,
        N_("List of all files (JSON)"),
        N_("Title, days, sources, address and checksum of each file."),
    ),
    (datapackage.ADDRESS, N_("Data package (JSON)"), N_("All columns and keys, for Frictionless.")),
    (csvw.GROUP, N_("CSV on the Web (JSON)"), N_("The same for tools that know this standard.")),
    (CATALOGUE, N_("Linked catalogue (Turtle)"), N_("For data portals that collect from others: DCAT-AP.")),
    (CATALOGUE_JSON, N_("Linked catalogue (JSON-LD)"), N_("The same catalogue in another form.")),
    (openapi.ADDRESS, N_("OpenAPI description (JSON)"), N_("How a program asks for the files.")),
)


def for_programs(here: Here) -> str:
    """The block with the links, and with the day for which new figures are promised."""
    links = [
        {"href": here.to.file(address), "name": here.words.text(name), "about": here.words.text(about)}
        for address, name, about in DESCRIPTIONS
    ]
    return render(here, "programs.html", links=links, due=promised(here).sentence)
