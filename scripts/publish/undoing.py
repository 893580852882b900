"""Withdrawing a release: the data go back to the release before it; what was published stays, marked."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from macros.nouns import Release
from macros.package import JUDGEMENTS, OBSERVATIONS, TABLES, Package
from scripts import repository
from scripts.check.releases import CONTRACT
from scripts.compute import files
from scripts.compute.corrections import FILE as CORRECTIONS
from scripts.compute.releases import folder
from scripts.publish import journal
from scripts.publish.making import build, judge, refuse_faults
from scripts.publish.rows import RELEASES, with_release
from scripts.publish.tools import Tools

# The life of the portal goes on: who runs it, whom to call, what was released, where pages moved to.
KEPT = {"site", "help", "releases", "redirects", "glossary", "left-out"}
FIGURES = (OBSERVATIONS, TABLES)
PATHS = ("data", CONTRACT)

Contract = dict[str, Any]


def withdraw(root: Path, package: Package, release: Release, day: date, reason: str, tools: Tools) -> None:
    """Withdraw a release, in one commit. Raises Halt; then everything is as it was."""
    before = next(row for row in reversed(_standing(package)) if row.moment < release.moment)
    marked = {"id": release.id, "withdrawn_on": day.isoformat(), "withdrawn_reason": reason}
    texts = restored(root, before.id)
    texts[RELEASES] = with_release((root / RELEASES).read_bytes().decode("utf-8"), marked)
    with journal.begun(root, f"withdrawing {release.id}", PATHS, texts) as entry:
        files.write_all(root, texts)
        for path in surplus(root, texts):
            path.unlink()
        judge(root)
        refuse_faults(root)
        build(root, tools)
        made = repository.commit(root, PATHS, f"Release {release.id} is withdrawn: {reason}")
    journal.write(root, replace(entry, made=made))


def can_go_back(package: Package, release: Release) -> bool:
    """Whether another release that stands lies before it."""
    return any(row.moment < release.moment for row in _standing(package))


def _standing(package: Package) -> list[Release]:
    return sorted((row for row in package.all(Release) if row.stands), key=lambda row: row.moment)


def restored(root: Path, release: str) -> dict[str, str]:
    """File to text: the data as a release froze them, and a contract that describes them."""
    place = root / folder(release)
    then, now = _contract(place), _contract(root)
    old = {block["name"]: block for block in then["resources"] if _goes_back(block)}
    texts = {block["path"]: _text(place / block["path"]) for block in old.values()}
    now["resources"] = list(_blocks(now["resources"], old, texts))
    texts[CONTRACT] = _text(root / CONTRACT) if _contract(root) == now else _written(now)
    if (place / CORRECTIONS).is_file():
        texts[CORRECTIONS] = _text(place / CORRECTIONS)
    return texts


def _goes_back(block: Contract) -> bool:
    return block["name"] not in KEPT and not block["path"].startswith(JUDGEMENTS)


def _blocks(now: list[Contract], old: Mapping[str, Contract], texts: Mapping[str, str]) -> Iterator[Contract]:
    """Today's descriptions, or the old file's own where its columns differ; new figures go."""
    for block in now:
        former = old.get(block["name"])
        if former:
            yield block if _columns(block) == _header(texts[former["path"]]) else former
        elif not block["path"].startswith(FIGURES):
            yield block
    known = {block["name"] for block in now}
    yield from (block for name, block in old.items() if name not in known)


def surplus(root: Path, texts: Mapping[str, str]) -> list[Path]:
    """Files of figures that the restored contract does not know."""
    found = [path for place in FIGURES for path in sorted((root / place).glob("*.csv"))]
    return [path for path in found if path.relative_to(root).as_posix() not in texts]


def _columns(block: Contract) -> list[str]:
    return [field["name"] for field in block["schema"]["fields"]]


def _header(text: str) -> list[str]:
    return next(csv.reader(io.StringIO(text)), [])


def _contract(place: Path) -> Contract:
    return dict(json.loads((place / CONTRACT).read_text(encoding="utf-8")))


def _written(contract: Contract) -> str:
    return json.dumps(contract, indent=2, ensure_ascii=False) + "\n"


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")
