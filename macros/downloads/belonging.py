"""Which rows of the package belong to one dataset, so that its zip explains and checks itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from macros.metadata.model import Dataset
from macros.package import Package
from macros.verdicts import TARGETS, Revision

# What is said about an indicator: files whose rows name it.
ABOUT = ("targets", "statuses", "changes", "comparisons", "claims", "contradictions", "commentary")
REVISIONS = "revisions"

Chosen = dict[str, list[int]]


def belonging(package: Package, dataset: Dataset) -> Mapping[str, list[int]]:
    """The places of the rows by resource, in the order of the contract: its own, those about it, those named.

    Every row that a chosen row names by a key is chosen too, so that no key leads nowhere.
    """
    chosen: dict[str, set[int]] = {dataset.id: set(range(len(dataset.resource.rows)))}
    for name, at in (*_about(package, dataset), *_explaining(package, dataset)):
        chosen.setdefault(name, set()).add(at)
    while _add_named(package, chosen):
        pass
    return {r.name: sorted(chosen[r.name]) for r in package.resources if chosen.get(r.name)}


def targets_of(package: Package, dataset: Dataset) -> list[int]:
    """The places of the targets of an indicator; none for a published table."""
    return list(_places(package, TARGETS, ("indicator",), [(dataset.id,)]))


def _about(package: Package, dataset: Dataset) -> Iterator[tuple[str, int]]:
    for name in ABOUT:
        yield from ((name, at) for at in _places(package, name, ("indicator",), [(dataset.id,)]))
    yield from ((REVISIONS, at) for at in _changes(package).get(dataset.id, ()))
    claims = _places(package, "claims", ("indicator",), [(dataset.id,)])
    own = [(package.resource("claims").rows[at]["id"],) for at in claims]
    yield from (("checked-claims", at) for at in _places(package, "checked-claims", ("claim",), own))


@lru_cache(maxsize=2)
def _changes(package: Package) -> Mapping[str, list[int]]:
    """Where in the log of changes the rows stand about each dataset: it is long, and each file asks."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(package.all(Revision)):
        places[row.subject].append(at)
    return dict(places)


def _explaining(package: Package, dataset: Dataset) -> Iterator[tuple[str, int]]:
    """The rows that say what it is, what its markers mean and what its categories are called."""
    used = {marker.code for marker in dataset.markers}
    columns = {column.name for column in dataset.columns}
    for name, column, wanted in (
        ("indicators", "id", {dataset.id}),
        ("published-tables", "id", {dataset.id}),
        ("markers", "code", used),
        ("categories", "dimension", columns),
    ):
        found = _places(package, name, (column,), [(one,) for one in wanted])
        yield from ((name, at) for at in found)


def _add_named(package: Package, chosen: dict[str, set[int]]) -> bool:
    """Choose every row that a chosen row names; whether there was one to add."""
    before = sum(len(places) for places in chosen.values())
    for resource in package.resources:
        rows = [resource.rows[at] for at in chosen.get(resource.name, ())]
        for reference in resource.references if rows else ():
            named = {tuple(row[column] for column in reference.columns) for row in rows}
            found = _places(package, reference.resource, reference.to, named)
            chosen.setdefault(reference.resource, set()).update(found)
    return sum(len(places) for places in chosen.values()) > before


def _places(
    package: Package, name: str, columns: tuple[str, ...], wanted: Iterable[tuple[object, ...]]
) -> Iterator[int]:
    """Where in a file the rows stand that have one of the wanted values in these columns."""
    places = package.places(name, columns)
    for values in wanted:
        yield from places.get(values, ())
