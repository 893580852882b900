"""What makes it impossible to judge returned figures at all, before anything is hidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from macros.nouns import Area, Document, Indicator, Observation
from macros.package import Package
from scripts import rounding
from scripts.check.problem import Problem
from scripts.protect import report
from scripts.protect.derived import RATES, numerator
from scripts.protect.subjects import Subject, indicators, is_figure, subject, whole

ELSEWHERE = frozenset({"region", "country", "comparison_group", "not_named"})
YEAR = relativedelta(years=1)
DAY = timedelta(days=1)


def problems(package: Package, returned: Sequence[Observation]) -> list[Problem]:
    """One problem for each indicator and fault."""
    known = indicators(package)
    names = list(dict.fromkeys(row.indicator for row in returned))
    found = report.unknown(name for name in names if name not in known)
    counted = {subject(row) for row in [*package.all(Observation), *returned]}
    for name in names:
        if name in known:
            rows = [row for row in returned if row.indicator == name and is_figure(row)]
            found += _of(package, known[name], rows, counted)
    return found


def _of(
    package: Package, indicator: Indicator, rows: Sequence[Observation], counted: Set[Subject]
) -> Iterator[Problem]:
    if indicator.tier == rounding.OPEN:
        documents = {document.id for document in package.all(Document)}
        if any(row.document not in documents or not row.section for row in rows):
            yield report.no_source(indicator.id)
        return
    if indicator.kind == "count" and not _are_counts(rows):
        yield report.no_count(indicator.id)
    uncounted = [row for row in rows if numerator(row, indicator) not in counted]
    if indicator.kind in RATES and any(_is_baseless(package, row) for row in uncounted):
        yield report.no_base(indicator.id)
    if indicator.tier == rounding.SENSITIVE and any(_is_too_fine(package, row) for row in rows):
        yield report.too_fine(indicator.id)


def _are_counts(rows: Sequence[Observation]) -> bool:
    """Whether all are whole numbers, and one and the same where two rows are about the same."""
    counts = {(subject(row), whole(row.value)) for row in rows}
    return all(count is not None for _, count in counts) and len(counts) == len({key for key, _ in counts})


def _is_baseless(package: Package, row: Observation) -> bool:
    """Whether nobody can tell what it is out of; other places publish their own."""
    kinds = {area.code: area.kind for area in package.all(Area)}
    return not row.denominator and kinds.get(row.area_code) not in ELSEWHERE


def _is_too_fine(package: Package, row: Observation) -> bool:
    """Whether it tells of less than a local authority, or less than a year."""
    if any(area.code == row.area_code and area.kind in {"ward", "msoa"} for area in package.all(Area)):
        return True
    if row.period_start is None or row.period_end is None:
        return False
    return row.period_start + YEAR > row.period_end + DAY
