"""The list of people whose names must not appear: only codes of names are stored, never a name."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scripts.check import files

FILE = "data/refused-names.txt"
CODE = re.compile(r"[0-9a-f]{64}")
WORD = re.compile(r"[^\W\d_]+")
SHORTEST, LONGEST = 2, 4


def words(text: str) -> list[tuple[str, int]]:
    """The words of a text without accents or capitals, each with the line it stands on."""
    lines = enumerate(unicodedata.normalize("NFC", text).split("\n"), start=1)
    return [(_folded(word), line) for line, content in lines for word in WORD.findall(content)]


@cache
def code(name: str) -> str:
    """The code of a name that is already in the form of `normal`."""
    return hashlib.sha256(name.encode()).hexdigest()


def normal(name: str) -> str:
    """The form of a name in which two spellings of it are alike."""
    return " ".join(word for word, _ in words(name))


def refused(root: Path) -> frozenset[str]:
    """The codes on the list; none without the file."""
    path = root / FILE
    return frozenset(files.text(path).split()) if path.is_file() else frozenset()


@cache
def found(text: str, codes: frozenset[str]) -> tuple[int, ...]:
    """The lines of the text on which a refused name begins. Most cells say what another has said."""
    parts = words(text)
    windows = ((line, _windows(parts, start)) for start, (_, line) in enumerate(parts))
    return tuple(line for line, each in windows if any(code(window) in codes for window in each))


def add(root: Path, name: str) -> bool:
    """Put the code of a name on the list; false when it is there already."""
    codes = refused(root)
    new = code(normal(name))
    if new in codes:
        return False
    lines = "".join(f"{line}\n" for line in sorted({*codes, new}))
    (root / FILE).write_text(lines, encoding="utf-8", newline="\n")
    return True


def _windows(parts: list[tuple[str, int]], start: int) -> Iterator[str]:
    for length in range(SHORTEST, min(LONGEST, len(parts) - start) + 1):
        yield " ".join(word for word, _ in parts[start : start + length])


@cache
def _folded(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
