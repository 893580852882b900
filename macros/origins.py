"""Where a page comes from: the documents and sections it is made of, each once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.here import Here
from macros.nouns import (
    Action,
    Document,
    Event,
    Indicator,
    Measure,
    Observation,
    Outcome,
    Priority,
    Programme,
    Recommendation,
    Section,
    Target,
)
from macros.tables import Source, source_of


@dataclass(frozen=True)
class Origin:
    """A document with those of its sections that were used, in the order of the document."""

    name: str
    href: str
    sections: tuple[Source, ...]


def of_theme(here: Here, theme: str) -> tuple[Origin, ...]:
    """The documents behind the page of a topic, the newest first."""
    used = _used(here, theme)
    newest_first = sorted(here.package.all(Document), key=lambda row: row.published, reverse=True)
    named = {document for document, _ in used}
    return tuple(_origin(here, row, used) for row in newest_first if row.id in named)


def _used(here: Here, theme: str) -> set[tuple[str, str]]:
    package = here.package
    priorities = {row.id for row in package.of_theme(Priority, theme)}
    indicators = {row.id for row in package.of_theme(Indicator, theme)}
    promised: tuple[type[Any], ...] = (Programme, Outcome, Measure, Action)
    rows = [
        *(row for noun in (Priority, Event, Recommendation) for row in package.of_theme(noun, theme)),
        *(row for noun in promised for row in package.all(noun) if row.priority in priorities),
        *(row for row in package.all(Observation) if row.indicator in indicators),
        *(row for row in package.all(Target) if row.indicator in indicators),
    ]
    return {(row.document, row.section) for row in rows}


def _origin(here: Here, document: Document, used: set[tuple[str, str]]) -> Origin:
    sections = sorted(here.package.all(Section), key=lambda row: row.position)
    return Origin(
        document.title,
        here.to.document(document.id),
        tuple(
            source_of(here, row.document, row.section, "")
            for row in sections
            if row.document == document.id and (row.document, row.section) in used
        ),
    )
