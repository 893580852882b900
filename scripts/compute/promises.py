"""How many promises the documents show as kept, topic by topic: counted here, because pages do not count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from macros.nouns import Commitment
from macros.package import Package
from macros.verdicts import PromiseCount

ALL = "all"
FOUND = ("done", "in_part", "not_done", "no_evidence")


def rows(package: Package) -> Iterator[PromiseCount]:
    """Every answer for all promises and then topic by topic, with those that occur nowhere as nought."""
    promises = package.all(Commitment)
    if promises:
        yield from _counted(ALL, promises)
    for topic in sorted({row.topic for row in promises}):
        yield from _counted(topic, [row for row in promises if row.topic == topic])


def _counted(topic: str, promises: Sequence[Commitment]) -> Iterator[PromiseCount]:
    counts = Counter(row.found for row in promises)
    yield PromiseCount(topic, ALL, len(promises))
    for found in FOUND:
        yield PromiseCount(topic, found, counts[found])
