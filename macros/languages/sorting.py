"""Words in the order of a dictionary of their language."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from macros.marking import N_

# Translators give the letters of their language, in the order of its dictionaries.
ALPHABET = N_("abcdefghijklmnopqrstuvwxyz")
SIGNS = " -–0123456789"


def in_order(words: str, alphabet: str) -> tuple[int, ...]:
    """What to sort by: for each sign its place. Signs and figures come first, then the alphabet."""
    places = {letter: place for place, letter in enumerate(alphabet)}
    return tuple(_place(letter, places) for letter in words.casefold())


def _place(letter: str, places: Mapping[str, int]) -> int:
    """A letter that the alphabet lacks sorts as the one it is built on, else behind them all."""
    plain = letter if letter in places else unicodedata.normalize("NFD", letter)[0]
    if plain in places:
        return len(SIGNS) + places[plain]
    return SIGNS.find(plain) if plain in SIGNS else len(SIGNS) + len(places) + ord(plain)
