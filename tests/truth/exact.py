"""Numbers of a page settled by where they stand: sizes of files, axes of drawings, marks of notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pypdfium2
from selectolax.lexbor import LexborNode

from tests.truth.numerals import tokens, value
from tests.truth.pages import Page

UNIT = {"bytes": 1, "B": 1, "بائٹ": 1, "KB": 1000, "kB": 1000, "MB": 1_000_000}
SIZE = re.compile(rf"(\d[\d.,\u00a0\u202f]*)\s({'|'.join(UNIT)})")
SHEETS = re.compile(r"(\d+)\s(?:pages|stron\w*|páginas|pusla\w*|صفح\w*)")


@dataclass(frozen=True)
class Said:
    """A number of a page, what it was found among, and the words around it."""

    token: str
    level: str
    around: str


def sizes(page: Page) -> Iterator[Said]:
    """How big a file is, against the file."""
    for node in page.body.css(".size"):
        link = _before(node)
        if link is None:
            continue
        true = (page.path.parent / unquote(urldefrag(link)[0])).resolve()
        # After the size may stand the day of the newest figure, which is read like any other text.
        text = node.text()
        for match in SIZE.finditer(text):
            size = value(match[1], page.language)
            fits = size is not None and _is_size(size, UNIT[match[2]], true.stat().st_size)
            yield Said(match[1], "size" if fits else "none", f"{text} {link}: {true.stat().st_size} bytes")
        for match in SHEETS.finditer(text):
            fits = true.suffix == ".pdf" and int(match[1]) == _sheets(true)
            yield Said(match[1], "size" if fits else "none", f"{text} {link}: {_sheets(true)} pages")
        node.replace_with(SHEETS.sub("", SIZE.sub("", text)))


def axes(page: Page) -> Iterator[Said]:
    """The numbers along an axis stand at even distances."""
    for drawing in page.body.css("svg"):
        run: list[tuple[LexborNode, Decimal]] = []
        for node in drawing.css("text.quiet"):
            number = value(node.text().strip().rstrip("%").lstrip("£−-\u200e"), page.language)
            if number is None or (run and number <= run[-1][1]):
                yield from _even(run)
                run = []
            run += [(node, number)] if number is not None else []
        yield from _even(run)


def notes(page: Page) -> Iterator[Said]:
    """A link to a note says which one."""
    for node in page.body.css("a.note"):
        number = (node.attributes["href"] or "").rpartition("-")[2]
        for match in tokens(node.text()):
            yield Said(match[0], "note" if match[0] == number else "none", node.text())
        node.decompose()


def _even(run: list[tuple[LexborNode, Decimal]]) -> Iterator[Said]:
    """Numbers along an axis, which grow by the same step; two or fewer are no axis."""
    if len(run) > 2:
        numbers = [number for _, number in run]
        steps = {after - earlier for earlier, after in pairwise(numbers)}
        for node, number in run:
            yield Said(str(number), "axis" if len(steps) == 1 else "none", f"axis {numbers}")
            node.decompose()


def _before(node: LexborNode) -> str | None:
    """Where the link before a size leads."""
    while node.prev is not None:
        node = node.prev
        if node.tag == "a":
            return node.attributes["href"]
    return None


@cache
def _sheets(path: Path) -> int:
    """How many pages a PDF has."""
    return len(pypdfium2.PdfDocument(path))


def _is_size(size: Decimal, scale: int, true: int) -> bool:
    """Whether a file is as big as is said, up to the rounding of what is said."""
    step = Decimal(1).scaleb(int(size.as_tuple().exponent)) * scale
    return size == true if scale == 1 else abs(size * scale - true) <= step
