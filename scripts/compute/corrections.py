"""`data/corrections.yml`: what was published wrong, and why. People write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import yaml

from macros.verdicts import Revision

FILE = "data/corrections.yml"
MARKERS = "markers"
NEEDED = ("id", "resource", "row", "reason", "found_on")
NAMES = (*NEEDED, "release", "column", "from", "to")
FORM = f"Write it as the comment at the top of {FILE} shows."

Side = Decimal | str | None


@dataclass(frozen=True)
class Correction:
    """One entry. `release` and `column` may be empty; `row` names enough columns to tell the row apart.

    `before` and `after` are numbers, None where no number stands; for the column markers they are texts.
    """

    line: int
    id: str
    release: str
    resource: str
    row: frozenset[tuple[str, str]]
    column: str
    before: Side
    after: Side
    reason: str
    found_on: date

    def fits(self, change: Revision) -> bool:
        """Whether it tells of this change; without a release, of the same change in any of them."""
        return (
            self.release in ("", change.release)
            and (self.resource, self.column) == (change.resource, change.column)
            and self.row <= set(parse_qsl(change.row, keep_blank_values=True))
            and (self.before, self.after) == sides(change)
        )


@dataclass(frozen=True)
class Fault:
    """An entry, or the whole file, that is not written as it should be; two sentences or more."""

    line: int
    what: str
    remedy: str = FORM


def sides(change: Revision) -> tuple[Side, Side]:
    """What stood there and what stands there now, as an entry writes it."""
    if change.column == MARKERS:
        return " ".join(change.markers_before) or None, " ".join(change.markers_after) or None
    return change.before, change.after


def read(root: Path) -> tuple[Correction | Fault, ...]:
    """Every entry of the file in its order, or what is wrong with it; nothing where there is no file."""
    path = root / FILE
    if not path.is_file():
        return ()
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError:
        return (Fault(1, "The file is not saved as UTF-8.", "Save it again as UTF-8."),)
    except yaml.YAMLError as error:
        return (_unreadable(error),)
    if node is not None and not isinstance(node, yaml.SequenceNode):
        return (Fault(1, "The file holds no list of entries."),)
    return tuple(_entry(place) for place in node.value) if node else ()


def entries(root: Path) -> tuple[Correction, ...]:
    """The entries that are written as they should be."""
    return tuple(entry for entry in read(root) if isinstance(entry, Correction))


def _unreadable(error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or str(error)
    what = f"The file cannot be read from here on ({reason})."
    remedy = "Look there for a hyphen, colon, bracket or quotation mark that is missing, or a line moved in."
    return Fault(mark.line + 1 if mark else 1, what, remedy)


def _entry(place: yaml.Node) -> Correction | Fault:
    line = place.start_mark.line + 1
    try:
        entry = yaml.SafeLoader("").construct_document(place)
    except (yaml.YAMLError, ValueError) as error:  # such as a day that no month has
        return Fault(line, f"The entry cannot be read ({error}).")
    if not isinstance(entry, Mapping):
        return Fault(line, "The entry is not made of names with values.")
    wrong = next(_wrong(entry), None)
    return Fault(line, wrong) if wrong else _correction(line, entry)


def _wrong(entry: Mapping[Any, Any]) -> Iterator[str]:
    """What is wrong with one entry, each a sentence."""
    for name in entry:
        if name not in NAMES:
            yield f"“{name}” is none of the names of an entry: {', '.join(NAMES)}."
    for name in NEEDED:
        if entry.get(name) in (None, "", {}):
            yield f"The entry has no {name}."
    row, day = entry.get("row"), entry.get("found_on")
    if not isinstance(row, Mapping) or any(isinstance(cell, Mapping | list) for cell in row.values()):
        yield "row does not name columns with one value each."
    if not isinstance(day, date) or isinstance(day, datetime):
        yield f"“{day}” under found_on is no day such as 2031-05-02."
    for name in ("from", "to"):
        if not _is_side(entry.get(name), _text(entry.get("column"))):
            yield f"{name} is neither a number nor, for the column markers, a text in quotation marks."
    for name in ("id", "resource", "reason", "release", "column"):
        if isinstance(entry.get(name), Mapping | list):
            yield f"{name} is no text."


def _is_side(value: Any, column: str) -> bool:
    kinds = str if column == MARKERS else (int, float)
    return value is None or (isinstance(value, kinds) and not isinstance(value, bool))


def _correction(line: int, entry: Mapping[str, Any]) -> Correction:
    texts = {name: _text(entry.get(name)) for name in ("id", "release", "resource", "column", "reason")}
    return Correction(
        line=line,
        row=frozenset((str(name), _text(cell)) for name, cell in entry["row"].items()),
        before=_side(entry.get("from")),
        after=_side(entry.get("to")),
        found_on=entry["found_on"],
        **texts,
    )


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _side(value: Any) -> Side:
    if value is None or isinstance(value, str):
        return value or None
    return Decimal(str(value))
