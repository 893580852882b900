"""Numbers in what a site hands out beside its pages: charts to explore, records, feeds, printed copies."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2

from tests.truth.exact import Said
from tests.truth.facts import Pool
from tests.truth.numbers import ADDRESS, Numbers
from tests.truth.numerals import roundings, tokens, value
from tests.truth.pages import FIRST, languages

# Of a figure to explore: what is read, and what is drawn; the rest is place and colour.
READ = frozenset({"hovertext", "text", "ticktext", "name"})
# Charts with one axis of values: the other tells time or names.
DRAWN = re.compile(r"-(?:in-time|range|elsewhere)$")
# Where a printed copy counts its own pages: below each, and behind the dots of its contents.
SHEET = re.compile(r"(?:Page|Strona|Página|Puslapis|صفحہ)[^\n]*|(?:\. ){4,}\D{0,3}\d+")
# What keeps a number in its direction among letters that run from the right.
ISOLATES = re.compile(r"[\u2066-\u2069]")
SCALE = {
    **dict.fromkeys(("k", "tys.", "tūkst.", "mil", "ہزار"), 1000),
    **dict.fromkeys(("m", "mln", "mln.", "M", "ملین"), 1_000_000),
}
STEP = re.compile(rf"(?:£|\u200e|−)*(\d+(?:[.,\u00a0]\d+)*)\s?(%|{'|'.join(map(re.escape, SCALE))})?")
TAG = re.compile(r"<[^>]+>")
IN_PRINT = (
    *("priorities", "statuses", "targets", "themes", "sections", "areas", "status-counts", "coverage"),
    *("measured", "plan-parts", "actions", "changes"),
)
FROM_RIGHT = frozenset({"ur"})
FEED = ("corrections", "revisions", "statuses", "printed-statuses", "release-counts", "changes", "indicators")


class Outputs:
    """Every file with numbers that is no page."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers, self.site = numbers, numbers.site
        self.subjects = sorted(numbers.facts.rows, key=len, reverse=True)
        feeds = (row for name in FEED for row in numbers.facts.rows.get(name, ()))
        self.news = Pool().rows(feeds).add(numbers.days)

    def all(self) -> Iterator[tuple[str, Said]]:
        """Every number of every such file, with the file."""
        for language in languages(self.site):
            home = self.site if language == FIRST else self.site / language
            for path in sorted((home / "charts").glob("*.json")):
                yield from self._told(path, self.of_chart(path.stem, path.read_text("utf-8"), language))
            for path in sorted((home / "printed").glob("*.pdf")):
                yield from self._told(path, self.of_pdf(path.read_bytes(), language))
        for path in sorted((self.site / "data").glob("*.json")):
            if path.stem in self.numbers.facts.rows:
                yield from self._told(path, self.of_record(path.stem, path.read_text("utf-8")))
        for path in sorted((self.site / "feeds").glob("*.xml")):
            yield from self._told(path, self.of_feed(path.read_text("utf-8")))
        index = self.site / "data/index.json"
        yield from self._told(index, self.of_index(index.read_text("utf-8")))

    def _told(self, path: Path, said: Iterable[Said]) -> Iterator[tuple[str, Said]]:
        name = path.relative_to(self.site).as_posix()
        return ((name, one) for one in said)

    def of_chart(self, chart: str, text: str, language: str) -> Iterator[Said]:
        """A figure to explore: what its points say, and where they are drawn."""
        subject = next((id for id in self.subjects if chart.startswith(f"{id}-")), "")
        near = self._of_chart(subject)
        figure = json.loads(text)
        yield from self._scales(figure["layout"], near, language)
        for trace in figure["data"]:
            for told in read(trace):
                yield from self._said(unescape(TAG.sub(" ", told)), near, language, named=False)
            drawn = trace.get("y" if chart.endswith("-in-time") else "x", ()) if DRAWN.search(chart) else ()
            for at, number in ((at, Decimal(str(one))) for at, one in enumerate(drawn) if is_number(one)):
                yield Said(str(number), "row" if abs(number) in near.values else "none", f"drawn in {chart}")
                told = (trace.get("hovertext") or [""] * len(drawn))[at]
                if told and not roundings(abs(number)) & spoken(told, language):
                    yield Said(str(number), "none", f"{chart}: drawn, but the point says “{told}”")

    def _of_chart(self, subject: str) -> Pool:
        if not subject:
            return self.numbers.of_files("status-counts")
        return (self.numbers.strict if subject in self.numbers.indicators else self.numbers.pool)(subject)

    def _scales(self, layout: dict[str, Any], near: Pool, language: str) -> Iterator[Said]:
        """What stands along an axis: even steps, or the times and groups of the rows."""
        for name, axis in layout.items():
            if not re.fullmatch(r"[xy]axis\d*", name):
                continue
            texts = [ISOLATES.sub("", TAG.sub(" ", str(one))) for one in axis.get("ticktext", ())]
            numbers = [one for text in texts if (one := step(text, language)) is not None]
            apart = {b - a for a, b in pairwise(numbers)}
            if len(numbers) == len(texts) > 2 and len(apart) == 1:
                yield from (Said(one, "axis", "axis") for one in texts)
            else:
                for text in texts:
                    yield from self._said(text, near, language, named=False)

    def of_record(self, id: str, text: str) -> Iterator[Said]:
        """The rows of a record are those of the file, cell by cell."""
        rows = json.loads(text)["rows"]
        kept = self.numbers.facts.rows[id]
        if len(rows) != len(kept):
            yield Said(str(len(rows)), "none", f"{id}: the file has {len(kept)} rows")
        for row, cells in zip(rows, kept, strict=False):
            for name, told in row.items():
                if isinstance(told, int | float) and not isinstance(told, bool):
                    same = cells[name] != "" and Decimal(str(told)) == Decimal(cells[name])
                    yield Said(str(told), "row" if same else "none", f"{id} {name}, not {cells[name]}")

    def of_index(self, text: str) -> Iterator[Said]:
        """How big each file is, and its checksum."""
        listed = json.loads(text)
        for dataset in listed["datasets"]:
            for file in dataset["files"]:
                name = file["address"].removeprefix(listed["homepage"])
                data = (self.site / name).read_bytes()
                same = file["bytes"] == len(data) and file["sha256"] == hashlib.sha256(data).hexdigest()
                yield Said(str(file["bytes"]), "size" if same else "none", f"{name} has {len(data)} bytes")

    def of_feed(self, text: str) -> Iterator[Said]:
        """What the entries of a feed say; its addresses and the times for programs are read elsewhere."""
        told = re.findall(r"<(?:title|subtitle|summary|content)[^>]*>(.*?)</", text, re.DOTALL)
        for one in told:
            yield from self._said(TAG.sub(" ", unescape(unescape(one))), self.news, FIRST)

    def of_pdf(self, data: bytes, language: str) -> Iterator[Said]:
        """A printed copy, indicator by indicator: what stands after a name is of its rows."""
        text = self.text_of_pdf(data)
        names = self._names(language)
        found = sorted((match.start(), id) for id, name in names.items() for match in name.finditer(text))
        starts = [0, *(start for start, _ in found), len(text)]
        before = every = self.numbers.of_files(*IN_PRINT)
        # What reads a PDF puts lines from the right in an order of its own; there a number may be of any row.
        whole = self.numbers.of_files(*self.numbers.facts.rows) if language in FROM_RIGHT else every
        for (start, id), end in zip([(0, ""), *found], starts[1:], strict=True):
            near = self.numbers.pool(id) if id else every
            # The name of one figure may stand within that of a group of the one before.
            yield from self._said(text[start:end], near, language, (before, whole))
            before = near

    def text_of_pdf(self, data: bytes) -> str:
        """What a program reads in a printed copy, without the numbers of its pages."""
        pages = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))
        return SHEET.sub("", re.sub(r"[\ufffe\u0002]\s*", "", "\n".join(pages)))

    def _names(self, language: str) -> dict[str, re.Pattern[str]]:
        """What each indicator is called in a language, as its own page says, wherever lines break."""
        home = self.site if language == FIRST else self.site / language
        found = {}
        for row in self.numbers.facts.rows["indicators"]:
            name = heading(home / "indicators" / row["id"] / "index.html")
            found[row["id"]] = re.compile(
                r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", name))
            )
        return found

    def _said(
        self, text: str, near: Pool, language: str, more: tuple[Pool, ...] = (), named: bool = True
    ) -> Iterator[Said]:
        plain = self.numbers.plain(ADDRESS.sub("", text))
        pools = {"row": near, **dict(zip(("beside", "file"), more, strict=False))}
        pools |= {"named": self.numbers.named} if named else {}
        for match in tokens(plain):
            whole = found_in(pools, match[0], language)
            for token in [match[0]] if whole != "none" else re.findall(r"\d+", match[0]):
                yield Said(token, found_in(pools, token, language), words_around(plain, match))


def found_in(pools: dict[str, Pool], token: str, language: str) -> str:
    """The first of these that holds a number."""
    return next((name for name, pool in pools.items() if pool.holds(token, language)), "none")


def read(trace: dict[str, Any]) -> Iterator[str]:
    """The texts of a trace."""
    for name, told in trace.items():
        if name in READ:
            yield from (str(one) for one in (told if isinstance(told, list) else [told]) if one)


def step(text: str, language: str) -> Decimal | None:
    """What a mark along an axis says: 75, 20% or 1.5m."""
    match = STEP.fullmatch(text.strip())
    number = value(match[1], language) if match else None
    return number * SCALE.get(match[2] or "", 1) if match and number is not None else None


def is_number(one: object) -> bool:
    """Whether a point has a place on the axis of values."""
    return isinstance(one, int | float) and not isinstance(one, bool)


def spoken(told: str, language: str) -> set[Decimal]:
    """The numbers that the text of a point says."""
    found = (value(match[0], language) for match in tokens(unescape(TAG.sub(" ", told))))
    return {number for number in found if number is not None}


def heading(path: Path) -> str:
    """The first heading of a page."""
    match = re.search(r"<h1[^>]*>(.*?)</h1>", path.read_text(encoding="utf-8"), re.DOTALL)
    return " ".join(unescape(TAG.sub("", match[1])).split()) if match else ""


def words_around(text: str, match: re.Match[str]) -> str:
    """A number with what stands beside it."""
    return " ".join(text[max(0, match.start() - 40) : match.end() + 30].split())
