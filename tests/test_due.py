"""When new figures are due: true without a script, and exact with one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType

import pytest

from macros.addresses import Addresses
from macros.due import Due, due, promised
from macros.here import Here
from macros.nouns import Release
from macros.package import Package
from macros.words import Words

SPRING = Release("spring", datetime(2031, 4, 1, 9, 30, tzinfo=UTC), "", date(2031, 7, 1), "")
SUMMER = Release("summer", datetime(2031, 7, 1, 9, 30, tzinfo=UTC), "spring", date(2031, 10, 2), "")
NO_DATE = Due("No date is promised for new figures.")


@pytest.fixture
def there(here: Here) -> Here:
    """A page of a portal with two releases, the newer one first in the file."""
    return with_releases(here, SUMMER, SPRING)


def with_releases(here: Here, *rows: Release) -> Here:
    package = replace(here.package, rows=MappingProxyType({**here.package.rows, Release: rows}))
    return replace(here, package=package)


def test_the_newest_release_says_when_the_next_is_due(there: Here) -> None:
    assert promised(there) == Due(
        sentence="New figures are due by 2 October 2031. If that day has passed, they are overdue.",
        day="2031-10-02",
        coming="The next figures are due on 2 October 2031.",
        overdue="New figures were due on 2 October 2031. They are overdue.",
    )


def test_a_release_without_a_day_promises_none(here: Here) -> None:
    assert promised(with_releases(here, SPRING, replace(SUMMER, next_due=None))) == NO_DATE


def test_before_any_release_no_date_is_promised(real: Package) -> None:
    here = Here(real, Words("en"), Addresses(""))
    assert promised(here) == NO_DATE
    assert due(here).strip() == '<p class="due">No date is promised for new figures.</p>'


def test_the_words_for_a_script_stand_on_the_page(there: Here) -> None:
    assert due(there).strip() == (
        '<p class="due" data-due="2031-10-02" '
        'data-coming="The next figures are due on 2 October 2031." '
        'data-overdue="New figures were due on 2 October 2031. They are overdue.">'
        "New figures are due by 2 October 2031. If that day has passed, they are overdue.</p>"
    )
