"""Whether the fonts can write what a printed copy says. A letter that no font has would be an empty box."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent.parent / "overrides" / "fonts"


class LetterError(Exception):
    """A text has a character that no font in the folder can write.

    `lacking` says which and where; the message also says what to do.
    """

    def __init__(self, character: str, text: str) -> None:
        name = unicodedata.name(character, "no name")
        self.lacking = (
            f"Printed copies and pictures have no letter for “{character}” (U+{ord(character):04X}, {name}), "
            f"which stands in “{text}”."
        )
        super().__init__(
            f"{self.lacking} Write it another way in data/, or put a font that has it into overrides/fonts/."
        )


def refuse_missing(said: Any, folder: Path = FONTS) -> None:
    """Raise LetterError for the first character without a letter, in any string of nested dicts and lists."""
    known = _letters(folder)
    for text in _texts(said):
        for character in text:
            if ord(character) not in known and not _is_unseen(character):
                raise LetterError(character, text)


def _is_unseen(character: str) -> bool:
    """White space, and what only says how the letters beside it join or which way they run."""
    return character.isspace() or unicodedata.category(character) == "Cf"


def _texts(said: Any) -> Iterator[str]:
    """Every string in nested dicts, lists and tuples."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict):
        for part in said.values():
            yield from _texts(part)
    elif isinstance(said, list | tuple):
        for part in said:
            yield from _texts(part)


@lru_cache
def _letters(folder: Path) -> frozenset[int]:
    """The code points that at least one font of the folder can write."""
    found: set[int] = set()
    for path in (*folder.glob("*.ttf"), *folder.glob("*.otf")):
        with TTFont(path) as font:
            found.update(font.getBestCmap())
    return frozenset(found)
