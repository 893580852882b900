"""One cell as a number, a day or words; what can safely be forgiven is, and is said.

No figure is ever repeated in a sentence: it may be one that has to stay hidden.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Generic, TypeVar

from scripts.check.problem import Problem, quote
from scripts.check.safety import DANGEROUS, NUMBER
from scripts.intake.places import Forgiven, Place
from scripts.intake.sheets import Cell

Kind = TypeVar("Kind")

PLAIN = re.compile(r"[+-]?\d+(\.\d+)?")
GROUPED = re.compile(r"[+-]?\d{1,3}([, ])\d{3}(\1\d{3})*(\.\d+)?")
SMALL = re.compile(r"(?<![\w-])\d{1,3}(?![\w-])")
LARGEST = Decimal(10) ** 12
LONGEST = 600  # letters in one cell
EPOCH = date(1899, 12, 30)  # from which Excel counts days
SERIAL = range(20000, 80000)  # 1954 to 2119
DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y")

WRITE_DIGITS = "Write digits only, such as 1633 or 8.2."


@dataclass(frozen=True)
class Reading(Generic[Kind]):
    """What a cell holds; None where it is empty or cannot be read, and then `problem` says why."""

    value: Kind | None = None
    forgiven: tuple[Forgiven, ...] = ()
    problem: Problem | None = None


def said(text: str) -> str:
    """A text as messages may quote it; one that could be a figure is not repeated."""
    return "What stands here" if SMALL.search(text) or not text.strip() else quote(text[:80])


def number(cell: Cell, place: Place, *, is_share: bool = False, is_percent: bool = False) -> Reading[Decimal]:
    """A cell as a number; `is_percent` where the spreadsheet shows it a hundred times as large."""
    if cell is None or (isinstance(cell, str) and not _stripped(cell)):
        return Reading()
    if isinstance(cell, bool):
        return _wrong(place, "The cell holds yes or no where a number belongs.", WRITE_DIGITS)
    if isinstance(cell, date | time | timedelta):
        what = "The cell holds a date or time where a number belongs; a spreadsheet may have made it one."
        return _wrong(place, what, f"Change its format to a number. {WRITE_DIGITS}")
    if isinstance(cell, str):
        return _of_text(cell, place, is_share)
    if not math.isfinite(cell) or abs(Decimal(str(cell))) >= LARGEST:
        return _wrong(place, "The number is too large to be true.", "Correct it.")
    value = Decimal(format(cell, ".12g")) if isinstance(cell, float) else Decimal(cell)
    if is_percent:
        return _of_percent(value * 100, place, is_share)
    return Reading(_plain(value))


def _of_text(cell: str, place: Place, is_share: bool) -> Reading[Decimal]:
    text, forgiven = _stripped(cell), []
    if text != cell:
        forgiven.append("Spaces around the number were taken off.")
    text = text.replace("\u2212", "-")
    has_sign = text.endswith("%")
    if has_sign:
        text = text[:-1].rstrip()
    if GROUPED.fullmatch(text):
        forgiven.append("The commas or spaces between thousands were taken out.")
        text = re.sub(r"[, ]", "", text)
    if not PLAIN.fullmatch(text):
        return _no_number(cell, place)
    value = Decimal(text)
    if abs(value) >= LARGEST:
        return _wrong(place, "The number is too large to be true.", "Correct it.")
    notes = tuple(Forgiven(place, what) for what in forgiven)
    if has_sign:
        percent = _of_percent(value, place, is_share)
        return Reading(percent.value, (*notes, *percent.forgiven), percent.problem)
    return Reading(_plain(value), notes)


def _no_number(cell: str, place: Place) -> Reading[Decimal]:
    text = _stripped(cell)
    if text.startswith("[") and text.endswith("]"):
        what = "A marker stands where a number belongs."
        return _wrong(place, what, "Move it to the column Marker, and leave this cell empty.")
    if text.startswith("#"):
        return _wrong(place, "The cell holds an error of the spreadsheet.", WRITE_DIGITS)
    if DANGEROUS.match(text):
        return _dangerous(text, place)
    return _wrong(place, "The cell holds words where a number belongs.", WRITE_DIGITS)


def _of_percent(value: Decimal, place: Place, is_share: bool) -> Reading[Decimal]:
    if not is_share:
        what = "The number is given in per cent, but this figure is no share."
        return _wrong(place, what, "Write the number in the unit that stands in this row.")
    return Reading(_plain(value), (Forgiven(place, "The sign for per cent was taken off."),))


def day(cell: Cell, place: Place) -> Reading[date]:
    """A cell as a day."""
    if cell is None or (isinstance(cell, str) and not _stripped(cell)):
        return Reading()
    if isinstance(cell, datetime):
        return Reading(cell.date())
    if isinstance(cell, date):
        return Reading(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell in SERIAL:
        counted = EPOCH + timedelta(days=int(cell))
        return Reading(counted, (Forgiven(place, "The number of Excel for a day was read as that day."),))
    text = _stripped(cell) if isinstance(cell, str) else ""
    for form in DAYS:
        found = _parsed(text, form)
        if found:
            other = form != DAYS[0]
            note = Forgiven(place, "The day was read although it is not written year-month-day.")
            return Reading(found, (note,) if other else ())
    return _wrong(place, "The cell holds no day.", "Write year-month-day, such as 2026-10-20.")


def words(cell: Cell, place: Place) -> Reading[str]:
    """A cell as words on one line; numbers and days as they are usually written."""
    if cell is None:
        return Reading()
    text = _as_text(cell)
    plain = " ".join(text.split())
    if not plain:
        return Reading()
    if DANGEROUS.match(plain) and not NUMBER.fullmatch(plain):
        return _dangerous(plain, place)
    if not plain.isprintable():
        return _wrong(place, "The cell holds signs that cannot be seen.", "Write it again by hand.")
    if len(plain) > LONGEST:
        return _wrong(place, f"The text is longer than {LONGEST} letters.", "Shorten it.")
    note = Forgiven(place, "Spaces and line breaks that say nothing were taken out.")
    return Reading(plain, (note,) if plain != text else ())


def _as_text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return str(cell)


def _parsed(text: str, form: str) -> date | None:
    try:
        found = datetime.strptime(text, form).date()
    except ValueError:
        return None
    return found if found.year >= 1900 else None


def _stripped(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").strip()


def _plain(value: Decimal) -> Decimal:
    """Without zeros that a computer added, and never as a power of ten."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _dangerous(text: str, place: Place) -> Reading[Kind]:
    sign = quote(text[0]) if text[0].isprintable() else "a sign that cannot be seen"
    what = f"The cell begins with {sign}, so a spreadsheet may run it as a formula."
    return _wrong(place, what, "Begin it with a letter or a digit.")


def _wrong(place: Place, what: str, remedy: str) -> Reading[Kind]:
    return Reading(problem=place.problem(what, remedy))
