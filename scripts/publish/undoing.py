"""Withdrawing a release: what it changed in the data is turned back; what was published stays, marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from macros.nouns import Release
from macros.package import Package
from scripts import repository
from scripts.compute import files
from scripts.compute.releases import folder
from scripts.publish import journal
from scripts.publish.making import build, judge, refuse_faults
from scripts.publish.rows import RELEASES, with_release
from scripts.publish.tools import Tools
from scripts.publish.turning import CONTRACT, turned_back

PATHS = ("data", CONTRACT)


def withdraw(root: Path, package: Package, release: Release, day: date, reason: str, tools: Tools) -> None:
    """Withdraw a release, in one commit. Raises Halt; then everything is as it was."""
    before = next(iter(_standing_before(package, release)))
    texts, surplus = turned_back(root, root / folder(before.id), root / folder(release.id))
    marked = {"id": release.id, "withdrawn_on": day.isoformat(), "withdrawn_reason": reason}
    texts[RELEASES] = with_release((root / RELEASES).read_bytes().decode("utf-8"), marked)
    with journal.begun(root, f"withdrawing {release.id}", PATHS, texts) as entry:
        files.write_all(root, texts)
        for path in surplus:
            (root / path).unlink()
        judge(root)
        refuse_faults(root)
        build(root, tools)
        made = repository.commit(root, PATHS, f"Release {release.id} is withdrawn: {reason}")
    journal.write(root, replace(entry, made=made))


def can_go_back(package: Package, release: Release) -> bool:
    """Whether another release that stands lies before it."""
    return any(True for _ in _standing_before(package, release))


def _standing_before(package: Package, release: Release) -> Iterator[Release]:
    """Newest first."""
    ordered = sorted(package.all(Release), key=lambda row: row.moment, reverse=True)
    return (row for row in ordered if row.stands and row.moment < release.moment)
