"""Translations whose English page has changed since: their readers are told so by a notice."""

from __future__ import annotations

from pathlib import Path

from macros.languages.pages import has_changed, sources, translation
from scripts.publish.deployed import PAGES_OF_WORDS


def outdated(root: Path) -> int | None:
    """How many pages of other languages were made from another English text; None without such languages."""
    docs, english = root / "docs", root / PAGES_OF_WORDS
    others = [path.name for path in sorted(docs.glob("*/")) if path != english]
    if not others or not english.is_dir():
        return None
    made = (translation(docs, language, path) for language in others for path in sources(docs))
    return sum(has_changed(docs, one) for one in made if one)
