"""`test`: every check of the programs and of the website, one after the other."""

import argparse
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from scripts import browser, environment, office
from scripts.problem import COMMAND
from scripts.process import run_quietly
from scripts.results import Counts, read_counts


@dataclass(frozen=True)
class Check:
    """One program that looks at the code, with the headline a person reads above its output."""

    name: str
    headline: str
    command: tuple[str, ...]


CHECKS = (
    Check("ruff check", "Looking for mistakes in the programs (ruff check)", ("ruff", "check", ".")),
    Check("ruff format", "Looking at the programs' layout (ruff format)", ("ruff", "format", "--check", ".")),
    Check("mypy", "Looking for values of the wrong type (mypy)", ("mypy",)),
)
WITHOUT_PROGRAMS = ("-m", "not browser and not office")
ONLY_PROGRAMS = ("-m", "browser or office")
# One process for each processor: more take no less time, as most tests keep one busy. The tests of a file
# stay together and share what they build. Files begin in the order of tests/conftest.py, the longest first.
SIDE_BY_SIDE = ("--numprocesses=auto", "--dist=loadfile", "--no-loadscope-reorder")


def run(arguments: list[str]) -> int:
    """0 when every check and test passed, 1 otherwise."""
    ours, for_pytest = _split(arguments)
    options = _parser().parse_args(ours)
    variables = {} if options.without_browser else _programs()
    python = environment.prepare("test")

    failed = [] if for_pytest else [check.name for check in CHECKS if not _passes(python, check)]
    selection = WITHOUT_PROGRAMS if options.without_browser else ()
    counts = _run_tests(python, [*for_pytest, *selection], variables)
    left_out = left_out_sentence(python, for_pytest) if options.without_browser else ""

    print("\n" + summary(counts, failed, left_out))
    return 1 if failed or not counts.fine else 0


def summary(counts: Counts, failed: list[str], left_out: str) -> str:
    """The last words; the very last line counts the tests."""
    lines = [left_out] if left_out else []
    if not counts.ended:
        lines.append("The tests did not run to their end. See above for the reason.")
    elif not counts.ran:
        lines.append("No test ran at all. That counts as a failure.")
    return "\n".join([*lines, str(counts) + (f"; also failed: {', '.join(failed)}" if failed else "")])


def left_out_sentence(python: str, for_pytest: list[str]) -> str:
    """How many tests the missing programs cost, as counted by pytest itself."""
    pytest = [python, "-m", "pytest", "--override-ini=addopts=", *for_pytest, *ONLY_PROGRAMS]
    result = run_quietly([*pytest, "--collect-only", "--verbosity=-1"], folder=environment.ROOT)
    if result.returncode not in (0, 5):
        return "The tests that need a browser or LibreOffice did not run. They could not be counted."
    count = sum("::" in line for line in result.stdout.splitlines())
    if count == 1:
        return "1 test that needs a browser or LibreOffice did not run."
    return f"{count} tests that need a browser or LibreOffice did not run."


def _programs() -> dict[str, str]:
    """Where the programs are that some tests drive, each installed now if that was needed and allowed."""
    return {browser.VARIABLE: browser.prepare(), office.VARIABLE: office.prepare()}


def _passes(python: str, check: Check) -> bool:
    print(f"\n{check.headline}")
    command = [python, "-m", *check.command]
    return subprocess.run(command, cwd=environment.ROOT, check=False).returncode == 0


def _run_tests(python: str, arguments: list[str], variables: dict[str, str]) -> Counts:
    print("\nRunning the tests (pytest)")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [python, "-m", "pytest", "--quiet", f"--junit-xml={report}", *SIDE_BY_SIDE, *arguments]
        ended = subprocess.run(
            command, cwd=environment.ROOT, env={**os.environ, **variables}, check=False
        ).returncode
        return read_counts(report, ended)


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Our own arguments, and those after a bare -- that pytest gets."""
    if "--" not in arguments:
        return arguments, []
    end = arguments.index("--")
    return arguments[:end], arguments[end + 1 :]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{COMMAND} test",
        usage=f"{COMMAND} test [-h] [--without-browser] [-- ...]",
        description="Test the programs and the website with ruff, mypy and pytest, all of them even if one "
        "fails.",
        epilog="What you write after -- goes to pytest, and then only pytest runs. "
        "0 means that all went well, 1 that something failed, 2 that the tests could not be started.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--without-browser",
        action="store_true",
        help="leave out the tests that need a browser or LibreOffice",
    )
    return parser
