"""Everything that was ever public, as somebody reads it who keeps every byte: each version of each file."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from macros.nouns import Observation

ZIP = b"PK\x03\x04"

Files = list[tuple[str, bytes]]
Subject = tuple[str, ...]


def ever_held(repository: Path) -> Files:
    """Each file of each commit of each branch, with what lies packed in it (zip, xlsx), by its path."""
    listed = _git(repository, b"", "rev-list", "--objects", "--all").decode().splitlines()
    paths = dict(line.partition(" ")[::2] for line in listed)
    batch = _git(repository, "\n".join(paths).encode(), "cat-file", "--batch")
    found: Files = []
    stream = io.BytesIO(batch)
    while line := stream.readline().split():
        content = stream.read(int(line[2]))
        stream.read(1)
        if line[1] in (b"blob", b"commit"):
            found += unpacked(paths[line[0].decode()], content)
    return found


def below(folder: Path) -> Files:
    """Each file of a folder, with what lies packed in it."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [
        each for path in files for each in unpacked(path.relative_to(folder).as_posix(), path.read_bytes())
    ]


def unpacked(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and the files within it if it is an archive, as deep as they go."""
    yield path, content
    if content.startswith(ZIP):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from unpacked(f"{path}/{name}", archive.read(name))


def holding(files: Files, number: int) -> list[str]:
    """The files that hold a number, written plainly or with commas."""
    pattern = re.compile(rf"(?<![0-9a-f.])(?:{number}|{number:,})(?![0-9a-f])".encode())
    return sorted({path for path, content in files if pattern.search(content)})


def showing(files: Files, hidden: Iterable[Observation]) -> list[tuple[str, Subject]]:
    """The tables of figures that show a number for what is hidden, each with the row."""
    wanted = {_subject(row.indicator, _cells(row)) for row in hidden}
    return [
        (path, subject)
        for path, content in files
        if path.endswith(".csv") and b"period_start" in content
        for subject, value in _figures(path, content)
        if subject in wanted and value
    ]


def _figures(path: str, content: bytes) -> Iterator[tuple[Subject, str]]:
    for cells in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        if "value" in cells and "period_end" in cells:
            yield _subject(cells.get("indicator") or PurePosixPath(path).stem, cells), cells["value"]


def _cells(row: Observation) -> dict[str, str]:
    period = {"period_start": str(row.period_start), "period_end": str(row.period_end)}
    return {"area_code": row.area_code, **period, **dict(row.breakdown)}


def _subject(indicator: str, cells: dict[str, str]) -> Subject:
    """What a figure is about; a table of all figures has the columns of every breakdown."""
    parts = (f"{name}={cells[name]}" for name in ("district",) if cells.get(name, "all") != "all")
    return indicator, cells["area_code"], cells["period_start"], cells["period_end"], *parts


def _git(folder: Path, given: bytes, *arguments: str) -> bytes:
    return subprocess.run(
        ["git", *arguments], cwd=folder, input=given, stdout=subprocess.PIPE, check=True
    ).stdout
