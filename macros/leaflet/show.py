"""The page of printed copies: what each is, how long, how large."""

from __future__ import annotations

from macros.downloads import bytes_in_words
from macros.here import Here
from macros.leaflet.files import SHEET, Copy, copies
from macros.marking import N_
from macros.render import render

ABOUT = {
    "summary.pdf": (
        N_("The summary"),
        N_("What was promised, how it went, what is missing, and where to get help."),
    ),
    "summary-large.pdf": (N_("The summary in large print"), N_("The same words in large letters.")),
    "all-figures.pdf": (
        N_("The pack of all figures"),
        N_("Every indicator once: its latest figure, its target, its change and its source."),
    ),
    "summary.txt": (N_("The summary as plain text"), N_("The same words to read aloud or to send on.")),
}


def printed(here: Here) -> str:
    """A list of the copies and how to print them. Raises LetterError."""
    made = copies(here)
    return render(
        here,
        "printed.html",
        copies=[_copy(here, copy) for copy in made],
        on_paper=any(copy.pages for copy in made),
        one_sheet=any(copy.name == "summary.pdf" and copy.pages == SHEET for copy in made),
    )


def _copy(here: Here, copy: Copy) -> dict[str, str]:
    name, about = ABOUT[copy.name]
    return {
        "href": here.to.page_of(f"printed/{copy.name}"),
        "name": here.words.text(name),
        "about": here.words.text(about),
        "form": _form(here, copy),
    }


def _form(here: Here, copy: Copy) -> str:
    """`PDF, accessible, 2 pages, 59 KB`, or plain text and its size."""
    size = bytes_in_words(here, len(copy.data))
    if copy.pages is None:
        return here.words.text("Plain text, {size}", size=size)
    pages = here.words.plural("{count} page", "{count} pages", copy.pages)
    return here.words.text("PDF, accessible, {pages}, {size}", pages=pages, size=size)
