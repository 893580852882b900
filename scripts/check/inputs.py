"""The inputs of a claim, such as `now=burglary.value?area_code=all&period_as_published=May+2031`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from macros.nouns import Claim
from macros.package import Package
from scripts.check.problem import quote

FORM = re.compile(
    r"(?P<name>[a-z][a-z0-9_]*)=(?P<resource>[a-z0-9-]+)\.(?P<column>[a-z_]+)(\?(?P<where>.+))?"
)


@dataclass(frozen=True)
class Input:
    """A name in a formula and the one cell it stands for."""

    name: str
    resource: str
    column: str
    where: tuple[tuple[str, str], ...]


def parse(text: str) -> Input:
    """Raises ValueError when the text has another form."""
    found = FORM.fullmatch(text)
    if not found:
        raise ValueError(text)
    where = found["where"]
    pairs = parse_qsl(where, keep_blank_values=True, strict_parsing=True) if where else []
    return Input(found["name"], found["resource"], found["column"], tuple(pairs))


def rows(package: Package, wanted: Input) -> list[int]:
    """The spreadsheet rows that an input finds. Raises KeyError where there is no such file or column."""
    resource = next((found for found in package.resources if found.name == wanted.resource), None)
    if resource is None:
        raise KeyError(f"no file in datapackage.json is called {quote(wanted.resource)}")
    columns = {field.name for field in resource.fields}
    for column in (wanted.column, *(name for name, _ in wanted.where)):
        if column not in columns:
            raise KeyError(f"{wanted.resource} has no column called {quote(column)}")
    return [row for row, cells in enumerate(resource.rows, start=2) if _agrees(cells, wanted)]


def rows_of(package: Package, claim: Claim) -> set[tuple[str, int]]:
    """Every (resource, row) that the inputs of a claim name; inputs that are wrong name none."""
    return {found for text in claim.inputs for found in _found(package, text)}


def _found(package: Package, text: str) -> Iterator[tuple[str, int]]:
    try:
        wanted = parse(text)
        yield from ((wanted.resource, row) for row in rows(package, wanted))
    except (ValueError, KeyError):
        return


def _agrees(cells: Mapping[str, Any], wanted: Input) -> bool:
    return all(_text(cells[name]) == value for name, value in wanted.where)


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell)
