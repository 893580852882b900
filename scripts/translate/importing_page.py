"""The sheet of a page, taken into the translated page: only when it is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.languages.foreign import SOURCE
from macros.languages.pages import blob
from scripts import repository
from scripts.check import files, text, translations, translations_page
from scripts.check.problem import Problem, number
from scripts.check.translations_page import Source
from scripts.intake.places import Place
from scripts.intake.sheets import Sheet
from scripts.template.layout import STAMP_ROW
from scripts.translate import layout, passages, places, returned, rows
from scripts.translate.layout import Row, Stamp
from scripts.translate.passages import ABOVE
from scripts.translate.returned import NEW_ONE, Line, Taken
from scripts.translate.starting import page_to_write_over

KEY = re.compile(r"title|description|\d{1,4}")


def take(root: Path, stamp: Stamp, sheet: Sheet, lines: list[Line], taken: Taken) -> None:
    """Write the page that the sheet holds, as a draft of the English text it was exported from."""
    english, place = _english(root, stamp), Place(sheet.name, STAMP_ROW, 0)
    if english is None:
        what = "The English page of this sheet is not kept here, so nobody can tell what was translated."
        taken.problems.append(place.problem(what, NEW_ONE))
        return
    given = returned.by_key(lines, KEY.fullmatch, taken)
    known = {row.key: row for row in _known(root, stamp, english)}
    wrong = [*_unlike(given, known), *_lost(sheet.name, given, known)]
    taken.problems += wrong
    filled = {key: line for key, line in given.items() if line.row.translation.strip()}
    _tell_notes(given, known, taken)
    if wrong or not filled or _is_known(filled, known):
        return
    if len(filled) < len(known):
        empty = number(len(known) - len(filled), "cell")
        taken.told.append(
            f"Left as it was: {stamp.path}, of which {empty} still empty (sheet “{sheet.name}”)."
        )
        return
    _write(root, stamp, english, filled, known, sheet.name, taken)


def _english(root: Path, stamp: Stamp) -> str | None:
    """The English text the sheet was made from: that of today, or an older one that git still has."""
    path = root / places.page(SOURCE, stamp.path)
    if stamp.path not in places.pages(root):
        return None
    now = path.read_bytes()
    return now.decode("utf-8") if blob(now) == stamp.of else repository.blob(root, stamp.of)


def _known(root: Path, stamp: Stamp, english: str) -> Iterator[Row]:
    """The rows as they would be exported now."""
    own = root / places.page(stamp.language, stamp.path)
    translation = files.text(own) if own.is_file() else None
    then = translations.then(root, translation) if translation else None
    return rows.of_page(english, then or english, translation)


def _unlike(given: Mapping[str, Line], known: Mapping[str, Row]) -> list[Problem]:
    found = []
    for key, line in given.items():
        if key not in known:
            found.append(line.problem(layout.KEY, f"The page has no passage “{key}”.", NEW_ONE))
        elif problem := returned.unlike(line, known[key]):
            found.append(problem)
    return found


def _lost(sheet: str, given: Mapping[str, Line], known: Mapping[str, Row]) -> list[Problem]:
    lost = [key for key in known if key not in given]
    what = f"The rows with these keys are missing: {', '.join(lost)}."
    return [Place(sheet).problem(what, NEW_ONE)] if lost else []


def _is_known(filled: Mapping[str, Line], known: Mapping[str, Row]) -> bool:
    return all(line.row.translation.strip() == known[key].translation.strip() for key, line in filled.items())


def _tell_notes(given: Mapping[str, Line], known: Mapping[str, Row], taken: Taken) -> None:
    """A page has no place for notes, so whoever imports it reads them."""
    for key, line in given.items():
        if line.row.note.strip() and key in known and line.row.note.split() != known[key].note.split():
            taken.told.append(f"Noted on sheet “{line.sheet}”, row {line.number}: {line.row.note.strip()}")


def _write(
    root: Path,
    stamp: Stamp,
    english: str,
    filled: Mapping[str, Line],
    known: Mapping[str, Row],
    sheet: str,
    taken: Taken,
) -> None:
    words = {key: filled[key].row.translation.strip() for key in known}
    head = {key: words[key] for key in known if not key.isdigit()}
    translated = [words[key] for key in known if key.isdigit()]
    made = passages.written(page_to_write_over(english.encode("utf-8")), head, translated)
    file = places.page(stamp.language, stamp.path)
    source = Source(english, english)
    problems = [found.problem for found in translations_page.of_page(file, made, source)]
    problems += text.of_page(root, file, made)
    if problems:
        located = [problem for key in known for problem in _located(root, filled[key], known[key])]
        taken.problems += located or [Place(sheet).problem(each.what, each.remedy) for each in problems]
    else:
        taken.texts[file] = made


def _located(root: Path, line: Line, known: Row) -> Iterator[Problem]:
    """What is wrong with the passage in one cell."""
    words = line.row.translation.strip()
    if words != ABOVE:
        found = translations_page.of_words("", words, known.english)
        problems = [*found, *text.of_page(root, "", words)]
        yield from (line.problem(layout.TRANSLATION, each.what, each.remedy) for each in problems)
