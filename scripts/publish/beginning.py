"""What the public had before the first release: there the site goes back when that release is withdrawn."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.nouns import Document, Observation
from macros.package import OBSERVATIONS, load
from scripts import repository
from scripts.compute.releases import folder
from scripts.publish import deployed
from scripts.publish.rows import COMMENTARY, without
from scripts.publish.turning import CONTRACT


@contextmanager
def before_any(root: Path, remote: str, release: str) -> Iterator[Path]:
    """The data as the website had them before, in a folder that goes away afterwards.

    Where nothing was public before, these are the data of the release without what returns brought: the
    documents that the rest was read from are public by themselves.
    """
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        commit = deployed.source_without(root, remote, folder(release))
        if commit:
            repository.export(root, commit, ("data", CONTRACT), place)
        else:
            shutil.copytree(root / folder(release), place, dirs_exist_ok=True)
            _take_out_returns(place, release)
        yield place


def _take_out_returns(place: Path, release: str) -> None:
    """Take out the figures that returns brought, and what was said of those for the release."""
    package = load(place)
    returns = {document.id for document in package.all(Document) if document.standing}
    brought = {row.indicator for row in package.all(Observation) if row.document in returns}
    for indicator in brought:
        _rewrite(place / f"{OBSERVATIONS}{indicator}.csv", {"document": returns})
    _rewrite(place / COMMENTARY, {"indicator": brought, "release": {release}})


def _rewrite(path: Path, cells: dict[str, set[str]]) -> None:
    path.write_bytes(without(path.read_bytes().decode("utf-8"), cells).encode("utf-8"))
