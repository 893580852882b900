"""How hard the pages are to read: the school grade of each page's running text, and its longest sentence.

    python -m benchmarks.plain_language SITE

prints the table and writes `plain_language.csv` beside this file. The lines pages are held to are those of
`LIMITS`; `tests/test_plain_language.py` holds every built page against them.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import textstat
from selectolax.lexbor import LexborHTMLParser, LexborNode

TABLE = Path(__file__).with_name("plain_language.csv")
LONGEST = 25
LIMITS = {"resident": 8.0, "summary": 8.0, "other": 12.0}
# What frightened or hurried people read first.
FOR_RESIDENTS = re.compile(r"(|priorities/.*|plan-summary/|help/|printed/.*)")
# Figures, names, and words of the documents are not ours to simplify.
NOT_RUNNING = (
    "table, svg, figure, nav, h1, h2, h3, h4, h5, h6, summary, button, caption, code, script, style, dt, "
    ".source, .quote, .size, .take, .figure-card, .figures, .marker, .verdict-line, .when, .tag, .state, "
    "li > strong, .uses, .crumbs, .facts, .legend, .expansion, .record, .section-number, .explorer, "
    ".name, .phone, .cited"
)
BLOCKS = "p, li, dd"


@dataclass(frozen=True)
class Measured:
    """One page: its kind, grade (Flesch–Kincaid), words, and its longest sentence in words."""

    page: str
    kind: str
    grade: float
    words: int
    longest: int


def running_text(html: str, within: str = "article") -> list[str]:
    """The sentences of a page that are ours, in order; a name that stands alone is no sentence."""
    tree = LexborHTMLParser(html)
    for node in tree.css(NOT_RUNNING):
        node.decompose()
    blocks = [node for place in tree.css(within) for node in place.css(BLOCKS)]
    return [sentence for block in blocks for sentence in sentences(_own_words(block))]


def _own_words(block: LexborNode) -> str:
    """The words of a block without those of the blocks in it, which are counted by themselves."""
    for inner in block.css(BLOCKS):
        if inner.mem_id != block.mem_id:
            inner.replace_with(" ")
    # Words in quotation marks are a document's own.
    text = re.sub(r"“[^”]*”", "“…”", block.text())
    return re.sub(r"\s+", " ", text).strip()


def sentences(text: str) -> Iterator[str]:
    """Each sentence of a text that ends as one: with a stop, a question mark or an exclamation mark."""
    for part in re.split(r"(?<=[.!?])[”’)]*\s+(?=[A-Z“‘(0-9£])", text):
        if re.search(r"[.!?:][”’)]*$", part) and len(_words(part)) > 1:
            yield part


def _words(text: str) -> list[str]:
    return [word for word in text.split() if re.search(r"\w", word)]


def measured(page: str, kind: str, found: list[str]) -> Measured | None:
    """The measures of one page; None where it has no running text."""
    if not found:
        return None
    longest = max(len(_words(sentence)) for sentence in found)
    # A colon that ends a block ends a sentence, too.
    text = " ".join(re.sub(r":$", ".", sentence) for sentence in found)
    grade = round(float(textstat.textstat.flesch_kincaid_grade(text)), 1)
    return Measured(page, kind, grade, sum(len(_words(sentence)) for sentence in found), longest)


def site(folder: Path) -> Iterator[Measured]:
    """Every page of a built site, its summary apart where it has one, and the printed summary."""
    for path in sorted(folder.rglob("index.html")):
        html = path.read_text(encoding="utf-8")
        language = re.search(r'<html lang="([^"]+)"', html)
        if language and language[1] != "en":
            continue  # the measure is one of English
        page = path.parent.relative_to(folder).as_posix().removeprefix(".")
        page = f"{page}/" if page else ""
        kind = "resident" if FOR_RESIDENTS.fullmatch(page) else "other"
        parts = [(kind, running_text(html)), ("summary", running_text(html, ".summary"))]
        yield from filter(None, (measured(page, name, found) for name, found in parts))
    for path in sorted((folder / "printed").glob("*.txt")):
        found = list(sentences(re.sub(r"\s+", " ", path.read_text(encoding="utf-8"))))
        yield from filter(None, [measured(f"printed/{path.name}", "resident", found)])


def faults(rows: list[Measured]) -> list[str]:
    """A plain sentence for every page above its line."""
    hard = [
        f"{row.page or 'home'} ({row.kind}): grade {row.grade}, the line is {LIMITS[row.kind]}"
        for row in rows
        if row.grade > LIMITS[row.kind]
    ]
    long = [
        f"{row.page or 'home'} ({row.kind}): a sentence of {row.longest} words, the line is {LONGEST}"
        for row in rows
        if row.longest > LONGEST
    ]
    return hard + long


def main(arguments: list[str]) -> int:
    """Print the table and write it."""
    rows = list(site(Path(arguments[0])))
    with TABLE.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(field.name for field in fields(Measured))
        writer.writerows(astuple(row) for row in rows)
    for row in rows:
        print(f"{row.page or 'home':60} {row.kind:9} {row.grade:5} {row.words:6} {row.longest:4}")
    print("\n".join(faults(rows)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
