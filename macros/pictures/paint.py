"""The colours of the site as they are in daylight, and the style of a drawing that has left it."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from string import Template

from macros.styles import FOLDER

SHEET = Path(__file__).resolve().parent / "drawing.css"
_COLOUR = re.compile(r"--([\w-]+): var\(--light, (#\w+)\)")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


@lru_cache(maxsize=1)
def colours() -> dict[str, str]:
    """The light colours by their names in `10-colours.css`, where each is written once."""
    return dict(_COLOUR.findall((FOLDER / "10-colours.css").read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def style() -> str:
    """The rules of a drawing, every colour written out."""
    rules = _COMMENT.sub("", SHEET.read_text(encoding="utf-8"))
    return Template(rules).substitute(colours()).strip()
