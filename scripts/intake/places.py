"""Where in a workbook something stands, and how everything found there is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from scripts.check.problem import Problem, number

UNCHANGED = "Nothing was changed."


class Refused(Exception):
    """What keeps the rest of a workbook from being looked at; each problem a whole sentence."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


@dataclass(frozen=True)
class Place:
    """A sheet, a row of it as the spreadsheet counts, or a cell; columns count from 0."""

    sheet: str
    row: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        sheet = f"sheet “{self.sheet}”"
        if self.row is None:
            return sheet if self.column is None else f"{sheet}, column {get_column_letter(self.column + 1)}"
        if self.column is None:
            return f"{sheet}, row {self.row}"
        return f"{sheet}, cell {get_column_letter(self.column + 1)}{self.row}"

    def problem(self, what: str, remedy: str) -> Problem:
        """A problem at this place."""
        return Problem(str(self), None, "", what, remedy)


@dataclass(frozen=True)
class Forgiven:
    """Something that was read although it is not written as it should be; one sentence."""

    place: Place
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


def report(file: str, problems: Iterable[Problem]) -> str:
    """All problems of a workbook, each once, in the order in which they were found."""
    sentences = list(dict.fromkeys(problem.sentence for problem in problems))
    return "\n".join([*sentences, "", f"{number(len(sentences), 'problem')} in {file}. {UNCHANGED}"])
