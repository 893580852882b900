"""From a `Book` to the bytes of an accessible workbook, made with gptables, the same every time.

Nothing a cell holds is ever run or followed: a text is written as a text, whatever it begins with.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd  # type: ignore[import-untyped]
from pandas.errors import Pandas4Warning  # type: ignore[import-untyped]

from macros.packed import packed
from macros.workbooks.layout import lay_out
from macros.workbooks.model import Book, Cell, Sheet

with warnings.catch_warnings():
    # It leaves a file of its own open when it is first read.
    warnings.filterwarnings("ignore", "unclosed file", ResourceWarning, r"gptables\.utils")
    import gptables  # type: ignore[import-untyped]
    from gptables.core.gptable import FormatList  # type: ignore[import-untyped]

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
LANGUAGE = "en-GB"
CORE = "docProps/core.xml"
# What gptables would take for a link, a note or a fault; all else passes through it unchanged.
MARKUP = re.compile(r"\[.+\]\(.+\)|\$\$")
SIGNIFICANT = re.compile(r"[a-zA-Z0-9]")
# gptables calls pandas in ways that go on working until pandas 4; anything newer it does is to be seen.
OUTDATED = (
    "The inplace keyword in DataFrame",
    "'future.no_silent_downcasting' is deprecated",
    "The copy keyword is deprecated",
    "Setting an item of incompatible dtype",
)
# Said on each sheet instead: why a cell may be empty.
EMPTY_CELL = r"\s*Empty or null cell found in"


def workbook(book: Book) -> bytes:
    """The workbook: cover, contents, notes, then its sheets. Depends on nothing but `book`."""
    made = io.BytesIO()
    with _known_warnings():
        whole = gptables.produce_workbook(
            made,
            {sheet.label: _table(sheet) for sheet in book.sheets},
            cover=gptables.Cover(
                plain(book.title),
                intro=[plain(line) for line in book.cover],
                about=[plain(line) for line in book.about],
            ),
            notes_table=pd.DataFrame(
                {"reference": _references(len(book.notes)), "Note": [plain(note) for note in book.notes]}
            ),
            auto_width=False,
            workbook_options=OPTIONS,
        )
    whole.set_properties(
        {
            "title": book.title,
            "subject": book.subject,
            "author": book.author,
            "keywords": book.keywords,
            "created": book.created.replace(tzinfo=None),
        }
    )
    lay_out(whole, book)
    whole.close()
    return _with_language(made.getvalue(), book)


def plain(text: str) -> str:
    """A sentence without what gptables reads as mark-up."""
    return text.replace("](", "] (").replace("$$", "$ $")


def _references(count: int) -> list[str]:
    return [str(at) for at in range(count)]


def _table(sheet: Sheet) -> Any:
    frame = pd.DataFrame(
        {name: [_cell(row[at]) for row in sheet.rows] for at, name in enumerate(sheet.columns)}, dtype=object
    )
    return gptables.GPTable(
        table=frame,
        table_name="table_" + re.sub(r"\W", "_", sheet.label.lower()),
        title=plain(sheet.title) + (" " if sheet.notes else "") + "".join(f"$${at}$$" for at in sheet.notes),
        instructions=plain(sheet.lines[0]),
        legend=[plain(line) for line in sheet.lines[1:]],
        index_columns={},
        additional_formatting=[*_formats(sheet)],
    )


def _cell(value: Cell) -> object:
    """A value as gptables takes it; a text that it would change or refuse goes through as rich text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime):
        return value.isoformat()  # a cell cannot hold the zone of a time
    if isinstance(value, str) and value and (MARKUP.search(value) or not SIGNIFICANT.search(value)):
        return FormatList([{}, value])
    return value or None if isinstance(value, str) else value


def _formats(sheet: Sheet) -> Iterator[dict[str, Any]]:
    """Dates as ISO writes them, numbers with the decimals they were published with."""
    yield {"column": {"columns": list(range(len(sheet.columns))), "format": {"valign": "top", "indent": 1}}}
    for at in range(len(sheet.columns)):
        if any(type(row[at]) is date for row in sheet.rows):
            yield {"column": {"columns": [at], "format": {"num_format": "yyyy-mm-dd"}}}
    for line, row in enumerate(sheet.rows, start=1):
        for at, value in enumerate(row):
            if isinstance(value, Decimal) and (places := -int(value.as_tuple().exponent)) > 0:
                yield {"cell": {"cells": [(line, at)], "format": {"num_format": "0." + "0" * places}}}


def _with_language(made: bytes, book: Book) -> bytes:
    """The same file with the language in its properties, which the library cannot set, and a fixed time."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        files = [(name, archive.read(name)) for name in archive.namelist()]
    end = b"</cp:coreProperties>"
    language = f"<dc:language>{escape(LANGUAGE)}</dc:language>".encode()
    return packed([(n, c.replace(end, language + end) if n == CORE else c) for n, c in files], book.created)


@contextmanager
def _known_warnings() -> Iterator[None]:
    """Pass over the warnings we know, by their words and place; every other one is heard."""
    with warnings.catch_warnings():
        for words in OUTDATED:
            warnings.filterwarnings("ignore", words, Pandas4Warning, r"gptables\.core")
        warnings.filterwarnings("ignore", EMPTY_CELL, UserWarning, r"gptables\.core")
        yield
