"""Reading how the tests ended from pytest's own report."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree


@dataclass(frozen=True)
class Counts:
    """How the tests ended; a test that broke before or after its body has failed, too."""

    passed: int
    failed: int
    skipped: int
    exit_code: int

    @property
    def ended(self) -> bool:
        """Whether pytest got to its end: 0, 1 and 5 are its codes for passed, failed and no tests."""
        return self.exit_code in (0, 1, 5)

    @property
    def ran(self) -> bool:
        """Whether any test ran: a run without tests proves nothing."""
        return self.passed + self.failed > 0

    @property
    def fine(self) -> bool:
        """Whether every test that ran passed, and at least one ran."""
        return self.exit_code == 0 and self.ran

    def __str__(self) -> str:
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def read_counts(report: Path, exit_code: int) -> Counts:
    """Count the outcomes in pytest's JUnit report; a missing report counts nothing."""
    # S314: pytest wrote this file a moment ago, nobody else can have.
    cases = ElementTree.parse(report).iter("testcase") if report.is_file() else ()  # noqa: S314
    outcomes = Counter(outcome(case) for case in cases)
    return Counts(outcomes["passed"], outcomes["failed"], outcomes["skipped"], exit_code)


def outcome(case: ElementTree.Element) -> str:
    """How one test ended: passed, failed or skipped."""
    children = {child.tag for child in case}
    if children & {"failure", "error"}:
        return "failed"
    return "skipped" if "skipped" in children else "passed"
