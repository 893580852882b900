"""The published releases, each with its package as it was frozen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from macros.nouns import Release
from macros.package import Package, fingerprint, load

FOLDER = "releases"


@dataclass(frozen=True)
class Edition:
    """The package at one moment: as a release froze it, or as it stands on disk.

    `release` is the id of the release; empty where the package on disk has changes that none has yet.
    """

    release: str
    root: Path
    package: Package


def ordered(package: Package) -> list[Release]:
    """All releases, oldest first."""
    return sorted(package.all(Release), key=lambda release: release.moment)


def folder(release: str) -> str:
    """Where a release keeps its frozen files, below the root."""
    return f"{FOLDER}/{release}/files"


def is_frozen(root: Path, release: str) -> bool:
    """Whether the files of a release are there."""
    return (root / folder(release) / "datapackage.json").is_file()


def frozen(root: Path, package: Package) -> tuple[Edition, ...]:
    """The releases that have been frozen, oldest first. A broken frozen file raises; `check` names it."""
    ids = [release.id for release in ordered(package) if is_frozen(root, release.id)]
    return tuple(Edition(id, root / folder(id), read(root / folder(id))) for id in ids)


def editions(root: Path, package: Package) -> Iterator[Edition]:
    """The frozen releases, oldest first, and then the package on disk.

    A newest release that is listed but not frozen yet is being made from the package on disk.
    """
    yield from frozen(root, package)
    newest = ordered(package)[-1:]
    making = [release.id for release in newest if not is_frozen(root, release.id)]
    yield Edition("".join(making), root, package)


def read(place: Path) -> Package:
    """The package frozen in a folder, read again only if somebody changed it."""
    return _read(place, fingerprint(place))


@cache
def _read(place: Path, _: tuple[tuple[str, int, int], ...]) -> Package:
    return load(place)
