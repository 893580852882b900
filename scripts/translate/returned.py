"""What comes back in a workbook: its rows, one by one, with their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from scripts.check import names
from scripts.check.problem import Problem, quote
from scripts.check.safety import KINDS
from scripts.intake.places import Place
from scripts.intake.sheets import Sheet
from scripts.problem import COMMAND
from scripts.template.layout import FIRST_ROW, HEADING_ROW
from scripts.translate import layout
from scripts.translate.layout import COLUMNS, PLACES, Row

NEW_ONE = f"Export a new one with {COMMAND} translate export, and copy your translations into it."


@dataclass(frozen=True)
class Line:
    """A row of a sheet with its place there."""

    sheet: str
    number: int
    row: Row

    def problem(self, heading: str, what: str, remedy: str) -> Problem:
        """A problem in one of its cells."""
        return Place(self.sheet, self.number, PLACES[heading]).problem(what, remedy)


@dataclass
class Taken:
    """What the workbook comes to so far: files, what is wrong, and what a person is told besides."""

    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def lines(sheet: Sheet, taken: Taken, codes: frozenset[str]) -> Iterator[Line]:
    """The rows of a sheet whose headings are where they were."""
    headings = tuple(sheet.cell(HEADING_ROW, place) for place in range(len(COLUMNS)))
    if headings != tuple(column.heading for column in COLUMNS):
        what = f"The headings are not {', '.join(column.heading for column in COLUMNS)}."
        taken.problems.append(Place(sheet.name, HEADING_ROW).problem(what, NEW_ONE))
        return
    for number in range(FIRST_ROW, len(sheet.rows) + 1):
        cells = [sheet.cell(number, place) for place in range(len(COLUMNS))]
        if any(cell is not None for cell in cells):
            yield from _line(sheet.name, number, cells, taken, codes)


def _line(
    sheet: str, number: int, cells: Sequence[object], taken: Taken, codes: frozenset[str]
) -> Iterator[Line]:
    before = len(taken.problems)
    for place, cell in enumerate(cells):
        where = Place(sheet, number, place)
        if cell is not None and not isinstance(cell, str):
            what = "The cell holds a number or day where words are expected."
            taken.problems.append(where.problem(what, "Format the cell as text and type the words again."))
        elif isinstance(cell, str) and COLUMNS[place].is_open:
            taken.problems += [
                where.problem(*fault) for fault in _personal(cell, cells[PLACES[layout.ENGLISH]], codes)
            ]
    if len(taken.problems) == before:
        yield Line(sheet, number, Row(*(str(cell or "").replace("\r\n", "\n") for cell in cells)))


def _personal(text: str, english: object, codes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Personal details that the English does not hold. They are not repeated."""
    for kind in KINDS:
        if any(found[0] not in str(english) for found in kind.pattern.finditer(text)):
            yield f"The cell holds {kind.name}.", "Take it out."
    if any(names.found(text, codes)):
        yield "The cell holds the full name of a person on the refused list.", "Write the role instead."


def unlike(line: Line, known: Row | None) -> Problem | None:
    """The problem of a row whose key and English do not belong together; None for one that is in order."""
    if known is not None and " ".join(line.row.english.split()) != " ".join(known.english.split()):
        what = "The English beside this key is another one, as if rows had been moved."
        return line.problem(layout.ENGLISH, what, NEW_ONE)
    return None


def by_key(found: list[Line], is_key: Callable[[str], object], taken: Taken) -> dict[str, Line]:
    """The rows by their keys, each of which has to be one and to stand there once."""
    known: dict[str, Line] = {}
    for line in found:
        if not is_key(line.row.key):
            taken.problems.append(line.problem(layout.KEY, f"{quote(line.row.key)} is no key.", NEW_ONE))
        elif line.row.key in known:
            what = f"Row {known[line.row.key].number} has the same key."
            taken.problems.append(line.problem(layout.KEY, what, "Take one of the two rows out."))
        else:
            known[line.row.key] = line
    return known
