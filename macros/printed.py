"""A status as a release printed it, or as it stands today, ready for a table."""

from __future__ import annotations

from dataclasses import dataclass

from macros.changing import group_name
from macros.here import Here
from macros.nouns import Indicator, Target, shown
from macros.sums import word
from macros.tables import Cell
from macros.verdicts import PrintedStatus, Status
from macros.words import brief


@dataclass(frozen=True)
class Printed:
    """What one status said: as at which day, which figure, held against what, and the word for it."""

    name: str
    href: str
    group: str
    as_at: str
    figure: Cell
    target: str
    key: str
    word: str
    historical: bool = False


def printed(here: Here, row: PrintedStatus | Status) -> Printed:
    """One status in words; an indicator that is gone keeps its id for a name."""
    indicator = next((i for i in here.package.all(Indicator) if i.id == row.indicator), None)
    value = shown(row.value, row.markers)
    figure = here.words.amount(indicator, value) if indicator and value is not None else ""
    return Printed(
        name=indicator.name if indicator else row.indicator,
        href=here.to.indicator(row.indicator) if indicator else "",
        group=group_name(here, row.breakdown),
        as_at=here.words.day(row.as_at) if row.as_at else "",
        figure=Cell(figure, row.markers),
        target=_target(here, indicator, row),
        key=row.status,
        word=word(here.words, row),
        historical=isinstance(row, Status) and row.historical,
    )


def _target(here: Here, indicator: Indicator | None, row: PrintedStatus | Status) -> str:
    """The level and the day it is for; a level worked out from a change is told briefly."""
    if indicator is None or row.target is None:
        return ""
    worked_out = any(
        target.rule != "level"
        for target in here.package.all(Target)
        if target.kind == "target" and (target.indicator, target.date) == (row.indicator, row.target_date)
    )
    level = brief(row.target, row.value) if worked_out and row.value is not None else row.target
    aim = here.words.amount(indicator, level)
    if row.target_date is None:
        return aim
    return here.words.text("{aim} by {day}", aim=aim, day=here.words.day(row.target_date))
