"""What a chart is, before anybody draws it: its words, its axes, its marks. Every number is a row's.

All texts are in the language of the page and ready to print; `shown` of a mark is the number as people
read it, so that a drawing, a table and a tooltip can never say different things.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

# How a chart is drawn. `line`: marks in time. `bars`: upright, one for each mark, side by side for several
# series. `rows`: bars that lie, for long names. `dots`: a dot with its interval for each mark. `multiples`:
# a small line chart for each series, each with an axis of its own. `range`: one figure, its interval and
# the levels it is held against. `strip`: parts of a whole in one band. `matrix`: two scores, one along the
# foot and one as lanes, each line a lane.
KINDS = ("line", "bars", "rows", "dots", "multiples", "range", "strip", "matrix")


@dataclass(frozen=True)
class Mark:
    """One value of a series. Without a `value` there is a gap, and `markers` say why.

    `at` is the place along the axis: days since 1970 for dates, else 0, 1, 2 …; `label` names it.
    A mark that is `provisional` may still change, or is a forecast, and is drawn open; before one that
    `breaks` the line is cut.
    """

    at: int
    label: str
    value: Decimal | None
    shown: str
    markers: tuple[str, ...] = ()
    lower: Decimal | None = None
    upper: Decimal | None = None
    provisional: bool = False
    breaks: bool = False


@dataclass(frozen=True)
class Line:
    """Marks that belong together, with their name. `role` is `figure`, `target` or `benchmark`.

    `key` chooses shape and colour where a series has a meaning of its own, such as a status.
    """

    name: str
    marks: tuple[Mark, ...]
    role: str = "figure"
    key: str = ""


@dataclass(frozen=True)
class Level:
    """A value the whole chart is held against, such as a target: drawn as a line across."""

    name: str
    value: Decimal
    shown: str


@dataclass(frozen=True)
class Chart:
    """A chart with all its words. `id` is unique on the page and in the site.

    `headline` says the message, `subtitle` measure, place, period and unit, `alternative` what a reader who
    does not see it needs (headline and subtitle apart). `unit` stands at the axis. `legend` explains the
    markers used. `source` and `licence` are printed into a picture that is taken away, and so is the address
    of its `page`, here below the site.
    """

    id: str
    kind: str
    headline: str
    subtitle: str
    alternative: str
    unit: str
    lines: tuple[Line, ...]
    levels: tuple[Level, ...] = ()
    dated: bool = False
    source: str = ""
    licence: str = ""
    page: str = ""
