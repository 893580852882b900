"""What a search engine reads in the head of a page: the dataset it shows, in the words of schema.org.

It is kept short, for every reader downloads it. The linked catalogue tells the rest under the same names.
"""

from __future__ import annotations

import json
from typing import Any

from macros.due import promised
from macros.here import Here
from macros.metadata.model import CSVW, Catalogue, Dataset, catalogue
from macros.metadata.shown import shown_at
from macros.metadata.written import filled

CONTEXT = "https://schema.org"
CATALOGUE_PAGE = "data/"


def described(here: Here, address: str) -> str:
    """The JSON-LD of the page at `address` below the site, without its language; empty for most pages.

    It may stand in a `script` as it is: no sign in it could end that element.
    """
    told = catalogue(here.package)
    dataset = shown_at(told, address)
    if dataset:
        return _for_a_page(_dataset(told, dataset))
    if address == CATALOGUE_PAGE:
        return _for_a_page(_catalogue(here, told))
    return _for_a_page(_site(told)) if not address else ""


def _dataset(told: Catalogue, one: Dataset) -> dict[str, Any]:
    return {
        "@type": "Dataset",
        "@id": told.identifier(one.id),
        "name": one.title,
        "description": one.description,
        "url": told.at(one.page),
        "license": told.licence.path,
        **_by(told),
        "dateModified": one.modified.date().isoformat(),
        "temporalCoverage": one.temporal_coverage,
        "spatialCoverage": [
            {"@type": "Place", "name": area.name, "identifier": area.code} for area in one.places
        ],
        "variableMeasured": filled({"@type": "PropertyValue", "name": one.title, "unitText": one.unit}),
        "isBasedOn": [
            {
                "@type": "CreativeWork",
                "@id": told.document(source.document.id),
                "name": source.document.title,
            }
            for source in one.sources
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": form.media_type,
                "contentUrl": told.at(form.address(one.id)),
            }
            for form in one.forms
            if form != CSVW
        ],
        "includedInDataCatalog": {"@id": told.identifier("the.catalogue")},
    }


def _catalogue(here: Here, told: Catalogue) -> dict[str, Any]:
    coming = {
        "@type": "PublicationEvent",
        "startDate": told.next_due.isoformat() if told.next_due else "",
        "description": promised(here).sentence,
    }
    return {
        "@type": "DataCatalog",
        "@id": told.identifier("the.catalogue"),
        "name": told.title,
        "description": told.description,
        "url": told.at(CATALOGUE_PAGE),
        "license": told.licence.path,
        **_by(told),
        "dateModified": told.modified.date().isoformat(),
        "publication": coming if told.next_due else None,
    }


def _site(told: Catalogue) -> dict[str, Any]:
    return {
        "@type": "WebSite",
        "name": told.title,
        "description": told.description,
        "url": told.homepage,
        **_by(told),
    }


def _by(told: Catalogue) -> dict[str, Any]:
    """Who publishes it, once somebody does; until then nobody is named."""
    return {"publisher": {"@type": "Organization", "name": told.publisher}} if told.publisher else {}


def _for_a_page(value: dict[str, Any]) -> str:
    text = json.dumps(
        {"@context": CONTEXT, **filled(value)}, ensure_ascii=False, separators=(",", ":"), sort_keys=False
    )
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
