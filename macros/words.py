"""Words, numbers and dates in the language of the page.

English text in the code is the key of the gettext catalogues in `overrides/locale/`; whole sentences with
named places, so that another language can order the words freely. What is not translated is said in English
and marked so.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from macros.languages.catalogue import interface, translations
from macros.languages.foreign import SOURCE, fill
from macros.languages.sorting import ALPHABET, in_order
from macros.languages.units import beside
from macros.marking import N_
from macros.nouns import Indicator, Observation, Target

# Unicode's sign that what follows runs from left to right; nobody sees it.
FROM_LEFT = "\u200e"
# CLDR writes English the American and Portuguese the Brazilian way where no region is named.
REGIONS = {"en": "en_GB", "pt": "pt_PT"}
SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

# How each kind of number is written; the unit of the indicator follows it.
PATTERNS = {
    "count": N_("{value} {unit}"),
    "rate": N_("{value} {unit}"),
    "mean": N_("{value} {unit}"),
    "score": N_("{value} {unit}"),
    "proportion": N_("{value}% {unit}"),
    "money": N_("£{value}"),
    "rank": N_("place {value}"),
}
BARE = {"proportion": N_("{value}%"), "money": N_("£{value}")}
CHANGES = {
    ("percent_change", "fall"): N_("a fall of {value}%"),
    ("percent_change", "rise"): N_("a rise of {value}%"),
    ("percent_a_year", "fall"): N_("a fall of {value}% a year"),
    ("percent_a_year", "rise"): N_("a rise of {value}% a year"),
}
RANK_IN_A_GROUP = N_("place {value} of {denominator}")


class Period(Protocol):
    """Whatever is for a time: an observation, a status, or one year of a change."""

    @property
    def period_start(self) -> date | None:
        """First day, where it is stated."""

    @property
    def period_end(self) -> date | None:
        """Last day, where it is stated."""

    @property
    def period_as_published(self) -> str:
        """The period in the words of the document."""


@dataclass(frozen=True)
class Span:
    """A period put together from others; open where a day is not known."""

    period_start: date | None
    period_end: date | None
    period_as_published: str = ""


@dataclass(frozen=True)
class Words:
    """Everything that depends on the language. `language` is the folder below `docs/`, such as `en`."""

    language: str

    @cached_property
    def locale(self) -> Locale:
        """The CLDR locale, as the language is written on this side of the ocean."""
        return Locale.parse(REGIONS.get(self.language, self.language), sep="_")

    @property
    def from_right(self) -> bool:
        """Whether lines begin at the right."""
        return str(self.locale.text_direction) == "rtl"

    @cached_property
    def _catalogue(self) -> gettext.NullTranslations:
        if self.language == SOURCE:
            return gettext.NullTranslations()
        return translations(interface(self.language))

    def text(self, message: str, **values: object) -> str:
        """`message` in the language, its `{named}` places filled; without values they stay for a script."""
        translated = self._catalogue.gettext(message)
        return fill(translated, values) if values else translated

    def plural(self, one: str, many: str, count: int, **values: object) -> str:
        """The form of a message that fits `count`, which is also its place `{count}`."""
        return fill(self._catalogue.ngettext(one, many, count), {"count": self.spelled(count), **values})

    def spelled(self, count: int) -> str:
        """A count inside a sentence: in English a word up to nine, then digits.

        Other languages bend such words by the noun that follows, so there it is digits always.
        """
        in_words = self.language == SOURCE and count < len(SPELLED)
        return SPELLED[count] if in_words else self.number(Decimal(count))

    def in_order(self, words: str) -> tuple[int, ...]:
        """What to sort by, as a dictionary of the language sorts."""
        return in_order(words, self.text(ALPHABET))

    def number(self, value: Decimal) -> str:
        """A number with the decimals it was published with: 1,633 and 7.0."""
        decimals = max(0, -int(value.as_tuple().exponent))
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        # A hyphen is no minus sign, and screen readers pass over it.
        written = format_decimal(value, format=pattern, locale=self.locale).replace("-", "−")
        # Among letters from right to left the sign would stand behind its number.
        return f"{FROM_LEFT}{written}" if value < 0 and self.from_right else written

    def day(self, day: date) -> str:
        """A day in full: 13 November 2018."""
        return format_date(day, "long", locale=self.locale)

    def month(self, day: date) -> str:
        """A month in full: November 2018."""
        return format_skeleton("yMMMM", day, locale=self.locale)

    def period(self, row: Period) -> str:
        """The period of a figure; an open one in the document's own words, so that nothing is guessed."""
        if row.period_start is None or row.period_end is None:
            return self.text("“{words}”", words=row.period_as_published)
        if row.period_start == row.period_end:
            return self.day(row.period_start)
        if _whole_months(row.period_start, row.period_end):
            return self._months(row.period_start, row.period_end)
        return self.text("{start} to {end}", start=self.day(row.period_start), end=self.day(row.period_end))

    def short_period(self, row: Period) -> str:
        """A period beside an axis: `Apr 2008`, `2008`, `Apr 2015 to Mar 2016`; an open one as printed."""
        if row.period_end is None:
            return row.period_as_published
        if row.period_start is None or row.period_start == row.period_end:
            return self.short_day(row.period_end)
        start, end = row.period_start, row.period_end
        if (start.month, start.day, end.month, end.day, start.year) == (1, 1, 12, 31, end.year):
            return str(end.year)
        first, last = self.short_month(start), self.short_month(end)
        return last if first == last else self.text("{start} to {end}", start=first, end=last)

    def short_day(self, day: date) -> str:
        """A day beside an axis: `31 Mar 2009`."""
        return format_date(day, "medium", locale=self.locale)

    def short_month(self, day: date) -> str:
        """A month beside an axis: `Mar 2009`."""
        return format_skeleton("yMMM", day, locale=self.locale)

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
        return self.amount(indicator, row.shown)

    def level(self, indicator: Indicator, target: Target) -> str:
        """The level a figure is held against: `4,773 crimes`, `a fall of 12%`; empty without a value."""
        if target.shown is None:
            return ""
        if target.rule == "level":
            return self.amount(indicator, target.shown)
        return self.change(target.rule, target.shown)

    def change(self, rule: str, percent: Decimal) -> str:
        """A change in per cent, its sign as a word: `a fall of 12%`, `a rise of 4% a year`."""
        way = "fall" if percent < 0 else "rise"
        return self.text(CHANGES[rule, way], value=self.number(abs(percent)))

    def bare(self, indicator: Indicator, value: Decimal) -> str:
        """A value without its unit, which stands beside it: `4,773`, `28%`, `£500`."""
        pattern = BARE.get(indicator.kind)
        return self.text(pattern, value=self.number(value)) if pattern else self.number(value)

    def amount(self, indicator: Indicator, value: Decimal) -> str:
        """A value of an indicator with its unit: `4,773 crimes`, `28% of cases heard`."""
        unit = beside(indicator.unit, value)
        return self.text(PATTERNS[indicator.kind], value=self.number(value), unit=unit)


def brief(value: Decimal, beside: Decimal, more: int = 1) -> Decimal:
    """A worked-out number with at most one more place, or `more`, than the number it stands beside."""
    place = Decimal(1).scaleb(min(0, int(beside.as_tuple().exponent)) - more)
    short = value.quantize(place).normalize()
    return short.quantize(Decimal(1)) if int(short.as_tuple().exponent) > 0 else short


def _whole_months(start: date, end: date) -> bool:
    """Whether a period begins on the first and ends on the last day of a month."""
    return start.day == 1 and (date.fromordinal(end.toordinal() + 1)).day == 1
