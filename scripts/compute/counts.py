"""How many figures are on track, and how many are not: counted here, because pages do not count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from macros.nouns import Indicator, Theme
from macros.package import Package
from macros.verdicts import Status, StatusCount

ALL = "all"


def rows(package: Package, judged: Sequence[Status]) -> Iterator[StatusCount]:
    """Each status that occurs, for all indicators and then theme by theme, by the status that leads."""
    themes = {indicator.id: indicator.theme for indicator in package.all(Indicator)}
    leading = [(themes[row.indicator], row.status) for row in judged if row.leads]
    yield from _counted(ALL, (status for _, status in leading))
    for theme in sorted(package.all(Theme), key=lambda row: row.position):
        yield from _counted(theme.id, (status for own, status in leading if own == theme.id))


def _counted(theme: str, statuses: Iterator[str]) -> Iterator[StatusCount]:
    for status, count in sorted(Counter(statuses).items()):
        yield StatusCount(theme, status, count)
