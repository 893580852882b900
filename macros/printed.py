"""A status as a release printed it, or as it stands today, ready for a table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from macros.changing import group_name
from macros.here import Here
from macros.nouns import Indicator, Target, shown
from macros.sums import word
from macros.tables import Cell
from macros.verdicts import PrintedStatus, Status
from macros.words import brief

# Where the last figure is not held against the target: it may be of another time, or counted in another way.
NOT_HELD = frozenset({"no_data", "not_comparable", "too_few_to_show", "cannot_be_judged"})


@dataclass(frozen=True)
class Printed:
    """What one status said: as at which day, which figure, held against what, and the word for it.

    `number` and `level` are the figure and the target without their unit, for a table of one indicator.
    """

    name: str
    href: str
    group: str
    as_at: str
    figure: Cell
    number: Cell
    target: str
    level: str
    key: str
    word: str
    historical: bool = False


def printed(here: Here, row: PrintedStatus | Status) -> Printed:
    """One status in words; an indicator that is gone keeps its id for a name."""
    indicator = next(iter(here.package.where(Indicator, "id", row.indicator)), None)
    value = None if row.status in NOT_HELD else shown(row.value, row.markers)
    target = _target(here, row)
    return Printed(
        name=indicator.name if indicator else row.indicator,
        href=here.to.indicator(row.indicator) if indicator else "",
        group=group_name(here, row.breakdown),
        as_at=here.words.short_day(row.as_at) if row.as_at else "",
        figure=Cell(_amount(here, indicator, value), row.markers),
        number=Cell(_bare(here, indicator, value), row.markers),
        target=_by(here, _amount(here, indicator, target), row),
        level=_by(here, _bare(here, indicator, target), row),
        key=row.status,
        word=word(here.words, row),
        historical=isinstance(row, Status) and row.historical,
    )


def _amount(here: Here, indicator: Indicator | None, value: Decimal | None) -> str:
    return here.words.amount(indicator, value) if indicator and value is not None else ""


def _bare(here: Here, indicator: Indicator | None, value: Decimal | None) -> str:
    return here.words.bare(indicator, value) if indicator and value is not None else ""


def _by(here: Here, aim: str, row: PrintedStatus | Status) -> str:
    """A level with the day it is for, if one is given."""
    if not aim or row.target_date is None:
        return aim
    return here.words.text("{aim} by {day}", aim=aim, day=here.words.short_day(row.target_date))


def _target(here: Here, row: PrintedStatus | Status) -> Decimal | None:
    """The level; one that was worked out from a change is told briefly."""
    if row.target is None or row.value is None:
        return row.target
    worked_out = any(
        target.rule != "level"
        for target in here.package.where(Target, "indicator", row.indicator)
        if target.kind == "target" and target.date == row.target_date
    )
    return brief(row.target, row.value) if worked_out else row.target
