"""How wide a text will be, without a font at hand, and where its lines end.

The widths are those of DejaVu Sans, the widest of the faces a reader may have: a text may turn out
narrower than it is held to be, hardly ever wider.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from macros.charts.direction import RIGHT, runs_left

# Widths in parts of the text size.
_KNOWN = {
    **dict.fromkeys("ijlI|'’", 0.3),
    **dict.fromkeys("ftrJ .,:;()[]-/‘·!\u00a0", 0.4),
    **dict.fromkeys("wMOQ&+−", 0.9),
    **dict.fromkeys("mW%@—", 1.0),
}
_CAPITAL, _OTHER, _SQUARE = 0.75, 0.64, 1.0
# Arabic letters as they are inside a word, and what the tail of most of them adds at its end.
_JOINED = {
    **dict.fromkeys("اآأإ", 0.32),
    **dict.fromkeys("بپتٹثنںیئيىل", 0.42),
    **dict.fromkeys("کگك", 0.62),
    **dict.fromkeys("جچحخطظ", 0.78),
    **dict.fromkeys("سشصض", 0.9),
}
_ARABIC, _TAIL, _TAILLESS = 0.56, 0.5, frozenset("اآأإدڈذرڑزژوؤہةء")
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


@lru_cache(maxsize=1 << 16)
def _em(words: str) -> float:
    pairs = zip(words, f"{words} "[1:], strict=True)
    return sum(_KNOWN.get(character) or _unlisted(character, after) for character, after in pairs)


@lru_cache(maxsize=4096)
def _unlisted(character: str, after: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.bidirectional(character) == "AL":
        ends = unicodedata.bidirectional(after) != "AL" and character not in _TAILLESS
        return _JOINED.get(character, _ARABIC) + (_TAIL if ends else 0.0)
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
    return tuple(_turned(line) for line in lines) if runs_left(phrase.strong + phrase.plain) else tuple(lines)


def _turned(line: Phrase) -> Phrase:
    """A line of a text that runs from the right, which keeps its way where all words in it are English."""
    if runs_left(line.strong + line.plain):
        return line
    return Phrase(line.plain, RIGHT + line.strong) if line.strong else Phrase(RIGHT + line.plain)


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
