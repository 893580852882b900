"""What the statistics regulator asks of every dashboard at least, and where a reader of a site finds it.

After the Office for Statistics Regulation, “Regulatory Guidance: Dashboards”. Its words are for producers of
official statistics; a partnership may follow them of its own will. Licence and definitions are added.
"""

from __future__ import annotations

import csv
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.truth.pages import walk
from tests.truth.sources import words

UNCONFIRMED = "Not confirmed yet."


@dataclass(frozen=True)
class Expected:
    """One thing that is asked: what a reader finds, on which page, in which part, in which words."""

    name: str
    says: str
    page: str
    part: str
    words: str = r"\w"


@dataclass(frozen=True)
class Found:
    """Where it was looked for, and what is wrong, if anything."""

    name: str
    page: str
    fault: str = ""


EXPECTED = (
    Expected(
        "accessibility", "who can use the site, and how well", "accessibility", "article", "accessib|Access"
    ),
    Expected("source", "which documents the figures are from", "documents", "article a[href]"),
    Expected("producer", "who made the site", "about", "#whose", r"\w"),
    Expected("status", "whether these are official statistics", "about", "#kind", "official statistics"),
    Expected("limits", "what the figures can bear", "how-we-judge", "article", "chance"),
    Expected("gaps", "what is missing", "missing", "article"),
    Expected("revisions", "what was changed and put right", "corrections", "article"),
    Expected("revisions file", "every change as a file", "corrections", 'a[href$="data/revisions.csv"]'),
    Expected("coherence", "whether the figures agree with those in the documents", "adding-up", "article"),
    Expected(
        "update", "when new figures are due, or that no day is promised", "releases", "article", "new figures"
    ),
    Expected("last update", "how old the figures are", "", "article", r"\b\d{4}\b"),
    Expected("other forms", "the same figures as files", "data", "a[download]"),
    Expected("archive", "what was published before", "releases", "article"),
    Expected("future", "how long the site is kept up, and what becomes of it", "about", "#future"),
    Expected("contact", "how to ask, and to say that a figure is wrong", "about", "#ask"),
    Expected("licence", "what others may do with it", "about", "#licence", "CC BY|licence"),
    Expected("definitions", "what the words mean", "glossary", "article"),
)
# A page that repeats one figure for other sites carries no frame of ours.
FRAMELESS = frozenset({"embed"})


def of_site(site: Path, root: Path) -> Iterator[Found]:
    """Everything that is asked, whether there, and whether every page leads to it."""
    for expected in EXPECTED:
        tree = _read(site, expected.page)
        text = _text(tree, expected.part) if tree else ""
        there = re.search(expected.words, text)
        fault = "" if there else f"no word of {expected.says}"
        yield Found(expected.name, expected.page, fault)
    yield from _reachable(site)
    yield from _of_figures(site, root)
    yield from _confirmed(site, root)


def _reachable(site: Path) -> Iterator[Found]:
    """The foot of each page leads to every page that holds something asked."""
    wanted = {expected.page for expected in EXPECTED}
    for page in walk(site, name="index.html"):
        foot = page.tree.css_first("footer")
        if foot is None:
            yield Found("foot", page.name, "" if page.subject[0] in FRAMELESS else "the page has no foot")
        else:
            led = {link.attributes["href"] or "" for link in foot.css("a[href]")}
            there = {posixpath.normpath(posixpath.join("/", page.address, link)) for link in led}
            missing = sorted(one for one in wanted if f"/{one}" not in there)
            yield Found("foot", page.name, f"its foot does not lead to {missing}" if missing else "")


def _of_figures(site: Path, root: Path) -> Iterator[Found]:
    """The page of each figure says what it counts and, where the data have it, what it cannot tell."""
    with (root / "data/indicators.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        address = f"indicators/{row['id']}"
        tree = _read(site, address)
        defined = bool(tree and _text(tree, "#what-this-counts"))
        limited = bool(tree and tree.css_first(".caveat")) or not row["caveat"]
        missing = [name for name, there in (("definition", defined), ("limits", limited)) if not there]
        yield Found("figure", address, f"no {' and no '.join(missing)}" if missing else "")


def _confirmed(site: Path, root: Path) -> Iterator[Found]:
    """What nobody has confirmed is said to be unconfirmed; what is confirmed is printed."""
    with (root / "data/site.csv").open(encoding="utf-8", newline="") as file:
        row = next(csv.DictReader(file))
    tree = _read(site, "about")
    said = _text(tree, "#ask") if tree else ""
    for name in ("contact", "complaints", "host"):
        wanted = row[name] or UNCONFIRMED
        yield Found(name, "about", "" if wanted in said else f"the page does not say “{wanted}”")


def _read(site: Path, address: str) -> LexborHTMLParser | None:
    path = site / address / "index.html"
    return LexborHTMLParser(path.read_text(encoding="utf-8")) if path.exists() else None


def _text(tree: LexborHTMLParser, part: str) -> str:
    """The words of a part; those of a heading are what follows up to the next one."""
    node = tree.css_first(part)
    if node is None:
        return ""
    return " ".join(words(one) for one in _under(node)) if node.tag == "h2" else words(node)


def _under(heading: LexborNode) -> Iterator[LexborNode]:
    node = heading.next
    while node is not None and node.tag != "h2":
        if node.tag != "-text":
            yield node
        node = node.next
