"""`mkdocs gh-deploy`, typed directly, is held to the same gates as any other way to publish."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import compute
from scripts.problem import COMMAND
from tests.test_build import replace_in


@pytest.fixture
def repository(planted: Path) -> Path:
    """A checkout of Exampleshire under git, with nowhere yet to publish to."""
    git(planted, "init", "--quiet", "--initial-branch=main")
    git(planted, "config", "user.name", "A tester")
    git(planted, "config", "user.email", "tester@example.invalid")
    git(planted, "add", "--all")
    git(planted, "commit", "--quiet", "--message=All")
    return planted


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


def deploy(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "gh-deploy", "--strict", "--force"],
        cwd=folder,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )


def test_a_folder_of_this_computer_receives_the_site(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bare = tmp_path_factory.mktemp("remote")
    git(bare, "init", "--quiet", "--bare")
    git(repository, "remote", "add", "origin", str(bare))
    done = deploy(repository)
    assert done.returncode == 0, done.stdout
    published = git(bare, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert {"index.html", "data/bicycles-stolen.csv", "indicators/bicycles-stolen/index.html"} <= set(
        published
    )


def test_another_computer_is_refused_until_the_site_is_adopted(repository: Path) -> None:
    git(repository, "remote", "add", "origin", "https://git.example/portal.git")
    done = deploy(repository)
    assert done.returncode == 1
    assert (
        "- The Exampleshire Community Safety Partnership has not adopted the site yet, "
        "and https://git.example/portal.git is not on this computer."
    ) in done.stdout
    assert "Traceback" not in done.stdout
    assert not (repository / "site").exists()


def test_bad_data_are_refused_here_too(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    git(repository, "remote", "add", "origin", str(tmp_path_factory.mktemp("remote")))
    replace_in(repository / "data/themes.csv", "noise,Noise at night,2", "noise,Noise at night,two")
    done = deploy(repository)
    assert done.returncode == 1
    assert "data/themes.csv, row 3, column position: “two” is not a whole number." in done.stdout


def test_what_keeps_publish_from_publishing_keeps_a_typed_deployment_too(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A release of a far day is planned, somebody else has pushed, and a file is not committed."""
    bare, second = tmp_path_factory.mktemp("remote"), tmp_path_factory.mktemp("second")
    git(bare, "init", "--quiet", "--bare", "--initial-branch=main")
    git(repository, "remote", "add", "origin", str(bare))
    with (repository / "data/releases.csv").open("a", encoding="utf-8", newline="") as rows:
        rows.write("far,9000-01-02T09:30:00+00:00,2026-q2,,Invented.,,\n")
    assert compute.run([], repository) == 0
    git(repository, "commit", "--quiet", "--all", "--message=A plan")
    git(repository, "push", "--quiet", "origin", "main")
    git(second, "clone", "--quiet", str(bare), ".")
    identity = ["-c", "user.name=Other", "-c", "user.email=other@example.invalid"]
    git(second, *identity, "commit", "--quiet", "--allow-empty", "--message=Theirs")
    git(second, "push", "--quiet", "origin", "main")
    (repository / "notes.txt").write_text("mine", encoding="utf-8")
    done = deploy(repository)
    assert done.returncode == 1
    assert "- There are changes here that nobody committed: notes.txt." in done.stdout
    assert "- Others have published since: origin has 1 commit that this checkout lacks." in done.stdout
    assert "- Release far is for 9.30am on 2 January 9000, and it is " in done.stdout
    assert f"- Release far is planned, and not frozen yet. Run {COMMAND} publish." in done.stdout
    assert "Nothing was published." in done.stdout
    assert not (repository / "site").exists()
