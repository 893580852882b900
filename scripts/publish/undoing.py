"""Withdrawing a release: what it changed in the data is turned back; what was published stays, marked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from macros.nouns import Release
from macros.package import Package
from scripts import repository
from scripts.compute import files
from scripts.compute.releases import folder, ordered
from scripts.publish import journal
from scripts.publish.beginning import before_any
from scripts.publish.making import build, judge, refuse_faults
from scripts.publish.rows import RELEASES, with_release
from scripts.publish.tools import Tools
from scripts.publish.turning import CONTRACT, turned_back

PATHS = ("data", CONTRACT)


def withdraw(root: Path, package: Package, release: Release, remote: str, tools: Tools) -> None:
    """Withdraw a release that says when and why, in one commit. Raises Halt; then all is as it was."""
    with _before(root, package, release, remote) as place:
        texts = turned_back(root, place, root / folder(release.id))
    marked = {
        "id": release.id,
        "withdrawn_on": str(release.withdrawn_on),
        "withdrawn_reason": release.withdrawn_reason,
    }
    texts[RELEASES] = with_release((root / RELEASES).read_bytes().decode("utf-8"), marked)
    with journal.begun(root, f"withdrawing {release.id}", PATHS, texts) as entry:
        files.write_all(root, texts)
        judge(root)
        refuse_faults(root)
        build(root, tools)
        words = f"Release {release.id} is withdrawn: {release.withdrawn_reason}"
        made = repository.commit(root, PATHS, words)
    journal.write(root, replace(entry, made=made))


@contextmanager
def _before(root: Path, package: Package, release: Release, remote: str) -> Iterator[Path]:
    """The folder of the data that this release took the place of."""
    older = [row for row in ordered(package) if row.stands and row.moment < release.moment]
    if older:
        yield root / folder(older[-1].id)
        return
    with before_any(root, remote, release.id) as place:
        yield place
