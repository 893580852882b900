"""The rows that publishing writes itself: a release, its withdrawal, and whose words a commentary is."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping

RELEASES, COMMENTARY = "data/releases.csv", "data/commentary.csv"

Row = dict[str, str]


def with_release(text: str, cells: Mapping[str, str]) -> str:
    """`data/releases.csv` with these cells in the row of their id, which is added where there is none."""
    known = {row["id"] for row in _read(text)}
    extra = [] if cells["id"] in known else [{"id": cells["id"]}]
    return _rewritten(text, lambda row: {**row, **cells} if row["id"] == cells["id"] else row, extra)


def with_words(text: str, release: str) -> str:
    """`data/commentary.csv` with the words for what is not yet released given to a release."""
    return _rewritten(text, lambda row: row if row["release"] else {**row, "release": release}, [])


def _rewritten(text: str, change: Callable[[Row], Mapping[str, str]], extra: list[Row]) -> str:
    """The same file, with its own ends of lines."""
    names = next(csv.reader(io.StringIO(text)))
    end = "\r\n" if "\r\n" in text else "\n"
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names, restval="", lineterminator=end)
    writer.writeheader()
    writer.writerows(change(row) for row in [*_read(text), *extra])
    return out.getvalue()


def _read(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text, newline="")))
