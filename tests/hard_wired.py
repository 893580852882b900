"""What would tell the real partnership in a place where it does not belong: its names and its ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.nouns import Area, Category, Partner
from macros.package import Package

LOCAL = ("ward", "msoa", "local_authority", "police_area")
WITH_IDS = ("indicators", "published-tables", "themes", "documents", "plans")
# What people wrote; a catalogue holds examples with the addresses of pages.
BINARY = (".pyc", ".woff2", ".ttf")
CODE = (".py", ".html", ".js", ".css", ".yml", ".typ", ".xml", ".txt", ".cfg")


@dataclass(frozen=True)
class Told:
    """The names as whole words, and the ids as they stand in quotes or addresses."""

    names: re.Pattern[str]
    ids: re.Pattern[str]

    def in_text(self, text: str) -> list[str]:
        """The names in a text."""
        return sorted({found[0] for found in self.names.finditer(text)})

    def in_code(self, text: str) -> list[str]:
        """The names and ids in a program."""
        return [*self.in_text(text), *sorted({found[1] for found in self.ids.finditer(text)})]


def told_by(package: Package) -> Told:
    """Place, partnership, areas near it, wards, members; and every id that a page has."""
    areas = (row.name for row in package.all(Area) if row.kind in LOCAL)
    wards = (row.name for row in package.all(Category) if row.dimension == "ward")
    members = (row.name for row in package.all(Partner))
    names = {
        package.site.place,
        package.site.partnership,
        *(part for name in areas for part in name.split(" and ")),
        *wards,
        *members,
    }
    ids = {row["id"] for name in WITH_IDS for row in package.resource(name).rows}
    return Told(
        re.compile(rf"(?<!\w)(?:{_any(names)})(?!\w)"),
        re.compile(rf"[\"'`/]({_any(ids)})[\"'`/.#]"),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def files(root: Path, names: Iterable[str]) -> Iterator[Path]:
    """The files below some folders that can be read as text."""
    for name in names:
        place = root / name
        found = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from (path for path in found if path.is_file() and path.suffix not in BINARY)


def faults(root: Path, names: Iterable[str], told: Told) -> list[str]:
    """Each file of a portal that tells the partnership, with what it tells."""
    said = []
    for path in files(root, names):
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found = told.in_code(text) if path.suffix in CODE else told.in_text(text)
        said += [f"{path.relative_to(root).as_posix()}: {one}" for one in found]
    return said
