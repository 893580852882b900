"""What there is to translate: the words of the interface, read from the code, and those of the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from macros.languages.fields import entries
from macros.languages.units import UNITS
from macros.package import Package
from scripts.translate.catalogues import Book
from scripts.translate.places import MAPPING

KEYWORDS: Mapping[str, Any] = {
    "text": None,
    "plural": (1, 2),
    "w": None,
    "say": None,
    "N_": None,
    "NN_": (1, 2),
}
FOLDERS = ("macros", "overrides")
EXAMPLE = "For example: {sentence}"
NOT_NOW = "No page says this now."


@dataclass(frozen=True)
class Samples:
    """A sentence as a page shows it now, by the message it is made of; a figure, by its unit."""

    messages: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)


def messages(root: Path) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Every message of the interface and the file that says it, in the order of files and lines."""
    with (root / MAPPING).open(encoding="utf-8") as stream:
        methods, options = parse_mapping_cfg(stream)  # type: ignore[no-untyped-call]
    folders = [root / name for name in FOLDERS]

    def is_ours(folder: str) -> bool:
        return any(Path(folder).is_relative_to(ours) for ours in folders)

    found = extract_from_dir(root, methods, options_map=options, keywords=KEYWORDS, directory_filter=is_ours)
    for file, _, message, _, _ in found:
        yield Path(file).as_posix(), message


def interface(root: Path, samples: Samples) -> Book:
    """The template with the words of the interface."""
    book = Book()
    for file, message in messages(root):
        one = message if isinstance(message, str) else message[0]
        if one:
            comments = _comments(samples.messages.get(one)) or ([NOT_NOW] if "{" in one else [])
            book.add(message, locations=[(file, 0)], auto_comments=comments)
    return book


def of_data(package: Package, mkdocs: Mapping[str, Any], samples: Samples) -> Book:
    """The template with the words of the data. A unit has a form for each kind of number."""
    book = Book()
    for entry in entries(package, mkdocs):
        unit = samples.units.get(entry.text) if entry.context == UNITS else None
        message = (entry.text, entry.text) if entry.plural else entry.text
        book.add(message, context=entry.context, auto_comments=_comments(unit))
    return book


def _comments(sentence: str | None) -> list[str]:
    return [EXAMPLE.format(sentence=sentence)] if sentence else []
