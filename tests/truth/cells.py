"""Each row of a table of figures, held against the row of the file it repeats, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from urllib.parse import urldefrag

from selectolax.lexbor import LexborNode

from tests.truth.facts import Facts, Row
from tests.truth.numerals import TOKEN, value
from tests.truth.pages import Page

MARKER = re.compile(r"\[\w+\]")
MINUS = re.compile(r"[−-]\s?$")


@dataclass(frozen=True)
class Cell:
    """Where a number of a table stands, what it says, and what is wrong with it, if anything."""

    where: str
    said: str
    fault: str


def of_page(page: Page, facts: Facts) -> Iterator[Cell]:
    """Every cell with a number in the tables of figures on a page."""
    folder, id = page.subject
    for table in page.body.css("table"):
        lines = table.css("tbody tr")
        owned = table.parent is not None and table.parent.attributes.get("id") == "figures-table"
        if folder in {"indicators", "tables"} and id and (owned or folder == "tables"):
            rows = facts.rows[id]
            if len(lines) != len(rows):
                yield Cell(page.name, f"{len(lines)} rows", f"the file has {len(rows)}")
            for line, row in zip(lines, rows, strict=False):
                yield from _line(page, line, [row], facts.rows["targets"], id)
        else:
            for line in lines:
                yield from _quoting(page, line, facts)


def _quoting(page: Page, line: LexborNode, facts: Facts) -> Iterator[Cell]:
    """A row that quotes a document repeats one row with these words, of what it links to."""
    quote, link = line.css_first(".quote"), line.css_first('a[href*="indicators/"]')
    if quote is None or link is None:
        return
    id = urldefrag(link.attributes["href"] or "")[0].rstrip("/").rpartition("/")[2]
    words = bare(quote.text())
    rows = [row for row in facts.rows.get(id, ()) if bare(row["as_published"]) == words]
    rows += [
        row for row in facts.rows["targets"] if row["indicator"] == id and bare(row["as_published"]) == words
    ]
    if rows:
        yield from _line(page, line, rows, (), id)
    else:
        yield Cell(f"{page.name}: {id}", words, "no row has these words")


def _line(page: Page, line: LexborNode, rows: list[Row], targets: object, id: str) -> Iterator[Cell]:
    """Each number of the line is one of its row, and the value of the row is among them."""
    held = [{number for cell in row.values() for number in numbers_of(cell)} for row in rows]
    beside = {
        number
        for row in (targets if isinstance(targets, list) else ())
        if row["indicator"] == id
        for number in numbers_of(row["value"])
    }
    said = [number for cell in line.css("td.number, th.number") for number in read(cell, page.language)]
    where = f"{page.name}: {id}"
    for number in said:
        fits = number in beside or any(number in one for one in held)
        yield Cell(where, str(number), "" if fits else f"not in the row {rows[0]['as_published']!r}")
    wanted = [numbers_of(row.get("value", "")) for row in rows]
    if line.css_first("td.number") is not None and all(wanted) and not any(w[0] in said for w in wanted):
        yield Cell(where, str(said), f"the row says {rows[0]['value']}")


def read(cell: LexborNode, language: str) -> Iterator[Decimal]:
    """The numbers of a cell, with their signs, as the language writes them."""
    text = MARKER.sub("", cell.text()).replace("\u200e", "")
    for match in TOKEN.finditer(text):
        number = value(match[0], language)
        below = MINUS.search(text[: match.start()]) and not re.search(r"\d\s?[−-]\s?$", text[: match.start()])
        yield (-number if below else number) if number is not None else Decimal("NaN")


def numbers_of(cell: str) -> list[Decimal]:
    """The number a cell of a file holds."""
    try:
        return [Decimal(cell)]
    except InvalidOperation:
        return []


def bare(words: str) -> str:
    """Words of a document without the marks around them."""
    return re.sub(r"\s+", " ", words).strip(' “”„"«»')
