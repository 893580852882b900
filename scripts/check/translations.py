"""Translations: pages, words of the interface, words of the data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.languages.foreign import SOURCE
from scripts import repository
from scripts.check import files, translations_catalogue, translations_page
from scripts.check.problem import Problem, quote
from scripts.check.translations_page import Found, Source
from scripts.translate import page, places


def problems(root: Path) -> Iterator[Problem]:
    """Everything about translations that a person has to put right."""
    yield from (found.problem for found in of_pages(root) if not found.notice)
    yield from translations_catalogue.problems(root)


def of_pages(root: Path) -> Iterator[Found]:
    """Everything about translated pages, notices included."""
    for path in files.pages(root):
        language, _, name = path.relative_to(root / files.PAGES).as_posix().partition("/")
        if language == SOURCE:
            continue
        file, english = files.name(root, path), root / places.page(SOURCE, name)
        if not english.is_file():
            what = f"There is no English page {quote(name)}."
            remedy = "Give the translation the name of the English page, or take it out."
            yield Found(Problem(file, None, "", what, remedy))
            continue
        text = files.text(path)
        source = Source(english.read_bytes().decode("utf-8"), then(root, text))
        yield from translations_page.of_page(file, text, source)


def then(root: Path, text: str) -> str | None:
    """The English text that a translation was made from, as long as git still has it."""
    try:
        facts = page.head(text).get("translation")
    except ValueError:
        return None
    named = str(facts.get("of", "")) if isinstance(facts, dict) else ""
    return repository.blob(root, named) if named else None
