"""How far each language is: page by page, and how somebody can help."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from babel import Locale
from mkdocs.utils.meta import get_data

from macros.here import Here
from macros.languages.catalogue import interface, of_data, state
from macros.languages.foreign import SOURCE, Foreign
from macros.languages.pages import Standing, begun, sources, standing
from macros.languages.reading import direction
from macros.marking import N_
from macros.render import render

STATES: dict[Standing, str] = {
    "missing": N_("In English"),
    "draft": N_("Draft, not checked"),
    "changed draft": N_("Draft; the English has changed since"),
    "changed": N_("The English has changed since"),
    "checked": N_("Checked by a speaker"),
}
WORDS = N_("Words of the menus, figures and charts")
_HEADING = re.compile(r"^# (.+?)(?:\s*\{:.*\})?$", re.MULTILINE)


def languages(here: Here) -> str:
    """Every page in every language, with what is known of its translation."""
    docs = here.package.root / "docs"
    codes = begun(docs)
    columns = [{"code": code, "direction": direction(code), "name": own_name(code)} for code in codes]
    rows = [_catalogues(here, docs, codes), *(_row(here, docs, path, codes) for path in sources(docs))]
    return render(here, "languages.html", columns=columns, rows=rows if codes else [])


def own_name(code: str) -> str:
    """A language's own name for itself, such as `Polski`."""
    name = Locale.parse(code, sep="_").get_display_name(code) or code
    return name[:1].upper() + name[1:]


def _catalogues(here: Here, docs: Path, codes: Sequence[str]) -> dict[str, Any]:
    """The words every page of a language uses: checked once both of its catalogues are."""
    both = [(state(interface(code)), state(of_data(docs, code))) for code in codes]
    found = ["checked" if all(one.checked for one in pair) else "draft" for pair in both]
    return {"name": here.words.text(WORDS), "href": "", "cells": list(_cells(here, found))}


def _row(here: Here, docs: Path, path: str, codes: Sequence[str]) -> dict[str, Any]:
    address = re.sub(r"(^|/)index\.md$", r"\1", path).removesuffix(".md")
    address += "/" if address and not address.endswith("/") else ""
    found = [standing(docs, code, path) for code in codes]
    return {
        "name": title(docs, here.words.language, path),
        "href": here.to.page_of(address),
        "cells": list(_cells(here, found)),
    }


def _cells(here: Here, found: list[Any]) -> Iterator[dict[str, str]]:
    yield from ({"key": one, "word": here.words.text(STATES[one])} for one in found)


def title(docs: Path, language: str, path: str) -> str:
    """The heading of a page, in the language where it is translated, else marked as English."""
    own = docs / language / path
    if own.is_file():
        return _title(own)
    return Foreign(_title(docs / SOURCE / path), printed=True)


def _title(file: Path) -> str:
    text, meta = get_data(file.read_text(encoding="utf-8-sig"))
    heading = _HEADING.search(text)
    return heading[1] if heading else str(meta.get("title", file.stem))
