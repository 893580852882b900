"""What the door promises: plain sentences, the right exit code, and a traceback only on demand."""

import ast
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from scripts import door, environment
from scripts.__main__ import refusal
from scripts.problem import COMMAND, SetupProblem

OVERVIEW = f"""\
This program can:

  {COMMAND} one   do one thing
  {COMMAND} two   do another thing

To learn more about one of them, add --help to it."""


@pytest.fixture
def verbs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A door with two verbs, of which the second needs .venv."""
    table = {
        "one": door.Verb("fake_one", "do one thing", "Half was written."),
        "two": door.Verb("fake_two", "do another thing", need="site"),
    }
    monkeypatch.setattr(door, "VERBS", table)


def provide(monkeypatch: pytest.MonkeyPatch, module: str, run: Callable[[list[str]], int]) -> None:
    monkeypatch.setitem(sys.modules, module, SimpleNamespace(run=run))


def failing(error: BaseException) -> Callable[[list[str]], int]:
    def run(arguments: list[str]) -> int:
        raise error

    return run


def noting(ran: list[list[str]]) -> Callable[[list[str]], int]:
    def run(arguments: list[str]) -> int:
        ran.append(arguments)
        return 0

    return run


def test_an_older_python_is_told_what_to_install() -> None:
    assert refusal((3, 9, 2), "/usr/bin/python3") == (
        "This portal needs Python 3.11 or newer; this is Python 3.9.2 at /usr/bin/python3. "
        "Install a newer one and run the same command again. Nothing was changed."
    )


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1), (4, 0, 0)])
def test_a_python_that_is_new_enough_hears_nothing(version: tuple[int, int, int]) -> None:
    assert refusal(version, "/usr/bin/python3") == ""


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py"])
def test_an_older_python_can_read_the_files_that_refuse_it(name: str) -> None:
    source = (environment.ROOT / "scripts" / name).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 6))
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert all(isinstance(node, ast.Import) and node.names[0].name == "sys" for node in imports)


@pytest.mark.usefixtures("verbs")
def test_without_a_verb_the_door_says_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main([]) == 0
    assert capsys.readouterr().out == OVERVIEW + "\n"


@pytest.mark.usefixtures("verbs")
def test_on_a_terminal_the_door_asks_which_verb(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    provide(monkeypatch, "fake_one", noting(ran))
    monkeypatch.setattr("sys.stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda question: " one ")
    assert door.main([]) == 0
    assert ran == [[]]


@pytest.mark.usefixtures("verbs")
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_for_the_door_lists_the_verbs(flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main([flag]) == 0
    assert capsys.readouterr().out == OVERVIEW + "\n"


@pytest.mark.usefixtures("verbs")
def test_a_misspelt_verb_gets_the_nearest_name_and_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(["tow"]) == 2
    expected = "There is no “tow”. Did you mean “two”? Nothing was changed.\n\n" + OVERVIEW + "\n"
    assert capsys.readouterr().err == expected


@pytest.mark.usefixtures("verbs")
def test_a_verb_like_no_other_gets_only_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.main(["xyz"]) == 2
    assert capsys.readouterr().err == "There is no “xyz”. Nothing was changed.\n\n" + OVERVIEW + "\n"


@pytest.mark.usefixtures("verbs")
@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_verb_decides_the_exit_code(code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    provide(monkeypatch, "fake_one", lambda arguments: code)
    assert door.main(["one"]) == code


@pytest.mark.usefixtures("verbs")
def test_a_failure_ends_in_sentences_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    provide(monkeypatch, "fake_one", failing(ValueError("first line\nsecond line")))
    assert door.main(["one"]) == 2
    assert capsys.readouterr().err == (
        "The program failed: first line second line (ValueError).\n"
        "Half was written.\n"
        "Run it again with --debug to see where.\n"
    )


@pytest.mark.usefixtures("verbs")
@pytest.mark.parametrize("arguments", [["one", "--debug"], ["--debug", "one"]])
def test_debug_shows_where_it_failed(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    provide(monkeypatch, "fake_one", failing(ValueError("broken")))
    assert door.main(arguments) == 2
    assert "Traceback (most recent call last)" in capsys.readouterr().err


@pytest.mark.usefixtures("verbs")
def test_debug_behind_two_dashes_belongs_to_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    provide(monkeypatch, "fake_one", noting(ran))
    door.main(["one", "--debug", "--", "--debug"])
    assert ran == [["--", "--debug"]]


@pytest.mark.usefixtures("verbs")
def test_a_problem_of_the_set_up_is_told_in_its_own_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    provide(monkeypatch, "fake_one", failing(SetupProblem("It is late.", "Go home.", "All is well.")))
    assert door.main(["one"]) == 2
    assert capsys.readouterr().err == "It is late.\nGo home.\nAll is well.\n"


@pytest.mark.usefixtures("verbs")
def test_ctrl_c_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    provide(monkeypatch, "fake_one", failing(KeyboardInterrupt()))
    assert door.main(["one"]) == 130
    assert capsys.readouterr() == ("\n", "")


@pytest.mark.usefixtures("verbs")
def test_a_verb_with_a_need_runs_again_inside_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def fake_run(command: list[str], check: bool) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, 1)

    monkeypatch.setattr(environment, "is_current", lambda: False)
    monkeypatch.setattr(environment, "prepare", lambda need: f"python for {need}")
    monkeypatch.setattr("subprocess.run", fake_run)
    assert door.main(["two", "a file.csv", "--debug"]) == 1
    assert commands == [["python for site", "-m", "scripts", "--debug", "two", "a file.csv"]]


@pytest.mark.usefixtures("verbs")
def test_a_verb_with_a_need_runs_at_once_when_it_is_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    provide(monkeypatch, "fake_two", lambda arguments: len(arguments))
    monkeypatch.setattr(environment, "is_current", lambda: True)
    monkeypatch.setattr(environment, "is_ready", lambda need: True)
    assert door.main(["two", "a file.csv"]) == 1


@pytest.mark.usefixtures("verbs")
def test_a_verb_that_the_computer_stopped_has_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "is_current", lambda: False)
    monkeypatch.setattr(environment, "prepare", lambda need: "python")
    monkeypatch.setattr("subprocess.run", lambda command, check: SimpleNamespace(returncode=-9))
    assert door.main(["two"]) == 2
    assert "The program failed: the computer stopped it with signal 9" in capsys.readouterr().err


def test_every_verb_of_the_door_has_its_program() -> None:
    for verb in door.VERBS.values():
        path = environment.ROOT / Path(*verb.module.split("."))
        assert path.with_suffix(".py").is_file() or (path / "__init__.py").is_file(), verb.module
