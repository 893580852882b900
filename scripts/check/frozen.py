"""Are the files of each release still those that were published? Their checksums say so."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from scripts.check import files
from scripts.check.problem import Problem, quote
from scripts.compute.releases import FOLDER

SUMS = "SHA256SUMS"
LINE = re.compile(r"([0-9a-f]{64})  (\S+)")
REMEDY = "Put it back as it was published; a release is never edited."


def problems(root: Path) -> Iterator[Problem]:
    """Every frozen file that was changed, added or taken away since its release."""
    for folder in sorted((root / FOLDER).glob("*/files")):
        place = folder.relative_to(root).as_posix()
        if not (folder / SUMS).is_file():
            what = "The checksums of this release are missing, so nobody can tell whether its files changed."
            yield Problem(f"{place}/{SUMS}", None, "", what, "Put the file back.")
        else:
            yield from _changed(folder, place)


def _changed(folder: Path, place: str) -> Iterator[Problem]:
    told = {name: code for code, name in LINE.findall(files.text(folder / SUMS))}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {SUMS}
    for name in sorted(told.keys() - there):
        yield Problem(f"{place}/{name}", None, "", "The frozen file is gone.", REMEDY)
    for name in sorted(there - told.keys()):
        what = f"The file was not published: {quote(SUMS)} does not list it."
        yield Problem(f"{place}/{name}", None, "", what, "Take it out.")
    for name in sorted(there & told.keys()):
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != told[name]:
            yield Problem(f"{place}/{name}", None, "", "The frozen file is not as it was published.", REMEDY)
