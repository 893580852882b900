"""The first row of a file against the columns that the contract asks for."""

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.check.problem import Problem, listed, nearest, quote


def problems(resource: Mapping[str, Any], rows: list[list[str]]) -> Iterator[Problem]:
    """What keeps the rows below from being read column by column."""
    file = resource["path"]
    expected = [field["name"] for field in resource["schema"]["fields"]]
    if not rows:
        yield Problem(file, None, "", "The file is empty.", f"Its first row has to be: {listed(expected)}.")
    elif not any(cell.strip() for cell in rows[0]):
        yield Problem(file, 1, "", "The first row is empty.", f"It has to be: {listed(expected)}.")
    elif len(rows[0]) == 1 < len(expected) and _separator(rows[0][0]):
        what = f"The columns are separated by {_separator(rows[0][0])} and not by commas."
        yield Problem(file, 1, "", what, "Save it again as “CSV UTF-8 (comma delimited)”.")
    else:
        yield from _columns(file, rows[0], expected)


def _columns(file: str, labels: list[str], expected: list[str]) -> Iterator[Problem]:
    missing = [name for name in expected if name not in labels]
    for place, label in enumerate(labels, start=1):
        if not label.strip():
            yield Problem(file, 1, "", f"Column {place} has no name.", _name_one_of(missing))
        elif label not in expected:
            what = f"There is a column {quote(label)} that the file may not have.{nearest(label, missing)}"
            yield Problem(file, 1, "", what, "Rename it or take it out.")
        elif label in labels[: place - 1]:
            yield Problem(file, 1, label, "This column stands in the file twice.", "Take one of them out.")
    for name in missing:
        yield Problem(file, 1, name, "This column is missing.", "Put it back, even if it stays empty.")
    if sorted(labels) == sorted(expected) and labels != expected:
        remedy = f"Put them in this order: {listed(expected)}."
        yield Problem(file, 1, "", "The columns stand in another order than before.", remedy)


def _separator(label: str) -> str:
    names = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}
    return next((name for sign, name in names.items() if sign in label), "")


def _name_one_of(missing: list[str]) -> str:
    return f"Name it {listed(map(quote, missing))}, or take it out." if missing else "Take it out."
