"""What the website shows now: the commit it was built from, as the deployment itself noted it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.nouns import Redirect
from macros.package import Package
from scripts import repository
from scripts.deploying import Stop
from scripts.repository import PAGES

# MkDocs writes this about each commit of the website.
NOTED = re.compile(r"Deployed ([0-9a-f]{7,40}) ")
PAGES_OF_WORDS = "docs/en/"


def source(root: Path, remote: str) -> str:
    """The commit the website was built from, as last fetched; empty where that is not known here."""
    if not repository.commit_of(root, f"refs/remotes/{remote}/{PAGES}"):
        return ""
    noted = NOTED.match(repository.message(root, f"refs/remotes/{remote}/{PAGES}"))
    return repository.commit_of(root, noted[1]) if noted else ""


def source_without(root: Path, remote: str, folder: str) -> str:
    """The commit of the newest website that was built without a folder; empty where none is known here."""
    if not repository.commit_of(root, f"refs/remotes/{remote}/{PAGES}"):
        return ""
    for line in repository.messages(root, f"refs/remotes/{remote}/{PAGES}"):
        noted = NOTED.match(line)
        commit = repository.commit_of(root, noted[1]) if noted else ""
        if commit and not repository.has(root, commit, folder):
            return commit
    return ""


def pages_then(root: Path, commit: str) -> dict[str, str]:
    """Each page of words of a commit, below its language, with the hash of its text."""
    return _pages(repository.tree(root, commit), PAGES_OF_WORDS)


def pages_now(root: Path) -> dict[str, str]:
    """Each page of words as it stands on disk, likewise."""
    return _pages(repository.hashes(root, root / PAGES_OF_WORDS, as_committed=True), "")


def of_pages(root: Path, package: Package, commit: str) -> Iterator[Stop]:
    """A page that people have linked to does not vanish: it moves, and its old address says where."""
    moved = {row.old.strip("/") for row in package.all(Redirect)}
    for page in gone(root, commit):
        old = page.removesuffix("index.md").removesuffix(".md").strip("/")
        if old not in moved:
            yield Stop(
                f"The page {PAGES_OF_WORDS}{page} is public, is gone here, and nothing says where it went.",
                "Put it back, or add its address and the new one to data/redirects.csv.",
            )


def gone(root: Path, commit: str) -> list[str]:
    """The pages of words that the website has and the disk has not."""
    return sorted(pages_then(root, commit).keys() - pages_now(root).keys()) if commit else []


def _pages(files: dict[str, str], folder: str) -> dict[str, str]:
    found = {name: code for name, code in files.items() if name.startswith(folder) and name.endswith(".md")}
    return {name.removeprefix(folder): code for name, code in found.items()}
