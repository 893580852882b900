"""Where translations lie, and which languages there are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError

from macros.languages.foreign import SOURCE

DOCS, LOCALE, MKDOCS = "docs", "overrides/locale", "mkdocs.yml"
TEMPLATE, MAPPING = f"{LOCALE}/portal.pot", f"{LOCALE}/babel.cfg"
INTERFACE, WORDS = "interface", "words"


def catalogue(root: Path, kind: str, language: str) -> str:
    """The path of a catalogue below the root: of the words of the interface, or of those of the data.

    The words of the interface lie beside the pages, unless the portal brings the language.
    """
    own = f"{DOCS}/{language}/{kind}.po"
    is_brought = kind == INTERFACE and (root / brought(language)).is_file() and not (root / own).is_file()
    return brought(language) if is_brought else own


def brought(language: str) -> str:
    """Where the words of the interface lie in a language that the portal brings."""
    return f"{LOCALE}/{language}/LC_MESSAGES/portal.po"


def page(language: str, path: str) -> str:
    """The path of a page below the root; `path` is the one below the folder of its language."""
    return f"{DOCS}/{language}/{path}"


def pages(root: Path) -> list[str]:
    """Every English page made of words, as it lies below its folder."""
    folder = root / DOCS / SOURCE
    return [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.md"))]


def settings(root: Path) -> dict[str, Any]:
    """What mkdocs.yml says."""
    read: dict[str, Any] = yaml.safe_load((root / MKDOCS).read_text(encoding="utf-8"))
    return read


def configured(root: Path) -> list[str]:
    """The languages that mkdocs.yml names beside English, in their order."""
    languages = settings(root).get("plugins", {}).get("i18n", {}).get("languages", [])
    return [language["locale"] for language in languages if language["locale"] != SOURCE]


def begun(root: Path) -> list[str]:
    """Every language that is named in mkdocs.yml or has a folder of its own."""
    folders = (path.name for path in sorted((root / DOCS).glob("*/")) if path.name != SOURCE)
    return list(dict.fromkeys([*configured(root), *folders]))


def locale(language: str) -> Locale | None:
    """What the world's register of languages knows of a code such as pl; None where it knows none."""
    try:
        return Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None
