"""What many tests stand on: the invented partnership Exampleshire, and whole sites built once a run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from macros.addresses import Addresses
from macros.here import Here
from macros.package import ROOT, Package, load
from macros.words import Words

EXAMPLESHIRE = Path(__file__).parent / "fixtures" / "exampleshire"
PROGRAMS = ("macros", "scripts", "overrides", "building.py", "hook.py", "hook_languages.py", "portal.yml")
PORTAL = (*PROGRAMS, "benchmarks", ".gitignore")
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


def built_once(factory: pytest.TempPathFactory, name: str, partnership: Path) -> Build:
    """A site that all test processes of a run share: the first that asks builds it, the rest wait."""
    own = factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder, said = shared / name, shared / f"{name}.json"
    with FileLock(shared / f"{name}.lock"):
        if not said.exists():
            done = build(checkout(folder, partnership))
            said.write_text(json.dumps([done.code, done.output]), encoding="utf-8")
    code, output = json.loads(said.read_text(encoding="utf-8"))
    return Build(folder, code, output)


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
    return built_once(tmp_path_factory, "exampleshire", EXAMPLESHIRE)


@pytest.fixture(scope="session")
def real_build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return built_once(tmp_path_factory, "real", ROOT)


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A checkout of Exampleshire to plant a fault in."""
    return checkout(tmp_path, EXAMPLESHIRE)
