"""The published releases, each with its package as it was frozen."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from macros.nouns import Release
from macros.package import JUDGEMENTS, Package, fingerprint, load

FOLDER = "releases"
PRINTED = f"{JUDGEMENTS}printed_statuses.csv"


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


def earlier(edition: Edition, known: Sequence[Edition], package: Package) -> Edition | None:
    """What an edition is compared with: the newest before it that had not been withdrawn by then."""
    released = {release.id: release for release in package.all(Release)}
    own = released.get(edition.release)
    day = own.published_at.date() if own else None
    before = reversed(known[: known.index(edition)])
    return next((one for one in before if released[one.release].stood_on(day)), None)


def lineage(root: Path, package: Package) -> tuple[tuple[Edition, Edition], ...]:
    """The editions that today's data grew from, each after the one it is compared with, oldest first.

    A release that was withdrawn before another followed leads nowhere and is not among them.
    """
    known = tuple(editions(root, package))
    found: list[tuple[Edition, Edition]] = []
    later = known[-1]
    while before := earlier(later, known, package):
        found.append((before, later))
        later = before
    return tuple(reversed(found))


def is_planned(root: Path, package: Package, release: str) -> bool:
    """Whether a release is the newest, and neither frozen nor ever judged as a release that was.

    One whose frozen files were lost is not planned: the judgements on disk still hold its statuses.
    """
    newest = [row.id for row in ordered(package)][-1:] == [release]
    return newest and not (root / FOLDER / release).exists() and release not in _judged(root)


def _judged(root: Path) -> set[str]:
    path = root / PRINTED
    if not path.is_file():
        return set()
    with path.open(encoding="utf-8", newline="") as stream:
        return {row.get("release", "") for row in csv.DictReader(stream)}


def read(place: Path) -> Package:
    """The package frozen in a folder, read again only if somebody changed it."""
    return _read(place, fingerprint(place))


@cache
def _read(place: Path, _: tuple[tuple[str, int, int], ...]) -> Package:
    return load(place)
