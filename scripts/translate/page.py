"""A page of words taken apart: its head, and all of its text that a translation must not change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

import yaml
from jinja2 import Environment, TemplateSyntaxError
from markdown import Markdown  # type: ignore[import-untyped]

EXTENSIONS = ("abbr", "attr_list", "md_in_html", "tables", "toc")
HEAD = re.compile(r"\A(?:\ufeff)?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
CALL = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
STANDS_FOR_A_CALL = "call"
OPENS, CLOSES = ("variable_begin", "block_begin"), ("variable_end", "block_end")

# What Markdown makes of words, and attributes that hold words: a translation may have more or fewer.
PLAIN = {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "br",
    "hr",
    "ul",
    "ol",
    "li",
    "em",
    "strong",
    "a",
    "img",
} | {
    "abbr",
    "code",
    "pre",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
LINKS, WORDS = ("href", "src"), ("title", "alt")


@dataclass(frozen=True)
class Shape:
    """Everything about a page but its words. A heading is its level and id, a call its tokens."""

    headings: tuple[tuple[int, str], ...]
    links: Counter[str]
    calls: Counter[str]
    markup: Counter[str]


def split(text: str) -> tuple[str, str]:
    """The lines of the head, without those around it, and what follows."""
    found = HEAD.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def head(text: str) -> Mapping[str, Any]:
    """What the head says. Raises ValueError for a head that cannot be read."""
    try:
        told = yaml.safe_load(split(text)[0]) or {}
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    if not isinstance(told, dict):
        raise ValueError("it is no list of names and values")
    return told


@lru_cache(maxsize=256)
def shape(text: str) -> Shape:
    """The shape of a page. Raises ValueError for a macro call that cannot be read."""
    reader = _Reader()
    markdown = Markdown(extensions=list(EXTENSIONS))
    reader.feed(markdown.convert(CALL.sub(STANDS_FOR_A_CALL, split(text)[1])))
    headings: list[tuple[int, str]] = []
    _flatten(markdown.toc_tokens, headings)
    return Shape(tuple(headings), reader.links, calls(text), reader.markup)


def calls(text: str) -> Counter[str]:
    """Every macro call, its tokens parted by one space. Raises ValueError for one that cannot be read."""
    found: Counter[str] = Counter()
    open_call: list[str] | None = None
    try:
        for _, kind, token in Environment(autoescape=True).lex(text):
            if kind in OPENS:
                open_call = []
            elif kind in CLOSES and open_call is not None:
                found[" ".join(open_call)] += 1
                open_call = None
            elif open_call is not None and kind != "whitespace":
                open_call.append(token)
    except TemplateSyntaxError as error:
        raise ValueError(f"line {error.lineno}: {error.message}") from error
    return found


def heading_lines(text: str) -> list[int]:
    """The lines on which headings stand, counted from 1."""
    fence, found = "", []
    start = text.count("\n") - split(text)[1].count("\n")
    for number, line in enumerate(split(text)[1].split("\n"), start=start + 1):
        mark = line.lstrip()[:3]
        if mark in ("```", "~~~"):
            fence = "" if fence == mark else fence or mark
        elif not fence and re.match(r"#{1,6}\s", line):
            found.append(number)
    return found


def _flatten(tokens: list[Any], found: list[tuple[int, str]]) -> None:
    for token in tokens:
        found.append((token["level"], token["id"]))
        _flatten(token["children"], found)


class _Reader(HTMLParser):
    """Collects links, and the mark-up that words alone do not make."""

    def __init__(self) -> None:
        super().__init__()
        self.links: Counter[str] = Counter()
        self.markup: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in PLAIN:
            self.markup[f"<{tag}>"] += 1
        for name, value in attrs:
            if name in LINKS and tag in ("a", "img"):
                self.links[value or ""] += 1
            elif not (name in WORDS or (name == "id" and tag in ("h1", "h2", "h3", "h4", "h5", "h6"))):
                self.markup[f"{name}={value or ''}"] += 1
