"""Words, numbers and dates in the language of the page.

English text in the code is the key of the gettext catalogues in `overrides/locale/`; whole sentences with
named places, so that another language can order the words freely.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from macros.nouns import Indicator, Observation, Target

CATALOGUES = Path(__file__).resolve().parent.parent / "overrides" / "locale"
SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

# How each kind of number is written; the unit of the indicator follows it.
PATTERNS = {
    "count": "{value} {unit}",
    "rate": "{value} {unit}",
    "mean": "{value} {unit}",
    "score": "{value} {unit}",
    "proportion": "{value}% {unit}",
    "money": "£{value}",
    "rank": "place {value}",
}
CHANGES = {
    "percent_change": "a change of {value}%",
    "percent_a_year": "a change of {value}% a year",
}
RANK_IN_A_GROUP = "place {value} of {denominator}"


@dataclass(frozen=True)
class Words:
    """Everything that depends on the language. `language` is the folder below `docs/`, such as `en`."""

    language: str

    @cached_property
    def locale(self) -> Locale:
        """The CLDR locale; English is written the British way."""
        return Locale.parse("en_GB" if self.language == "en" else self.language, sep="_")

    @cached_property
    def _catalogue(self) -> gettext.NullTranslations:
        return gettext.translation("portal", CATALOGUES, [self.language], fallback=True)

    def text(self, message: str, **values: object) -> str:
        """`message` in the language, its `{named}` places filled; without values they stay for a script."""
        translated = self._catalogue.gettext(message)
        return translated.format(**values) if values else translated

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """The form of a message that fits `count`, which is also its place `{count}`."""
        return self._catalogue.ngettext(one, many, count).format(count=self.spelled(count), **values)

    def spelled(self, count: int) -> str:
        """A count inside a sentence: a word up to nine, then digits."""
        return self.text(SPELLED[count]) if count < len(SPELLED) else self.number(Decimal(count))

    def number(self, value: Decimal) -> str:
        """A number with the decimals it was published with: 1,633 and 7.0."""
        decimals = max(0, -int(value.as_tuple().exponent))
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return format_decimal(value, format=pattern, locale=self.locale)

    def day(self, day: date) -> str:
        """A day in full: 13 November 2018."""
        return format_date(day, "long", locale=self.locale)

    def month(self, day: date) -> str:
        """A month in full: November 2018."""
        return format_skeleton("yMMMM", day, locale=self.locale)

    def period(self, row: Observation) -> str:
        """The period of a figure; an open one in the document's own words, so that nothing is guessed."""
        if row.period_start is None or row.period_end is None:
            return self.text("“{words}”", words=row.period_as_published)
        if row.period_start == row.period_end:
            return self.day(row.period_start)
        if _whole_months(row.period_start, row.period_end):
            return self._months(row.period_start, row.period_end)
        return self.text("{start} to {end}", start=self.day(row.period_start), end=self.day(row.period_end))

    def _months(self, start: date, end: date) -> str:
        if (start.year, start.month) == (end.year, end.month):
            return self.month(start)
        if (start.month, end.month, start.year) == (1, 12, end.year):
            return str(start.year)
        return self.text("{start} to {end}", start=self.month(start), end=self.month(end))

    def figure(self, indicator: Indicator, row: Observation) -> str:
        """A value with its unit: `1,633 crimes`, `22.9% of hate crimes`; without a value its markers."""
        if row.shown is None:
            return " ".join(row.markers)
        if indicator.kind == "rank" and row.denominator is not None:
            group = self.number(row.denominator)
            return self.text(RANK_IN_A_GROUP, value=self.number(row.shown), denominator=group)
        return self._with_unit(indicator, row.shown)

    def level(self, indicator: Indicator, target: Target) -> str:
        """The level a figure is held against: `4,773 crimes`, `a change of -12%`; empty without a value."""
        if target.shown is None:
            return ""
        if target.rule == "level":
            return self._with_unit(indicator, target.shown)
        return self.text(CHANGES[target.rule], value=self.number(target.shown))

    def _with_unit(self, indicator: Indicator, value: Decimal) -> str:
        return self.text(PATTERNS[indicator.kind], value=self.number(value), unit=indicator.unit)


def _whole_months(start: date, end: date) -> bool:
    """Whether a period begins on the first and ends on the last day of a month."""
    return start.day == 1 and (date.fromordinal(end.toordinal() + 1)).day == 1
