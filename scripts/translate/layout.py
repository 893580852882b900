"""The workbook for translators who work without git: its sheets, columns and keys."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scripts.template.layout import Column

FORM = 1
KEY, ENGLISH, EXAMPLE, TRANSLATION, NOTE = "Key", "English", "Example", "Translation", "Note"
COLUMNS = (
    Column(KEY, 14, is_code=True),
    Column(ENGLISH, 60),
    Column(EXAMPLE, 40),
    Column(TRANSLATION, 60, is_open=True, is_words=True),
    Column(NOTE, 30, is_open=True, is_words=True),
)
PLACES = {column.heading: place for place, column in enumerate(COLUMNS)}
STAMP = re.compile(
    r"portal translation, form (\d+), ([a-z]{2,3}), (start|interface|words|page (\S+) ([0-9a-f]{40}))"
)
START, PAGE = "start", "page"
NAMES = {START: "Start", "interface": "Interface", "words": "Words of the data"}
LONGEST_NAME = 31


@dataclass(frozen=True)
class Stamp:
    """What the first cell of a sheet says: language, kind, and of a page its path and the English text."""

    language: str
    kind: str
    path: str = ""
    of: str = ""

    def __str__(self) -> str:
        what = f"{PAGE} {self.path} {self.of}" if self.kind == PAGE else self.kind
        return f"portal translation, form {FORM}, {self.language}, {what}"


def stamp(cell: object) -> Stamp | None:
    """The stamp in a cell, if it is one of this version."""
    found = STAMP.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if found is None or found[1] != str(FORM):
        return None
    return Stamp(found[2], PAGE, found[4], found[5]) if found[4] else Stamp(found[2], found[3])


@dataclass(frozen=True)
class Row:
    """One row: a message, one of its plural forms, or a passage of a page."""

    key: str
    english: str
    example: str = ""
    translation: str = ""
    note: str = ""

    @property
    def cells(self) -> Sequence[object]:
        """In the order of the columns."""
        return (self.key, self.english, self.example, self.translation, self.note)


def key(context: str | None, message: Any) -> str:
    """A short name of a message that changes when its English changes."""
    ids = (message,) if isinstance(message, str) else tuple(message)
    whole = "\x04".join([context or "", *ids])
    return hashlib.sha1(whole.encode("utf-8"), usedforsecurity=False).hexdigest()[:12]


def sheet_name(path: str, taken: set[str]) -> str:
    """A name for the sheet of a page, as short as a workbook wants it and unlike the others."""
    plain = re.sub(r"[^\w -]", " ", path.removesuffix(".md"))
    names = [plain[:LONGEST_NAME], *(f"{plain[: LONGEST_NAME - 3]} {number}" for number in range(2, 100))]
    return next(name for name in names if name.casefold() not in {one.casefold() for one in taken})
