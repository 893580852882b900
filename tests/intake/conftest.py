"""The desk at which workbooks are imported, once for all that refuse and anew for each that changes."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from scripts.check.problem import Problem
from scripts.intake import staging
from tests.intake.kit import Desk, desk


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """For imports that must change nothing."""
    return desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def own(tmp_path: Path, shared: Desk) -> Desk:
    """For imports that change something."""
    shutil.copytree(shared.root, tmp_path / "portal")
    shutil.copy(shared.folder / "template.xlsx", tmp_path)
    return Desk(tmp_path / "portal", tmp_path)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """Leave out judging and checking the data as they would be; what would be written is kept here."""
    kept: list[dict[str, str]] = []

    def tried(root: Path, texts: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
        kept.append(dict(texts))
        return dict(texts), []

    monkeypatch.setattr(staging, "tried", tried)
    return kept
