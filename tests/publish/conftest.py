"""The invented world of lost hats in a checkout of its own, with a bare repository to publish to."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import pytest

from macros import package
from scripts import clock, publish
from scripts.freeze import contents, sums
from scripts.publish.tools import Tools
from tests.check.conftest import World, hatshire

__all__ = ["hatshire"]

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
    for resource in package.load(root, judged=False).resources:
        shutil.copy(root / resource.path, site / "data" / f"{resource.name}.csv")
    return ""


def fake_deploy(root: Path, remote: str) -> str:
    """What MkDocs does: the folder becomes the next commit of gh-pages, pushed without force."""
    fake_build(root)
    return send_as_built(root, remote)


def send_as_built(root: Path, remote: str) -> str:
    """Push the built site. MkDocs' own command asks the clock of this computer, before these days."""
    told = f"Deployed {head(root)[:7]} with MkDocs version: 1.6.1"
    options = ["--push", "--no-jekyll", "--remote", remote, "--branch", "gh-pages", "--message", told]
    done = subprocess.run(
        [sys.executable, "-m", "ghp_import", *options, "site"], cwd=root, capture_output=True, text=True
    )
    return done.stderr if done.returncode else ""


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

    def at(self, moment: str) -> None:
        when = datetime.fromisoformat(moment).replace(tzinfo=clock.ZONE)
        self.tools = replace(self.tools, now=lambda: when)

    def publish(self, *arguments: str) -> tuple[int, str]:
        self.capture.readouterr()
        code = publish.run(list(arguments), self.root, self.tools)
        said = self.capture.readouterr()
        return code, said.out + said.err

    def commit(self) -> None:
        """As a person does: work the judgements out, and commit everything."""
        self.world.judge()
        commit(self.world, "Something changed")

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


@pytest.fixture(scope="session")
def template(hatshire: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of spring is public; the figure of autumn is committed and in no release yet."""
    folder = tmp_path_factory.mktemp("publishing")
    world = World(Path(shutil.copytree(hatshire, folder / "checkout")))
    world.indicator("lost-hats")
    world.observe(FILE, 84, period_as_published="May", note="Invented.")
    world.write("data/corrections.yml", "[]\n")
    world.write(".gitignore", "site/\n")
    world.add(RELEASES, **SPRING)
    world.judge()
    freeze_by_hand(world.root)
    world.judge()
    remote = folder / "remote"
    remote.mkdir()
    git(remote, "init", "--quiet", "--bare", "--initial-branch=main")
    git(world.root, "init", "--quiet", "--initial-branch=main")
    identify(world.root)
    git(world.root, "remote", "add", "origin", "../remote")
    commit(world, "Figures of spring")
    git(world.root, "push", "--quiet", "origin", "main")
    world.observe(FILE, 90, period_as_published="June", note="Invented.")
    world.judge()
    commit(world, "Figures of autumn")
    return folder


@pytest.fixture
def place(template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Checkout:
    """A copy of it for one test."""
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    git(tmp_path / "checkout", "status")  # the copies have other times: let git look once
    return Checkout(World(tmp_path / "checkout"), tmp_path / "remote", capsys)


def freeze_by_hand(root: Path) -> None:
    frozen = {**contents(root), "printed/summary.pdf": b"%PDF-1.7 invented"}
    for name, content in {**frozen, "SHA256SUMS": sums(frozen)}.items():
        path = root / "releases/spring/files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def commit(world: World, message: str) -> None:
    git(world.root, "add", "--all")
    git(world.root, "commit", "--quiet", f"--message={message}")


def decline(place: Checkout, branch: str) -> Path:
    """A remote that takes no push to one branch."""
    hook = place.remote / "hooks/update"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f'#!/bin/sh\n[ "$1" != refs/heads/{branch} ]\n', encoding="utf-8")
    hook.chmod(0o755)
    return hook
