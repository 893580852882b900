"""Where a status comes from: the section of its figure, and that of the target it was held against."""

from __future__ import annotations

from macros.here import Here
from macros.marking import N_
from macros.nouns import Target, shown
from macros.tables import Source, section_of
from macros.verdicts import Status


def stands_in(here: Here, row: Status) -> list[tuple[str, Source]]:
    """The sections of the figure and of the target that the sum tells, where it tells them."""
    figure, aim = _figure_in(here, row), aim_in(here, row)
    if figure and figure == aim:
        return [(here.words.text("The figure and the target stand in:"), figure)]
    both = ((figure, N_("The figure stands in:")), (aim, N_("The target stands in:")))
    return [(here.words.text(name), source) for source, name in both if source]


def _figure_in(here: Here, row: Status) -> Source | None:
    told = row.reason != "no_target" and shown(row.value, row.markers) is not None
    return section_of(here, row.document, row.section) if told else None


def aim_in(here: Here, row: Status) -> Source | None:
    """The section that prints the target a status was held against."""
    if row.target_printed is None:
        return None
    wanted = (row.indicator, row.area_code, row.breakdown, row.target_date, row.target_document)
    for one in here.package.where(Target, "indicator", row.indicator):
        key = (one.indicator, one.area_code, one.breakdown, one.date, one.document)
        if one.kind == "target" and key == wanted:
            return section_of(here, one.document, one.section)
    return None
