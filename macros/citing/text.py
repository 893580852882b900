"""A citation as one line of words."""

from __future__ import annotations

from macros.citing.works import Work, latest, pinned
from macros.here import Here
from macros.marking import N_
from macros.words import Words

# The reader's own day. Nobody here can know it; a script puts it in where the page is read.
VISIT = N_("day of your visit")


def line(here: Here, id: str) -> str:
    """How to cite a dataset, or the whole by the name of the package, in one line.

    The newest release that holds it, which stays as it is, or before any release its latest state. The day of
    the reader's visit is left open. KeyError for an unknown id.
    """
    return cited(here.words, pinned(here, id) or latest(here, id))


def cited(words: Words, work: Work) -> str:
    """One work as a line, the reader's day left open in square brackets."""
    parts = {
        "author": _author(words, work),
        "year": work.dated.year,
        "title": work.title,
        "kind": work.kind.lower(),
        "state": work.state if work.unchecked else f"{work.site}. {work.state}",
        "address": work.address,
        "visit": visit(words),
    }
    if work.title == work.author:
        return words.text("{author} ({year}) [{kind}]. {state}. {address} (accessed: {visit})", **parts)
    return words.text("{author} ({year}). {title} [{kind}]. {state}. {address} (accessed: {visit})", **parts)


def visit(words: Words) -> str:
    """What stands in the place of the reader's day."""
    return f"[{words.text(VISIT)}]"


def _author(words: Words, work: Work) -> str:
    if not work.unchecked:
        return work.author
    return words.text(
        "{site} (not published by, or checked with, the {partnership})",
        site=work.author,
        partnership=work.partnership,
    )
