"""Many workbooks, each made once: kept by what is in them, and made side by side when there are many."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from macros.workbooks.model import Book
from macros.workbooks.write import workbook

# Another process has to read pandas first. With fewer workbooks or processors it costs more than it saves:
# on two processors 155 workbooks took 19 seconds of work side by side, and 15 one after the other.
WORTH_IT, PROCESSORS = 40, 4
CHUNK = 8
_KEPT: dict[str, bytes] = {}


def workbooks(books: Sequence[Book]) -> list[bytes]:
    """The bytes of each workbook. One whose contents were seen before in this process is not made again."""
    keys = [_key(book) for book in books]
    missing = {key: book for key, book in zip(keys, books, strict=True) if key not in _KEPT}
    _KEPT.update(zip(missing, _make(list(missing.values())), strict=True))
    return [_KEPT[key] for key in keys]


def _key(book: Book) -> str:
    """Equal only for equal contents: `repr` tells 7.0 from 7, which comparison does not."""
    return hashlib.sha256(repr(book).encode("utf-8")).hexdigest()


def _make(books: list[Book]) -> list[bytes]:
    processors = os.cpu_count() or 1
    if len(books) < WORTH_IT or processors < PROCESSORS:
        return [workbook(book) for book in books]
    # Started afresh, because `mkdocs serve` has threads, and a copy of a process with threads may hang.
    with ProcessPoolExecutor(processors, mp_context=multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(workbook, books, chunksize=CHUNK))
