"""The printed copies as files, each with what a reader wants to know before fetching it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.here import Here
from macros.leaflet.lacking import unprinted
from macros.leaflet.model import Leaflet
from macros.leaflet.pack import pack
from macros.leaflet.plain import plain
from macros.leaflet.press import Pdf, press
from macros.leaflet.summary import summary

SHEET = 2  # the two sides of one sheet of paper
# The two sides of one sheet, or of two for a language that needs more room.
SHEETS = (SHEET, 2 * SHEET)
# From clear print down to the smallest that is still easy to read; the first that fits a sheet is taken.
LETTERS = ("13pt", "12.5pt", "12pt", "11.5pt", "11pt", "10.5pt", "10pt")
LARGE = "18pt"
PACK = "9.5pt"


@dataclass(frozen=True)
class Copy:
    """One file below `printed/`. `pages` is None for plain text."""

    name: str
    data: bytes
    pages: int | None


def copies(here: Here) -> tuple[Copy, ...]:
    """All printed copies in the language of `here`; plain text alone where no font of ours can write it.

    Raises LetterError in the first language.
    """
    said = summary(here)
    text = Copy("summary.txt", plain(here, said).encode("utf-8"), None)
    if unprinted(here):
        return (text,)
    pdfs = (
        ("summary.pdf", _on_whole_sheets(said)),
        ("summary-large.pdf", press("large", said, LARGE)),
        ("all-figures.pdf", press("pack", pack(here), PACK)),
    )
    return *(Copy(name, pdf.data, pdf.pages) for name, pdf in pdfs), text


def _on_whole_sheets(said: Leaflet) -> Pdf:
    """The largest letters that fit; a longer summary flows on, and the page of printed copies says so."""
    pressed = [press("summary", said, letters) for letters in LETTERS]
    fitting = (pdf for sheets in SHEETS for pdf in pressed if pdf.pages <= sheets)
    return next(fitting, pressed[-1])


def files(here: Here) -> Iterator[tuple[str, bytes]]:
    """The address of every copy below the site and its bytes. Raises LetterError."""
    for copy in copies(here):
        yield f"{here.to.prefix}printed/{copy.name}", copy.data
