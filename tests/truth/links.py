"""Every address a site hands out, on its pages and in its files, against the files and anchors there are."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

# Where a page may hold an address, and what leads out of the site or to a telephone.
LEADING = ("href", "src", "data-figure", "data-bundle", "action", "poster")
ELSEWHERE = ("tel:", "sms:", "mailto:", "http:", "https:", "data:")
REFRESH = re.compile(r"url=(\S+)")
FILES = ("*.xml", "*.json", "*.jsonld", "*.ttl", "*.bib", "*.ris", "*.txt", "*.ics", "*.csv", "*.css")
DESCRIBED = re.compile(r"^(?:<[^>]*#|<#|\w*:)([\w.-]+)>? a ", re.MULTILINE)
# What a catalogue calls the document itself, as opposed to the page about it.
THING = "document"
IN_A_SHEET = re.compile(r"url\(\s*[\"']?([^\"')]+)")


@dataclass(frozen=True)
class Link:
    """An address, where it stands, and what is wrong with it, if anything."""

    where: str
    address: str
    kind: str
    fault: str = ""


class Links:
    """Whether addresses lead somewhere, within one site."""

    def __init__(self, site: Path, public: str) -> None:
        self.site, self.public = site, public
        # An address within a text ends where the text goes on.
        self.spoken = re.compile(re.escape(public) + r"[^\s\"'<>)}\],;\\&]*")
        self.files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
        self.leads = cache(self._leads)
        self.anchors = cache(self._anchors)

    def all(self, *folders: str) -> Iterator[Link]:
        """Every address of the pages and files, or of those below some folders."""
        for file in sorted(self.files):
            if folders and not file.startswith(folders):
                continue
            if file.endswith(".html"):
                yield from self.of_page(file, (self.site / file).read_text(encoding="utf-8"))
            elif any(Path(file).match(pattern) for pattern in FILES):
                yield from self.of_file(file, (self.site / file).read_text(encoding="utf-8"))

    def of_page(self, file: str, text: str) -> Iterator[Link]:
        """The addresses of a page: links, what it loads, where it sends on, and whole ones in its text."""
        tree = LexborHTMLParser(text)
        for name in LEADING:
            for node in tree.css(f"[{name}]"):
                link = node.attributes[name] or ""
                if not link.startswith(ELSEWHERE):
                    yield self._told(file, link, "anchor" if link.startswith("#") else "link")
        for node in tree.css("meta[http-equiv]"):
            if sent := REFRESH.search(node.attributes.get("content") or ""):
                yield self._told(file, sent[1], "redirect")
        yield from self._whole(file, text)

    def of_file(self, file: str, text: str) -> Iterator[Link]:
        """The addresses of a file that is no page: whole ones, and what a style sheet loads."""
        if file.endswith(".css"):
            for link in IN_A_SHEET.findall(text):
                if not link.startswith(ELSEWHERE):
                    yield self._told(file, link, "file")
        yield from self._whole(file, text)

    def _whole(self, file: str, text: str) -> Iterator[Link]:
        for whole in self.spoken.findall(text):
            address = whole.rstrip(".:")
            # An address with a place to fill in is a pattern for programs, not a page.
            if "{" not in address:
                yield self._told(file, "/" + address.removeprefix(self.public), "whole address")

    def _told(self, file: str, link: str, kind: str) -> Link:
        return Link(file, link, kind, self.leads(posixpath.dirname(file) if link[:1] != "#" else file, link))

    def _leads(self, base: str, link: str) -> str:
        """What is wrong with a link in a folder; an anchor alone counts from its own page."""
        parts = urlsplit(link)
        path = unquote(parts.path)
        found = base if link[:1] == "#" else posixpath.normpath(posixpath.join("/", base, path)).lstrip("/")
        if found not in self.files:
            found = posixpath.join(found, "index.html")
        if found not in self.files:
            return f"{link} leads to no file"
        if parts.fragment and parts.fragment != THING and unquote(parts.fragment) not in self.anchors(found):
            return f"{found} has no “{parts.fragment}”"
        return ""

    def _anchors(self, file: str) -> frozenset[str]:
        text = (self.site / file).read_text(encoding="utf-8")
        if file.endswith(".html"):
            return frozenset(node.attributes["id"] or "" for node in LexborHTMLParser(text).css("[id]"))
        # A catalogue names what it describes after its own address.
        return frozenset(DESCRIBED.findall(text))
