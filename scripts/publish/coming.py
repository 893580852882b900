"""The package as it will be once a release is made: the same figures, judged as from its day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from macros.nouns import Release
from macros.package import Package
from macros.verdicts import ReleaseCount, Revision, Status
from scripts.compute import release_counts, revisions, statuses
from scripts.compute.releases import editions


def as_if(package: Package, root: Path, release: Release | None) -> Package:
    """The package with this release, if any, and with the judgements that say what it changes."""
    others = (row for row in package.all(Release) if release is None or row.id != release.id)
    found = _with(package, Release, [*others, *([release] if release else [])])
    log = tuple(revisions.rows(found, root))
    found = _with(_with(found, Revision, log), Status, statuses.rows(found))
    return _with(found, ReleaseCount, release_counts.rows(editions(root, found), log, ()))


def _with(package: Package, noun: type, rows: Iterable[object]) -> Package:
    return replace(package, rows=MappingProxyType({**package.rows, noun: tuple(rows)}))
