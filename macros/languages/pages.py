"""Translated pages: from which English text each was made, and who has checked it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from mkdocs.utils.meta import get_data

from macros.languages.catalogue import State
from macros.languages.foreign import SOURCE

Standing = Literal["missing", "draft", "changed draft", "changed", "checked"]


@dataclass(frozen=True)
class Translation:
    """A page in `docs/<language>/` at `path` below it; `of` is the English text it was made from."""

    language: str
    path: str
    of: str
    state: State


def blob(content: bytes) -> str:
    """The name Git gives a text: equal as long as no sign of it has changed."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def translation(docs: Path, language: str, path: str) -> Translation | None:
    """The translation of a page; None where there is none. Without its facts it counts as a draft."""
    file = docs / language / path
    if not file.is_file():
        return None
    told: Mapping[str, Any] = get_data(file.read_text(encoding="utf-8-sig"))[1].get("translation") or {}
    return Translation(language, path, str(told.get("of", "")), _state(told))


def _state(told: Mapping[Any, Any]) -> State:
    day = checked_on(told)
    if told.get("state") != "checked" or not told.get("by") or not isinstance(day, date):
        return State()
    return State(True, str(told["by"]), day)


def checked_on(told: Mapping[Any, Any]) -> object:
    """What is said under `on`, which YAML takes for a yes where it is not in quotation marks."""
    return told.get("on", told.get(True))


def has_changed(docs: Path, made: Translation) -> bool:
    """Whether the English page is another one than the translation was made from."""
    return blob((docs / SOURCE / made.path).read_bytes()) != made.of


def standing(docs: Path, language: str, path: str) -> Standing:
    """How a page stands in a language."""
    made = translation(docs, language, path)
    if made is None:
        return "missing"
    if has_changed(docs, made):
        return "changed" if made.state.checked else "changed draft"
    return "checked" if made.state.checked else "draft"


def begun(docs: Path) -> tuple[str, ...]:
    """The languages that have words of the data, in the order of their codes."""
    return tuple(path.parent.name for path in sorted(docs.glob("*/words.po")))


def sources(docs: Path) -> Iterator[str]:
    """Every English page made of words, such as `priorities/some-topic.md`."""
    folder = docs / SOURCE
    yield from (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.md")))
