"""What changed from release to release, row by row: what came, was revised, was corrected, was taken away."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from macros.nouns import shown
from macros.package import Package, Resource
from macros.verdicts import Revision
from scripts.compute.corrections import MARKERS, Correction, entries
from scripts.compute.releases import Edition, lineage

TARGETS = "targets"
VALUE = "value"
HIDDEN, PROVISIONAL, REVISED = "[c]", "[p]", "[r]"


@dataclass(frozen=True)
class Change:
    """One row of the log, and the two editions it lies between."""

    revision: Revision
    earlier: Edition
    later: Edition


@dataclass(frozen=True)
class Row:
    """A row of a file as one edition has it."""

    resource: Resource
    cells: Mapping[str, Any]

    @property
    def markers(self) -> tuple[str, ...]:
        """The markers of the row, in the order of its cell."""
        return tuple((self.cells[MARKERS] or "").split())

    def number(self, column: str) -> Decimal | None:
        """The number a reader may see in a column, if there is one."""
        markers = self.markers
        if self.resource.is_table:
            # There [x] and [z] say why other cells of the row are empty.
            markers = tuple(marker for marker in markers if marker == HIDDEN)
        cell = self.cells.get(column)
        return None if cell is None else shown(Decimal(str(cell)), markers)


def rows(package: Package, root: Path) -> Iterator[Revision]:
    """The log: each release against the one that stood before it, then the package against the newest.

    Nothing where there is no release to compare with. `release` is the one in which the change appears.
    """
    for change in changes(package, root):
        yield change.revision


def changes(package: Package, root: Path) -> Iterator[Change]:
    """As `rows`, each with what it lies between."""
    known = entries(root)
    for earlier, later in lineage(root, package):
        for revision in between(earlier, later, known):
            yield Change(revision, earlier, later)


def between(earlier: Edition, later: Edition, known: Sequence[Correction] = ()) -> Iterator[Revision]:
    """What changed from one edition to the next, file by file in the order of the contract, sorted by row.

    `known` are the corrections that may tell of it. A hidden value stays empty on its side.
    """
    before, after = compared(earlier.package), compared(later.package)
    columns = keys(earlier.root) | keys(later.root)
    for name in after | before:
        key = columns[name]
        if key:
            old = named(before[name], key) if name in before else {}
            new = named(after[name], key) if name in after else {}
            for revision in _of_file(Revision(later.release, "", name, ""), key, old, new):
                yield _explained(revision, known)


def is_unexplained(revision: Revision) -> bool:
    """Whether something published was changed or taken away and nothing says why."""
    return revision.kind in {"corrected", "removed"} and not revision.reason


def row_number(change: Change) -> int | None:
    """The row of the later edition's file, as a spreadsheet shows it; None where it is not there any more."""
    file, row = change.revision.resource, change.revision.row
    found = list(named(change.later.package.resource(file), keys(change.later.root)[file]))
    return found.index(row) + 2 if row in found else None


def compared(package: Package) -> dict[str, Resource]:
    """The files whose rows are followed from release to release: figures, published tables, targets."""
    followed = (r for r in package.resources if r.is_observations or r.is_table or r.name == TARGETS)
    return {resource.name: resource for resource in followed}


def keys(root: Path) -> dict[str, tuple[str, ...]]:
    """The columns that tell the rows of each file apart, as the contract says; none where it does not."""
    contract = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: _key(resource["schema"]) for resource in contract["resources"]}


def named(resource: Resource, key: Sequence[str]) -> dict[str, Row]:
    """The rows of a file in its order, each under its key: pairs joined by &, as the inputs of claims are."""
    return {
        urlencode([(name, _text(cells.get(name))) for name in key]): Row(resource, cells)
        for cells in resource.rows
    }


def _key(schema: Mapping[str, Any]) -> tuple[str, ...]:
    key = schema.get("primaryKey") or ()
    return (key,) if isinstance(key, str) else tuple(key)


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)


def _of_file(
    start: Revision, key: Sequence[str], old: Mapping[str, Row], new: Mapping[str, Row]
) -> Iterator[Revision]:
    for name in sorted(old.keys() | new.keys()):
        before, after, row = old.get(name), new.get(name), replace(start, row=name)
        if before and after:
            yield from _of_row(row, key, before, after)
        elif after:
            value, markers = after.number(VALUE), after.markers
            yield replace(row, kind="added", after=value, markers_after=markers)
        elif before:
            value, markers = before.number(VALUE), before.markers
            yield replace(row, kind="removed", before=value, markers_before=markers)


def _of_row(start: Revision, key: Sequence[str], before: Row, after: Row) -> Iterator[Revision]:
    """One row of the log for each number that changed; where only the markers did, one for them."""
    marked = replace(start, markers_before=before.markers, markers_after=after.markers)
    numbers = [field.name for field in after.resource.fields if field.is_number and field.name not in key]
    # A column that is new to the file has not changed in any row.
    shared = [name for name in numbers if name in before.cells]
    changed = [name for name in shared if before.cells[name] != after.cells[name]]
    for column in changed:
        was, now = before.number(column), after.number(column)
        size = None if was is None or now is None else now - was
        yield replace(marked, column=column, before=was, after=now, size=size)
    if not changed and set(before.markers) != set(after.markers):
        yield replace(marked, column=MARKERS)


def _explained(revision: Revision, known: Sequence[Correction]) -> Revision:
    """With the reason somebody gave. Without one a change is a revision where the markers announce it."""
    reason = next((entry.reason for entry in known if entry.fits(revision)), "")
    if revision.kind:
        return replace(revision, reason=reason)
    scheduled = not reason and _is_scheduled(revision)
    return replace(revision, kind="revised" if scheduled else "corrected", reason=reason)


def _is_scheduled(revision: Revision) -> bool:
    """Whether the old figure was provisional, or the new one is the first that is marked as revised."""
    newly = REVISED in revision.markers_after and REVISED not in revision.markers_before
    return newly or PROVISIONAL in revision.markers_before
