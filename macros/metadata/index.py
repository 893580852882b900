"""The list of all datasets for programs: what each is about, how fresh it is, where its files are.

What is not known is null. That new figures are overdue only the clock of the reader can tell, so the list
gives the day that was promised and says in words what follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.due import promised
from macros.here import Here
from macros.metadata.made import Known
from macros.metadata.model import Catalogue, Dataset, Source, catalogue
from macros.metadata.written import written
from macros.notice import notice
from macros.nouns import Document, Release

ADDRESS = "data/index.json"


def text(here: Here, known: Known) -> str:
    """The list as JSON. `known` tells of the files that were made."""
    told = catalogue(here.package)
    whole = {
        "title": told.title,
        "description": told.description,
        "homepage": told.homepage,
        "publisher": told.publisher or None,
        "notice": notice(here) or None,
        "licence": {"id": told.licence.name, "text": told.licence.title, "address": told.licence.path},
        "modified": told.modified.date().isoformat(),
        "next_due": told.next_due.isoformat() if told.next_due else None,
        "next_due_in_words": promised(here).sentence,
        "releases": [_release(told, release) for release in told.releases],
        "documents": [_document(told, document) for document in told.documents],
        "datasets": [_dataset(told, dataset, known) for dataset in told.datasets],
    }
    return written(whole)


def _release(told: Catalogue, release: Release) -> dict[str, Any]:
    return {
        "id": release.id,
        "page": told.at(f"releases/{release.id}/"),
        "published": release.published_at.date().isoformat(),
        "supersedes": release.supersedes or None,
        "note": release.note or None,
        "withdrawn": release.withdrawn_on.isoformat() if release.withdrawn_on else None,
        "withdrawn_reason": release.withdrawn_reason or None,
    }


def _document(told: Catalogue, document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "page": told.at(f"documents/{document.id}/"),
        "title": document.title,
        "published": document.published.isoformat(),
        "by": document.by,
    }


def _dataset(told: Catalogue, one: Dataset, known: Known) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": kind(one),
        "page": told.at(one.page),
        "title": one.title,
        "description": one.description,
        "caveat": one.caveat or None,
        "unit": one.unit or None,
        "theme": one.theme.name if one.theme else None,
        "areas": [{"code": area.code, "name": area.name} for area in one.areas],
        "first_day": one.first_day.isoformat() if one.first_day else None,
        "last_day": one.last_day.isoformat() if one.last_day else None,
        "undated": one.undated,
        "modified": one.modified.date().isoformat(),
        "sources": [_source(source) for source in one.sources],
        "files": list(_files(told, one, known)),
    }


def kind(one: Dataset) -> str:
    """Which sort of file it is: the figures of an indicator, a published table, a judgement or a list."""
    resource = one.resource
    if resource.is_observations:
        return "indicator"
    return "table" if resource.is_table else "judgement" if resource.is_judgement else "list"


def _source(source: Source) -> dict[str, Any]:
    return {"document": source.document.id, "sections": list(source.sections)}


def _files(told: Catalogue, one: Dataset, known: Known) -> Iterator[dict[str, Any]]:
    """The files of a dataset that were made."""
    for form in one.forms:
        made = known(form.address(one.id))
        if made:
            yield {
                "form": form.name,
                "media_type": form.media_type,
                "address": told.at(form.address(one.id)),
                "bytes": made.size,
                "sha256": made.sha256,
            }
