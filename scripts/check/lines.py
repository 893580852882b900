"""Rows of the package together with the place they were read from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from macros.nouns import Observation, Target
from macros.package import NOUNS, OBSERVATIONS, Package
from scripts.check.problem import Problem

Noun = TypeVar("Noun")


@dataclass(frozen=True)
class Line(Generic[Noun]):
    """One row; `row` is what a spreadsheet shows."""

    file: str
    row: int
    noun: Noun

    def problem(self, column: str, what: str, remedy: str) -> Problem:
        """A problem in one column of this row."""
        return Problem(self.file, self.row, column, what, remedy)


def lines(package: Package, noun: type[Noun]) -> Iterator[Line[Noun]]:
    """All rows of one noun, as `package.all` gives them."""
    name = next(name for name, kind in NOUNS.items() if kind is noun)
    file = package.resource(name).path
    for row, found in enumerate(package.all(noun), start=2):
        yield Line(file, row, found)


def observed_of(package: Package, indicator: str) -> Iterator[Line[Observation]]:
    """The observations of one indicator."""
    for row, found in enumerate(package.observations(indicator), start=2):
        yield Line(f"{OBSERVATIONS}{indicator}.csv", row, found)


def observed(package: Package) -> Iterator[Line[Observation]]:
    """The observations of all indicators."""
    for resource in package.resources:
        if resource.is_observations:
            yield from observed_of(package, resource.name)


def figures(package: Package) -> list[Line[Observation] | Line[Target]]:
    """Every row that holds a figure of an indicator with its markers and its words in the document."""
    return [*observed(package), *lines(package, Target)]
