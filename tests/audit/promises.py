"""The tests behind each promise of `data/assessment.csv`, run now, with the result of each promise."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from macros.nouns import Pledge
from macros.package import ROOT, load
from scripts import browser, office
from scripts.results import outcome
from scripts.suite import SIDE_BY_SIDE
from tests.audit.measures import Measure


@dataclass(frozen=True)
class Case:
    """One test that was run: its file in dots, its name, and how it ended."""

    module: str
    name: str
    outcome: str


def promises(site: Path) -> Iterator[Measure]:
    """Run every test that a promise names, each once, and say of each promise what came out.

    The tests build what they need, so the site of the audit is not asked.
    """
    pledges = [row for row in load(ROOT).all(Pledge) if row.tests]
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        _run(sorted({path for row in pledges for path in row.tests}), report)
        cases = read(report)
    yield from measured(pledges, cases)


def measured(pledges: Iterable[Pledge], cases: Iterable[Case]) -> Iterator[Measure]:
    """The result of each promise: the tests it names that ran to an end, and those that failed."""
    ran = [case for case in cases if case.outcome != "skipped"]
    for row in pledges:
        own = [case for case in ran if any(_is_of(case, path) for path in row.tests)]
        faults = [f"{case.module}: {case.name}" for case in own if case.outcome == "failed"]
        silent = [path for path in row.tests if not any(_is_of(case, path) for case in own)]
        faults += [f"{path}: no test of it ran" for path in silent]
        yield Measure(row.own_result, len(own), "tests", tuple(faults))


def read(report: Path) -> list[Case]:
    """Every test of pytest's report; none where there is no report, so that each promise has a fault."""
    if not report.is_file():
        return []
    # S314: pytest wrote this file a moment ago, nobody else can have.
    found = ElementTree.parse(report).iter("testcase")  # noqa: S314
    return [Case(case.get("classname", ""), case.get("name", ""), outcome(case)) for case in found]


def _is_of(case: Case, path: str) -> bool:
    """Whether a test stands in a file, or in a file of a folder."""
    dotted = path.removesuffix(".py").replace("/", ".")
    return case.module == dotted or case.module.startswith(f"{dotted}.")


def _run(paths: Iterable[str], report: Path) -> None:
    variables = {browser.VARIABLE: browser.prepare(), office.VARIABLE: office.prepare()}
    command = [sys.executable, "-m", "pytest", "--quiet", f"--junit-xml={report}", *SIDE_BY_SIDE, *paths]
    # Its exit code says no more than the report does.
    subprocess.run(command, cwd=ROOT, env={**os.environ, **variables}, check=False)
