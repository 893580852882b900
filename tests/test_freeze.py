"""A release is frozen whole or not at all, with what was printed that day, and nobody freezes it twice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from macros import releases
from macros.here import Here
from macros.package import load
from scripts import check, compute, freeze
from scripts.check import frozen
from scripts.problem import SetupProblem
from tests.check.conftest import sentences
from tests.conftest import EXAMPLESHIRE, Build, checkout

RELEASE = "2026-q2"
FILES = f"releases/{RELEASE}/files"
COPIES = {"printed/all-figures.pdf", "printed/summary-large.pdf", "printed/summary.pdf"}


def inside(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def making(planted: Path) -> Path:
    """Exampleshire on the day of its newest release: it has a row and no frozen files yet."""
    shutil.rmtree(planted / f"releases/{RELEASE}")
    return planted


@pytest.fixture
def whole(making: Path, exampleshire_build: Build) -> Path:
    freeze.freeze(making, RELEASE, exampleshire_build.site)
    return making


def refused(root: Path, site: Path, release: str = RELEASE) -> str:
    """What is said, after seeing that nothing was written."""
    before = inside(root / "releases")
    with pytest.raises(SetupProblem) as told:
        freeze.freeze(root, release, site)
    assert inside(root / "releases") == before
    assert not list((root / "releases").glob(".part-*"))
    return str(told.value)


def test_a_frozen_release_holds_the_whole_package_and_what_was_printed(
    whole: Path, exampleshire_build: Build
) -> None:
    held = inside(whole / FILES)
    described = {resource.path for resource in load(whole).resources}
    assert held.keys() == described | COPIES | {"datapackage.json", "data/corrections.yml", "SHA256SUMS"}
    assert held["data/judgements/statuses.csv"] == (whole / "data/judgements/statuses.csv").read_bytes()
    for name in COPIES:
        assert held[name] == (exampleshire_build.site / name).read_bytes()


def test_a_program_nobody_here_wrote_agrees_with_the_checksums(whole: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=whole / FILES, capture_output=True
    )
    assert (done.returncode, done.stdout) == (0, b"")
    listed = (whole / FILES / "SHA256SUMS").read_text().splitlines()
    assert {line.split("  ")[1] for line in listed} == inside(whole / FILES).keys() - {"SHA256SUMS"}


def test_the_data_pass_once_the_judgements_know_the_release(whole: Path) -> None:
    assert compute.run([], whole) == 0
    assert check.problems(whole) == []


def test_the_command_freezes_what_a_build_of_the_same_data_gives(
    making: Path, exampleshire_build: Build, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = checkout(tmp_path_factory.mktemp("other"), EXAMPLESHIRE)
    shutil.rmtree(other / f"releases/{RELEASE}")
    freeze.freeze(other, RELEASE, exampleshire_build.site)
    assert freeze.run(making, RELEASE) == making / FILES
    assert inside(making / FILES) == inside(other / FILES)


def test_a_release_is_not_frozen_twice(planted: Path, exampleshire_build: Build) -> None:
    assert refused(planted, exampleshire_build.site) == (
        "The folder releases/2026-q2 exists already. A published release is never edited.\n"
        "If figures changed since, give the new release a row and an id of its own.\n"
        "Nothing was changed."
    )


def test_a_release_without_a_row_is_not_frozen(planted: Path, exampleshire_build: Build) -> None:
    assert refused(planted, exampleshire_build.site, "2026-q3") == (
        "There is no release “2026-q3” in data/releases.csv.\n"
        "Write its row first, or correct the id.\nNothing was changed."
    )


def test_judgements_are_worked_out_again_for_the_release(making: Path, exampleshire_build: Build) -> None:
    (making / "data/judgements/status_counts.csv").write_bytes(b"theme,status,indicators\r\n")
    freeze.freeze(making, RELEASE, exampleshire_build.site)
    held = (making / FILES / "data/judgements/status_counts.csv").read_bytes()
    assert held == (EXAMPLESHIRE / "data/judgements/status_counts.csv").read_bytes()


def test_printed_copies_of_other_data_are_not_frozen(making: Path, exampleshire_build: Build) -> None:
    file = making / "data/themes.csv"
    file.write_bytes(file.read_bytes().replace(b"Noise at night", b"Noise by night"))
    assert refused(making, exampleshire_build.site) == (
        "The site was built from other data. These files differ:\n    data/themes.csv\n"
        "Build it again, then freeze the release.\nNothing was changed."
    )


def test_without_a_printed_copy_nothing_is_frozen(making: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert refused(making, empty) == (
        f"There is no printed copy in {empty}.\nBuild the site, and name its folder.\nNothing was changed."
    )


def test_a_disk_that_gives_out_leaves_nothing_behind(
    making: Path, exampleshire_build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError("No space left on device")

    before = inside(making / "releases")
    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space left on device"):
        freeze.freeze(making, RELEASE, exampleshire_build.site)
    assert inside(making / "releases") == before
    assert not list((making / "releases").glob(".part-*"))


def test_the_command_without_a_release_says_how_to_call_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert freeze.main([]) == 2
    assert capsys.readouterr().err == (
        "Name one release: python3 -m scripts.freeze RELEASE. Nothing was changed.\n"
    )


@pytest.mark.parametrize("fault", ["changed", "gone", "added"])
def test_a_printed_copy_that_was_changed_lost_or_added_is_named(whole: Path, fault: str) -> None:
    copy = whole / FILES / "printed/summary.pdf"
    if fault == "changed":
        copy.write_bytes(copy.read_bytes() + b"\n")
        what, remedy = "The frozen file is not as it was published.", "Put it back as it was published"
    elif fault == "gone":
        copy.unlink()
        what, remedy = "The frozen file is gone.", "Put it back as it was published"
    else:
        copy = copy.with_name("summary-new.pdf")
        copy.write_bytes(b"%PDF")
        what, remedy = "The file was not published: “SHA256SUMS” does not list it.", "Take it out."
    (told,) = sentences(list(frozen.problems(whole)))
    assert told.startswith(f"{FILES}/{copy.relative_to(whole / FILES).as_posix()}: {what} {remedy}")


def test_the_page_of_a_release_hands_out_its_printed_copies_where_it_has_them(
    here: Here, exampleshire_build: Build
) -> None:
    page = exampleshire_build.page(f"releases/{RELEASE}")
    assert '<a class="download" href="files/printed/summary.pdf" download>The summary (PDF)</a>' in page
    assert (exampleshire_build.site / FILES / "printed/summary.pdf").read_bytes().startswith(b"%PDF")
    assert ".pdf" not in releases.release(here, "2026-q1")
