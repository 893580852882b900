"""The shape of a quarter's workbook: what `template` writes and `import` finds again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.nouns import Document, Theme
from macros.package import Package
from scripts.template import expected
from scripts.template.expected import Slot
from scripts.template.quarter import Quarter

FORM = 1  # goes up when a workbook of before could be misread
STAMP = re.compile(r"Form (\d+), (\S+), (\S+)")

START, ACTIONS, COMMENTARY, LISTS = "Start", "Actions", "Commentary", "Lists"
FIGURES = "figures"  # in the stamp, for every sheet of a theme
LONGEST_NAME = 31  # of a sheet, in every spreadsheet program
STAMP_ROW, HINT_ROW, HEADING_ROW = 1, 2, 3
FIRST_ROW = 4
SPARE_ROWS = 10


@dataclass(frozen=True)
class Column:
    """One column; `width` in letters. Only an open one may be filled in; a code is for `import`.

    In a column of words the spreadsheet program takes nothing for a number, a day or a formula.
    """

    heading: str
    width: int = 14
    is_open: bool = False
    is_code: bool = False
    is_words: bool = False


INDICATOR, AREA, BREAKDOWN, PERIOD = "Figure", "Area", "Part", "Period"
UNIT, KIND, LAST, LAST_PERIOD = "Counted in", "Row", "Figure before", "Period before"
VALUE, MARKERS, BASE, LOWER, UPPER, REASON = "Value", "Marker", "Out of", "Lower end", "Upper end", "Reason"
OWNER, ID, AREA_CODE, FIRST_DAY, LAST_DAY, PARTS = (
    "Who answers",
    "Figure id",
    "Area id",
    "First day",
    "Last day",
    "Part id",
)
FIGURE_COLUMNS = (
    Column(INDICATOR, 30),
    Column(AREA, 20),
    Column(BREAKDOWN, 14),
    Column(PERIOD, 26),
    Column(KIND, 13),
    Column(UNIT, 22),
    Column(LAST, 13),
    Column(LAST_PERIOD, 26),
    Column(VALUE, 10, is_open=True),
    Column(MARKERS, 10, is_open=True),
    Column(BASE, 10, is_open=True),
    Column(LOWER, 10, is_open=True),
    Column(UPPER, 10, is_open=True),
    Column(REASON, 40, is_open=True),
    Column(OWNER, 22),
    Column(ID, 22, is_code=True),
    Column(AREA_CODE, 14, is_code=True),
    Column(FIRST_DAY, 12, is_code=True),
    Column(LAST_DAY, 12, is_code=True),
    Column(PARTS, 16, is_code=True),
)

ACTION, PRIORITY, STATE_BEFORE, DAY_BEFORE = "Action", "Priority", "State before", "As at"
STATE, AS_AT, EVIDENCE, VARIANCE, ACTION_ID = (
    "State now",
    "As at (day)",
    "What shows it",
    "What differs from the plan",
    "Action id",
)
ACTION_COLUMNS = (
    Column(ACTION, 44),
    Column(PRIORITY, 30),
    Column(STATE_BEFORE, 14),
    Column(DAY_BEFORE, 12),
    Column(STATE, 14, is_open=True),
    Column(AS_AT, 12, is_open=True),
    Column(EVIDENCE, 44, is_open=True),
    Column(VARIANCE, 36, is_open=True),
    Column(ACTION_ID, 22, is_code=True),
)

STATUS, WORDS_BEFORE = "Status", "Words before"
WORDS, WHO, NEXT = "What happened", "Who acts (role)", "What happens next"
COMMENTARY_COLUMNS = (
    Column(INDICATOR, 30),
    Column(STATUS, 20),
    Column(WORDS_BEFORE, 44),
    Column(WORDS, 44, is_open=True),
    Column(WHO, 28, is_open=True),
    Column(NEXT, 44, is_open=True),
    Column(ID, 22, is_code=True),
)

RETURN_HEADINGS = ("Return", "Day of the return", "Return id")
RETURNS_ROW = 15  # heading of the list of returns on the sheet Start; each return has a row below it

DUE, GIVEN, SPARE = "new", "given before", "one more"
PLACES = {
    FIGURES: tuple(column.heading for column in FIGURE_COLUMNS),
    ACTIONS.lower(): tuple(column.heading for column in ACTION_COLUMNS),
    COMMENTARY.lower(): tuple(column.heading for column in COMMENTARY_COLUMNS),
}


@dataclass(frozen=True)
class FigureSheet:
    """The sheet of one theme and its rows, in the order of the workbook from FIRST_ROW on."""

    name: str
    theme: Theme
    slots: tuple[Slot, ...]


def stamp(quarter: Quarter, part: str) -> str:
    """What stands in the first cell of every sheet, so that it is known again."""
    return f"Form {FORM}, {quarter.id}, {part}"


def sheets(package: Package, quarter: Quarter) -> tuple[FigureSheet, ...]:
    """A sheet for each theme of which figures are due, in the order of the themes."""
    slots = expected.slots(package, quarter)
    themes = sorted(package.all(Theme), key=lambda theme: theme.position)
    used = [theme for theme in themes if any(slot.indicator.theme == theme.id for slot in slots)]
    names = sheet_names([theme.name for theme in used])
    return tuple(
        FigureSheet(name, theme, tuple(slot for slot in slots if slot.indicator.theme == theme.id))
        for name, theme in zip(names, used, strict=True)
    )


def sheet_names(titles: list[str]) -> list[str]:
    """Names a spreadsheet allows, each another one: no brackets and strokes, and not too long."""
    taken = {name.casefold() for name in (START, ACTIONS, COMMENTARY, LISTS)}
    names: list[str] = []
    for title in titles:
        plain = " ".join(re.sub(r"[\[\]:*?/\\']", " ", title).split()) or "Sheet"
        name, number = plain[:LONGEST_NAME].rstrip(), 2
        while name.casefold() in taken:
            name, number = f"{plain[: LONGEST_NAME - 3].rstrip()} {number}", number + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def returns(package: Package) -> list[Document]:
    """The standing documents, whose day the sheet Start asks for."""
    return [document for document in package.all(Document) if document.standing]


def column(headings: tuple[str, ...], heading: str) -> int:
    """The place of a heading, counted from 0."""
    return headings.index(heading)
