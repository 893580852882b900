"""Every kind of error that Frictionless knows, in plain sentences."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from scripts.check import files
from scripts.check.problem import Problem, listed, nearest, quote

Words = tuple[str, str]

TYPES = {
    "date": ("a date", "Write year-month-day, such as 2018-07-31; a spreadsheet may have changed it."),
    "datetime": ("a date with a time", "Write it as 2018-07-31T09:30:00."),
    "number": ("a number", "Write digits only, without commas, units or signs, such as 1633 or 8.2."),
    "integer": ("a whole number", "Write digits only, such as 12."),
    "boolean": ("true or false", "Write one of these two words."),
}
PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "Write lower case letters and digits, joined by hyphens, such as a-b-2.",
    "^[a-z]+(_[a-z]+)*$": "Write lower case letters, words joined by underscores, such as a_b.",
    r"""^https://[^\s"'<>{}\\]+/$""": "Write the whole address, from https:// to the stroke at its end.",
    r"""^https://[^\s"'<>{}\\]+$""": "Write the whole address of a page, from https:// on.",
    r"^\[(c|x|z|p|r|e|f|b|u|low)\]( \[(c|x|z|p|r|e|f|b|u|low)\])*$": (
        "Write markers from data/markers.csv with one space between them, such as [e] [b], or leave it empty."
    ),
}


def without_echoes(errors: list[Any]) -> Iterator[Any]:
    """Leave out what Frictionless says a second time about the same row or cell."""
    rows = {(error.type, getattr(error, "row_number", None)) for error in errors}
    cells = {(error.type, error.row_number, error.field_name) for error in errors if _has_cell(error)}
    for error in errors:
        row = getattr(error, "row_number", None)
        blank = error.type != "blank-row" and ("blank-row", row) in rows
        twice = error.type == "primary-key" and ("unique-error", row) in rows
        short = error.type == "constraint-error" and ("missing-cell", row, error.field_name) in cells
        if not (blank or twice or short):
            yield error


def of_error(root: Path, resources: Mapping[str, Any], resource: Mapping[str, Any], error: Any) -> Problem:
    """The problem behind one error; a kind we have no words for keeps the note of Frictionless."""
    row = getattr(error, "row_number", None)
    if error.type == "foreign-key":
        columns = " and ".join(error.field_names)
        return Problem(resource["path"], row, columns, *_foreign_key(root, resources, resource, error))
    words = WORDS.get(error.type, _unknown)(resource, error)
    return Problem(resource["path"], row, getattr(error, "field_name", ""), *words)


def _foreign_key(root: Path, resources: Mapping[str, Any], resource: Mapping[str, Any], error: Any) -> Words:
    target = resources.get(error.reference_name, resource)["path"]
    columns = [files.column(root / target, name) for name in error.reference_field_names]
    known = [listed(values) for values in zip(*columns, strict=False)]
    wanted = listed(error.field_cells)
    place = f"{target}, column{'s' * (len(columns) > 1)} {' and '.join(error.reference_field_names)}"
    what = f"{quote(wanted)} is not in {place}.{nearest(wanted, known)}"
    return what, f"Correct it, or add it to {target} first."


def _type(resource: Mapping[str, Any], error: Any) -> Words:
    name, remedy = TYPES.get(_field(resource, error)["type"], ("what the column holds", "Correct it."))
    return f"{quote(error.cell)} is not {name}.", remedy


def _constraint(resource: Mapping[str, Any], error: Any) -> Words:
    field = _field(resource, error)
    found = re.match(r'constraint "(\w+)"', error.note)
    name = found[1] if found else ""
    limit = field.get("constraints", {}).get(name)
    if name == "required":
        return "The cell is empty.", f"It has to be filled in.{_meaning(field)}"
    if name == "enum":
        word = "numbers" if field["type"] == "integer" else "words"
        return f"{quote(error.cell)} is not one of {listed(limit)}.", f"Write one of these {word}."
    if name == "pattern":
        remedy = PATTERNS.get(limit, f"Correct it.{_meaning(field)}")
        return f"{quote(error.cell)} is not written as it has to be.", remedy
    if name in ("minimum", "maximum"):
        side = "smaller" if name == "minimum" else "larger"
        return f"{quote(error.cell)} is {side} than {limit}, the {name} of this column.", "Correct it."
    return _unknown(resource, error)


def _unique(_resource: Mapping[str, Any], error: Any) -> Words:
    what = f"{quote(error.cell)} stands in row {_other_row(error)} already."
    return what, "Each row needs its own; change one of them, or take a row out."


def _primary_key(resource: Mapping[str, Any], error: Any) -> Words:
    key = resource["schema"]["primaryKey"]
    columns = listed([key] if isinstance(key, str) else key)
    if _other_row(error):
        what = f"The row says the same as row {_other_row(error)} in {columns}."
        return what, "Two rows may not agree in all of these; correct or take out one of them."
    return f"The row is empty in {columns}.", "Fill in what tells it from the other rows."


def _extra_cell(_resource: Mapping[str, Any], error: Any) -> Words:
    what = f"{quote(error.cell)} stands in column {error.field_number}, which has no name."
    return what, "Take it out; a comma inside a text needs quotation marks around the text."


def _missing_cell(_resource: Mapping[str, Any], _error: Any) -> Words:
    return (
        "The row ends before this column.",
        "Fill in the missing cells, or leave them empty with their commas.",
    )


def _blank_row(_resource: Mapping[str, Any], _error: Any) -> Words:
    return "The row is empty.", "Take the row out."


def _unknown(_resource: Mapping[str, Any], error: Any) -> Words:
    note = (error.note or error.message).rstrip(".")
    return f"The file does not keep to datapackage.json ({note}).", "Correct it, or ask for help."


WORDS: dict[str, Callable[[Mapping[str, Any], Any], Words]] = {
    "type-error": _type,
    "constraint-error": _constraint,
    "unique-error": _unique,
    "primary-key": _primary_key,
    "extra-cell": _extra_cell,
    "missing-cell": _missing_cell,
    "blank-row": _blank_row,
}


def _has_cell(error: Any) -> bool:
    return hasattr(error, "row_number") and hasattr(error, "field_name")


def _field(resource: Mapping[str, Any], error: Any) -> Mapping[str, Any]:
    fields: list[Mapping[str, Any]] = resource["schema"]["fields"]
    return next(field for field in fields if field["name"] == error.field_name)


def _meaning(field: Mapping[str, Any]) -> str:
    """What the contract says the column holds, ready to follow a sentence."""
    return f" {field['description']}" if field.get("description") else ""


def _other_row(error: Any) -> str:
    found = re.search(r"position (\d+)", error.note)
    return found[1] if found else ""
