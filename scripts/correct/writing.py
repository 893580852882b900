"""Writing a correction: the figure, its entry in `data/corrections.yml`, the judgements. All or nothing."""

from __future__ import annotations

import contextlib
import csv
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from macros.package import JUDGEMENTS
from scripts import check, compute
from scripts.compute import files
from scripts.compute.corrections import FILE, entries
from scripts.correct.finding import Figure


class NotWritten(Exception):
    """The data would not be in order with this correction; the message says what is wrong."""


@dataclass(frozen=True)
class Correction:
    """A figure, what it should be, and what the public is told."""

    figure: Figure
    value: Decimal
    reason: str
    found_on: date
    as_published: str | None = None

    @property
    def words(self) -> str:
        """The words of the source as they will stand: those given, or the old ones with the new figure."""
        if self.as_published is not None:
            return self.as_published
        old, new = self.figure.value, self.value
        forms = {f"{old}": f"{new}", f"{old:,}": f"{new:,}"}
        for before, after in forms.items():
            pattern = rf"(?<![\d.,]){re.escape(before)}(?![\d]|[.,]\d)"
            if re.search(pattern, self.figure.as_published):
                return re.sub(pattern, after, self.figure.as_published, count=1)
        return self.figure.as_published

    @property
    def told(self) -> str:
        """What will change, in plain words."""
        lines = [
            f"{self.figure.where}: {self.figure.value} becomes {self.value}.",
            f"The words of the source become “{self.words}”."
            if self.words != self.figure.as_published
            else f"The words of the source stay “{self.words}”.",
            f"{FILE} says why: “{self.reason}” (found on {self.found_on}).",
        ]
        return "\n".join(lines)


def write(root: Path, correction: Correction) -> None:
    """Write it and work everything out again. Raises NotWritten, and then every file is as it was."""
    texts = {
        correction.figure.path: _with_figure(_text(root / correction.figure.path), correction),
        FILE: _with_entry(root, correction),
    }
    with _put_back_on_failure(root, [*texts, *_judgements(root)]):
        files.write_all(root, texts)
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            code = compute.run([], root)
        if code:
            raise NotWritten(said.getvalue().strip())
        found = check.problems(root)
        if found:
            raise NotWritten("\n".join(problem.sentence for problem in found))


@contextmanager
def _put_back_on_failure(root: Path, names: list[str]) -> Iterator[None]:
    before = {name: files.read(root / name) for name in names}
    try:
        yield
    except BaseException:
        files.write_all(root, {name: text for name, text in before.items() if text is not None})
        for name in (name for name, text in before.items() if text is None):
            (root / name).unlink(missing_ok=True)
        raise


def _judgements(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in sorted((root / JUDGEMENTS).glob("*.csv"))]


def _with_figure(text: str, correction: Correction) -> str:
    """The file with one row changed; every other line stays as it is, byte for byte."""
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines)
    names, first, last, cells = next(reader), 0, 0, [""]
    for _ in range(correction.figure.row - 1):
        first = reader.line_num
        cells, last = next(reader), reader.line_num
    row = {
        **dict(zip(names, cells, strict=True)),
        "value": f"{correction.value:f}",
        "as_published": correction.words,
    }
    end = "\r\n" if lines[last - 1].endswith("\r\n") else "\n"
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end).writerow([row[name] for name in names])
    return "".join([*lines[:first], out.getvalue(), *lines[last:]])


def _with_entry(root: Path, correction: Correction) -> str:
    """The file with one entry more at its end; comments and other entries stay as they are."""
    text = files.read(root / FILE) or ""
    kept = re.sub(r"^\[\]\s*\Z", "", text, flags=re.MULTILINE)
    kept = kept if not kept or kept.endswith("\n") else f"{kept}\n"
    return kept + yaml.safe_dump([_entry(root, correction)], sort_keys=False, allow_unicode=True, width=100)


def _entry(root: Path, correction: Correction) -> Mapping[str, Any]:
    key = {name: cell for name, cell in correction.figure.key.items() if cell}
    return {
        "id": _unused(root, f"{correction.figure.resource}-{key.get('period_as_published', '')}"),
        "resource": correction.figure.resource,
        "row": key,
        "column": "value",
        "from": _plain(correction.figure.value),
        "to": _plain(correction.value),
        "reason": correction.reason,
        "found_on": correction.found_on,
    }


def _unused(root: Path, wanted: str) -> str:
    """An id such as wheels-stolen-april-to-june-2025, with a number where it is taken."""
    slug = re.sub(r"[^a-z0-9]+", "-", wanted.lower()).strip("-")
    taken = {entry.id for entry in entries(root)}
    numbered = (f"{slug}-{n}" for n in range(2, len(taken) + 3))
    return next(name for name in (slug, *numbered) if name not in taken)


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")
