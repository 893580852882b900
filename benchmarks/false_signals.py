"""How often a rule calls a change where there is none, and how often it sees a real one.

Simulated quarterly counts with a season and no trend are judged by our rule and by two simpler ones.
`python -m benchmarks.false_signals` prints the table and writes it to `false_signals.csv` beside this file.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scripts.compute import files, uncertainty
from scripts.compute.figures import FEWEST_EVENTS
from scripts.compute.uncertainty import Interval, Overdispersion, Quarter

TABLE = Path(__file__).with_name("false_signals.csv")

# The standard error of a share is at most 0.5 percentage points: sqrt(0.5 × 0.5 / 10,000).
REPLICATIONS = 10_000
YEAR = 4
SEASON = (0.9, 1.0, 1.15, 0.95)
FALL = 0.8

# Quarters before the latest year: as many as our rule uses at most, or the year before alone.
HISTORIES = (uncertainty.MOST_PERIODS, YEAR)
EVENTS = (50, 200, 1_000)
OVERDISPERSIONS = (1, 2, 4)

RULES = ("ours", "five_percent", "plain_poisson")
FALLEN, RISEN, NO_CLEAR_CHANGE, NOT_JUDGED = "fallen", "risen", "no_clear_change", "not_judged"
PLAIN = Overdispersion(1.0)
MEASURES = ("false", "worse", "power")
KEYS = ("history_quarters", "events_a_year", "overdispersion", "replications")
LAST = ("not_judged", "not_judged_after_fall")
COLUMNS = (*KEYS, *(f"{measure}_{rule}" for measure in MEASURES for rule in RULES), *LAST)
HEADINGS = {
    "false": "False signals",
    "worse": "Falsely called worse",
    "power": "20% fall seen",
    "ours": "ours",
    "five_percent": "5%",
    "plain_poisson": "Poisson",
}

Counts = NDArray[np.int64]
Verdicts = Counter[tuple[str, str]]


@dataclass(frozen=True)
class Cell:
    """What one row of the table is about: quarters before the latest year, events a year, variance / mean."""

    history: int
    events: int
    phi: int

    @property
    def means(self) -> NDArray[np.float64]:
        """Expected events of each quarter: the history, a latest year like it, one with the fall."""
        years = np.tile(SEASON, self.history // YEAR + 2) * (self.events / YEAR)
        years[-YEAR:] *= FALL
        return years


@dataclass(frozen=True)
class Outcome:
    """How many of the series of a cell each rule gave which verdict, as (rule, verdict) pairs."""

    cell: Cell
    replications: int
    unchanged: Verdicts
    fallen: Verdicts

    @property
    def row(self) -> tuple[str, ...]:
        """The cells of the table, shares in per cent."""
        keys = (self.cell.history, self.cell.events, self.cell.phi, self.replications)
        unchanged, fallen = self.unchanged, self.fallen
        found = (
            *(unchanged[rule, FALLEN] + unchanged[rule, RISEN] for rule in RULES),
            *(unchanged[rule, RISEN] for rule in RULES),
            *(fallen[rule, FALLEN] for rule in RULES),
            *(verdicts["ours", NOT_JUDGED] for verdicts in (unchanged, fallen)),
        )
        return (*map(str, keys), *(f"{count * 100 / self.replications:.1f}" for count in found))


def cells() -> list[Cell]:
    """Every cell in the order of the table."""
    return [Cell(*parts) for parts in product(HISTORIES, EVENTS, OVERDISPERSIONS)]


def simulated(cell: Cell, replications: int) -> Counts:
    """Independent series, one a row, with the quarters of `Cell.means` as columns.

    Negative binomial with variance = phi × mean: n = mean / (phi - 1), p = 1 / phi; Poisson where phi is 1.
    The seed is made from the cell alone, and a shorter run is the beginning of a longer one.
    """
    generator = np.random.default_rng([cell.history, cell.events, cell.phi])
    means = np.broadcast_to(cell.means, (replications, len(cell.means)))
    if cell.phi == 1:
        return generator.poisson(means)
    return generator.negative_binomial(means / (cell.phi - 1), 1 / cell.phi)


def outcome(cell: Cell, replications: int = REPLICATIONS) -> Outcome:
    """Judge every series of a cell, once without a change and once with the fall."""
    unchanged: Verdicts = Counter()
    fallen: Verdicts = Counter()
    for series in simulated(cell, replications).tolist():
        history = series[: cell.history]
        spread = uncertainty.overdispersion(quarters(history))
        earlier = sum(history[-YEAR:])
        unchanged.update(verdicts(earlier, sum(series[cell.history : -YEAR]), spread))
        fallen.update(verdicts(earlier, sum(series[-YEAR:]), spread))
    return Outcome(cell, replications, unchanged, fallen)


def quarters(history: Sequence[int]) -> list[Quarter]:
    """The quarters before the latest year, oldest first, as our rule takes them."""
    return [Quarter(time, time % YEAR + 1, float(events)) for time, events in enumerate(history)]


def verdicts(earlier: int, later: int, spread: Overdispersion) -> list[tuple[str, str]]:
    """What each rule says of the events of two years, as (rule, verdict) pairs."""
    said = (ours(earlier, later, spread), five_percent(earlier, later), plain_poisson(earlier, later))
    return list(zip(RULES, said, strict=True))


def ours(earlier: int, later: int, spread: Overdispersion) -> str:
    """The rule of the portal: fewer than 20 events are not judged."""
    if min(earlier, later) < FEWEST_EVENTS:
        return NOT_JUDGED
    return _direction(uncertainty.rate_ratio((later, 1), (earlier, 1), spread))


def five_percent(earlier: int, later: int) -> str:
    """“A change of more than 5% is red”, in whole numbers so that exactly 5% is never more."""
    if abs(later - earlier) * 100 <= earlier * 5:
        return NO_CLEAR_CHANGE
    return RISEN if later > earlier else FALLEN


def plain_poisson(earlier: int, later: int) -> str:
    """The interval of two Poisson counts, as if nothing swung more than chance alone."""
    return _direction(uncertainty.rate_ratio((later, 1), (earlier, 1), PLAIN))


def _direction(ratio: Interval) -> str:
    if ratio.upper < 1:
        return FALLEN
    return RISEN if ratio.lower > 1 else NO_CLEAR_CHANGE


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """The table as RFC 4180 has it."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([COLUMNS, *rows])
    return text.getvalue()


def as_text(rows: Iterable[Sequence[str]]) -> str:
    """The table for a terminal; the number of replications stands above it."""
    groups = " " * 27 + "".join(f"{HEADINGS[measure]:>27}" for measure in MEASURES) + f"{'Not judged':>18}"
    names = [*("quarters", "events", "phi"), *[HEADINGS[rule] for rule in RULES] * 3, "no fall", "fall"]
    lines = [_line(names), *(_line([*row[:3], *row[4:]]) for row in rows)]
    above = f"Shares in per cent of {REPLICATIONS:,} simulated series; “quarters” before the latest year."
    return "\n".join([above, "", groups, *lines])


def _line(parts: Sequence[str]) -> str:
    return "".join(f"{part:>9}" for part in parts)


def main() -> None:
    """Work the whole table out, print it and write it."""
    rows = [outcome(cell).row for cell in cells()]
    files.write_all(TABLE.parent, {TABLE.name: as_csv(rows)})
    print(as_text(rows))


if __name__ == "__main__":
    main()
