"""The files of judgements: rows to CSV text and back to nothing but bytes that can be compared."""

from __future__ import annotations

import csv
import dataclasses
import io
import os
import tempfile
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from macros.package import JUDGEMENTS, NOUNS


def name(resource: str) -> str:
    """The file of a resource, as messages show it: `data/judgements/checked_claims.csv`."""
    return f"{JUDGEMENTS}{resource.replace('-', '_')}.csv"


def as_csv(resource: str, rows: Iterable[object]) -> str:
    """A file as RFC 4180 has it: a header, one line a row, each line ending in CRLF."""
    columns = [field.name for field in dataclasses.fields(NOUNS[resource])]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(getattr(row, column)) for column in columns] for row in rows)
    return text.getvalue()


def read(path: Path) -> str | None:
    """The file as it stands; None when it is not there or cannot be read as text."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def write_all(root: Path, texts: Mapping[str, str]) -> None:
    """Write every file, or none: all are complete on the disk before the first one takes its place."""
    ready: list[tuple[Path, Path]] = []
    try:
        for file, text in texts.items():
            path = root / file
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, spare = tempfile.mkstemp(dir=path.parent, suffix=".part")
            ready.append((Path(spare), path))
            with os.fdopen(handle, "wb") as stream:
                stream.write(text.encode("utf-8"))
        _take_places(ready)
    finally:
        for finished, _ in ready:
            finished.unlink(missing_ok=True)


def _take_places(ready: list[tuple[Path, Path]]) -> None:
    """Put each finished file in its place; where one cannot be, put back those before it."""
    replaced: list[tuple[Path, bytes | None]] = []
    try:
        for finished, path in ready:
            old = path.read_bytes() if path.exists() else None
            finished.chmod(0o644)
            finished.replace(path)  # on Windows this fails while a spreadsheet holds the file open
            replaced.append((path, old))
    except BaseException:
        for path, old in replaced:
            path.unlink() if old is None else path.write_bytes(old)
        raise


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(value) if isinstance(value, tuple) else str(value)
