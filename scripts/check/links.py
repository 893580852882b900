"""Do the files agree on what they call things?"""

from collections.abc import Iterator

from macros.nouns import (
    Category,
    Dimension,
    Indicator,
    Measure,
    Observation,
    Outcome,
    PublishedTable,
    Redirect,
    Theme,
)
from macros.package import OBSERVATIONS, Package
from scripts.check.lines import Line, lines, observed
from scripts.check.problem import Problem, nearest, quote

PAGES: tuple[type[Theme] | type[Indicator] | type[PublishedTable], ...] = (Theme, Indicator, PublishedTable)


def categories(package: Package) -> Iterator[Problem]:
    """Every breakdown category of an observation or a published table is in categories.csv."""
    known = {(category.dimension, category.category) for category in package.all(Category)}
    for line in observed(package):
        for dimension, category in line.noun.breakdown:
            if (dimension, category) not in known:
                yield _unknown_category(line.file, line.row, dimension, category, known)
    dimensions = {dimension.id for dimension in package.all(Dimension)}
    for resource in package.resources:
        for row, cells in enumerate(resource.rows if resource.is_table else (), start=2):
            for dimension in dimensions.intersection(cells):
                if (dimension, cells[dimension]) not in known:
                    yield _unknown_category(resource.path, row, dimension, str(cells[dimension]), known)


def _unknown_category(
    file: str, row: int, dimension: str, category: str, known: set[tuple[str, str]]
) -> Problem:
    hint = nearest(category, (name for group, name in known if group == dimension))
    what = f"{quote(category)} is not a category of {dimension} in data/categories.csv.{hint}"
    return Problem(file, row, dimension, what, "Correct it, or add it to data/categories.csv first.")


def unique_ids(package: Package) -> Iterator[Problem]:
    """No two of themes, indicators and published tables share an id, since one address leads to each."""
    seen: dict[str, Line[Theme | Indicator | PublishedTable]] = {}
    for line in _pages(package):
        first = seen.setdefault(line.noun.id, line)
        if first.file != line.file:
            what = f"{quote(line.noun.id)} is already an id in {first.file}, row {first.row}."
            yield line.problem("id", what, "Give one of the two another id.")


def breakdowns(package: Package) -> Iterator[Problem]:
    """The breakdowns whose parts add up are among the indicator's own, and all are in dimensions.csv."""
    known = {dimension.id for dimension in package.all(Dimension)}
    for line in lines(package, Indicator):
        for dimension in line.noun.dimensions:
            if dimension not in known:
                what = f"{quote(dimension)} is not in data/dimensions.csv.{nearest(dimension, known)}"
                yield line.problem("dimensions", what, "Correct it, or add it there first.")
        for dimension in line.noun.parts_of_total:
            if dimension not in line.noun.dimensions:
                what = f"{quote(dimension)} is not among the dimensions of this row."
                yield line.problem("parts_of_total", what, "List it there as well, or take it out here.")


def sources(package: Package) -> Iterator[Problem]:
    """Every indicator has at least one row, and with it a source: a figure, or [x] and what is said of it."""
    sourced = {row.indicator for row in package.all(Observation)}
    for line in lines(package, Indicator):
        if line.noun.id not in sourced:
            what = f"{OBSERVATIONS}{line.noun.id}.csv holds no row, so {quote(line.noun.id)} has no source."
            remedy = "Add its figures there, or a row marked [x] with what a document says of it."
            yield line.problem("id", what, remedy)


def measures(package: Package) -> Iterator[Problem]:
    """A measure lists indicators that exist and agrees with its outcome on the priority."""
    indicators = {indicator.id for indicator in package.all(Indicator)}
    outcomes = {outcome.id: outcome.priority for outcome in package.all(Outcome)}
    for line in lines(package, Measure):
        for indicator in line.noun.indicators:
            if indicator not in indicators:
                what = f"{quote(indicator)} is not in data/indicators.csv.{nearest(indicator, indicators)}"
                yield line.problem("indicators", what, "Correct it, or add it there first.")
        priority = outcomes.get(line.noun.outcome, line.noun.priority)
        if priority != line.noun.priority:
            what = f"The outcome {quote(line.noun.outcome)} belongs to {quote(priority)}."
            yield line.problem("priority", what, f"Write {quote(priority)} here, or correct the outcome.")


def redirects(package: Package) -> Iterator[Problem]:
    """A redirect leads from an id that is gone to one that is in use."""
    ids = {line.noun.id for line in _pages(package)}
    for line in lines(package, Redirect):
        old, new = line.noun.old, line.noun.new
        if old in ids:
            what = f"{quote(old)} is still in use as an id, so its address has not moved."
            yield line.problem("old", what, "Take the row out, or rename the id.")
        if new not in ids:
            what = f"{quote(new)} is no id of a theme, indicator or table.{nearest(new, ids)}"
            yield line.problem("new", what, "Write the id that is in use now.")


def _pages(package: Package) -> Iterator[Line[Theme | Indicator | PublishedTable]]:
    for noun in PAGES:
        yield from lines(package, noun)
