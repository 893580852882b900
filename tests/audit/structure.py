"""What a page is made of, read without a browser: language, headings, names of pictures, tables and links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.audit.measures import Measure
from tests.audit.pages import by_language

RIGHT_TO_LEFT = ("ur",)
CONTEXTS = ("p", "li", "tr", "dd", "dt", "nav", "figure", "section", "main", "body")


def structure(site: Path) -> Iterator[Measure]:
    """Every page of a built site in every language."""
    found: list[str] = []
    looked_at = 0
    first = LexborHTMLParser((site / "index.html").read_text(encoding="utf-8")).css_first("html")
    assert first is not None
    for folder, pages in by_language(site).items():
        for address in pages:
            name = address if address.endswith(".html") else f"{address}index.html"
            html = (site / folder / name).read_text(encoding="utf-8")
            language = folder or first.attributes["lang"] or ""
            found += [f"{folder}/{address}: {fault}" for fault in faults(html, language, address)]
            looked_at += 1
    yield Measure("structure", looked_at, "pages", tuple(found))


def faults(html: str, language: str, address: str) -> list[str]:
    """Everything wrong with one page that is meant to be in the language."""
    page = LexborHTMLParser(html)
    return [
        *_language(page, language),
        *_headings(page),
        *_pictures(page),
        *_tables(page),
        *_links(page, address),
    ]


def _language(page: LexborHTMLParser, language: str) -> Iterator[str]:
    root = page.css_first("html")
    assert root is not None
    told = (root.attributes.get("lang"), root.attributes.get("dir"))
    meant = (language, "rtl" if language in RIGHT_TO_LEFT else "ltr")
    if told != meant:
        yield f"its language and direction are {told} instead of {meant}"
    for node in page.css("[lang='']"):
        yield f"a language without a name: {_start(node)}"


def _headings(page: LexborHTMLParser) -> Iterator[str]:
    levels = [
        (int((node.tag or "")[1:]), node)
        for node in page.css("h1, h2, h3, h4, h5, h6")
        if not _is_hidden(node)
    ]
    firsts = [node for level, node in levels if level == 1]
    if len(firsts) != 1:
        yield f"{len(firsts)} headings of the first level instead of one"
    for (before, _), (after, node) in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} comes after one of level {before}: {_start(node)}"


def _pictures(page: LexborHTMLParser) -> Iterator[str]:
    for node in page.css("img, svg"):
        given = node.attributes
        named = "alt" in given if node.tag == "img" else "aria-label" in given or "aria-labelledby" in given
        if not named and not _is_hidden(node):
            yield f"a picture without a name: {_start(node)}"
    ids = {node.attributes["id"] for node in page.css("[id]")}
    for node in page.css("[aria-labelledby], [aria-describedby], [aria-controls]"):
        for name in ("aria-labelledby", "aria-describedby", "aria-controls"):
            lost = set((node.attributes.get(name) or "").split()) - ids
            if lost:
                yield f"{name} names what is not on the page, {sorted(lost)}: {_start(node)}"


def _tables(page: LexborHTMLParser) -> Iterator[str]:
    for table in page.css("table"):
        if _is_hidden(table):  # until a script has filled it
            continue
        caption = table.css_first("caption")
        if caption is None or not caption.text(strip=True):
            yield f"a table without a caption: {_start(table)}"
        heads = table.css("th")
        if not heads:
            yield f"a table without headers: {_start(table)}"
        for head in heads:
            if head.attributes.get("scope") not in {"col", "row", "colgroup", "rowgroup"}:
                yield f"a header without a scope: {_start(head)}"


def _links(page: LexborHTMLParser, address: str) -> Iterator[str]:
    """A link without a name; and links of one name, in one sentence, item or row, to pages that differ."""
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for node in page.css("a[href]"):
        name = _name(node)
        if not name:
            yield f"a link without a name: {_start(node)}"
        found[_around(node), name].add(urldefrag(urljoin(address, node.attributes["href"] or "")).url)
    for (_, name), targets in found.items():
        if len(targets) > 1:
            yield f"“{name}” leads to {len(targets)} pages from one place: {', '.join(sorted(targets))}"


def _name(node: LexborNode) -> str:
    pictures = (one.attributes for one in node.css("img, svg"))
    drawn = [given.get("alt") or given.get("aria-label") or "" for given in pictures]
    return " ".join([node.attributes.get("aria-label") or node.text(), *drawn]).strip()


def _around(node: LexborNode) -> int:
    """What gives a link its meaning where its words alone do not: the nearest of these, by its place."""
    at = node.parent
    while at is not None and at.tag not in CONTEXTS:
        at = at.parent
    return at.mem_id if at is not None else 0


def _is_hidden(node: LexborNode | None) -> bool:
    while node is not None:
        if node.attributes.get("aria-hidden") == "true" or "hidden" in node.attributes:
            return True
        node = node.parent
    return False


def _start(node: LexborNode) -> str:
    return (node.html or "")[:120]
