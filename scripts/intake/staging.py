"""A copy of the checkout beside the data, in which changed files are judged and checked before they count."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from macros.package import JUDGEMENTS, load
from scripts import check, compute
from scripts.check.problem import Problem
from scripts.check.safety import TEXTS
from scripts.journal import FOLDER

STAGE = "stage"
FOLDERS = ("data", "docs", "releases")


def tried(root: Path, texts: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """All files that change with these, judgements included, and everything that is wrong with them then."""
    stage = root / FOLDER / STAGE
    try:
        _copy(root, stage)
        for file, text in texts.items():
            (stage / file).write_bytes(text.encode("utf-8"))
        judged = _judged(stage)
        for file, text in judged.items():
            (stage / file).write_bytes(text.encode("utf-8"))
        moved = {file: text for file, text in judged.items() if _read(root / file) != text.encode("utf-8")}
        return {**texts, **moved}, check.problems(stage)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _judged(stage: Path) -> dict[str, str]:
    """The judgements; none where the data are too broken to be judged, which `check` then says."""
    try:
        return compute.texts(load(stage, judged=False), stage)
    except Exception:
        if check.of_data(stage):
            return {}
        raise


def commentary_missing(problem: Problem, root: Path, texts: Mapping[str, str]) -> str:
    """The indicator of which a problem says that words are missing; empty for every other problem."""
    if problem.file != f"{JUDGEMENTS}statuses.csv" or problem.column != "status" or not problem.row:
        return ""
    text = texts.get(problem.file) or (root / problem.file).read_text(encoding="utf-8")
    return text.splitlines()[problem.row - 1].split(",")[0]


def _copy(root: Path, stage: Path) -> None:
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    for name in FOLDERS:
        if (root / name).is_dir():
            shutil.copytree(root / name, stage / name)
    for name in TEXTS:
        if (root / name).is_file():
            shutil.copy2(root / name, stage / name)


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
