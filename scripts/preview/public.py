"""What the public has now: what the website was built from, or else the newest release."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from macros.nouns import Release
from macros.package import Package, load
from scripts import clock, repository
from scripts.compute.releases import FOLDER, Edition, frozen
from scripts.publish import deployed

CONTRACT = "datapackage.json"


@dataclass(frozen=True)
class Public:
    """`told` says in words what it is; `commit` is empty where it is a release."""

    told: str
    edition: Edition | None
    commit: str = ""


@contextmanager
def public(root: Path, remote: str, package: Package) -> Iterator[Public]:
    """What to compare with. The files of a commit lie in a folder that goes away afterwards."""
    commit = deployed.source(root, remote) if repository.is_repository(root) else ""
    if not commit:
        yield _released(root, package)
        return
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        repository.export(root, commit, ("data", CONTRACT, FOLDER), folder)
        told = f"the website as it is now (built from commit {commit[:7]})"
        yield Public(told, Edition("", folder, load(folder)), commit)


def _released(root: Path, package: Package) -> Public:
    standing = {row.id: row for row in package.all(Release) if row.stands}
    newest = [edition for edition in frozen(root, package) if edition.release in standing][-1:]
    if not newest:
        return Public("nothing: no site and no release is public yet", None)
    release = standing[newest[0].release]
    return Public(f"release {release.id} (of {clock.spoken(release.published_at)})", newest[0])
