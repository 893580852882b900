"""The one door between figures as they were returned and figures that may be written."""

from __future__ import annotations

from collections.abc import Sequence

from macros.nouns import Observation
from macros.package import Package
from scripts.compute.releases import Edition
from scripts.protect import Protection, protect


def protected(package: Package, earlier: Sequence[Edition], returned: Sequence[Observation]) -> Protection:
    """The returned figures without anything that could tell of few people; `earlier` are the releases so far.

    `returned` are all rows of the workbook, unrounded and in one call: sub-periods of a year protect each
    other, and a rate is hidden with its count.
    """
    return protect(package, [edition.package for edition in earlier], returned)
