"""What `test` promises: all checks run, none is passed over in silence, the last line counts."""

import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from scripts import browser, environment, office, suite
from scripts.results import Counts, read_counts

REPORT = """\
<testsuites><testsuite>
<testcase name="a"/>
<testcase name="b"><failure message="no"/></testcase>
<testcase name="c"><error message="no"/></testcase>
<testcase name="d"><skipped message="later"/></testcase>
<testcase name="e"><system-out>words</system-out></testcase>
</testsuite></testsuites>
"""
GOOD = "<testsuite><testcase name='a'/></testsuite>"
EMPTY = "<testsuite/>"
EITHER = "a browser or LibreOffice"


def started(
    monkeypatch: pytest.MonkeyPatch, report: str = GOOD, codes: dict[str, int] | None = None
) -> list[list[str]]:
    """Stand in for ruff, mypy and pytest; note how they were started."""
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> SimpleNamespace:
        commands.append(command[2:])
        for word in command:
            if word.startswith("--junit-xml="):
                Path(word.partition("=")[2]).write_text(report, encoding="utf-8")
        return SimpleNamespace(returncode=(codes or {}).get(command[2], 0))

    monkeypatch.setattr(environment, "prepare", lambda need: f"python for {need}")
    monkeypatch.setattr(browser, "prepare", lambda: "/bin/chromium")
    monkeypatch.setattr(office, "prepare", lambda: "/bin/soffice")
    monkeypatch.setattr("subprocess.run", run)
    return commands


def test_all_checks_run_even_if_one_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = started(monkeypatch, codes={"ruff": 1, "mypy": 1})
    assert suite.run([]) == 1
    assert commands[:3] == [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]]
    assert commands[3][0] == "pytest"
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "1 passed, 0 failed; also failed: ruff check, ruff format, mypy"


def test_when_all_is_well_the_last_line_counts_the_tests(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started(monkeypatch)
    assert suite.run([]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 0 failed"


def test_failed_tests_fail_the_suite(monkeypatch: pytest.MonkeyPatch) -> None:
    started(monkeypatch, report=REPORT, codes={"pytest": 1})
    assert suite.run([]) == 1


@pytest.mark.parametrize("code", [0, 5])
def test_no_test_at_all_is_a_failure(
    code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started(monkeypatch, report=EMPTY, codes={"pytest": code})
    assert suite.run([]) == 1
    assert "No test ran at all. That counts as a failure." in capsys.readouterr().out


def test_tests_that_broke_off_are_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started(monkeypatch, codes={"pytest": 4})
    assert suite.run([]) == 1
    assert "The tests did not run to their end. See above for the reason." in capsys.readouterr().out


def test_arguments_behind_two_dashes_go_to_pytest_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    commands = started(monkeypatch)
    suite.run(["--", "-k", "door"])
    assert [command[0] for command in commands] == ["pytest"]
    assert commands[0][-2:] == ["-k", "door"]


def test_without_a_browser_no_program_is_looked_for_and_the_loss_is_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def never() -> str:
        pytest.fail("a program was looked for")

    commands = started(monkeypatch)
    monkeypatch.setattr(browser, "prepare", never)
    monkeypatch.setattr(office, "prepare", never)
    monkeypatch.setattr(suite, "left_out_sentence", lambda python, arguments: "Two did not run.")
    assert suite.run(["--without-browser"]) == 0
    assert commands[-1][-2:] == ["-m", "not browser and not office"]
    assert capsys.readouterr().out.splitlines()[-2:] == ["Two did not run.", "1 passed, 0 failed"]


@pytest.mark.parametrize(
    ("code", "output", "sentence"),
    [
        (
            0,
            "t.py::a\nt.py::b[1]\n\n2/9 tests collected\n",
            f"2 tests that need {EITHER} did not run.",
        ),
        (0, "t.py::a\n\n1/9 tests collected\n", f"1 test that needs {EITHER} did not run."),
        (5, "\nno tests collected\n", f"0 tests that need {EITHER} did not run."),
        (
            2,
            "1 error\n",
            f"The tests that need {EITHER} did not run. They could not be counted.",
        ),
    ],
)
def test_the_tests_left_out_are_counted_exactly(
    code: int, output: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = subprocess.CompletedProcess(["pytest"], code, output)
    monkeypatch.setattr(suite, "run_quietly", lambda command, folder: answer)
    assert suite.left_out_sentence("python", []) == sentence


def test_errors_count_as_failed_and_skipped_tests_do_not_count_as_passed(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT, encoding="utf-8")
    assert read_counts(report, 1) == Counts(passed=2, failed=2, skipped=1, exit_code=1)
    assert str(read_counts(report, 1)) == "2 passed, 2 failed, 1 skipped"


def test_tests_that_left_no_report_have_not_passed(tmp_path: Path) -> None:
    assert not read_counts(tmp_path / "missing.xml", 0).fine


def test_the_ci_runs_the_command_that_the_readme_prints() -> None:
    lines = (environment.ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert "set -euo pipefail" in lines
    assert lines[-1] == "python3 -m scripts test"
