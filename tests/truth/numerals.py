"""Numbers as a reader takes them off a page, in every language; shares no code with what writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

# A digit that belongs to a code, such as E06000031 or SHA256, is part of a word and no number.
TOKEN = re.compile(r"(?<![A-Za-z\d_])\d+(?:[.,\u00a0\u202f]\d+)*")
COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
SPACES = re.compile(r"\d{1,3}(?:[\u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
SPACED = frozenset({"pl", "lt", "pt"})
PLACES = (Decimal(1), Decimal("0.1"), Decimal("0.01"), Decimal("0.001"))


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Every run of digits with what separates them."""
    return TOKEN.finditer(text)


def value(token: str, language: str) -> Decimal | None:
    """What a token says in a language; nothing where it is not written as a number of that language."""
    spaced = language in SPACED
    if not (SPACES if spaced else COMMAS).fullmatch(token):
        return None
    plain = re.sub(r"[\u00a0\u202f]", "", token).replace(",", ".") if spaced else token.replace(",", "")
    return Decimal(plain)


def parts(token: str, language: str) -> list[str]:
    """The token, or its runs of digits where it is a date or a section rather than one number."""
    return [token] if value(token, language) is not None else re.findall(r"\d+", token)


def roundings(exact: Decimal) -> set[Decimal]:
    """The number and what it becomes with fewer places."""
    if exact == exact.to_integral_value() or len(exact.as_tuple().digits) < 3:
        return {exact}
    ways = (ROUND_HALF_UP, ROUND_HALF_EVEN)
    return {exact, *(exact.quantize(place, way) for place in PLACES for way in ways)}
