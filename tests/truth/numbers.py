"""Every number of a page, held against the rows of what it is said of.

A number is looked for in the narrowest place first: in the rows of what its table row, list item or section
links to, then in those of what the page is about, then among the files such a page may quote. What is found
nowhere is a fault.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from selectolax.lexbor import LexborNode

from tests.truth import exact
from tests.truth.exact import Said
from tests.truth.facts import Facts, Pool, Row
from tests.truth.numerals import parts, tokens
from tests.truth.pages import Page, named_in

BLOCKS = "tr, li, section, details, dl > div, div.judged, p.stands"
ADDRESS = re.compile(r"https?://\S+|(?<![\w.])(?:\.\.)?/[a-z][\w./#-]*")
DESCRIBED = ("description", "og:title", "og:description", "og:image:alt")
LAYOUT = re.compile(r'\b(?:width|height|style)="[^"]*"|&#\d+;')
SPOKEN = ("aria-label", "title", "alt", "data-label", "content", "value")
# What every page may name: documents and plans by their titles, whom to call, what a word or a marker means.
EVERYWHERE = ("documents", "plans", "site", "releases", "help", "glossary", "markers")
# The files that a page repeats whole or counts.
QUOTED = {
    "": ("status-counts", "release-counts", "statuses"),
    "adding-up": ("claims", "checked-claims", "contradictions"),
    "corrections": ("revisions", "corrections"),
    "data": ("corrections", "document-counts", "file-sources", "indicators", "release-counts"),
    "delivery-plan": ("actions", "programmes", "priorities"),
    "explore": ("themes", "indicators", "categories", "dimensions", "targets"),
    "how-chosen": ("risk-matrix", "priorities", "recommendations", "sections"),
    "indicators": ("status-counts",),
    "missing": ("coverage", "measured", "document-counts", "left-out", "measures"),
    "partnership": ("events", "groups", "partners", "principles", "involvement"),
    "plan-summary": ("plan-parts", "actions"),
    "releases": ("release-counts", "revisions", "corrections"),
    "self-assessment": ("assessment", "audit", "assessment-counts"),
    "status-history": ("statuses", "printed-statuses", "targets"),
    "promises": ("commitments", "evidence", "promise-counts"),
}
# The parts of a page that show figures of one indicator and quote nobody.
FIGURES = "svg, figcaption, p.lede, p.figures, p.when, p.sum, p.fine, td.number, div.explorer, main > h1"
# The only number in our own words: the size to print at.
SPELLED_OUT = {"printed": "100"}
# An invented row that a reader types: no figure of this site. A test types it and sees it arrive.
TO_TYPE = {"start-your-own": "pre, code"}


class Numbers:
    """What may be said in numbers on the pages of a partnership."""

    def __init__(self, root: Path, site: Path) -> None:
        self.root, self.site, self.facts = root, site, Facts(root)
        self._pools: dict[tuple[str, ...], Pool] = {}
        rows = self.facts.rows
        self.named = self.of_files(*EVERYWHERE)
        # A language that does not spell small numbers prints how many documents there are.
        self.named.values |= {Decimal(len(rows["documents"]))}
        self.indicators = {row["id"] for row in rows["indicators"]}
        self.contract = (root / "datapackage.json").read_text(encoding="utf-8")
        observed = (row for name in self.facts.observed for row in rows[name])
        self.days = {cell for row in observed for key, cell in row.items() if key.startswith("period_")}
        self.tried = Pool()
        for path in sorted((root / "benchmarks").glob("*.csv")):
            with path.open(encoding="utf-8", newline="") as file:
                self.tried.add(cell for row in csv.reader(file) for cell in row)
        phrases = (root / "docs" / "digits-allowed.txt").read_text(encoding="utf-8").splitlines()
        self.phrases = [phrase for phrase in sorted(phrases, key=len, reverse=True) if phrase.strip()]

    def of_page(self, page: Page) -> Iterator[Said]:
        """Every number of the page with the place it was found in; the tree is used up."""
        for node in page.tree.css("script:not([type='application/ld+json']), style"):
            node.decompose()
        for node in page.tree.css(TO_TYPE.get(page.address, "no-such-element")):
            node.decompose()
        yield from exact.sizes(page)
        yield from self._citations(page)
        yield from exact.axes(page)
        yield from exact.notes(page)
        for node in page.tree.css("meta"):
            if (node.attributes.get("name") or node.attributes.get("property")) not in DESCRIBED:
                node.decompose()
        yield from self._figures(page)
        whole = self.pool(*self._subjects(page))
        for node in reversed(page.body.css(BLOCKS)):
            about = named_in(node, page.address)
            if about:
                yield from self._text(heard(node), page, self.pool(*about), whole)
                node.decompose()
        yield from self._text(heard(page.body), page, whole, whole)
        if page.tree.head is not None:
            yield from self._text(heard(page.tree.head), page, whole, whole)

    def _figures(self, page: Page) -> Iterator[Said]:
        """What a page about one indicator draws and judges is a figure of its rows, out of no sentence."""
        folder, id = page.subject
        if folder not in {"indicators", "embed"} or id not in self.indicators:
            return
        pool = self.strict(id)
        for node in page.body.css("li.claim"):
            yield from self._text(heard(node), page, self.pool(id), self.pool(id))
            node.decompose()
        for node in page.body.css(FIGURES):
            yield from self._text(heard(node), page, pool, None)
            node.decompose()

    def strict(self, id: str) -> Pool:
        """The figures, days and names in the rows about an indicator."""
        if ("strict", id) not in self._pools:
            pool = Pool().figures(self.facts.about(id, 2)).figures(self._named_rows())
            # A marker says in words below how many events nothing is judged.
            self._pools["strict", id] = pool.rows(self.facts.rows["markers"])
        return self._pools["strict", id]

    def _named_rows(self) -> list[Row]:
        names = ("documents", "areas", "categories", "dimensions", "releases")
        return [row for name in names for row in self.facts.rows[name]]

    def pool(self, *about: str) -> Pool:
        """The numbers in the rows about these things."""
        if about not in self._pools:
            known = set(self.facts.by_cell) | set(self.facts.rows)
            rows = [row for id in about if id in known for row in self.facts.about(id, 2)]
            self._pools[about] = Pool().rows(rows)
        return self._pools[about]

    def plain(self, text: str) -> str:
        """A text without the names of laws and standards that have digits."""
        for phrase in self.phrases:
            text = text.replace(phrase, "")
        return text

    def of_files(self, *resources: str) -> Pool:
        """The numbers of whole files."""
        return Pool().rows(row for name in resources for row in self.facts.rows.get(name, ()))

    def _subjects(self, page: Page) -> tuple[str, ...]:
        return page.subject[1:] if page.subject[1] else ()

    def _text(self, text: str, page: Page, near: Pool, whole: Pool | None) -> Iterator[Said]:
        """The numbers of a text; without a wider pool they have to be in the near one."""
        text = LAYOUT.sub("", ADDRESS.sub("", self.plain(text)))
        for match in tokens(text):
            around = " ".join(text[max(0, match.start() - 40) : match.end() + 30].split())
            level = self._level(match[0], page, near, whole)
            # What is no number of the language may be a day or a section, in parts.
            split = [match[0]] if level != "none" else parts(match[0], page.language)
            for token in split:
                yield Said(token, self._level(token, page, near, whole), around)

    def _level(self, token: str, page: Page, near: Pool, whole: Pool | None) -> str:
        """The narrowest place that holds a number."""
        if whole is None:
            return "figure" if near.holds(token, page.language) else "none"
        levels = {"row": near, "page": whole, "named": self.named, "file": self._quoted(page)}
        if page.address == "how-we-judge":
            levels["benchmark"] = self.tried
        return next((name for name, pool in levels.items() if pool.holds(token, page.language)), "none")

    def _quoted(self, page: Page) -> Pool:
        """The files that a page without a subject of its own repeats."""
        folder = page.subject[0]
        if ("quoted", folder) not in self._pools:
            self._pools["quoted", folder] = self.of_files(*QUOTED.get(folder, ()))
            more = {"data": [self.contract], "explore": self.days}
            self._pools["quoted", folder].add([*more.get(folder, ()), SPELLED_OUT.get(folder, "")])
        return self._pools["quoted", folder]

    def _citations(self, page: Page) -> Iterator[Said]:
        """A document and section, against where the link leads."""
        for node in page.body.css('a[href*="documents/"]'):
            address, _, section = (node.attributes["href"] or "").partition("#section-")
            id = address.rstrip("/").rpartition("/")[2]
            if id == "documents":
                continue
            text = node.text()
            pool = self._cited(id, section)
            for match in tokens(text):
                known = pool.holds(match[0], page.language)
                yield Said(match[0], "citation" if known else "none", text)
            node.decompose()

    def _cited(self, id: str, section: str) -> Pool:
        key = ("cited", id, section)
        if key not in self._pools:
            rows = [row for row in self.facts.rows["documents"] if row["id"] == id]
            rows += [
                row
                for row in self.facts.rows["sections"]
                if row["document"] == id and re.sub(r"[^\w]+", "-", row["section"]).lower() == section
            ]
            self._pools[key] = Pool().add(
                cell for row in rows for name, cell in row.items() if name != "position"
            )
        return self._pools[key]


def heard(node: LexborNode) -> str:
    """The text of a node and what is said of it by ear or before it is touched."""
    spoken = [one.attributes[name] or "" for name in SPOKEN for one in node.css(f"[{name}]")]
    return "\n".join([node.text(separator="\n"), *spoken])
