"""From an SVG to a PNG, set in our own letters: the same drawing gives the same bytes on every machine."""

from __future__ import annotations

import re
from functools import lru_cache

import typst

from macros.keeping import DRAWINGS
from macros.leaflet.letters import refuse_missing
from macros.leaflet.press import fonts

# A pixel of the drawing is three quarters of a point.
POINTS = 0.75
DENSITY = 72 / POINTS
_WORDS = re.compile(r">([^<>]+)<")
PAGE = b"""#let wide = float(sys.inputs.wide) * 1pt
#set page(width: wide, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: wide)
"""


@lru_cache(maxsize=DRAWINGS)
def png(svg: str, wide: float, times: float) -> bytes:
    """A drawing `wide` pixels wide as a PNG that is `times` as large. Raises LetterError.

    Kept as long as nothing changes: the page that links a picture says how large it is.
    """
    refuse_undrawn(svg)
    compiler = typst.Compiler(PAGE, font_paths=fonts(), sys_inputs={"svg": svg, "wide": str(wide * POINTS)})
    data = compiler.compile(format="png", ppi=DENSITY * times)
    assert isinstance(data, bytes)  # noqa: S101  (one page is answered with bytes)
    return data


def refuse_undrawn(svg: str) -> None:
    """Raise LetterError for the first letter in a drawing that our fonts lack."""
    refuse_missing(_WORDS.findall(svg.partition("</style>")[2]))
