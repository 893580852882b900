"""Several files change together, or none, at whatever step the program is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts import check, door, environment, journal
from tests.intake.kit import Desk

OLD = {"data/a.csv": "a,old\n", "data/b.csv": "b,old\n", "data/deep/c.csv": "c,old\n"}
NEW = {**{file: text.replace("old", "new") for file, text in OLD.items()}, "data/d.csv": "d,new\n"}


class Killed(BaseException):
    """As if the computer had stopped: nothing of ours handles it."""


class Clock:
    """Counts the steps that touch the disk, and stops the program before one of them."""

    def __init__(self, patch: pytest.MonkeyPatch, stop: int) -> None:
        self.count, self.stop = 0, stop
        for owner, name in ((os, "replace"), (os, "fsync"), (Path, "unlink"), (Path, "open")):
            patch.setattr(owner, name, self._counted(getattr(owner, name)))

    def _counted(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **options: Any) -> Any:
            self.count += 1
            if self.count == self.stop:
                raise Killed
            return step(*arguments, **options)

        return counted


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for file, text in OLD.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    (tmp_path / journal.FOLDER).mkdir()
    return tmp_path


def state(root: Path) -> dict[str, str]:
    paths = sorted((root / "data").rglob("*"))
    return {p.relative_to(root).as_posix(): p.read_text(encoding="utf-8") for p in paths if p.is_file()}


def steps(root: Path) -> int:
    with pytest.MonkeyPatch.context() as patch:
        clock = Clock(patch, 0)
        journal.write_all(root, NEW)
        return clock.count


def killed(root: Path, step: int, work: Callable[[], object]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        Clock(patch, step)
        with pytest.raises(Killed):
            work()


def test_all_files_are_written_and_nothing_is_left(root: Path) -> None:
    journal.write_all(root, NEW)
    assert state(root) == NEW
    assert list((root / journal.FOLDER).iterdir()) == []


def test_killed_at_any_step_all_or_nothing_is_there_at_the_next_start(root: Path) -> None:
    seen = set()
    total = steps(root)
    assert total > 30
    for step in range(1, total + 1):
        for file in NEW:
            (root / file).unlink(missing_ok=True)
        for file, text in OLD.items():
            (root / file).write_text(text, encoding="utf-8")
        killed(root, step, lambda: journal.write_all(root, NEW))
        finished = journal.recover(root)
        assert state(root) in (OLD, NEW), step
        assert not finished or state(root) == NEW
        assert [path.name for path in (root / journal.FOLDER).iterdir()] == []
        seen.add(state(root) == NEW)
    assert seen == {True, False}


def test_killed_again_while_it_recovers_it_recovers_the_next_time(root: Path) -> None:
    halfway = steps(root) * 2 // 3
    for file in NEW:
        (root / file).unlink(missing_ok=True)
    for file, text in OLD.items():
        (root / file).write_text(text, encoding="utf-8")
    killed(root, halfway, lambda: journal.write_all(root, NEW))
    assert state(root) not in (OLD, NEW)
    for step in range(1, 8):
        killed(root, step, lambda: journal.recover(root))
    assert journal.recover(root)
    assert state(root) == NEW


@pytest.mark.parametrize("place", range(1, 6))
def test_a_file_that_cannot_be_written_takes_back_those_before_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    real, count = os.replace, [0]

    def held(source: Path, target: Path) -> None:
        count[0] += 1
        if count[0] == place:
            raise PermissionError("a spreadsheet holds it open")
        real(source, target)

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(PermissionError):
        journal.write_all(root, NEW)
    journal.recover(root)
    assert state(root) == OLD


def test_only_one_import_is_at_work(root: Path) -> None:
    with journal.alone(root), pytest.raises(journal.BusyError), journal.alone(root):
        pass
    with journal.alone(root):
        pass


def test_check_refuses_what_is_half_done_and_every_verb_completes_it(
    own: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (own.root / journal.FOLDER).mkdir(exist_ok=True)
    file = "data/redirects.csv"
    killed(own.root, 16, lambda: journal.write_all(own.root, {file: "old,new\nx,y\n", "data/z.csv": "z\n"}))
    assert [problem.sentence for problem in check.problems(own.root)] == [
        "data: An import was interrupted, so that a part of the data is new and a part old. "
        "Run python3 -m scripts check here; it completes the import first."
    ]
    monkeypatch.setattr(environment, "ROOT", own.root)
    monkeypatch.setattr(door, "start", lambda *_: 0)
    assert door.main(["check"]) == 0
    assert capsys.readouterr().out == "An import that had been interrupted was completed first.\n"
    assert (own.root / file).read_text(encoding="utf-8") == "old,new\nx,y\n"
    assert (own.root / "data/z.csv").read_text(encoding="utf-8") == "z\n"


DRIVER = """
import os, signal, sys
from pathlib import Path
from scripts import intake
from scripts.intake import staging
staging.tried = lambda root, texts: (dict(texts), [])
real, count, stop = os.replace, 0, int(sys.argv[1])
def replace(*arguments):
    global count
    count += 1
    if count == stop:
        os.kill(os.getpid(), signal.SIGKILL)
    real(*arguments)
os.replace = replace
sys.exit(intake.run([sys.argv[2]], Path(sys.argv[3])))
"""


@pytest.mark.parametrize("stop", [1, 2, 9, 99])
def test_an_import_killed_by_the_system_is_there_whole_or_not_at_all(own: Desk, stop: int) -> None:
    file = own.filled()
    before = own.state()
    command = [sys.executable, "-c", DRIVER, str(stop), str(file), str(own.root)]
    done = subprocess.run(command, cwd=own.root, capture_output=True, text=True)
    assert done.returncode == (0 if stop == 99 else -signal.SIGKILL), done.stderr
    journal.recover(own.root)
    new = len(own.rows("data/observations/scooters-stolen.csv"))
    noise = len(own.rows("data/observations/loud-parties.csv"))
    assert (new, noise) == ((31, 19) if stop == 1 else (32, 20))
    assert (own.state() == before) == (stop == 1)
