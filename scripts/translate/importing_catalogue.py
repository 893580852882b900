"""The sheets with the words of the interface and of the data, taken into their catalogues."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from babel.messages.catalog import Message

from scripts.check import files, translations_catalogue
from scripts.check.problem import number
from scripts.intake.sheets import Sheet
from scripts.translate import catalogues, forms, layout, places, returned, rows
from scripts.translate.catalogues import State
from scripts.translate.layout import Row, Stamp
from scripts.translate.returned import Line, Taken

KEY = re.compile(r"[0-9a-f]{12}(/\d)?")
MOST_TOLD = 20


def take(root: Path, stamp: Stamp, sheet: Sheet, lines: list[Line], taken: Taken) -> None:
    """Put what is filled in into the catalogue. A catalogue that was checked is a draft again."""
    file = places.catalogue(root, stamp.kind, stamp.language)
    book = catalogues.read(files.text(root / file), stamp.language)
    asked = forms.of_language(stamp.language)
    given = returned.by_key(lines, KEY.fullmatch, taken)
    messages = [message for message in book if message.id]
    wanted = [list(rows.of_message(message, asked)) for message in messages]
    known = {row.key: row for of_it in wanted for row in of_it}
    taken.problems += [
        found for key, line in given.items() if (found := returned.unlike(line, known.get(key)))
    ]
    _tell_unknown(sheet.name, [line for key, line in given.items() if key not in known], taken)
    changed = [
        _take(m, of_it, given, asked, stamp.kind, taken) for m, of_it in zip(messages, wanted, strict=True)
    ]
    if any(changed):
        taken.texts[file] = catalogues.write(catalogues.settled(book, stamp.language), State())


def _tell_unknown(sheet: str, gone: list[Line], taken: Taken) -> None:
    filled = [str(line.number) for line in gone if line.row.translation.strip()]
    if filled:
        rows_told = ", ".join(filled[:MOST_TOLD]) + (" …" if len(filled) > MOST_TOLD else "")
        which = number(len(filled), "translation")
        told = f"Left out: {which} of words that have changed since (sheet “{sheet}”, row {rows_told})."
        taken.told.append(told)


def _take(
    message: Message,
    wanted: Sequence[Row],
    given: Mapping[str, Line],
    asked: Sequence[Sequence[int]],
    kind: str,
    taken: Taken,
) -> bool:
    """Put one message into the catalogue; whether it has changed. An empty cell changes nothing."""
    lines = [given.get(row.key) for row in wanted]
    texts = [
        _spaced(row.english, line.row.translation)
        if line and line.row.translation.strip()
        else row.translation
        for row, line in zip(wanted, lines, strict=True)
    ]
    changed = any(new.strip() != row.translation.strip() for new, row in zip(texts, wanted, strict=True))
    if changed:
        message.string = texts[0] if isinstance(message.id, str) else tuple(texts)
        message.flags.discard("fuzzy")
        filled = next(line for line in lines if line and line.row.translation.strip())
        for fault in translations_catalogue.faults(message.id, message.string, asked, kind):
            taken.problems.append(filled.problem(layout.TRANSLATION, *fault))
    return _noted(message, wanted[0], lines[0]) or changed


def _noted(message: Message, wanted: Row, line: Line | None) -> bool:
    """Keep what a translator has noted; whether that is new."""
    if line is None or line.row.note.split() == wanted.note.split():
        return False
    guess = rows.GUESS.partition("{")[0]
    lines = [" ".join(noted.split()) for noted in line.row.note.split("\n")]
    message.user_comments = [noted for noted in lines if noted and not noted.startswith(guess)]
    return True


def _spaced(english: str, text: str) -> str:
    """The translation with the spaces that stand around the English."""
    plain = english.strip()
    start = english.find(plain)
    return f"{english[:start]}{text.strip()}{english[start + len(plain) :]}"
