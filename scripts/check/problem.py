"""One thing a person has to put right, and how a list of them is shown."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class Problem:
    """What is wrong in a file, and the remedy; each one whole sentence or more.

    `row` is the row a spreadsheet shows, so the header is row 1; in other files it is the line.
    `column` is the name in the header, or two names joined by “and”; empty when the whole row is meant.
    """

    file: str
    row: int | None
    column: str
    what: str
    remedy: str

    @property
    def sentence(self) -> str:
        """Where, what and the remedy, as every command prints it."""
        return f"{self.where}: {self.what} {self.remedy}".rstrip()

    @property
    def where(self) -> str:
        """The place, as a person finds it in a spreadsheet or an editor."""
        places = [self.file]
        if self.row is not None:
            places.append(f"{'row' if self.file.endswith('.csv') else 'line'} {self.row}")
        if self.column:
            places.append(f"{'columns' if ' and ' in self.column else 'column'} {self.column}")
        return ", ".join(places)


def report(problems: Iterable[Problem]) -> str:
    """All problems, file by file, and how many there are."""
    ordered = sorted(problems, key=lambda problem: (problem.file, problem.row or 0))
    groups = [list(group) for _, group in groupby(ordered, key=lambda problem: problem.file)]
    blocks = ["\n".join(problem.sentence for problem in group) for group in groups]
    total = f"{number(len(ordered), 'problem')} in {number(len(groups), 'file')}. Nothing was changed."
    return "\n\n".join([*blocks, total])


def number(count: int, noun: str) -> str:
    """Such as “1 row” or “2 rows”."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def quote(cell: object) -> str:
    """A cell as messages show it."""
    return f"“{cell}”"


def listed(words: Iterable[object]) -> str:
    """Such as “a, b, c”."""
    return ", ".join(str(word) for word in words)


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint at the known word most like `word`, ready to follow a sentence; empty when none is alike."""
    found = difflib.get_close_matches(word, sorted(set(known)), n=1)
    return f" The nearest is {quote(found[0])}." if found else ""
