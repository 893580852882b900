"""What many tests stand on: the invented partnership Exampleshire, and whole sites built once a run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.addresses import Addresses
from macros.here import Here
from macros.package import ROOT, Package, load
from macros.words import Words

EXAMPLESHIRE = Path(__file__).parent / "fixtures" / "exampleshire"
PORTAL = ("benchmarks", "macros", "scripts", "overrides", "hook.py", "portal.yml", ".gitignore")
OF_A_PARTNERSHIP = ("data", "docs", "mkdocs.yml", "datapackage.json")


@dataclass(frozen=True)
class Build:
    """A checkout in a folder of its own and what building it said."""

    folder: Path
    code: int
    output: str

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def page(self, address: str) -> str:
        return (self.site / address / "index.html").read_text(encoding="utf-8")


def checkout(folder: Path, partnership: Path) -> Path:
    """Copy the portal, the four things a partnership brings and what it has released; nothing else."""
    released = ("releases",) if (partnership / "releases").is_dir() else ()
    for source, names in ((ROOT, PORTAL), (partnership, (*OF_A_PARTNERSHIP, *released))):
        for name in names:
            if (source / name).is_dir():
                shutil.copytree(source / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy2(source / name, folder / name)
    return folder


def build(folder: Path) -> Build:
    """Run `mkdocs build --strict`, exactly as typed."""
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    variables.pop("SOURCE_DATE_EPOCH", None)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=variables,
    )
    return Build(folder, done.returncode, done.stdout)


@pytest.fixture(scope="session")
def exampleshire() -> Package:
    return load(EXAMPLESHIRE)


@pytest.fixture(scope="session")
def real() -> Package:
    return load(ROOT)


@pytest.fixture(scope="session")
def here(exampleshire: Package) -> Here:
    """The home page of Exampleshire, in English."""
    return Here(exampleshire, Words("en"), Addresses(""))


@pytest.fixture(scope="session")
def exampleshire_build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build(checkout(tmp_path_factory.mktemp("exampleshire"), EXAMPLESHIRE))


@pytest.fixture(scope="session")
def real_build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build(checkout(tmp_path_factory.mktemp("real"), ROOT))


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A checkout of Exampleshire to plant a fault in."""
    return checkout(tmp_path, EXAMPLESHIRE)
