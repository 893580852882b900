"""What a built site makes of texts that would do harm: each file is whole, and nothing of them runs."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import icalendar
import openpyxl  # type: ignore[import-untyped]
import yaml
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]
from rdflib import Graph
from selectolax.lexbor import LexborHTMLParser

from tests.security.pages import FOREIGN, RUNS, SCHEMES

# Elements of the planted text; no page of ours loads such a picture.
PLANTED = "img[src=x], img[onerror]"
LINK = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def faults(site: Path, worked_out: str) -> Iterator[str]:
    """Every file that is broken, runs what the data say, or holds what a template worked out of them."""
    for path in sorted(site.rglob("*")):
        place, read = path.relative_to(site).as_posix(), READERS.get(path.suffix)
        if not path.is_file():
            continue
        content = path.read_bytes()
        if worked_out.encode() in content and path.suffix != ".pdf":
            yield f"{place}: a template was worked out"
        try:
            yield from (f"{place}: {fault}" for fault in (read(content) if read else ()))
        except Exception as error:
            yield f"{place}: cannot be read: {type(error).__name__}: {str(error)[:80]}"


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """What a reader of each page is told, and what its head says of it."""
    for path in sorted(site.rglob("*.html")):
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        told = [node.attributes.get("content") or "" for node in tree.css("meta[content]")]
        told.append(tree.root.text() if tree.root else "")
        yield path.relative_to(site).as_posix(), " ".join(" ".join(told).split())


def cells(site: Path) -> Iterator[str]:
    """Every cell of the files to take away."""
    for path in sorted((site / "data").rglob("*.csv")):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")):
            yield from row


def in_page(content: bytes) -> Iterator[str]:
    """Whatever a page would run or build that no page of ours has."""
    yield from in_mark_up(content.decode("utf-8"))


def in_mark_up(html: str) -> Iterator[str]:
    tree = LexborHTMLParser(html)
    for node in tree.css(RUNS):
        yield f"a script: {node.text()[:40]}"
    for node in tree.css(f"{FOREIGN}, {PLANTED}"):
        if node.attributes.get("http-equiv") != "refresh":
            yield f"an element: {node.tag}"
    for node in tree.css("script[type='application/ld+json']"):
        json.loads(node.text())
    for node in tree.css("*"):
        yield from in_attributes(node.attributes)


def in_attributes(attributes: Any) -> Iterator[str]:
    for name, value in attributes.items():
        if name.lower().startswith("on"):
            yield f"an attribute: {name}"
        found = LINK.match(value or "") if name.rpartition("}")[2] in ("href", "src") else None
        if found and found[1].lower() not in {*SCHEMES, "data"}:
            yield f"a link: {value[:40]}"


def in_xml(content: bytes) -> Iterator[str]:
    """A drawing or a feed; what a feed holds as HTML is read as such."""
    for element in fromstring(content).iter():
        name = element.tag.rpartition("}")[2]
        if name in ("script", "img", "textarea", "foreignObject", "iframe"):
            yield f"an element: {name}"
        yield from in_attributes(element.attrib)
        if element.get("type") == "html" or name in ("description", "summary"):
            yield from in_mark_up(element.text or "")


def in_table(content: bytes) -> Iterator[str]:
    """Each row has as many cells as the head."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    if len({len(row) for row in rows}) > 1:
        yield "rows of different lengths"


def in_workbook(content: bytes) -> Iterator[str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        if cell.data_type == "f":
            yield f"a cell that is worked out: {cell.coordinate}"


def in_calendar(content: bytes) -> Iterator[str]:
    for part in icalendar.Calendar.from_ical(content.decode("utf-8")).walk():
        yield from (f"a broken line: {error}" for _, error in part.errors)


def in_archive(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if archive.testzip():
            yield "a broken file"


def whole(read: Callable[[str], object]) -> Callable[[bytes], Iterator[str]]:
    """A file is in order where a reader of its kind takes it."""

    def reader(content: bytes) -> Iterator[str]:
        read(content.decode("utf-8"))
        return iter(())

    return reader


READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    ".html": in_page,
    ".svg": in_xml,
    ".xml": in_xml,
    ".csv": in_table,
    ".xlsx": in_workbook,
    ".zip": in_archive,
    ".json": whole(json.loads),
    ".jsonld": whole(json.loads),
    ".yml": whole(yaml.safe_load),
    ".ics": in_calendar,
    ".ttl": whole(lambda text: Graph().parse(data=text, format="turtle")),
}
