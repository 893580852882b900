"""Invented charts of every kind, with everything that can befall a mark."""

from __future__ import annotations

from decimal import Decimal

from macros.charts.model import Chart, Level, Line, Mark

NAMES = {"[p]": "Provisional", "[x]": "Not available", "[b]": "Break in the series"}
SOURCE = "Source: Exampleshire plan 2021, section 4"
LICENCE = "Our arrangement and words: CC BY 4.0"


def mark(
    at: int, label: str, value: str | None, *markers: str, interval: tuple[str, str] | None = None
) -> Mark:
    """A mark of thefts; `[p]` draws it open, `[b]` cuts the line before it."""
    lower, upper = map(Decimal, interval) if interval else (None, None)
    return Mark(
        at=at,
        label=label,
        value=Decimal(value) if value else None,
        shown=f"{Decimal(value):,} thefts" if value else " ".join(markers),
        markers=markers,
        lower=lower,
        upper=upper,
        provisional="[p]" in markers,
        breaks="[b]" in markers,
    )


def chart(
    kind: str, *lines: Line, levels: tuple[Level, ...] = (), dated: bool = False, id: str = ""
) -> Chart:
    return Chart(
        id=id or f"bicycle-thefts-{kind}",
        kind=kind,
        headline=f"Bicycle thefts ({id or kind}): 1,633 & <fewer> than before",
        subtitle="Thefts recorded by the police, Exampleshire, 2016 to 2020",
        alternative="Thefts, year by year.",
        unit="thefts",
        lines=lines,
        levels=levels,
        dated=dated,
        source=SOURCE,
        licence=LICENCE,
    )


# Days since 1970 of the last day of each year.
YEARS = {2016: 17166, 2017: 17531, 2018: 17896, 2019: 18261, 2020: 18627}
TARGET = Level("Target", Decimal("1500"), "1,500 thefts")

LINE = chart(
    "line",
    Line(
        "Exampleshire",
        (
            mark(YEARS[2016], "2016", "1802", interval=("1719", "1887")),
            mark(YEARS[2017], "2017", None, "[x]"),
            mark(YEARS[2018], "2018", "1720", interval=("1640", "1803")),
            mark(YEARS[2019], "2019", "1688.5", "[b]", interval=("1608", "1770")),
            mark(YEARS[2020], "2020", "1633", "[p]", interval=("1555", "1714")),
        ),
    ),
    Line("Elsewhere", tuple(mark(day, str(year), "1750") for year, day in YEARS.items()), role="benchmark"),
    levels=(TARGET,),
    dated=True,
    id="bicycle-thefts",
)
BARS = chart(
    "bars", Line("Thefts", (mark(0, "Before", "482"), mark(1, "Now", "348"), mark(2, "Next", "320", "[p]")))
)
ROWS = chart(
    "rows",
    *(
        Line(name, tuple(mark(at, ward, value) for at, (ward, value) in enumerate(values)))
        for name, values in (
            ("Year before", (("Bakewell Street and the Old Market", "86"), ("Church End", "50"))),
            ("Last year", (("Bakewell Street and the Old Market", "76"), ("Church End", "0"))),
        )
    ),
)
WORDY = chart(
    "bars",
    Line("Thefts", tuple(mark(at, f"Neighbourhood {at}", "12") for at in range(5))),
    id="bicycle-thefts-by-neighbourhood",
)
DOTS = chart(
    "dots",
    Line(
        "Found",
        (mark(0, "Bells", "12.5", interval=("9.1", "16")), mark(1, "Locks", "7", interval=("4", "11"))),
    ),
    Line("Expected", (mark(0, "Bells", "14"), mark(1, "Locks", "7.5")), role="benchmark"),
)
MULTIPLES = chart(
    "multiples",
    *(
        Line(name, tuple(mark(YEARS[year], str(year), value) for year in (2018, 2019, 2020)))
        for name, value in (("Bells", "40"), ("Locks", "1200"), ("Lamps", "3"))
    ),
    dated=True,
)
RANGE = chart(
    "range",
    Line("Thefts", (mark(0, "2020", "1633", interval=("1555", "1714")),)),
    levels=(TARGET, Level("Path", Decimal("1540.5"), "1,540.5 thefts")),
)
STRIP = chart(
    "strip",
    *(
        Line(name, (mark(0, "Targets", value),), key=key)
        for name, value, key in (
            ("On track", "4", "on_track"),
            ("Off track", "7", "off_track"),
            ("Cannot be judged", "21", "cannot_be_judged"),
        )
    ),
)
MATRIX = chart(
    "matrix",
    Line("Gaps: 3", (mark(0, "Bells", "39"),)),
    Line("Gaps: 1", (mark(1, "Locks", "12"), mark(2, "Lamps", "7"))),
)
EVERY = (LINE, BARS, ROWS, WORDY, DOTS, MULTIPLES, RANGE, STRIP, MATRIX)
