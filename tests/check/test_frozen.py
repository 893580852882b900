"""A release is never edited: whatever is done to its files, somebody is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts import check
from scripts.check import frozen
from tests.check.conftest import sentences
from tests.conftest import EXAMPLESHIRE

FILES = "releases/2026-q1/files"
WHEELS = f"{FILES}/data/observations/wheels-stolen.csv"
REMEDY = "Put it back as it was published; a release is never edited."


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return shutil.copytree(EXAMPLESHIRE, tmp_path / "copy")


def found(root: Path) -> list[str]:
    return sentences(list(frozen.problems(root)))


def test_the_releases_of_exampleshire_are_as_they_were_published(copy: Path) -> None:
    assert found(copy) == []


def test_a_changed_file_is_named(copy: Path) -> None:
    file = copy / WHEELS
    file.write_bytes(file.read_bytes().replace(b",120,", b",102,"))
    told = f"{WHEELS}: The frozen file is not as it was published. {REMEDY}"
    assert found(copy) == [told]
    assert told in sentences(check.problems(copy))


def test_a_file_that_is_gone_is_named(copy: Path) -> None:
    (copy / FILES / "data/corrections.yml").unlink()
    assert found(copy) == [f"{FILES}/data/corrections.yml: The frozen file is gone. {REMEDY}"]


def test_a_file_that_was_not_published_is_named(copy: Path) -> None:
    (copy / FILES / "data/extra.txt").write_text("new")
    assert found(copy) == [
        f"{FILES}/data/extra.txt: The file was not published: “SHA256SUMS” does not list it. Take it out."
    ]


def test_checksums_that_are_missing_are_named(copy: Path) -> None:
    (copy / FILES / "SHA256SUMS").unlink()
    assert found(copy) == [
        f"{FILES}/SHA256SUMS: The checksums of this release are missing, "
        "so nobody can tell whether its files changed. Put the file back."
    ]


def test_a_portal_without_releases_has_nothing_frozen(tmp_path: Path) -> None:
    assert found(tmp_path) == []
