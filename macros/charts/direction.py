"""Letters that run from right to left, in drawings that run from left to right.

What decides is the script of a text, not the language of the page: a new language needs no word here.
"""

from __future__ import annotations

import unicodedata

# Unicode's marks around a text that runs from right to left, whatever its first letter is.
START, END = "\u2067", "\u2069"
# A letter from right to left that nobody sees.
RIGHT = "\u200f"
_LETTERS = ("R", "AL")


def runs_left(text: str) -> bool:
    """Whether a text has a letter that is written from right to left, as in Urdu."""
    return any(unicodedata.bidirectional(sign) in _LETTERS for sign in text)


def around(text: str, mark_up: str) -> str:
    """The mark-up of `text`, in the marks that keep words and numbers in it in their order.

    The marks, and not the style sheet, say so: programs that make pictures of drawings know no other way.
    """
    return f"{START}{mark_up}{END}" if runs_left(text) else mark_up
