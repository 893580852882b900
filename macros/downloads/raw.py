"""Files as they were committed: byte for byte, or some of their rows cell for cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from functools import lru_cache

from macros.downloads.gate import refuse_hidden
from macros.package import Package, Resource


def committed(package: Package, resource: Resource) -> bytes:
    """The file of one resource. Raises HiddenError where it would show a hidden value."""
    refuse_hidden(resource)
    return (package.root / resource.path).read_bytes()


@lru_cache(maxsize=512)
def _cells(package: Package, resource: str) -> tuple[tuple[str, ...], ...]:
    text = committed(package, package.resource(resource)).decode("utf-8")
    return tuple(tuple(row) for row in csv.reader(io.StringIO(text, newline="")))


def part(package: Package, resource: Resource, places: Iterable[int]) -> bytes:
    """The header and some rows of a file, as RFC 4180 has it. Raises HiddenError like `committed`."""
    header, *rows = _cells(package, resource.name)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([header, *(rows[at] for at in places)])
    return text.getvalue().encode("utf-8")
