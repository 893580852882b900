"""The desk at which workbooks are imported, once for all that refuse and anew for each that changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

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
