"""The text of a document: its sections, and whether some words stand in one of them."""

import re
from collections.abc import Sequence

QUOTES = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"", "\u00ad*")
TAG = re.compile(r"</?[A-Za-z][^>]*>")
BROKEN_WORD = re.compile(r"(?<=\w)- (?=\w)")
HEADING_LINES = 4


def normal(text: str) -> str:
    """The words alone: no mark-up, plain quotation marks, one space for any white space or line break."""
    words = " ".join(TAG.sub("", text.translate(QUOTES)).split())
    return BROKEN_WORD.sub("-", words)


def cut(text: str, openings: Sequence[str]) -> list[str | None]:
    """The normal text from each opening to the next one found; None for an opening that is not there.

    Openings are looked for in their order, at the start of a line.
    """
    lines = text.splitlines()
    starts: list[int | None] = []
    after = 0
    for opening in openings:
        start = next((at for at in range(after, len(lines)) if _opens(lines, at, opening)), None)
        starts.append(start)
        after = after if start is None else start + 1
    return [_section(lines, starts, place) for place in range(len(starts))]


def holds(text: str, words: str) -> bool:
    """Whether the words stand in a normal text; digits must not run on, so 33 is not found in 1,633."""
    wanted = normal(words)
    before = r"(?<!\d)(?<!\d[.,])" if wanted[:1].isdigit() else ""
    after = r"(?!\d)(?![.,]\d)" if wanted[-1:].isdigit() else ""
    return re.search(before + re.escape(wanted) + after, text) is not None


def _opens(lines: list[str], at: int, opening: str) -> bool:
    heading = normal(" ".join(lines[at : at + HEADING_LINES]))
    return bool(lines[at].strip()) and re.match(re.escape(normal(opening)) + r"(?!\w)", heading) is not None


def _section(lines: list[str], starts: list[int | None], place: int) -> str | None:
    start = starts[place]
    if start is None:
        return None
    end = next((later for later in starts[place + 1 :] if later is not None), len(lines))
    return normal(" ".join(lines[start:end]))
