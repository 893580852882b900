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
from babel.messages.plurals import get_plural
from filelock import FileLock

from macros.addresses import Addresses
from macros.here import Here
from macros.languages.catalogue import interface, of_data
from macros.package import ROOT, Package, load
from macros.words import Words

EXAMPLESHIRE = Path(__file__).parent / "fixtures" / "exampleshire"
PROGRAMS = (
    "macros",
    "scripts",
    "overrides",
    "building.py",
    "hook.py",
    "hook_languages.py",
    "hook_serve.py",
    "portal.yml",
)
PORTAL = (*PROGRAMS, "benchmarks", ".gitignore")
OF_A_PARTNERSHIP = ("data", "docs", "mkdocs.yml", "datapackage.json")

# The files that take longest, begun first. The first two build different sites, so that neither waits.
LONGEST = (
    "browser/test_accessibility_languages.py",
    "journey/test_quarters.py",
    "browser/test_accessibility_pages.py",
    "browser/test_accessibility.py",
    "test_build.py",
    "test_leaflet.py",
    "browser/test_embed.py",
    "translate/test_new_language.py",
    "browser/test_using_the_site.py",
    "browser/test_explore.py",
    "test_gh_deploy.py",
    "browser/test_filter.py",
    "publish/test_real_site.py",
    "browser/test_reflow.py",
    "intake/test_fuzz.py",
    "browser/test_due.py",
    "start/test_start.py",
    "intake/test_round_trip.py",
    "metadata/test_sitemap.py",
    "test_second_partnership.py",
    "security/test_hostile.py",
    "intake/test_bombs.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest; everything else keeps its order."""
    tests = Path(__file__).parent
    places = {tests / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


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


def in_english(site: Path, name: str = "index.html") -> list[Path]:
    """The pages in the first language. Each other language has a page of its own for a wrong address."""
    others = {path.parent for path in site.glob("*/404.html")}
    return [path for path in sorted(site.rglob(name)) if not others & set(path.parents)]


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


HEAD = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"
"X-State: checked\\n"
"X-Checked-By: A teacher of the language\\n"
"X-Checked-On: 2026-08-01\\n"
"""


def speaks(folder: Path, language: str, name: str) -> None:
    """Add a language whose catalogues a speaker has checked, and found every word untranslated."""
    config = folder / "mkdocs.yml"
    english = "      - {locale: en, name: English, default: true, build: true}\n"
    text = config.read_text(encoding="utf-8")
    assert english in text
    added = f"{english}      - {{locale: {language}, name: {name}, build: true}}\n"
    config.write_text(text.replace(english, added), encoding="utf-8")
    head = HEAD.format(language=language, plurals=get_plural(language).plural_forms)
    for path in (of_data(folder / "docs", language), folder / interface(language).relative_to(ROOT)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head, encoding="utf-8")


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
