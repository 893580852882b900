"""Does the assessment of the site itself say of each promise what checks it, and is no result left over?"""

from collections.abc import Iterator

from macros.nouns import Pledge, Result
from macros.package import Package
from scripts.check.lines import lines
from scripts.check.problem import Problem, nearest, quote

OF_TESTS = "promise-"


def ways(package: Package) -> Iterator[Problem]:
    """A promise tested with every change names tests, one checked by hand an audit, one not tested none."""
    for line in lines(package, Pledge):
        row = line.noun
        if row.how == "every_change" and not row.tests:
            yield line.problem("tests", "No test is named.", "Name one, such as tests/test_home.py.")
        if row.how == "by_hand" and not row.audit:
            yield line.problem("audit", "No check of an audit is named.", "Name one of data/audit.csv.")
        if row.how != "every_change" and row.tests:
            what = f"Tests are named, and the promise is called {quote(row.how)}."
            yield line.problem("tests", what, "Empty the cell, or write every_change.")
        if row.how == "not_tested" and row.audit:
            what = "A check is named, and the promise is called “not_tested”."
            yield line.problem("audit", what, "Empty the cell, or write by_hand.")
        if row.how == "not_tested" and not row.limits:
            yield line.problem("limits", "Nothing says what is not known.", "Say it in one sentence.")


def results(package: Package) -> Iterator[Problem]:
    """The result of the tests of a promise stays only as long as the promise."""
    known = {row.own_result for row in package.all(Pledge)}
    for line in lines(package, Result):
        check = line.noun.check
        if check.startswith(OF_TESTS) and check not in known:
            what = f"{quote(check)} is the result of a promise that is not in data/assessment.csv."
            yield line.problem("check", what + nearest(check, known), "Take the row out.")
