"""Where the rows of each file come from: by document for the reader, by file in the catalogue."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from macros.data_history import gave, newest_first
from macros.here import Here
from macros.nouns import Document
from macros.package import Resource
from macros.render import render
from macros.tables import source_of
from macros.verdicts import FileSource


def data_sources(here: Here) -> str:
    """Each document with what it gave, file by file; then the files that come from no document."""
    return render(
        here,
        "data_sources.html",
        documents=[_document(here, row) for row in newest_first(here)],
        ours=[_named(here, row) for row in here.package.resources if _is_ours(here, row)],
        judged=[_named(here, row) for row in here.package.resources if row.is_judgement],
    )


def _document(here: Here, document: Document) -> dict[str, Any]:
    rows = [row for row in here.package.all(FileSource) if row.document == document.id]
    copied = [row for row in rows if not here.package.resource(row.resource).is_judgement]
    return {
        "id": document.id,
        "title": document.title,
        "href": here.to.document(document.id),
        "gave": gave(here, document.id),
        "rows": [
            {**_named(here, here.package.resource(row.resource)), **_source(here, row)} for row in copied
        ],
    }


def _source(here: Here, row: FileSource) -> dict[str, str]:
    """One section with a link, or the document where no section is named, and how many rows come from it."""
    source = source_of(here, row.document, row.section, "") if row.section else None
    return {
        "section": source.label if source else here.package.one(Document, row.document).title,
        "section_href": source.href if source else here.to.document(row.document),
        "rows": here.words.number(Decimal(row.rows)),
        "rows_said": here.words.plural("{count} row", "{count} rows", row.rows),
    }


def _named(here: Here, resource: Resource) -> dict[str, str]:
    return {"name": resource.title, "href": here.to.page_of("data/", resource.name)}


def _is_ours(here: Here, resource: Resource) -> bool:
    """Whether no row of a file that people write names a document."""
    named = any(row.document for row in here.package.where(FileSource, "resource", resource.name))
    return not (named or resource.is_judgement)


def of_file(here: Here, resource: str) -> list[dict[str, str]]:
    """The sections one file rests on, newest document first; none for a list of ours."""
    rows = (row for row in here.package.where(FileSource, "resource", resource) if row.document)
    return [_source(here, row) for row in rows]
