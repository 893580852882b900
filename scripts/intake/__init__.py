"""`import`: read a filled workbook from outside the checkout into the data, whole or not at all."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from macros.package import ROOT, Package, load_once
from scripts import check, journal
from scripts.check import names
from scripts.check.problem import Problem
from scripts.intake import outcome, plans, quarterly, reading, staging, told, workbook
from scripts.intake.places import UNCHANGED, Place, Refused, report
from scripts.intake.result import Result
from scripts.intake.tables import Notes
from scripts.intake.workbook import Workbook
from scripts.problem import COMMAND
from scripts.template import layout

__all__ = ["run"]

RECOVERED = "An import that had been interrupted was completed first."
BUSY = f"Another import is at work. Wait until it is through. {UNCHANGED}"
HELD = f"A file of the data could not be written. Close it in other programs and import again. {UNCHANGED}"


def run(argv: list[str], root: Path = ROOT) -> int:
    """0 when the workbook is in the data, 1 when a person has to put something right."""
    options = _parser().parse_args(argv)
    try:
        with journal.alone(root):
            if journal.recover(root):
                print(RECOVERED)
            return _import(options, root)
    except journal.BusyError:
        print(BUSY, file=sys.stderr)
        return 1


def _import(options: argparse.Namespace, root: Path) -> int:
    notes = Notes()
    try:
        done = _result(options, root, notes)
        texts = _tried(root, done) if done.texts else {}
    except Refused as refused:
        print("\n".join([*outcome.forgiveness(notes.forgiven), ""] if notes.forgiven else []), end="")
        print(report(options.file.name, refused.problems))
        return 1
    if not texts:
        print("\n\n".join(filter(None, ["\n".join(outcome.forgiveness(notes.forgiven)), outcome.ALREADY])))
        return 0
    if not options.trial:
        try:
            journal.write_all(root, texts)
        except OSError:
            print(HELD, file=sys.stderr)
            return 1
    print(outcome.told(done, texts, notes.forgiven, trial=options.trial))
    return 0


def _result(options: argparse.Namespace, root: Path, notes: Notes) -> Result:
    """What the file comes to. Raises Refused."""
    sheets, forgiven = reading.sheets(options.file, root)
    notes.forgiven.extend(forgiven)
    package = _package(root)
    codes = names.refused(root)
    notes.problems.extend(problem for sheet in sheets for problem in workbook.unsafe(sheet, codes))
    year = plans.year(sheets)
    if year:
        return plans.result(root, package, sheets, year, notes)
    try:
        book = workbook.recognised(options.file.name, sheets, package)
    except Refused as refused:
        raise Refused(*notes.problems, *refused.problems) from refused
    return quarterly.result(root, package, book, _days(options, package, book, notes), notes)


def _package(root: Path) -> Package:
    try:
        return load_once(root)
    except Exception as error:
        if not check.of_data(root):
            raise
        what = "The data were not in order before this import."
        remedy = f"Run {COMMAND} check and correct what it says."
        raise Refused(Problem("data", None, "", what, remedy)) from error


def _days(options: argparse.Namespace, package: Package, book: Workbook, notes: Notes) -> Mapping[str, date]:
    """The days of the returns: on the sheet Start, or, for a sheet saved by itself, as they were typed."""
    if book.start:
        return told.days(package, book.quarter, book.start, notes)
    place = Place(options.file.name)
    if options.dated is None:
        what = "A sheet that was saved by itself does not say of which day the return is."
        notes.complain(place, what, "Add it to the command, such as --dated 2026-10-20.")
    elif told.is_possible(book.quarter, options.dated, place, notes):
        return {document.id: options.dated for document in layout.returns(package)}
    return {}


def _tried(root: Path, done: Result) -> Mapping[str, str]:
    """Every file that changes. Raises Refused where the data would not be in order afterwards."""
    texts, problems = staging.tried(root, done.texts)
    if problems:
        raise Refused(*(_placed(problem, root, done, texts) for problem in problems))
    return texts


def _placed(problem: Problem, root: Path, done: Result, texts: Mapping[str, str]) -> Problem:
    """A problem with the data as they would be, told of the cell that it comes from where there is one."""
    indicator = staging.commentary_missing(problem, root, texts)
    if indicator:
        remedy = (
            f"Fill in the row of {indicator} there: what happened, the role that acts, what happens next."
        )
        return Place(layout.COMMENTARY).problem(problem.what, remedy)
    found = done.places.get((problem.file, problem.row or 0))
    if found:
        row, heading = found
        return row.at(heading).problem(problem.what, problem.remedy)
    return problem


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{COMMAND} import",
        description="Read a filled workbook into your data. It is refused whole if anything in it is wrong.",
        epilog="0 means that all is well, 1 that something needs you, 2 that the program failed.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the workbook: .xlsx, .ods, or one sheet as .csv"
    )
    parser.add_argument(
        "--dated", type=date.fromisoformat, metavar="DAY", help="for a .csv file: the day of the return"
    )
    parser.add_argument(
        "--dry-run", dest="trial", action="store_true", help="say what would happen, and change nothing"
    )
    return parser
