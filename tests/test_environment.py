"""What the set-up promises: made once, made again when it must be, whole or not at all."""

import platform
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scripts import debian, environment
from scripts.problem import SetupProblem

VENV, PIP, ANSWER = "venv", "pip", "-I"


@dataclass
class Computer:
    """Stands in for the programs that the set-up starts."""

    failing: str = ""
    says: str = ""
    version: str = platform.python_version()
    commands: list[list[str]] = field(default_factory=list)

    def run(
        self, command: list[str], variables: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        self.commands.append(command)
        if self.failing in command:
            return subprocess.CompletedProcess(command, 1, self.says)
        if VENV in command:
            environment.folder().mkdir(exist_ok=True)
        return subprocess.CompletedProcess(command, 0, self.version + "\n")

    def times(self, word: str) -> int:
        return sum(word in command for command in self.commands)


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    (tmp_path / "requirements.txt").write_text("one\n", encoding="utf-8")
    (tmp_path / "requirements-test.txt").write_text("one\ntwo\n", encoding="utf-8")
    fake = Computer()
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "run_quietly", fake.run)
    monkeypatch.setattr(environment, "_has_ensurepip", lambda: True)
    monkeypatch.setattr(debian, "can_install", lambda: False)
    return fake


def test_the_first_run_installs_exactly_what_the_requirements_name(computer: Computer) -> None:
    environment.prepare("site")
    assert computer.commands == [
        [sys.executable, "-m", "venv", "--clear", str(environment.folder())],
        [
            str(environment.python()),
            *("-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"),
            *("--require-hashes", "--only-binary=:all:"),
            *("-r", str(environment.ROOT / "requirements.txt")),
        ],
    ]


def test_the_second_run_installs_nothing_and_says_nothing(
    computer: Computer, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.prepare("site")
    capsys.readouterr()
    environment.prepare("site")
    assert computer.times(PIP) == 1
    assert capsys.readouterr().out == ""


def test_what_was_made_for_the_tests_serves_the_site(computer: Computer) -> None:
    environment.prepare("test")
    environment.prepare("site")
    assert computer.times(PIP) == 1


def test_what_was_made_for_the_site_does_not_serve_the_tests(computer: Computer) -> None:
    environment.prepare("site")
    environment.prepare("test")
    assert computer.times(PIP) == 2


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_changed_requirements_are_installed_afresh(name: str, computer: Computer) -> None:
    environment.prepare("test")
    (environment.ROOT / name).write_text("three\n", encoding="utf-8")
    environment.prepare("test")
    assert computer.times(VENV) == 2


def test_another_python_makes_the_environment_afresh(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment.prepare("site")
    monkeypatch.setattr(platform, "python_version", lambda: "3.99.0")
    assert not environment.is_ready("site")


def test_an_environment_whose_python_was_replaced_is_not_ready(computer: Computer) -> None:
    environment.prepare("site")
    computer.version = "3.99.0"
    assert not environment.is_ready("site")


def test_an_environment_whose_python_vanished_is_not_ready(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanished(command: list[str]) -> subprocess.CompletedProcess[str]:
        raise FileNotFoundError(command[0])

    environment.prepare("site")
    monkeypatch.setattr(environment, "run_quietly", vanished)
    assert not environment.is_ready("site")


@pytest.mark.parametrize("step", [VENV, PIP])
def test_a_set_up_that_broke_half_way_is_done_again(step: str, computer: Computer) -> None:
    environment.prepare("site")
    computer.failing = step
    with pytest.raises(SetupProblem):
        environment.prepare("test")
    computer.failing = ""
    assert not environment.is_ready("site")
    environment.prepare("site")
    assert environment.is_ready("site")


def test_a_failed_installation_shows_the_error_and_what_to_do(computer: Computer) -> None:
    computer.failing = PIP
    computer.says = "WARNING: Retrying\nERROR: No matching distribution found for one\n"
    with pytest.raises(SetupProblem) as caught:
        environment.prepare("site")
    assert str(caught.value) == (
        "The packages in requirements.txt could not be installed. The installer's last words were:\n"
        "    ERROR: No matching distribution found for one\n"
        "Check that this computer is connected to the internet and that its disk is not full. "
        "Then run the same command again.\n"
        "The folder .venv is incomplete and will be made afresh next time. "
        "Your data and pages were not changed."
    )


def test_a_missing_part_of_python_is_named_with_its_command(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "_has_ensurepip", lambda: False)
    monkeypatch.setattr(sys, "executable", "/usr/bin/python3")
    with pytest.raises(SetupProblem) as caught:
        environment.prepare("site")
    assert str(caught.value) == (
        "The Python at /usr/bin/python3 lacks a part that this portal needs: python3-venv.\n"
        "On Debian, install it with: sudo apt-get install python3-venv\n"
        "Elsewhere, install a complete Python from python.org.\n"
        "Then run the same command again.\n"
        "Your data and pages were not changed."
    )
    assert computer.commands == []


def test_an_administrator_of_debian_gets_the_missing_part_installed(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[str] = []
    monkeypatch.setattr(debian, "can_install", lambda: True)
    monkeypatch.setattr(debian, "install", installed.append)
    monkeypatch.setattr(environment, "_has_ensurepip", lambda: installed == ["python3-venv"])
    environment.prepare("site")
    assert environment.is_ready("site")


def test_debian_is_asked_for_its_current_packages_first(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debian, "run_quietly", computer.run)
    debian.install("one", "two")
    assert [command[len(debian.APT) :] for command in computer.commands] == [
        ["update"],
        ["install", "--no-install-recommends", "one", "two"],
    ]


def test_a_refusal_of_debian_is_told_with_its_last_words(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.failing, computer.says = "install", "E: Unable to locate package one\n"
    monkeypatch.setattr(debian, "run_quietly", computer.run)
    with pytest.raises(SetupProblem) as caught:
        debian.install("one")
    assert str(caught.value) == (
        "Debian could not install one. Its last words were:\n"
        "    E: Unable to locate package one\n"
        "Check that this computer is connected to the internet and that its disk is not full. "
        "Then run the same command again.\n"
        "Your data and pages were not changed."
    )
