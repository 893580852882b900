"""The history of the data in plain words: release by release, and before them document by document."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from macros.changed import changed
from macros.here import Here
from macros.marking import NN_
from macros.nouns import Document, Release
from macros.releases import ordered, release_title, told
from macros.render import render
from macros.revised import of_release
from macros.verdicts import DocumentCount, ReleaseCount
from macros.withdrawn import withdrawn

# What a document gave, as part of a sentence.
FIGURES = NN_("{count} figure", "{count} figures")
INDICATORS = NN_("{count} indicator", "{count} indicators")
GAVE = {
    "targets": NN_("{count} target or starting level", "{count} targets or starting levels"),
    "tables": NN_("{count} published table", "{count} published tables"),
}


def data_history(here: Here) -> str:
    """What each release brought, changed and took away, newest first, and then what each document gave."""
    unreleased = changed(here, of_release(here, ""))
    return render(
        here,
        "data_history.html",
        unreleased=unreleased,
        releases=[_release(here, row) for row in ordered(here)],
        documents=[_document(here, row) for row in newest_first(here)],
        corrections=here.to.page_of("corrections/"),
        follow=here.to.page_of("follow/"),
        sources=here.to.page_of("data/sources/"),
    )


def _release(here: Here, row: Release) -> dict[str, Any]:
    counts = {c.what: c.number for c in here.package.all(ReleaseCount) if c.release == row.id}
    held = here.words.number(Decimal(counts["held"])) if "held" in counts else ""
    return {
        "id": row.id,
        "title": release_title(here, row.id),
        "href": here.to.page_of(f"releases/{row.id}/"),
        "note": row.note,
        "withdrawn": withdrawn(here, row),
        "told": told(here, row),
        "held": here.words.text("It held {held} figures.", held=held) if held else "",
        "groups": changed(here, of_release(here, row.id)) if row.supersedes else [],
    }


def newest_first(here: Here) -> list[Document]:
    """The documents by their day."""
    return sorted(here.package.all(Document), key=lambda row: row.published, reverse=True)


def _document(here: Here, row: Document) -> dict[str, Any]:
    return {
        "title": row.title,
        "href": here.to.document(row.id),
        "sources": here.to.page_of("data/sources/", row.id),
        "dated": row.dated,
        "gave": gave(here, row.id),
    }


def gave(here: Here, document: str) -> str:
    """What a document gave, in one sentence, as `compute` counted it."""
    parts = "; ".join(_gave(here, document))
    if not parts:
        return here.words.text("It gave no figure.")
    return here.words.text("It gave: {parts}.", parts=parts)


def _gave(here: Here, document: str) -> Iterator[str]:
    counts = {c.what: c.number for c in here.package.all(DocumentCount) if c.document == document}
    if "figures" in counts:
        figures = here.words.plural(*FIGURES, counts["figures"])
        indicators = here.words.plural(*INDICATORS, counts["indicators"])
        yield here.words.text("{figures}, on {indicators}", figures=figures, indicators=indicators)
    for what, (one, many) in GAVE.items():
        if what in counts:
            yield here.words.plural(one, many, counts[what])
