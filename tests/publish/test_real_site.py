"""One quarter of Exampleshire with the real site: from committed figures to the web, and back again.

MkDocs' own deployment asks the clock of this computer, so it is told the day of the test.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from scripts import clock, compute, publish
from scripts.process import run_quietly
from scripts.publish.tools import REAL
from scripts.site import MKDOCS_VARIABLES
from tests.publish.conftest import git, identify
from tests.test_build import replace_in
from tests.test_releases_pages import text

QUARTER = (
    "exampleshire,2026-07-01,2026-09-30,July to September 2026,101,[p],,,,101 wheels,quarterly-return,1,\n"
)
DAY = datetime(2026, 11, 5, 9, 41, tzinfo=clock.ZONE)
OFF_TRACK = ("bicycles-stolen", "wheels-stolen", "riders-satisfied", "alarms-left-ringing")
WORDS = "{},,Invented: said again.,Exampleshire Police,Invented: do it again.\n"


@pytest.fixture
def repository(planted: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Exampleshire with the return of one quarter more, committed, and an empty remote."""
    remote = tmp_path_factory.mktemp("remote")
    git(remote, "init", "--quiet", "--bare", "--initial-branch=main")
    git(planted, "init", "--quiet", "--initial-branch=main")
    identify(planted)
    git(planted, "remote", "add", "origin", str(remote))
    replace_in(planted / "data/documents.csv", "2026-07-20,20 July 2026", "2026-10-20,20 October 2026")
    append(planted / "data/observations/wheels-stolen.csv", QUARTER)
    append(planted / "data/commentary.csv", "".join(WORDS.format(name) for name in OFF_TRACK))
    assert compute.run([], planted) == 0
    git(planted, "add", "--all")
    git(planted, "commit", "--quiet", "--message=Figures of the third quarter")
    return planted, remote


def deploy_on_the_day(root: Path, remote: str) -> str:
    """`mkdocs gh-deploy` with its gates, at the time of the test."""
    moment = f"datetime({DAY.year}, {DAY.month}, {DAY.day}, {DAY.hour}, {DAY.minute}, tzinfo=clock.ZONE)"
    program = (
        "from datetime import datetime; from scripts import clock; from mkdocs.__main__ import cli; "
        f"clock.now = lambda: {moment}; "
        f"cli(['gh-deploy', '--strict', '--remote-name', {remote!r}])"
    )
    done = run_quietly([sys.executable, "-c", program], MKDOCS_VARIABLES, root)
    return done.stdout if done.returncode else ""


def append(path: Path, rows: str) -> None:
    path.write_bytes(path.read_bytes() + rows.encode("utf-8"))


def test_a_quarter_is_published_and_withdrawn(
    repository: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root, remote = repository
    tools = replace(REAL, now=lambda: DAY, deploy=deploy_on_the_day)
    given = ["--release", "2026-q3", "--next-due", "2027-02-04", "--note", "Invented."]
    assert publish.run(given, root, tools) == 0, capsys.readouterr()
    public = git(remote, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert "releases/2026-q3/files/data/observations/wheels-stolen.csv" in public
    assert any(name.startswith("releases/2026-q3/files/printed/") for name in public)
    landing = text(git(remote, "show", "gh-pages:releases/2026-q3/index.html"))
    assert "Published | 5 November 2026" in landing
    assert "One entry is new." in landing

    # The deployment builds the site itself: once is enough to see what was withdrawn.
    tools = replace(tools, build=lambda _: "")
    assert publish.run(["--undo", "--reason", "a column had slipped (invented)"], root, tools) == 0
    landing = text(git(remote, "show", "gh-pages:releases/2026-q3/index.html"))
    assert "Withdrawn on 5 November 2026, because a column had slipped (invented)." in landing
    assert "July to September 2026" not in git(remote, "show", "gh-pages:data/wheels-stolen.csv")
    frozen = git(remote, "show", "gh-pages:releases/2026-q3/files/data/observations/wheels-stolen.csv")
    assert "July to September 2026" in frozen
    assert git(root, "status", "--porcelain") == ""
    assert git(root, "rev-parse", "HEAD") == git(remote, "rev-parse", "main")
