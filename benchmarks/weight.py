"""What the first view of each page weighs, as a static host sends it, and how many files it fetches.

    python -m benchmarks.weight SITE

prints a table by type of page and language, says where the bytes go, and writes `weight.csv` beside it.
`tests/test_weight.py` holds every built page to the limits here.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from functools import cache
from pathlib import Path
from statistics import median
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

TABLE = Path(__file__).with_name("weight.csv")
# Bytes. What a page is read for decides: a list has every figure of the site in it.
READING, LIST, OWN_LETTERS, AIM = 75_000, 120_000, 130_000, 50_000
# Files. Two pages name every language in its own letters, which lie in faces of their own.
REQUESTS, WITH_ALL_LETTERS = 9, 12
NAMES_LANGUAGES = ("404.html", "languages/")
LISTS = ("indicators/", "data/")
# Letters of these languages lie in faces of their own, beside the Latin ones.
FAMILIES = {"Naskh": "ur", "Gurmukhi": "pa"}
# What a static host compresses; letters and pictures are compressed already.
TEXTS = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt")
FETCHED = {
    "link[rel=stylesheet], link[rel=preload], link[rel=icon]": "href",
    "script[src], img[src], iframe[src]": "src",
}
FACE = re.compile(r"@font-face \{(.*?)\}", re.DOTALL)
SIGNS = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")


@dataclass(frozen=True)
class View:
    """The first view of a page: the files it fetches, the page first, each with its bytes on the way."""

    page: str
    language: str
    files: dict[str, int]

    @property
    def bytes(self) -> int:
        """All that comes over the wire, without headers."""
        return sum(self.files.values())


@dataclass(frozen=True)
class Row:
    """All pages of one type in one language; sizes in KB, which are a thousand bytes."""

    type: str
    language: str
    pages: int
    median: float
    largest: float
    requests: int
    above_aim: int
    limit: int


def views(site: Path) -> Iterator[View]:
    """The first view of every page of a built site."""
    languages = {path.parent.name for path in site.glob("*/404.html")}
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site).as_posix().removesuffix("index.html")
        first, _, rest = page.partition("/")
        own = first in languages and bool(rest or page.endswith("/"))
        others = {name: _shared(site / name[1:]) for name in first_files(site, path)}
        sizes = {f"/{page}": _bytes(path), **others}
        yield View(rest if own else page, first if own else "en", sizes)


def first_files(site: Path, path: Path) -> list[str]:
    """What a browser fetches with a page before anything is pressed, from the page's own references.

    Letters are counted in both weights wherever the page has one of them: never less than a browser fetches.
    """
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    here = f"/{path.relative_to(site).as_posix()}"
    named = {
        urljoin(here, node.attributes[attribute] or "")
        for selector, attribute in FETCHED.items()
        for node in tree.css(selector)
    }
    found = {name for name in named if not name.startswith("data:")}
    sheets = [name for name in found if name.endswith(".css")]
    language = (tree.root.attributes["lang"] or "") if tree.root else ""
    for node in tree.css("nav.languages, script, style, head"):
        node.decompose()
    text = set(tree.body.text()) if tree.body else set()
    for sheet in sheets:
        for name, family, signs in faces(site / sheet[1:]):
            if FAMILIES.get(family, language) == language and not signs.isdisjoint(text):
                found.add(urljoin(sheet, name))
    return sorted(found)


@cache
def faces(sheet: Path) -> list[tuple[str, str, frozenset[str]]]:
    """Each face that a sheet fetches: its file, its family, and the signs it is fetched for."""
    found = []
    for rule in FACE.findall(sheet.read_text(encoding="utf-8")):
        named = dict(re.findall(r"([\w-]+): ([^;]+);", rule))
        if "unicode-range" in named:
            ends = (
                (int(low, 16), int(high or low, 16)) for low, high in SIGNS.findall(named["unicode-range"])
            )
            signs = frozenset(chr(sign) for low, high in ends for sign in range(low, high + 1))
            file = re.findall(r'url\("([^"]+)"\)', named["src"])[0]
            found.append((file, named["font-family"].strip('"'), signs))
    return found


@cache
def _shared(path: Path) -> int:
    """The bytes of a file that many pages fetch, measured once."""
    return _bytes(path)


def _bytes(path: Path) -> int:
    """The bytes of a file on the way."""
    content = path.read_bytes()
    return len(gzip.compress(content, 6, mtime=0)) if path.suffix in TEXTS else len(content)


def limit(view: View) -> int:
    """The most bytes that the first view of a page may have."""
    if view.language in FAMILIES.values():
        return OWN_LETTERS
    return LIST if view.page in LISTS else READING


def faults(found: Iterable[View]) -> list[str]:
    """A plain sentence for every page above its limits."""
    told = []
    for view in found:
        place = f"{view.page or 'home'} ({view.language})"
        if view.bytes > limit(view):
            told.append(f"{place}: {view.bytes:,} bytes, the limit is {limit(view):,}.")
        most = WITH_ALL_LETTERS if view.page in NAMES_LANGUAGES else REQUESTS
        if len(view.files) > most:
            told.append(f"{place}: {len(view.files)} files, the limit is {most}: {', '.join(view.files)}.")
    return told


def kind(page: str) -> str:
    """The type of a page: `indicators/*` for each of many below one folder, its own address otherwise."""
    folder, _, rest = page.partition("/")
    return f"{folder}/*" if rest.strip("/") else page or "home"


def rows(found: Iterable[View]) -> list[Row]:
    """The table: one row for each type of page and language."""
    groups: dict[tuple[str, str], list[View]] = defaultdict(list)
    for view in found:
        groups[kind(view.page), view.language].append(view)
    return [
        Row(
            name,
            language,
            len(group),
            round(median(view.bytes for view in group) / 1000, 1),
            round(max(view.bytes for view in group) / 1000, 1),
            max(len(view.files) for view in group),
            sum(view.bytes > AIM for view in group),
            max(limit(view) for view in group) // 1000,
        )
        for (name, language), group in sorted(groups.items())
    ]


def parts(found: Iterable[View]) -> dict[str, dict[str, float]]:
    """Where the bytes go: of each language, the median KB of each kind of file of the reading pages."""
    gathered: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for view in found:
        sums = dict.fromkeys((".html", ".css", ".js", ".woff2", ".svg"), 0)
        for name, size in view.files.items():
            sums[Path(name).suffix or ".html"] += size
        for suffix, size in sums.items():
            if not view.page.startswith("embed/"):  # such a page brings nothing with it
                gathered[view.language][suffix].append(size)
    return {
        language: {suffix: round(median(sizes) / 1000, 1) for suffix, sizes in of.items()}
        for language, of in gathered.items()
    }


def main(arguments: list[str]) -> int:
    """Print the tables and write the first one."""
    found = list(views(Path(arguments[0])))
    table = rows(found)
    with TABLE.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(field.name for field in fields(Row))
        writer.writerows(astuple(row) for row in table)
    for row in table:
        print(f"{row.type:24} {row.language:3} {row.pages:4} {row.median:6} {row.largest:6} {row.limit:4}")
    for language, shares in parts(found).items():
        print(language, *(f"{suffix} {size}" for suffix, size in shares.items()))
    above = sum(row.above_aim for row in table)
    print(f"{len(found)} pages, {above} of them above {AIM // 1000} KB")
    print("\n".join(faults(found)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
