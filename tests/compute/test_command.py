"""The verb `compute`: what it writes and says, when it writes nothing, and that `check` sees what is old."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from macros.package import JUDGEMENTS, NOUNS, ROOT, load, unjudged
from macros.verdicts import Status, StatusCount
from scripts import check, compute
from scripts.compute import files
from scripts.problem import COMMAND
from tests.check import conftest as invented
from tests.check.conftest import World
from tests.conftest import EXAMPLESHIRE

hatshire = invented.hatshire

HATS = "data/observations/lost-hats.csv"
CHANGES, STATUSES = "data/judgements/changes.csv", "data/judgements/statuses.csv"
EVERY_FILE = [
    CHANGES,
    STATUSES,
    "data/judgements/status_counts.csv",
    "data/judgements/checked_claims.csv",
    "data/judgements/coverage.csv",
    "data/judgements/measured.csv",
    "data/judgements/comparisons.csv",
    "data/judgements/revisions.csv",
    "data/judgements/printed_statuses.csv",
    "data/judgements/promise_counts.csv",
    "data/judgements/assessment_counts.csv",
    "data/judgements/release_counts.csv",
    "data/judgements/document_counts.csv",
    "data/judgements/file_sources.csv",
]
REMEDY = f"Run {COMMAND} compute, then look at what it changed."
CURRENT = "The judgements are what the data give.\n"
NOTHING_NEW = "The judgements were already what the data give. Nothing was changed.\n"


@pytest.fixture(scope="session")
def judged(hatshire: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented world with lost hats of two years, judged."""
    root = shutil.copytree(hatshire, tmp_path_factory.mktemp("judged") / "hats")
    world = World(root)
    world.indicator("lost-hats")
    world.observe(HATS, 400, period_start="2029-01-01", period_end="2029-12-31", period_as_published="2029")
    world.observe(HATS, 300)
    world.judge()
    return root


@pytest.fixture
def hats(judged: Path, tmp_path: Path) -> World:
    """That world in a folder of its own."""
    return World(shutil.copytree(judged, tmp_path / "hats"))


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[[], tuple[str, str]]:
    """What was printed since the last call, for the reader and for the log of errors."""

    def read() -> tuple[str, str]:
        found = capsys.readouterr()
        return found.out, found.err

    return read


Said = Callable[[], tuple[str, str]]


def judgements(root: Path) -> dict[str, bytes]:
    """Every file in the folder of judgements, unfinished ones included."""
    return {path.name: path.read_bytes() for path in sorted((root / JUDGEMENTS).iterdir())}


def stamps(root: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in sorted((root / JUDGEMENTS).iterdir())}


def test_compute_writes_every_file_and_names_it(hats: World, said: Said) -> None:
    before = judgements(hats.root)
    for file in EVERY_FILE:
        (hats.root / file).unlink()
    said()
    assert compute.run([], hats.root) == 0
    listed = "".join(f"  {file}\n" for file in EVERY_FILE)
    assert said() == (f"Worked out again and written:\n{listed}", "")
    assert judgements(hats.root) == before


def test_a_second_run_changes_nothing_and_says_so(hats: World, said: Said) -> None:
    before = stamps(hats.root)
    said()
    assert compute.run([], hats.root) == 0
    assert said() == (NOTHING_NEW, "")
    assert stamps(hats.root) == before


def test_only_what_changed_is_written_and_named(hats: World, said: Said) -> None:
    before = stamps(hats.root)
    os.utime(hats.root / CHANGES, (1, 1))
    hats.change(HATS, 3, value=310)
    said()
    assert compute.run([], hats.root) == 0
    assert said() == (f"Worked out again and written:\n  {CHANGES}\n  {STATUSES}\n", "")
    after = stamps(hats.root)
    assert {name for name in after if after[name] != before[name]} == {"changes.csv", "statuses.csv"}


def test_check_says_which_files_are_old_and_changes_none(hats: World, said: Said) -> None:
    hats.change(HATS, 3, value=310)
    (hats.root / EVERY_FILE[4]).unlink()
    before = judgements(hats.root)
    said()
    assert compute.run(["--check"], hats.root) == 1
    assert said() == (
        "",
        "These files are not what the data give now:\n"
        f"  {CHANGES}\n  {STATUSES}\n  {EVERY_FILE[4]}\n"
        f"Run {COMMAND} compute to work them out again. Nothing was changed.\n",
    )
    assert judgements(hats.root) == before


def test_check_is_content_when_every_file_is_current(hats: World, said: Said) -> None:
    said()
    assert compute.run(["--check"], hats.root) == 0
    assert said() == (CURRENT, "")


@pytest.mark.parametrize("option", [[], ["--check"]], ids=["compute", "compute --check"])
@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (
            "three",
            "“three” is not a number. "
            "Write digits only, without commas, units or signs, such as 1633 or 8.2.",
        ),
        (
            "2.5",
            "“2.5” is not a whole number from 0 on, and this indicator counts. "
            "Correct it, or the kind in data/indicators.csv.",
        ),
    ],
    ids=["a broken cell", "a senseless cell"],
)
def test_bad_data_come_first_and_nothing_is_changed(
    hats: World, said: Said, option: list[str], value: str, sentence: str
) -> None:
    hats.change(HATS, 3, value=value)
    before = judgements(hats.root)
    said()
    assert compute.run(option, hats.root) == 1
    assert said() == (
        f"{HATS}, row 3, column value: {sentence}\n\n1 problem in 1 file. Nothing was changed.\n",
        "",
    )
    assert judgements(hats.root) == before


def broken(path: Path) -> Iterator[Callable[[], object]]:
    """Ways in which a file of judgements may be wrong before it is worked out again."""
    text = path.read_text(encoding="utf-8")
    yield path.unlink
    yield lambda: path.write_bytes(b"")
    yield lambda: path.write_bytes(b"\xff\xfe\x00")
    yield lambda: path.write_text("hats\r\nmany\r\n", encoding="utf-8")
    yield lambda: path.write_text(text.replace("\r\n", "\n"), encoding="utf-8", newline="")
    yield lambda: path.write_text(text.replace("no_target", "no_such_reason"), encoding="utf-8", newline="")
    yield lambda: path.write_text(text + text.partition("\r\n")[2], encoding="utf-8", newline="")


def test_judgements_do_not_depend_on_what_stood_there_before(hats: World) -> None:
    before = judgements(hats.root)
    for spoil in broken(hats.root / STATUSES):
        spoil()
        assert compute.stale(hats.root) == [STATUSES]
        assert compute.run([], hats.root) == 0
        assert judgements(hats.root) == before


def test_judgements_do_not_depend_on_the_statuses_that_stood_there(hats: World) -> None:
    """Bad news that nobody explains stops `check`, but not the `compute` that takes it back."""
    before = judgements(hats.root)
    row = {"indicator": "lost-hats", "area_code": "hatshire", "breakdown": "all", "leads": "true"}
    hats.add(STATUSES, **row, status="off_track", historical="false")
    assert check.run([], hats.root) == 1
    assert compute.run([], hats.root) == 0
    assert judgements(hats.root) == before


def test_bad_data_are_told_even_where_a_judgement_is_broken_too(hats: World, said: Said) -> None:
    hats.change(HATS, 3, value="three")
    (hats.root / STATUSES).write_bytes(b"hats\r\nmany\r\n")
    said()
    assert compute.run([], hats.root) == 1
    out, _ = said()
    assert out.startswith(f"{HATS}, row 3, column value: “three” is not a number.")
    assert out.endswith("1 problem in 1 file. Nothing was changed.\n")


class FullDisk:
    """Fails from the third file on."""

    def __init__(self, works: Callable[..., object]) -> None:
        self.works, self.calls = works, 0

    def __call__(self, *arguments: object, **options: object) -> object:
        self.calls += 1
        if self.calls >= 3:
            raise OSError(28, "No space left on device")
        return self.works(*arguments, **options)


@pytest.mark.parametrize("function", ["tempfile.mkstemp", "os.fdopen"])
def test_all_files_are_written_or_none(hats: World, monkeypatch: pytest.MonkeyPatch, function: str) -> None:
    old = {name: f"old {name}".encode() for name in judgements(hats.root)}
    for name, content in old.items():
        (hats.root / JUDGEMENTS / name).write_bytes(content)
    module, _, name = function.partition(".")
    works = getattr(sys.modules[module], name)
    monkeypatch.setattr(f"scripts.compute.files.{function}", FullDisk(works))
    with pytest.raises(OSError, match="No space left"):
        files.write_all(hats.root, dict.fromkeys(EVERY_FILE, "new"))
    assert judgements(hats.root) == old


def test_a_file_that_cannot_be_replaced_leaves_every_other_as_it_was(
    hats: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as a file that a spreadsheet holds open. One that was not there is not there again."""
    (hats.root / CHANGES).unlink()
    before = judgements(hats.root)
    replace = Path.replace

    def locked(path: Path, target: Path) -> Path:
        if target.name == "coverage.csv":
            raise PermissionError(13, "The file is in use")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(PermissionError, match="in use"):
        files.write_all(hats.root, dict.fromkeys(EVERY_FILE, "new"))
    assert judgements(hats.root) == before


def test_a_file_that_was_not_there_is_written_as_others_may_read_it(tmp_path: Path) -> None:
    files.write_all(tmp_path, {CHANGES: "new £\r\n"})
    assert (tmp_path / CHANGES).read_bytes() == "new £\r\n".encode()
    if os.name == "posix":
        assert (tmp_path / CHANGES).stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("root", [ROOT, EXAMPLESHIRE], ids=["the real package", "Exampleshire"])
def test_the_committed_judgements_are_what_the_data_give_byte_for_byte(root: Path, said: Said) -> None:
    assert compute.run(["--check"], root) == 0
    assert said() == (CURRENT, "")


@pytest.mark.parametrize("seed", ["0", "1"])
def test_no_order_that_python_chooses_reaches_a_judgement(seed: str) -> None:
    program = "import sys; from pathlib import Path; from scripts import compute; " + (
        "sys.exit(compute.run(['--check'], Path(sys.argv[1])))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(EXAMPLESHIRE)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, CURRENT, "")


@pytest.mark.parametrize("root", [ROOT, EXAMPLESHIRE], ids=["the real package", "Exampleshire"])
def test_what_is_read_again_is_what_was_worked_out(root: Path) -> None:
    package, before = load(root), load(root, judged=False)
    made = compute.judgements(before, root)
    for name, rows in made.items():
        assert package.all(NOUNS[name]) == tuple(rows), name
        assert before.all(NOUNS[name]) == (), name


@pytest.mark.parametrize("root", [ROOT, EXAMPLESHIRE], ids=["the real package", "Exampleshire"])
def test_taking_the_judgements_out_is_the_same_as_never_reading_them(root: Path) -> None:
    taken, never = unjudged(load(root)), load(root, judged=False)
    assert taken.resources == never.resources
    assert taken.rows == never.rows


def test_every_judgement_of_the_contract_is_worked_out_with_its_columns() -> None:
    resources = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    described = {r["name"]: r for r in resources if r["path"].startswith(JUDGEMENTS)}
    assert [described[name]["path"] for name in described] == [files.name(name) for name in described]
    assert {files.name(name) for name in described} == set(EVERY_FILE)
    for name, resource in described.items():
        columns = [field["name"] for field in resource["schema"]["fields"]]
        assert files.as_csv(name, []) == ",".join(columns) + "\r\n", name


def test_a_file_is_written_as_the_standard_for_csv_has_it() -> None:
    row = Status(
        "lost-hats",
        "hatshire",
        "all",
        date(2030, 12, 31),
        "hat-report",
        leads=True,
        status="target_met",
        value=Decimal("7.0"),
        markers=("[e]", "[p]"),
        target=Decimal("1E+3"),
        months_left=0,
        note="Read as “2030”, and\nnot 2031.",
    )
    head, line = files.as_csv("statuses", [row]).split("\r\n", 1)
    assert head.startswith("indicator,area_code,breakdown,target_date,target_document,leads,status,reason,")
    assert line == (
        "lost-hats,hatshire,all,2030-12-31,hat-report,true,target_met,,,false,,,,,7.0,[e] [p],"
        ",,,,,,,,,1000,,,,,,,0,,,"
        '"Read as “2030”, and\nnot 2031."\r\n'
    )
    counts = files.as_csv("status-counts", [StatusCount("all", "on_track", 3)])
    assert counts == "theme,status,indicators\r\nall,on_track,3\r\n"


def test_check_names_each_old_judgement_in_a_sentence(hats: World, said: Said) -> None:
    assert check.run([], hats.root) == 0
    hats.change(HATS, 3, value=310)
    said()
    assert check.run([], hats.root) == 1
    assert said()[0] == (
        f"{CHANGES}: The file is not what the data give now. {REMEDY}\n\n"
        f"{STATUSES}: The file is not what the data give now. {REMEDY}\n\n"
        "2 problems in 2 files. Nothing was changed.\n"
    )


def test_check_sees_a_judgement_that_was_made_better_by_hand(hats: World) -> None:
    assert check.problems(hats.root) == []
    file = hats.root / CHANGES
    file.write_bytes(file.read_bytes().replace(b"fallen,better", b"risen,better"))
    assert [problem.sentence for problem in check.problems(hats.root)] == [
        f"{CHANGES}: The file is not what the data give now. {REMEDY}"
    ]


def test_check_is_content_again_after_compute(hats: World) -> None:
    hats.change(HATS, 3, value=310)
    assert check.problems(hats.root)
    hats.judge()
    assert check.problems(hats.root) == []


def test_old_judgements_are_told_only_when_the_data_are_in_order(hats: World) -> None:
    hats.change(HATS, 3, value="2.5")
    assert [problem.file for problem in check.problems(hats.root)] == [HATS]


def test_check_looks_again_when_only_the_corrections_changed(hats: World) -> None:
    assert check.problems(hats.root) == []
    hats.write("data/corrections.yml", "- a correction without its parts\n")
    assert [problem.file for problem in check.problems(hats.root)] == ["data/corrections.yml"]


def test_what_a_release_printed_is_not_lost_with_its_frozen_files(tmp_path: Path, said: Said) -> None:
    root = shutil.copytree(EXAMPLESHIRE, tmp_path / "exampleshire")
    before = judgements(root)
    shutil.rmtree(next(iter(sorted((root / "releases").iterdir()))))
    assert compute.run([], root) == 1
    out, _ = said()
    assert "releases" in out
    assert out.endswith("Nothing was changed.\n")
    assert judgements(root) == before
