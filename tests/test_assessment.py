"""The site says of itself only what a check found, names the check, and says first what nobody tested."""

from __future__ import annotations

import ast
import csv
import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from types import MappingProxyType
from typing import Any

from macros.assessment import GROUPS, LOOKED_AT, assessment
from macros.here import Here
from macros.nouns import Pledge, Result
from macros.package import ROOT, Package
from macros.verdicts import PledgeCount
from scripts.check import assessment as checked
from scripts.compute.assessment import rows as counted
from tests.audit.promises import measured, read

PLEDGE = Pledge("hats", "truth", "Hats fit.", "Heads.", "every_change", "Hats.", ("tests/hats",), (), "")


def holding(package: Package, noun: type[Any], *rows: Any) -> Package:
    """The package with other rows of one noun."""
    return replace(package, rows=MappingProxyType({**package.rows, noun: rows}))


def page(here: Here, *results: Result) -> str:
    """The page with these results and the counts that follow from them, without mark-up."""
    package = holding(here.package, Result, *results)
    html = assessment(replace(here, package=holding(package, PledgeCount, *counted(package))))
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_page_opens_with_how_many_promises_are_checked_and_what_came_out(here: Here) -> None:
    text = page(here, *here.package.all(Result))
    assert text.startswith(
        "This site makes five promises about itself. Tested with every change: three. "
        "Checked by hand only: one. Not tested: one. "
        "The last checks found no fault in two of them, and a fault in one. "
        "For one a result is still missing. ## What is not tested"
    )


def test_a_result_says_how_much_was_looked_at_in_which_way_and_when(here: Here) -> None:
    text = page(here, *here.package.all(Result))
    assert "No fault found With every change. Tests: 12. 2 February 2026" in text
    assert "2 faults found By hand. Pages: 300. 1 February 2026" in text


def test_without_a_result_none_is_claimed(here: Here) -> None:
    text = page(here)
    assert text.count("No result yet") == 5
    assert "No fault found" not in text
    assert "The last checks found no fault in none of them, and a fault in none." in text


def test_what_nobody_tested_stands_before_every_result(here: Here) -> None:
    text = page(here, *here.package.all(Result))
    assert text.index("No resident of Exampleshire was asked.") < text.index("No fault found")


def test_a_partnership_without_an_assessment_has_a_page_that_says_so(here: Here) -> None:
    empty = holding(holding(here.package, Pledge), PledgeCount)
    text = assessment(replace(here, package=empty))
    assert "Nothing is listed here yet. That does not mean that everything was tested." in text


def test_a_missing_result_keeps_a_promise_from_counting_as_kept(exampleshire: Package) -> None:
    both = replace(PLEDGE, audit=("brims",))
    result = Result("promise-hats", 1, "tests", 0, date(2030, 1, 1))
    package = holding(holding(exampleshire, Pledge, both), Result, result)
    everything = next(counted(package))
    assert (everything.no_fault, everything.fault, everything.no_result) == (0, 0, 1)


def test_a_failed_test_and_one_that_did_not_run_are_faults_of_the_promise(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(
        '<testsuites><testsuite><testcase classname="tests.hats.test_a" name="test_fits"/>'
        '<testcase classname="tests.hats.test_a" name="test_falls"><failure/></testcase>'
        '<testcase classname="tests.hats.test_a" name="test_later"><skipped/></testcase>'
        '<testcase classname="tests.hatstands" name="test_else"><failure/></testcase>'
        "</testsuite></testsuites>",
        encoding="utf-8",
    )
    gloves = replace(PLEDGE, id="gloves", tests=("tests/test_gloves.py",))
    first, second = measured([PLEDGE, gloves], read(report))
    assert (first.check, first.looked_at) == ("promise-hats", 2)
    assert first.faults == ("tests.hats.test_a: test_falls",)
    assert (second.looked_at, second.faults) == (0, ("tests/test_gloves.py: no test of it ran",))
    assert [row.looked_at for row in measured([PLEDGE], read(tmp_path / "none.xml"))] == [0]


def faults_of_names(pledges: tuple[Pledge, ...]) -> list[str]:
    """The tests that a promise names and that do not exist, or hold no test."""
    return [f"{row.id}: {path}" for row in pledges for path in row.tests if not _tests(path)]


def _tests(path: str) -> bool:
    there = ROOT / path
    files = sorted(there.rglob("test_*.py")) if there.is_dir() else [there] if there.is_file() else []
    return any(
        isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        for file in files
        for node in ast.parse(file.read_text(encoding="utf-8")).body
    )


def test_every_test_that_a_promise_names_exists(real: Package, exampleshire: Package) -> None:
    assert faults_of_names((*real.all(Pledge), *exampleshire.all(Pledge))) == []
    planted = replace(PLEDGE, tests=("tests/test_home.py", "tests/conftest.py", "tests/test_hats.py"))
    assert faults_of_names((planted,)) == ["hats: tests/conftest.py", "hats: tests/test_hats.py"]


def test_every_group_has_a_promise_and_every_kind_of_thing_a_name(real: Package) -> None:
    assert {row.group for row in real.all(Pledge)} == set(GROUPS)
    fields = {field.name: field.constraints for field in real.resource("audit").fields}
    assert set(fields["unit"]["enum"]) == set(LOOKED_AT)


def test_each_way_of_checking_wants_what_it_rests_on(exampleshire: Package) -> None:
    wrong = (
        replace(PLEDGE, tests=()),
        replace(PLEDGE, how="by_hand"),
        replace(PLEDGE, how="not_tested", tests=(), audit=("brims",)),
    )
    found = checked.ways(holding(exampleshire, Pledge, *wrong))
    assert [problem.sentence for problem in found] == [
        "data/assessment.csv, row 2, column tests: No test is named. Name one, such as tests/test_home.py.",
        "data/assessment.csv, row 3, column audit: No check of an audit is named. "
        "Name one of data/audit.csv.",
        "data/assessment.csv, row 3, column tests: Tests are named, and the promise is called “by_hand”. "
        "Empty the cell, or write every_change.",
        "data/assessment.csv, row 4, column audit: A check is named, and the promise is called “not_tested”. "
        "Empty the cell, or write by_hand.",
        "data/assessment.csv, row 4, column limits: Nothing says what is not known. Say it in one sentence.",
    ]


def test_no_result_outlives_its_promise(exampleshire: Package) -> None:
    found = checked.results(holding(exampleshire, Pledge, *exampleshire.all(Pledge)[:2]))
    assert [problem.sentence for problem in found] == []
    found = checked.results(holding(exampleshire, Pledge, *exampleshire.all(Pledge)[1:]))
    assert [problem.sentence for problem in found] == [
        "data/audit.csv, row 5, column check: “promise-numbers-are-the-data” is the result of a promise "
        "that is not in data/assessment.csv. Take the row out."
    ]


def test_the_words_of_the_assessment_are_short_sentences() -> None:
    with (ROOT / "data" / "assessment.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            for text in (row[name] for name in ("promise", "kept", "check", "limits")):
                for sentence in re.split(r"(?<=[.!?])\s+", text):
                    assert len(sentence.split()) <= 25, sentence
