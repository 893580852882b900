"""What publishing asks of the world: the time, a built site, a deployed site, an answer."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scripts import clock
from scripts.process import run_quietly
from scripts.site import FOLDER, MKDOCS_VARIABLES


@dataclass(frozen=True)
class Tools:
    """`build` and `deploy` give the words of a failure, or nothing. `ask` gives what a person typed."""

    now: clock.Clock
    build: Callable[[Path], str]
    deploy: Callable[[Path, str], str]
    ask: Callable[[str], str]


def mkdocs_build(root: Path) -> str:
    """Build the folder site."""
    return _mkdocs(root, "build", "--strict")


def mkdocs_deploy(root: Path, remote: str) -> str:
    """Build the folder site again and push it, with MkDocs' own command and so through the hook's gates."""
    return _mkdocs(root, "gh-deploy", "--strict", "--remote-name", remote)


def asked(question: str) -> str:
    """What a person at a terminal answers; nothing where there is none."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return ""
    return input(question).strip()


def _mkdocs(root: Path, *arguments: str) -> str:
    done = run_quietly([sys.executable, "-m", "mkdocs", *arguments], MKDOCS_VARIABLES, root)
    return done.stdout.strip() or "It gave no reason." if done.returncode else ""


REAL = Tools(clock.now, mkdocs_build, mkdocs_deploy, asked)

__all__ = ["FOLDER", "REAL", "Tools"]
