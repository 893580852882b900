"""Translations whose English page has changed since: their readers are told so by a notice."""

from __future__ import annotations

import re
from pathlib import Path

from scripts import repository
from scripts.publish.deployed import PAGES_OF_WORDS

HASH = re.compile(r"^\w+:\s*[\"']?([0-9a-f]{40})[\"']?\s*$", re.MULTILINE)
FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


def outdated(root: Path) -> int | None:
    """How many pages of other languages were made from another English text; None without such languages."""
    english = root / PAGES_OF_WORDS
    others = [path for path in sorted((root / "docs").glob("*/")) if path != english]
    if not others or not english.is_dir():
        return None
    now = repository.hashes(root, english, as_committed=True)
    return sum(
        _is_old(page, now.get(page.relative_to(own).as_posix()))
        for own in others
        for page in own.rglob("*.md")
    )


def _is_old(page: Path, english: str | None) -> bool:
    """Whether the hash its head names is not that of the English page."""
    front = FRONT.match(page.read_text(encoding="utf-8"))
    named = HASH.search(front[1]) if front else None
    return named is not None and named[1] != english
