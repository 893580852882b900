"""How wide a text will be, without a font at hand, and where its lines end.

The widths are those of DejaVu Sans, the widest of the faces a reader may have: a text may turn out
narrower than it is held to be, hardly ever wider.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Widths in parts of the text size.
_KNOWN = {
    **dict.fromkeys("ijlI|'’", 0.3),
    **dict.fromkeys("ftrJ .,:;()[]-/‘·!\u00a0", 0.4),
    **dict.fromkeys("wMOQ&+−", 0.9),
    **dict.fromkeys("mW%@—", 1.0),
}
_CAPITAL, _OTHER, _SQUARE = 0.75, 0.64, 1.0
_BOLD = 1.12


@dataclass(frozen=True)
class Phrase:
    """A text on one line; what is `strong` in it comes first."""

    plain: str = ""
    strong: str = ""

    def joined(self, other: Phrase) -> Phrase:
        """This text with another behind it."""
        return Phrase(_spaced(self.plain, other.plain), _spaced(self.strong, other.strong))


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def width(phrase: Phrase, size: float) -> float:
    """The width of a text of that size, rather too wide than too narrow."""
    gap = 0.4 if phrase.plain and phrase.strong else 0.0
    return size * (_em(phrase.plain) + gap + _BOLD * _em(phrase.strong))


def _em(words: str) -> float:
    return sum(_KNOWN.get(character) or _unlisted(character) for character in words)


def _unlisted(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return _SQUARE
    return _CAPITAL if character.isupper() else _OTHER


def widest(phrases: tuple[Phrase, ...], size: float) -> float:
    """The width of the widest line; 0 without lines."""
    return max((width(phrase, size) for phrase in phrases), default=0.0)


def longest_word(phrase: Phrase, size: float) -> float:
    """The width below which a word would have to be cut."""
    return widest(_words(phrase), size)


def _words(phrase: Phrase) -> tuple[Phrase, ...]:
    strong = tuple(Phrase(strong=word) for word in phrase.strong.split(" ") if word)
    return strong + tuple(Phrase(word) for word in phrase.plain.split(" ") if word)


def wrap(phrase: Phrase, most: float, size: float) -> tuple[Phrase, ...]:
    """The text in lines no wider than `most`; only a word that is wider still is cut."""
    lines: list[Phrase] = []
    for word in _words(phrase):
        if lines and width(lines[-1].joined(word), size) <= most:
            lines[-1] = lines[-1].joined(word)
        else:
            lines += _cut(word, most, size)
    return tuple(lines)


def _cut(word: Phrase, most: float, size: float) -> list[Phrase]:
    pieces = [""]
    for character in word.plain:
        if pieces[-1] and width(Phrase(pieces[-1] + character), size) > most:
            pieces.append("")
        pieces[-1] += character
    return [word] if word.strong else [Phrase(piece) for piece in pieces]


@lru_cache(maxsize=4096)
def folded(phrase: Phrase, count: int, size: float) -> tuple[Phrase, ...]:
    """The text in at most `count` lines, as narrow as whole words allow.

    Kept, since an axis asks for each of its labels again with every label it leaves out.
    """
    most = longest_word(phrase, size)
    lines = wrap(phrase, most, size)
    while len(lines) > count:
        most += size / 2
        lines = wrap(phrase, most, size)
    return lines
