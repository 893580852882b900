"""The rows that publishing writes itself: a release, its withdrawal, and whose words a commentary is."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Set

RELEASES, COMMENTARY = "data/releases.csv", "data/commentary.csv"

Row = dict[str, str]


def with_release(text: str, cells: Mapping[str, str]) -> str:
    """`data/releases.csv` with these cells in the row of their id, which is added where there is none."""
    known = {row["id"] for row in read(text)}
    extra = [] if cells["id"] in known else [{"id": cells["id"]}]
    return _rewritten(text, lambda row: {**row, **cells} if row["id"] == cells["id"] else row, extra)


def with_words(text: str, release: str) -> str:
    """`data/commentary.csv` with the words for what is not yet released given to a release."""
    return _rewritten(text, lambda row: row if row["release"] else {**row, "release": release}, [])


def without(text: str, cells: Mapping[str, Set[str]]) -> str:
    """A file without the rows that have one of the given words in each of these columns."""
    kept = (row for row in read(text) if not all(row[name] in words for name, words in cells.items()))
    return written(text, kept)


def _rewritten(text: str, change: Callable[[Row], Mapping[str, str]], extra: list[Row]) -> str:
    return written(text, [change(row) for row in [*read(text), *extra]])


def written(text: str, rows: Iterable[Mapping[str, str]]) -> str:
    """A file with other rows, with its own columns and ends of lines."""
    names = next(csv.reader(io.StringIO(text)))
    end = "\r\n" if "\r\n" in text else "\n"
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, names, restval="", extrasaction="ignore", lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read(text: str) -> list[Row]:
    """The rows of a file."""
    return list(csv.DictReader(io.StringIO(text, newline="")))
