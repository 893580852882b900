"""What is missing: how many measures of each plan have a figure; and how often the rules would be wrong."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

from macros.here import Here
from macros.marking import N_
from macros.nouns import Measure, Plan, Priority, Theme
from macros.package import ROOT
from macros.render import render
from macros.themes import GIVEN, gap
from macros.verdicts import Coverage

ALL = "all"
BENCHMARK = ROOT / "benchmarks" / "false_signals.csv"
COLUMNS = (
    ("measures", N_("Set")),
    ("figure", N_("Figure")),
    ("related", N_("Related")),
    ("proxy", N_("Other")),
    ("none", N_("None")),
)

RULES = (
    ("ours", N_("Our rule")),
    ("five_percent", N_("“More than 5% is red”")),
    ("plain_poisson", N_("Plain Poisson interval")),
)


def missing(here: Here) -> str:
    """Plan by plan: what each set out to measure, and what it has; the newest plan first."""
    plans = [_plan(here, plan) for plan in reversed(here.package.all(Plan))]
    return render(here, "missing.html", plans=plans, columns=_heads(here))


def _heads(here: Here) -> list[str]:
    return [here.words.text(name) for _, name in COLUMNS]


def _plan(here: Here, plan: Plan) -> dict[str, Any]:
    rows = [row for row in here.package.all(Coverage) if row.plan == plan.id]
    return {
        "id": plan.id,
        "name": plan.name,
        "about": plan.about,
        "lines": [_line(here, row) for row in rows],
        "gaps": [gap(here, measure) for measure in _without_figure(here, plan)],
    }


def _line(here: Here, row: Coverage) -> dict[str, Any]:
    name = here.words.text("All topics") if row.theme == ALL else here.package.one(Theme, row.theme).name
    counts = [here.words.number(Decimal(getattr(row, column))) for column, _ in COLUMNS]
    href = "" if row.theme == ALL else here.to.theme(row.theme)
    return {"name": name, "href": href, "counts": counts, "is_total": row.theme == ALL}


def _without_figure(here: Here, plan: Plan) -> list[Measure]:
    of_plan = {priority.id for priority in here.package.all(Priority) if priority.plan == plan.id}
    return [m for m in here.package.all(Measure) if m.priority in of_plan and m.given in GIVEN]


def false_signals(here: Here, path: Path = BENCHMARK) -> str:
    """The table of the benchmark: how often each rule cries wolf, and how often it sees a real fall."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    longest = max((row["history_quarters"] for row in rows), key=int)
    return render(
        here,
        "false_signals.html",
        long=[_trial(here, row) for row in rows if row["history_quarters"] == longest],
        short=[_trial(here, row) for row in rows if row["history_quarters"] != longest],
        columns_false=[(f"false_{rule}", here.words.text(name)) for rule, name in RULES],
        columns_power=[(f"power_{rule}", here.words.text(name)) for rule, name in RULES],
        quarters=here.words.number(Decimal(longest)),
        replications=here.words.number(Decimal(rows[0]["replications"])),
    )


def _trial(here: Here, row: dict[str, str]) -> dict[str, str]:
    return {name: here.words.number(Decimal(cell)) for name, cell in row.items()}
