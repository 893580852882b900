"""How much each release holds and changed: counted here, because pages do not count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from macros.nouns import Observation
from macros.verdicts import PrintedStatus, ReleaseCount, Revision
from scripts.compute.releases import Edition

KINDS = ("added", "revised", "corrected", "removed")


def rows(
    editions: Iterable[Edition], log: Sequence[Revision], printed: Sequence[PrintedStatus]
) -> Iterator[ReleaseCount]:
    """What occurs in each release, oldest first, and then what is on disk and in no release yet."""
    entries = {(row.release, row.kind, row.resource, row.row) for row in log}
    changed = Counter((release, kind) for release, kind, _, _ in entries)
    moved = Counter(row.release for row in printed if row.moved)
    for edition in editions:
        release = edition.release
        held = sum(row.shown is not None for row in edition.package.all(Observation)) if release else 0
        counts = [
            ("held", held),
            *((kind, changed[release, kind]) for kind in KINDS),
            ("moved", moved[release]),
        ]
        yield from (ReleaseCount(release, what, number) for what, number in counts if number)
