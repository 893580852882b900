"""Is each figure possible, by itself and in its period?"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from macros.nouns import WITHOUT_VALUE, Document, Indicator, Observation, Target
from macros.package import Package
from scripts.check.lines import Line, figures, observed
from scripts.check.problem import Problem, quote

EARLIEST = date(1900, 1, 1)


def periods(package: Package) -> Iterator[Problem]:
    """A period ends after it starts, and neither in the far past nor in the future."""
    published = {document.id: document.published for document in package.all(Document)}
    for line in observed(package):
        start, end = line.noun.period_start, line.noun.period_end
        if start and end and start > end:
            what = f"{quote(end)} is before {quote(start)}, the first day of the period."
            yield line.problem("period_end", what, "Correct one of the two days.")
        for column, day in (("period_start", start), ("period_end", end)):
            if day:
                yield from _possible_day(line, column, day, published.get(line.noun.document))


def _possible_day(
    line: Line[Observation], column: str, day: date, published: date | None
) -> Iterator[Problem]:
    if day < EARLIEST:
        yield line.problem(column, f"{quote(day)} is before the year 1900.", "Correct the year.")
    if published and day > published and "[f]" not in line.noun.markers:
        what = f"{quote(day)} is after {published}, the day {line.noun.document} was published."
        yield line.problem(column, what, "Correct the day, or mark the figure [f] if it is a forecast.")


def hidden(package: Package) -> Iterator[Problem]:
    """A cell is empty exactly when a marker says why. A hidden value is not repeated in the message."""
    for line in figures(package):
        reasons = WITHOUT_VALUE.intersection(line.noun.markers)
        if reasons and line.noun.value is not None:
            what = f"A value stands beside {' and '.join(sorted(reasons))}, which says that none is shown."
            yield line.problem("value", what, "Empty the cell, or take the marker away.")
        if "[c]" in reasons and any(sign.isdigit() for sign in line.noun.as_published):
            what = "The printed words hold a digit beside [c], and could give the hidden figure away."
            yield line.problem("as_published", what, "Write words without digits there.")
        if not reasons and line.noun.value is None:
            what = "The cell is empty and no marker says why."
            yield line.problem("value", what, "Write the figure, or one of [c], [x] and [z] under markers.")


def ranges(package: Package) -> Iterator[Problem]:
    """A share is a share and a count is a count; so are the levels held against them."""
    kinds = {indicator.id: indicator.kind for indicator in package.all(Indicator)}
    for line in figures(package):
        value, kind = line.noun.value, kinds.get(line.noun.indicator)
        if isinstance(line.noun, Target) and line.noun.rule != "level":
            continue
        if value is not None and kind == "proportion" and not 0 <= value <= 100:
            what = f"{quote(value)} is not a share between 0 and 100 per cent."
            yield line.problem("value", what, "Correct it.")
        if value is not None and kind == "count" and not _is_count(value):
            what = f"{quote(value)} is not a whole number from 0 on, and this indicator counts."
            yield line.problem("value", what, "Correct it, or the kind in data/indicators.csv.")


def denominators(package: Package) -> Iterator[Problem]:
    """What a figure is taken from is not nothing, and not less than the figure."""
    kinds = {indicator.id: indicator.kind for indicator in package.all(Indicator)}
    for line in observed(package):
        base, value = line.noun.denominator, line.noun.value
        if base == 0:
            yield line.problem("denominator", "Nothing can be a share of 0.", "Correct it or empty the cell.")
        if base and value is not None and kinds.get(line.noun.indicator) == "count" and value > base:
            what = f"{quote(base)} is smaller than the count taken from it, {quote(value)}."
            yield line.problem("denominator", what, "Correct one of the two.")


def intervals(package: Package) -> Iterator[Problem]:
    """A value lies within its interval."""
    for line in observed(package):
        lower, value, upper = line.noun.lower, line.noun.value, line.noun.upper
        middle = value if value is not None else upper
        if lower is not None and middle is not None and lower > middle:
            what = f"{quote(lower)} is larger than {quote(middle)}, which it should not exceed."
            yield line.problem("lower", what, "Correct one of the two.")
        if upper is not None and value is not None and upper < value:
            what = f"{quote(upper)} is smaller than the value {quote(value)}."
            yield line.problem("upper", what, "Correct one of the two.")


def repeated(package: Package) -> Iterator[Problem]:
    """Two rows of one document on the same thing may only differ if their periods are worded apart."""
    seen: dict[tuple[object, ...], Line[Observation]] = {}
    for line in observed(package):
        first = seen.setdefault(_subject(line.noun), line)
        values = (first.noun.value, line.noun.value)
        if None not in values and values[0] != values[1]:
            what = (
                f"{quote(values[1])} differs from {quote(values[0])} in row {first.row}, on the same subject."
            )
            remedy = "Correct one of them, or give each its own words under period_as_published."
            yield line.problem("value", what, remedy)


def _subject(row: Observation) -> tuple[object, ...]:
    period = (row.period_start, row.period_end, row.period_as_published)
    return (row.indicator, row.area_code, *period, row.breakdown, row.document)


def _is_count(value: Decimal) -> bool:
    return value >= 0 and value == value.to_integral_value()
