"""The files a reader can take away: each resource as committed, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from macros.here import Here
from macros.nouns import Release
from macros.package import ROOT, Package, Resource


@dataclass(frozen=True)
class Link:
    href: str
    label: str
    size: str


def files(package: Package, root: Path = ROOT) -> Iterator[tuple[str, Path]]:
    """The address of every file below the site and where its bytes come from."""
    for resource in package.resources:
        yield f"data/{resource.name}.csv", root / resource.path
    for release in package.all(Release):
        for path in frozen(release.id, root):
            yield path.relative_to(root).as_posix(), path


def frozen(release: str, root: Path = ROOT) -> list[Path]:
    """The files of a release as it was published; `check` sees to it that none has changed."""
    return sorted(path for path in (root / "releases" / release / "files").rglob("*") if path.is_file())


def frozen_links(here: Here, release: str, root: Path = ROOT) -> list[Link]:
    """Links to the files of a release, each under its name in the folder of the release."""
    files = {path.relative_to(root).as_posix(): path for path in frozen(release, root)}
    return [
        Link(
            here.to.file(address),
            address.partition("/files/")[2],
            bytes_in_words(here, path.stat().st_size),
        )
        for address, path in files.items()
    ]


def csv_link(here: Here, id: str) -> Link:
    """The link to the CSV of one resource, with its size. Raises UnknownError for an unknown id."""
    resource = here.package.resource(id)
    return Link(here.to.csv(id), here.words.text("{name} (CSV)", name=resource.title), size(here, resource))


def size(here: Here, resource: Resource, root: Path = ROOT) -> str:
    """The size of a file as people say it: `412 bytes`, `12 KB`."""
    return bytes_in_words(here, (root / resource.path).stat().st_size)


def bytes_in_words(here: Here, length: int) -> str:
    """A number of bytes as people say it: `412 bytes`, `12 KB`."""
    if length < 1000:
        return here.words.text("{size} bytes", size=length)
    return here.words.text("{size} KB", size=here.words.number(Decimal(round(length / 1000))))
