"""`translate export`: all there is to translate as one workbook, for translators who work without git."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from macros.languages.foreign import SOURCE
from macros.languages.pages import blob
from scripts.check import files, translations
from scripts.problem import COMMAND, SetupProblem
from scripts.template.layout import FIRST_ROW
from scripts.template.paper import Paper
from scripts.template.placing import place
from scripts.translate import catalogues, layout, naming, places, rows
from scripts.translate.layout import COLUMNS, NAMES, PAGE, START, Row, Stamp
from scripts.translate.places import INTERFACE, WORDS

# Two workbooks of the same texts have the same bytes.
MADE = date(2000, 1, 1)
GUIDE = (
    "Each sheet holds words of the site in English, and their translation. Write into the yellow cells only.",
    "Translate from the top: what readers need first stands first. An empty cell changes nothing.",
    "Keep what stands in braces, such as {month}: the site puts a word or number there. Move it as you need.",
    "Keep numbers as they are, in digits. Keep links: [words](address), where you translate the words alone.",
    "The rows of one message with a stroke in the key are its forms for different numbers. Fill in each.",
    "On the sheet of a page fill in every cell: a page is taken only when it is whole.",
    "An arrow (↑) in a cell says that the cell above holds the translation of this passage, too.",
    "Under “Note” you may leave remarks for those who translate after you. Never write a name there.",
    "Do not sort rows, and do not change the other columns.",
)
HINT = "Write the translation into the yellow column. Leave the other columns as they are."


def run(root: Path, typed_language: str, wanted: Path) -> str:
    """Write the workbook; what to do with it, in plain words. Raises SetupProblem."""
    language = naming.begun(root, typed_language)
    sheets = [*_catalogues(root, language), *_pages(root, language)]
    path = place(root, wanted, wanted.name)
    paper = Paper(path, f"Translation into {language}", MADE)
    _start(paper, language)
    taken = {*NAMES.values()}
    for stamp, found in sheets:
        name = NAMES.get(stamp.kind) or layout.sheet_name(stamp.path, taken)
        taken.add(name)
        sheet = paper.table(name, str(stamp), HINT, COLUMNS)
        for number, row in enumerate(found, start=FIRST_ROW):
            paper.row(sheet, number, COLUMNS, row.cells)
    paper.book.close()
    again = f"{COMMAND} translate import {language} {path.name}"
    return f"Written: {path}\nFill in the yellow cells, save it, then run {again}"


def _catalogues(root: Path, language: str) -> Iterable[tuple[Stamp, list[Row]]]:
    for kind in (INTERFACE, WORDS):
        file = places.catalogue(root, kind, language)
        if not (root / file).is_file():
            raise SetupProblem(f"There is no {file}.", f"Run {COMMAND} translate words first.")
        book = catalogues.read(files.text(root / file), language)
        yield Stamp(language, kind), list(rows.of_catalogue(book, language))


def _pages(root: Path, language: str) -> Iterable[tuple[Stamp, list[Row]]]:
    for path in places.pages(root):
        english = (root / places.page(SOURCE, path)).read_bytes()
        own = root / places.page(language, path)
        translation = files.text(own) if own.is_file() else None
        now = english.decode("utf-8")
        then = translations.then(root, translation) if translation else None
        found = list(rows.of_page(now, then or now, translation))
        yield Stamp(language, PAGE, path, blob(english)), found


def _start(paper: Paper, language: str) -> None:
    sheet = paper.sheet(NAMES[START], str(Stamp(language, START)))
    sheet.set_column(0, 0, 110)
    found = places.locale(language)
    sheet.write_string(1, 0, f"Translation into {found.english_name if found else language}", paper.title)
    for number, line in enumerate(GUIDE, start=2):
        sheet.write_string(number, 0, line, paper.text)
