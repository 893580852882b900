"""Quarters of the calendar, and periods in the words that pages use for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date
from dateutil.relativedelta import relativedelta

WRITTEN = re.compile(r"(\d{4})-?[qQ]([1-4])")
DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a year; `number` is 1 for January to March."""

    year: int
    number: int

    @property
    def start(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def end(self) -> date:
        """Its last day."""
        return self.start + relativedelta(months=3) - DAY

    @property
    def id(self) -> str:
        """Such as 2026-q3, as releases are called."""
        return f"{self.year}-q{self.number}"

    @property
    def words(self) -> str:
        """Such as “July to September 2026”."""
        return period_words(self.start, self.end)

    @property
    def year_before_its_end(self) -> date:
        """The last day that is too old for any twelve months that end with this quarter."""
        return self.end + DAY - relativedelta(years=1) - DAY


def of_day(day: date) -> Quarter:
    """The quarter a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def read(text: str) -> Quarter | None:
    """The quarter that is written as 2026-q3; None for anything else."""
    found = WRITTEN.fullmatch(text.strip())
    return Quarter(int(found[1]), int(found[2])) if found and int(found[1]) >= 1900 else None


def period_words(start: date, end: date) -> str:
    """A period in words: a year, a month, months of one year or of two; else its two days."""
    whole_months = start.day == 1 and (end + DAY).day == 1
    if not whole_months:
        return f"{day_words(start)} to {day_words(end)}"
    first, last = _month(start), _month(end)
    if start.year != end.year:
        return f"{first} {start.year} to {last} {end.year}"
    if (start.month, end.month) == (1, 12):
        return str(end.year)
    return f"{last} {end.year}" if first == last else f"{first} to {last} {end.year}"


def day_words(day: date) -> str:
    """Such as “20 October 2026”."""
    return f"{day.day} {_month(day)} {day.year}"


def _month(day: date) -> str:
    return str(format_date(day, "MMMM", locale="en_GB"))
