"""The pages of a built site, one after the other, in every language."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag

from selectolax.lexbor import LexborHTMLParser, LexborNode

FIRST = "en"
ABOUT = re.compile(r"/(?:indicators|tables|priorities|plans|explore|releases|embed)/([a-z0-9-]+)$")


@dataclass(frozen=True)
class Page:
    """One page: its address without the language, the language, and what stands on it."""

    site: Path
    path: Path
    address: str
    language: str
    tree: LexborHTMLParser

    @property
    def name(self) -> str:
        """The page as a fault names it."""
        return self.path.relative_to(self.site).as_posix()

    @property
    def body(self) -> LexborNode:
        """Everything between the tags of the body."""
        assert self.tree.body is not None, self.name
        return self.tree.body

    @property
    def subject(self) -> tuple[str, str]:
        """The folder and the id of what the page is about; without an id, both are empty or the folder."""
        folder, _, id = self.address.partition("/")
        return folder, id


def languages(site: Path) -> tuple[str, ...]:
    """The languages of a site: each but the first has a page of its own for a wrong address."""
    return (FIRST, *sorted(path.parent.name for path in site.glob("*/404.html")))


def walk(site: Path, *only: str, name: str = "*.html") -> Iterator[Page]:
    """Every page, or those in some languages, in the order of their addresses."""
    others = set(languages(site)) - {FIRST}
    for path in sorted(site.rglob(name)):
        first, *rest = parts = path.relative_to(site).parts
        language = first if first in others else FIRST
        if not only or language in only:
            address = "/".join(rest if first in others else parts)
            yield page(site, path, address.removesuffix("index.html").rstrip("/"), language)


def page(site: Path, path: Path, address: str, language: str) -> Page:
    """The page in this file."""
    return Page(site, path, address, language, LexborHTMLParser(path.read_text(encoding="utf-8")))


def named_in(node: LexborNode, address: str) -> tuple[str, ...]:
    """What a part of a page is about: the things it links to."""
    links = (urldefrag(link.attributes["href"] or "")[0] for link in node.css("a[href]"))
    paths = (posixpath.normpath(posixpath.join("/", address, unquote(link))) for link in links if link)
    return tuple(dict.fromkeys(match[1] for path in paths if (match := ABOUT.search(path))))
