"""What each message says with the numbers of today: an example for translators, who see only its places.

Every English page is drawn once, and what is said on it is noted. It runs as a program of its own, because
the scripts that keep the catalogues never draw.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment

import macros
from macros.languages.foreign import SOURCE
from macros.nouns import Area, Category, Indicator, Partner
from macros.package import Package, load_once
from macros.pages import pages
from macros.words import Words

Note = Callable[[str, str], None]
TAG = re.compile(r"<[^>]*>")
LONGEST = 300  # a sentence; what is longer holds a whole list
NEAR, WARD = ("ward", "msoa", "local_authority", "police_area"), "ward"
CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def of_messages(package: Package) -> dict[str, str]:
    """The first sentence that a page makes of each message that has a place to fill.

    One that names the place is passed over: the words of the interface serve every partnership.
    """
    found: dict[str, str] = {}
    own = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(names(package))))

    def note(message: str, sentence: str) -> None:
        plain = _plain(sentence)
        if message != sentence and len(plain) <= LONGEST and not own.search(plain):
            found.setdefault(message, plain)

    with _heard(note):
        blocks = _blocks()
        for call in _calls(package):
            Environment(autoescape=True).from_string(call).render(blocks)
    return found


def names(package: Package) -> set[str]:
    """What tells which partnership this is: its place, the areas in and around it, its members."""
    site = package.site
    areas = (row.name for row in package.all(Area) if row.kind in NEAR)
    wards = (row.name for row in package.all(Category) if row.dimension == WARD)
    members = (row.name for row in package.all(Partner))
    around = (part for name in areas for part in name.split(" and "))
    return {site.place, site.partnership, *around, *wards, *members}


def of_units(package: Package) -> dict[str, str]:
    """The first figure that is shown with each unit."""
    words, found = Words(SOURCE), dict[str, str]()
    for indicator in package.all(Indicator):
        shown = (row.shown for row in package.observations(indicator.id) if row.shown is not None)
        value = next(shown, None)
        if value is not None:
            found.setdefault(indicator.unit, words.amount(indicator, value))
    return found


@contextmanager
def _heard(note: Note) -> Iterator[None]:
    """Listen to all that is said, in whatever block."""
    text, plural = Words.text, Words.plural

    def noted_text(words: Words, message: str, /, **values: object) -> str:
        said = text(words, message, **values)
        note(message, said)
        return said

    def noted_plural(words: Words, one: str, many: str, count: int, /, **values: object) -> str:
        said = plural(words, one, many, count, **values)
        note(one, said)
        return said

    Words.text, Words.plural = noted_text, noted_plural  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Words.text, Words.plural = text, plural  # type: ignore[method-assign]


def _calls(package: Package) -> Iterator[str]:
    """Every call of a block, in the order of pages: those of words first, then those made from data."""
    folder = package.root / "docs" / SOURCE
    written = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))]
    made = [page.markdown for page in pages(package)]
    yield from dict.fromkeys(call for text in (*written, *made) for call in CALL.findall(text))


def _blocks() -> dict[str, Any]:
    """The blocks as a page would get them, on the first page of the site."""
    found: dict[str, Any] = {}
    file = SimpleNamespace(locale=SOURCE, locale_alternate_of=SOURCE, src_uri=f"{SOURCE}/index.md")
    env = SimpleNamespace(
        page=SimpleNamespace(file=file, url="", meta={}),
        conf=SimpleNamespace(plugins={"i18n": SimpleNamespace(default_language=SOURCE)}),
        macro=lambda block, name: found.setdefault(name, block),
    )
    macros.define_env(env)
    return found


def _plain(sentence: str) -> str:
    return " ".join(unescape(TAG.sub("", sentence)).split())


def main() -> None:
    """Print the examples, for the program that has asked."""
    package = load_once()
    found = {"messages": of_messages(package), "units": of_units(package)}
    sys.stdout.write(json.dumps(found, ensure_ascii=True))


if __name__ == "__main__":
    main()
