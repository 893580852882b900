"""The workflow that publishes without a terminal: linted, pinned, and with no more rights than it needs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.package import ROOT
from tests.test_build import replace_in

WORKFLOW = ROOT / ".github/workflows/publish.yml"
PINNED = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the workflow to plant a fault in."""
    return Path(shutil.copy(WORKFLOW, tmp_path))


def zizmor(path: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("zizmor")
    options = ["--offline", "--no-progress", "--no-config", "--persona=regular", "--color=never"]
    return subprocess.run([str(program), *options, str(path)], capture_output=True, text=True)


def schema(path: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.github-workflows",
        str(path),
    ]
    return subprocess.run(command, capture_output=True, text=True)


def workflow() -> dict[str, Any]:
    return dict(yaml.safe_load(WORKFLOW.read_text(encoding="utf-8")))


def test_nothing_in_it_is_known_to_be_unsafe() -> None:
    done = zizmor(WORKFLOW)
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_is_a_workflow_as_the_schema_has_it() -> None:
    done = schema(WORKFLOW)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('publish "$@"', "publish ${{ github.event.pull_request.title }}", "template-injection"),
        ("@11bd71901bbe5b1630ceea73d27597364c9af683", "@v4", "unpinned-uses"),
        ("  pull_request:\n", "  pull_request_target:\n", "dangerous-triggers"),
        ("permissions:\n      contents: read", "permissions: write-all", "excessive-permissions"),
        ("          persist-credentials: false\n", "", "artipacked"),
    ],
)
def test_a_planted_hole_is_found(copy: Path, old: str, new: str, named: str) -> None:
    replace_in(copy, old, new)
    done = zizmor(copy)
    assert done.returncode != 0
    assert named in done.stdout


@pytest.mark.parametrize(
    ("old", "new"),
    [("runs-on:", "runs-upon:"), ("contents: read", "contents: look"), ("  push:", "  pushed:")],
)
def test_a_planted_misspelling_is_found(copy: Path, old: str, new: str) -> None:
    replace_in(copy, old, new)
    assert schema(copy).returncode == 1


def test_every_action_is_pinned_by_the_hash_of_its_commit() -> None:
    used = [step["uses"] for job in workflow()["jobs"].values() for step in job["steps"] if "uses" in step]
    assert len(used) == 6
    assert [action for action in used if not PINNED.fullmatch(action)] == []


def test_each_job_has_the_one_right_it_needs() -> None:
    jobs = workflow()["jobs"]
    assert workflow()["permissions"] == {}
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "preview": {"contents": "read"},
        "comment": {"pull-requests": "write"},
        "publish": {"contents": "write"},
    }


def test_the_job_that_runs_a_proposal_can_write_nothing_and_the_one_that_writes_runs_nothing_of_it() -> None:
    jobs = workflow()["jobs"]
    checkouts = [step for step in jobs["preview"]["steps"] if "checkout" in step.get("uses", "")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == [False]
    assert not any("checkout" in step.get("uses", "") for step in jobs["comment"]["steps"])
    assert "head.repo.full_name == github.repository" in jobs["comment"]["if"]


def test_no_text_from_outside_is_part_of_a_command() -> None:
    runs = [step["run"] for job in workflow()["jobs"].values() for step in job["steps"] if "run" in step]
    assert len(runs) == 5
    assert [run for run in runs if "${{" in run] == []


def test_each_verb_it_runs_is_one_of_the_door() -> None:
    from scripts.door import VERBS

    verbs = re.findall(r"python3 -m scripts (\w+)", WORKFLOW.read_text(encoding="utf-8"))
    assert verbs == ["compute", "check", "preview", "publish"]
    assert set(verbs) <= set(VERBS)
