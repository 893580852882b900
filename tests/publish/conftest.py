"""The invented world of lost hats in a checkout of its own, with a bare repository to publish to."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pytest

from macros.package import load
from scripts import clock, publish
from scripts.freeze import contents, sums
from scripts.publish.tools import Tools
from tests.check.conftest import World, hatshire, world

__all__ = ["hatshire", "world"]

FILE = "data/observations/lost-hats.csv"
COMMENTARY, RELEASES = "data/commentary.csv", "data/releases.csv"
SPRING = {"id": "spring", "published_at": "2031-07-01T09:30:00+01:00", "next_due": "2031-10-02"}
NOON = datetime(2031, 10, 2, 12, 0, tzinfo=clock.ZONE)
SAID = {"words": "The wind was strong.", "owner_role": "Head of hats", "next_action": "Give away ribbons."}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def fake_build(root: Path) -> str:
    """The least that a release is frozen from: the files of the data and a printed copy."""
    site = root / "site"
    shutil.rmtree(site, ignore_errors=True)
    (site / "printed").mkdir(parents=True)
    (site / "data").mkdir()
    (site / "index.html").write_text(f"Built from {head(root)}", encoding="utf-8")
    (site / "printed" / "summary.pdf").write_bytes(b"%PDF-1.7 invented")
    for resource in load(root, judged=False).resources:
        shutil.copy(root / resource.path, site / "data" / f"{resource.name}.csv")
    return ""


def fake_deploy(root: Path, remote: str) -> str:
    """What MkDocs does: the folder becomes the next commit of gh-pages, pushed without force."""
    import ghp_import

    fake_build(root)
    here = Path.cwd()
    try:
        import os

        os.chdir(root)
        ghp_import.ghp_import("site", remote=remote, branch="gh-pages", push=True, nojekyll=True)
    except (subprocess.CalledProcessError, ghp_import.GhpError) as error:
        return str(error)
    finally:
        os.chdir(here)
    return ""


def head(folder: Path, name: str = "HEAD") -> str:
    return git(folder, "rev-parse", name)


@dataclass
class Checkout:
    """A checkout, its remote, and what publishing said there last."""

    world: World
    remote: Path
    capture: pytest.CaptureFixture[str]
    tools: Tools = field(default_factory=lambda: Tools(lambda: NOON, fake_build, fake_deploy, lambda _: ""))

    @property
    def root(self) -> Path:
        return self.world.root

    def at(self, *moment: int) -> None:
        when = datetime(*moment, tzinfo=clock.ZONE)  # type: ignore[arg-type]
        self.tools = replace(self.tools, now=lambda: when)

    def publish(self, *arguments: str) -> tuple[int, str]:
        self.capture.readouterr()
        code = publish.run(list(arguments), self.root, self.tools)
        said = self.capture.readouterr()
        return code, said.out + said.err

    def commit(self) -> None:
        self.world.judge()
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--message=Figures of autumn")

    def public(self, path: str, branch: str = "gh-pages") -> str:
        return git(self.remote, "show", f"{branch}:{path}")

    def second(self, folder: Path) -> Path:
        git(folder, "clone", "--quiet", str(self.remote), "second")
        identify(folder / "second")
        return folder / "second"


def identify(folder: Path) -> None:
    git(folder, "config", "user.name", "A tester")
    git(folder, "config", "user.email", "tester@example.invalid")
    git(folder, "config", "core.autocrlf", "false")


@pytest.fixture
def place(
    world: World, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> Checkout:
    """A release of spring is public; the figure of autumn is committed and in no release yet."""
    world.indicator("lost-hats")
    world.observe(FILE, 84, period_as_published="May", note="Invented.")
    world.write("data/corrections.yml", "[]\n")
    world.write(".gitignore", "site/\n")
    world.judge()
    world.add(RELEASES, **SPRING)
    world.judge()
    frozen = {**contents(world.root), "printed/summary.pdf": b"%PDF-1.7 invented"}
    for name, content in {**frozen, "SHA256SUMS": sums(frozen)}.items():
        path = world.root / "releases/spring/files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    world.judge()
    remote = tmp_path_factory.mktemp("remote")
    git(remote, "init", "--quiet", "--bare", "--initial-branch=main")
    git(world.root, "init", "--quiet", "--initial-branch=main")
    identify(world.root)
    git(world.root, "remote", "add", "origin", str(remote))
    found = Checkout(world, remote, capsys)
    found.commit()
    git(world.root, "push", "--quiet", "origin", "main")
    world.observe(FILE, 90, period_as_published="June", note="Invented.")
    found.commit()
    return found


Run = Callable[..., tuple[int, str]]
