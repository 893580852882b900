"""Which figure is meant: exactly one row, which a release has published as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from urllib.parse import parse_qsl

from macros.nouns import Release
from macros.package import Package, Resource
from scripts.check.problem import listed, nearest, quote
from scripts.compute import revisions
from scripts.compute.releases import frozen


class Unclear(Exception):
    """What was answered does not lead to one figure that can be corrected; one or more sentences."""


@dataclass(frozen=True)
class Figure:
    """A published figure: its file, its row as a spreadsheet shows it, and what tells it apart."""

    resource: str
    path: str
    row: int
    key: Mapping[str, str]
    value: Decimal
    as_published: str

    @property
    def where(self) -> str:
        """The place, as every message names it."""
        return f"{self.path}, row {self.row}"


def figure(
    root: Path, package: Package, indicator: str, period: str, area: str | None, part: str | None
) -> Figure:
    """The one figure that is meant. Raises Unclear with what there is instead."""
    resource = _resource(package, indicator)
    wanted = {"area_code": area or package.site.area_code, **_parts(part)}
    rows = list(revisions.named(resource, resource.key).items())
    of_period = [n for n, (_, row) in enumerate(rows) if _is_of(row.cells, period)]
    if not of_period:
        raise Unclear(
            _no_period(resource, period, [str(row.cells["period_as_published"]) for _, row in rows])
        )
    found = [n for n in of_period if _fits(rows[n][1].cells, wanted)]
    if len(found) != 1:
        raise Unclear(_several(resource, [rows[n][0] for n in found or of_period], found, of_period))
    name, row = rows[found[0]]
    return _published(root, package, resource, found[0] + 2, name, row)


def _resource(package: Package, indicator: str) -> Resource:
    known = {resource.name: resource for resource in package.resources if resource.is_observations}
    if indicator not in known:
        raise Unclear(f"There is no indicator {quote(indicator)}.{nearest(indicator, known)}")
    return known[indicator]


def _parts(part: str | None) -> dict[str, str]:
    """The breakdown that was named, such as district=north."""
    return dict(parse_qsl(part)) if part else {}


def _is_of(cells: Mapping[str, object], period: str) -> bool:
    return _plain(cells["period_as_published"]) == _plain(period)


def _plain(text: object) -> str:
    return " ".join(str(text or "").lower().split())


def _fits(cells: Mapping[str, object], wanted: Mapping[str, str]) -> bool:
    """Whether a row is the one with these cells, and the total of every part that was not named."""
    named = all(str(cells.get(name, "")) == cell for name, cell in wanted.items())
    return named and all(cells[name] == "all" for name in _dimensions(cells) if name not in wanted)


def _dimensions(cells: Mapping[str, object]) -> list[str]:
    """The columns of breakdowns stand between the period and the value."""
    names = list(cells)
    return names[names.index("period_as_published") + 1 : names.index("value")]


def _no_period(resource: Resource, period: str, known: list[str]) -> str:
    return f"{resource.path} has no period {quote(period)}.{nearest(period, known)}"


def _several(resource: Resource, names: list[str], found: list[int], of_period: list[int]) -> str:
    rows = listed(n + 2 for n in found or of_period)
    what = "Several rows" if found else "No total of the site's own area, but these rows"
    told = "; ".join(_told(name) for name in names[:4])
    return f"{what} of {resource.path} fit (row {rows}): {told}. Name the one with --area and --part."


def _told(name: str) -> str:
    return ", ".join(f"{column} {cell}" for column, cell in parse_qsl(name))


def _published(
    root: Path, package: Package, resource: Resource, row: int, name: str, found: revisions.Row
) -> Figure:
    """The figure, if the newest release has it as it stands here."""
    where = f"{resource.path}, row {row}"
    value = found.number(revisions.VALUE)
    if value is None:
        raise Unclear(f"There is no figure in {where}. Edit the row itself, and run compute.")
    standing = {release.id for release in package.all(Release) if release.stands}
    newest = [edition for edition in frozen(root, package) if edition.release in standing][-1:]
    files = revisions.compared(newest[0].package) if newest else {}
    then = revisions.named(files[resource.name], resource.key).get(name) if resource.name in files else None
    if then is None:
        raise Unclear(f"No release has published {where}. Edit the row itself, and run compute.")
    if then.number(revisions.VALUE) != value:
        raise Unclear(
            f"{where} is {value}, and release {newest[0].release} published "
            f"{then.number(revisions.VALUE)}: it was changed already. Put the old figure back first."
        )
    told = str(found.cells.get("as_published") or "")
    return Figure(resource.name, resource.path, row, dict(parse_qsl(name)), value, told)
