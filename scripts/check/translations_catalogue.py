"""Are catalogues whole, with the plural forms of their language, and harmless?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from babel.messages.pofile import PoFileError

from scripts.check import files
from scripts.check import translations_entry as entry
from scripts.check.problem import Problem, number, quote
from scripts.check.translations_page import state
from scripts.problem import COMMAND
from scripts.translate import catalogues, extraction, forms, places
from scripts.translate.catalogues import Book
from scripts.translate.places import INTERFACE, TEMPLATE, WORDS

UPDATE = f"Run {COMMAND} translate words."
UNNAMED = ("", "FULL NAME <EMAIL@ADDRESS>")


def problems(root: Path) -> Iterator[Problem]:
    """Everything wrong with the template and the catalogues of every language."""
    if not (root / "overrides").is_dir():  # a copy of the data alone, in which an import is tried
        return
    yield from _template(root)
    for language in places.configured(root):
        for kind in (INTERFACE, WORDS):
            file = places.catalogue(root, kind, language)
            if (root / file).is_file():
                yield from of_text(file, files.text(root / file), language, kind)
            else:
                what = f"mkdocs.yml names the language {language}, and the file is not there."
                yield Problem(file, None, "", what, UPDATE)


def of_text(file: str, text: str, language: str, kind: str) -> Iterator[Problem]:
    """Everything wrong with one catalogue."""
    if places.locale(language) is None:
        what = f"{quote(language)} is the code of no language."
        yield Problem(places.MKDOCS, None, "", what, "Write a code such as pl or pa.")
        return
    for row, line in enumerate(text.split("\n"), start=1):
        yield from (Problem(file, row, "", *fault) for fault in entry.signs(line))
    try:
        book = catalogues.read(text, language)
    except (PoFileError, ValueError) as error:
        what = f"The file is no catalogue that can be read ({error})."
        yield Problem(file, None, "", what, "Save it again from the program that made it.")
        return
    yield from _head(file, book, language)
    yield from _entries(file, book, language, kind)


def _head(file: str, book: Book, language: str) -> Iterator[Problem]:
    told = book.told
    if told.get("Language") != language:
        what = f"The head says the language {quote(told.get('Language', ''))}."
        yield Problem(file, 1, "", what, f"It has to be {quote(language)}. {UPDATE}")
    if not _has_forms(book, language):
        what = "The head does not give the rule for plural forms that its language has."
        yield Problem(file, 1, "", what, UPDATE)
    if told.get("Last-Translator", "") not in UNNAMED:
        what = "The head names a person who has translated."
        yield Problem(file, 1, "", what, f"No person is named in public files. {UPDATE}")
    facts = {"state": told.get("X-State"), "by": told.get("X-Checked-By"), "on": told.get("X-Checked-On")}
    yield from (Problem(file, 1, "", what, remedy) for what, remedy in state(facts))


def _has_forms(book: Book, language: str) -> bool:
    """Programs write the same rule in different ways, so it is tried on numbers."""
    try:
        return forms.numbers(book.num_plurals, book.plural_expr) == forms.of_language(language)
    except ValueError:
        return False


def _entries(file: str, book: Book, language: str, kind: str) -> Iterator[Problem]:
    asked = forms.of_language(language)
    for message in book:
        if message.id and not message.fuzzy:  # a guess is not shown
            found = faults(message.id, message.string, asked, kind)
            yield from (Problem(file, message.lineno, "", *fault) for fault in found)


def faults(
    english: Any, translation: Any, asked: Sequence[Sequence[int]], kind: str
) -> Iterator[entry.Fault]:
    """What is wrong with one entry of a catalogue."""
    ids = [english] if isinstance(english, str) else list(english)
    said = [translation or ""] if isinstance(translation, str | None) else list(translation)
    missing = len(asked) - len(said) if len(ids) > 1 else 0
    said += [""] * missing
    if kind == INTERFACE:
        yield from entry.faults(ids, said, asked)
    else:
        yield from entry.of_data(ids[0], said)


def _template(root: Path) -> Iterator[Problem]:
    """Does the template hold what the code says? Examples in it may be old: new data never make it stale."""
    if not (root / TEMPLATE).is_file():
        yield Problem(TEMPLATE, None, "", "The template of all messages is missing.", UPDATE)
        return
    there = {_key(message.id) for message in catalogues.read(files.text(root / TEMPLATE), None) if message.id}
    said = {_key(message) for _, message in extraction.messages(root)}
    for count, verb, some in (
        (len(said - there), "lacks", said - there),
        (len(there - said), "has", there - said),
    ):
        if some:
            which = f"{number(count, 'message')} {'of the code' if verb == 'lacks' else 'that no code says'}"
            what = f"The template {verb} {which}, such as {quote(min(some)[0])}."
            yield Problem(TEMPLATE, None, "", what, UPDATE)


def _key(message: Any) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)
