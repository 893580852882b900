"""Where the rows of each file come from, and how much each document gave: counted here, not on a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from macros.nouns import Document, Observation, Section, Target
from macros.package import Package
from macros.verdicts import DocumentCount, FileSource

Place = tuple[str, str]


def rows(package: Package, made: Mapping[str, Sequence[object]]) -> Iterator[FileSource]:
    """File by file, those of the package first, then those that `compute` has `made`; newest document first.

    A file of which no row names a document is left out; else every row counts, without one where it has none.
    """
    order = _order(package)
    for resource in package.resources:
        yield from _of_file(resource.name, (_place(row) for row in resource.rows), order)
    for name, judged in made.items():
        yield from _of_file(name, (_place(vars(row)) for row in judged), order)


def counts(package: Package) -> Iterator[DocumentCount]:
    """What each document gave, in the order of the documents; what it did not give is left out."""
    figures = [row for row in package.all(Observation) if row.shown is not None]
    tables = {(r.name, row["document"]) for r in package.resources if r.is_table for row in r.rows}
    found = {
        "figures": Counter(row.document for row in figures),
        "indicators": Counter(document for document, _ in {(row.document, row.indicator) for row in figures}),
        "targets": Counter(row.document for row in package.all(Target)),
        "tables": Counter(document for _, document in tables),
    }
    for document in package.all(Document):
        for what, numbers in found.items():
            if numbers[document.id]:
                yield DocumentCount(document.id, what, numbers[document.id])


def _place(row: Mapping[str, Any]) -> Place:
    return row.get("document") or "", row.get("section") or ""


def _of_file(
    resource: str, places: Iterable[Place], order: Mapping[Place, tuple[int, int]]
) -> Iterator[FileSource]:
    numbers = Counter(places)
    if not any(document for document, _ in numbers):
        return
    for place in sorted(numbers, key=lambda place: (order.get(place, (0, 0)), place)):
        yield FileSource(resource, *place, numbers[place])


def _order(package: Package) -> dict[Place, tuple[int, int]]:
    """Where a section stands: by the day of its document, newest first, then as in the document."""
    days = {row.id: row.published.toordinal() for row in package.all(Document)}
    return {(row.document, row.section): (-days[row.document], row.position) for row in package.all(Section)}
