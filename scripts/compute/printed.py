"""The statuses as each release printed them. What revised data would give today stands in `statuses`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from macros.package import Package
from macros.verdicts import PrintedStatus, Status
from scripts.compute.releases import frozen


def rows(package: Package, root: Path) -> Iterator[PrintedStatus]:
    """The statuses in the frozen files of every release below `root`, oldest release first."""
    for edition in frozen(root, package):
        for status in edition.package.all(Status):
            yield _printed(edition.release, status)


def _printed(release: str, status: Status) -> PrintedStatus:
    kept = [field.name for field in fields(PrintedStatus) if field.name != "release"]
    return PrintedStatus(release=release, **{name: getattr(status, name) for name in kept})
