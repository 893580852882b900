"""`template`: a workbook for the coming quarter, or for a new plan, ready to be filled in."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.nouns import Plan
from macros.package import ROOT, Package, load
from scripts import check
from scripts.problem import COMMAND, SetupProblem
from scripts.template import book, expected, plan_book, plan_layout
from scripts.template import quarter as quarters
from scripts.template.placing import place

__all__ = ["run"]

UNREADABLE = f"The data are not in order, so no workbook can be made of them. Run {COMMAND} check first."

EXAMPLE = "2026-q3, which is July to September 2026"
BEGIN = f"""Open three files of the folder data in a spreadsheet:
1. documents.csv: add a row for the return that will bring them, with true under standing.
2. sections.csv: add a row for that document, such as section 1.
3. indicators.csv: write under every how often a figure comes: month, quarter, year or year_to_date.
   Then look at its tier, which says what is hidden: 1 for ordinary counts, 2 for people in sensitive
   situations, 0 only for what somebody else has published already.
Run {COMMAND} check, and then {COMMAND} template --for 2026-q3, with the quarter you begin with."""


def run(argv: list[str], root: Path = ROOT) -> int:
    """0 when the workbook is written, 1 when a person has to put something right."""
    options = _parser().parse_args(argv)
    try:
        path = _write(options, root)
    except SetupProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"Written: {path}")
    print(f"Open it, fill in the yellow cells, save it, then run {COMMAND} import {_typed(path)}")
    return 0


def _write(options: argparse.Namespace, root: Path) -> Path:
    package = _package(root)
    if options.plan:
        return _write_plan(options, root, package)
    quarter = _quarter(package, options.quarter)
    path = place(root, options.out, f"figures-{quarter.id}.xlsx")
    book.write(package, quarter, path)
    return path


def _write_plan(options: argparse.Namespace, root: Path, package: Package) -> Path:
    key = plan_layout.plan_id(options.plan)
    if not 2000 <= options.plan <= 2100:
        raise SetupProblem(f"“{options.plan}” is no year a plan can be for.", "Write a year such as 2027.")
    if any(plan.id == key for plan in package.all(Plan)):
        what = f"The plan {key} is in the data already."
        raise SetupProblem(what, "Name the year of the plan that is new.")
    path = place(root, options.out, f"{key}.xlsx")
    plan_book.write(package, options.plan, path)
    return path


def _package(root: Path) -> Package:
    if check.of_data(root):
        raise SetupProblem("No workbook was made.", UNREADABLE)
    return load(root)


def _quarter(package: Package, wanted: str) -> quarters.Quarter:
    """The quarter somebody asked for, or the coming one."""
    if not expected.living(package):
        raise SetupProblem(
            "No figure is to be brought by a return yet, so there is nothing to fill in.", BEGIN
        )
    coming, found = expected.coming(package), quarters.read(wanted) if wanted else None
    if wanted and found is None:
        raise SetupProblem(f"“{wanted}” is no quarter.", f"Write it as {EXAMPLE}.")
    if found and coming and found > coming:
        what = f"The figures before {found.words} are not in the data yet."
        raise SetupProblem(what, f"Import those for {coming.words} first.")
    quarter = found or coming
    if quarter is None:
        what = "No return has brought figures yet, so the first quarter has to be named."
        raise SetupProblem(what, f"Add --for and the quarter, such as --for {EXAMPLE}.")
    return quarter


def _typed(path: Path) -> str:
    """A path as a person can type it behind a command."""
    return f'"{path}"' if " " in str(path) else str(path)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{COMMAND} template",
        description="Write a workbook for the coming quarter, or for a new plan. Your data are not changed.",
        epilog="0 means that all is well, 1 that something needs you, 2 that the program failed.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--for",
        dest="quarter",
        default="",
        metavar="QUARTER",
        help="another quarter, such as 2026-q3 for July to September 2026",
    )
    parser.add_argument(
        "--plan", type=int, default=0, metavar="YEAR", help="a workbook for a new plan instead"
    )
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="where to write it; otherwise beside the folder of the site"
    )
    return parser
