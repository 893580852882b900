"""What the protector says to the person who brought the figures. It never says which cells were small."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.check.problem import Problem, number

MERGE = (
    "Merge small categories, or give a longer period, until the parts are large enough. "
    "The limits are never loosened."
)


def sentences(primary: int, secondary: int, derived: int, given: int, lost: int, rounded: int) -> list[str]:
    """How many cells are hidden and why, leaving out what did not happen."""
    return [
        *_if(primary, f"{_cells(primary)} hidden because {_they(primary)} small."),
        *_if(secondary, f"{secondary} more had to be hidden so that nobody can work {_them(primary)} out."),
        *_if(derived, f"{_figures(derived)} hidden with the {_counts(derived)}."),
        *_if(given, f"{_cells(given)} hidden because the file says [c] there."),
        *_if(
            rounded,
            f"{number(rounded, 'figure')} about people in sensitive situations {_was(rounded)} rounded to 5.",
        ),
        *_if(lost, f"{_cells(lost)} hidden although {_they(lost)} public already. That cannot be undone."),
    ]


def _if(count: int, sentence: str) -> list[str]:
    return [sentence] if count else []


def _cells(count: int) -> str:
    return f"{number(count, 'cell')} {_is(count)}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def _they(count: int) -> str:
    return "it is" if count == 1 else "they are"


def _them(count: int) -> str:
    return "it" if count == 1 else "them"


def _figures(count: int) -> str:
    return f"{count} {'rate, share or average is' if count == 1 else 'rates, shares or averages are'}"


def _counts(count: int) -> str:
    return "count it is made from" if count == 1 else "counts they are made from"


def infeasible(indicator: str) -> Problem:
    """Nothing can be hidden that would protect the small cells."""
    what = (
        "Small numbers can be worked out here, whatever else is hidden, from totals that have to show "
        "or are public already."
    )
    return Problem(_file(indicator), None, "value", what, MERGE)


def contradictory(indicator: str) -> Problem:
    """The figures do not add up among themselves or with what is public."""
    what = "The totals and their parts do not add up, so nobody can tell whether small numbers are safe."
    remedy = (
        "Correct the figures; or, if the parts of a breakdown do not make up the total, take it out of "
        "parts_of_total in data/indicators.csv."
    )
    return Problem(_file(indicator), None, "value", what, remedy)


def refused(indicator: str, many: int) -> Problem:
    """The independent attack has found something."""
    what = f"A reader could work out or narrow down {number(many, 'hidden cell')} from what would be public."
    return Problem(_file(indicator), None, "value", what, MERGE)


def unknown(indicators: Iterable[str]) -> list[Problem]:
    """Rows of an indicator that nobody has described."""
    remedy = "Describe it in data/indicators.csv first, with its tier."
    what = "There is no indicator of this name, so its tier is not known."
    return [Problem(_file(name), None, "", what, remedy) for name in indicators]


def no_source(indicator: str) -> Problem:
    """Figures that are said to be public, without a place where they are."""
    what = "The tier says that these figures are public, but a row names no document of data/documents.csv."
    remedy = "Name the document and section that made them public, or set the tier to 1 or 2."
    return Problem(_file(indicator), None, "document", what, remedy)


def no_base(indicator: str) -> Problem:
    """A rate or share that may stand for very few."""
    what = "A rate or share says neither what it is out of nor which indicator counts its events."
    remedy = (
        "Fill in the denominator, or name under numerator in data/indicators.csv the indicator that counts "
        "them."
    )
    return Problem(_file(indicator), None, "denominator", what, remedy)


def too_fine(indicator: str) -> Problem:
    """Figures on people in sensitive situations for a small place or a short time."""
    what = "Figures about people in sensitive situations are for a ward or for less than a year."
    remedy = "Give the whole local authority and a year, or the latest twelve months."
    return Problem(_file(indicator), None, "", what, remedy)


def no_count(indicator: str) -> Problem:
    """A count that is none."""
    what = "A count is no whole number from 0 on, or the same figure is given twice with different values."
    return Problem(_file(indicator), None, "value", what, "Correct it.")


def _file(indicator: str) -> str:
    return f"data/observations/{indicator}.csv"
