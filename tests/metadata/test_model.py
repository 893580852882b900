"""What is told of each dataset comes from its rows, and from nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from macros.metadata.model import ALWAYS, WITH_A_PAGE, catalogue
from macros.package import Package


def test_every_file_of_the_contract_is_a_dataset(real: Package, exampleshire: Package) -> None:
    for package in (real, exampleshire):
        assert [d.id for d in catalogue(package).datasets] == [r.name for r in package.resources]


def test_a_dataset_spans_the_days_of_its_rows_and_names_documents_and_sections(real: Package) -> None:
    rate = catalogue(real).one("treatment-completion-rate")
    assert (rate.first_day, rate.last_day, rate.undated) == (date(2016, 4, 1), date(2017, 6, 30), False)
    assert [(s.document.id, s.sections) for s in rate.sources] == [("report-2018", ("4.9.1",))]
    fires = catalogue(real).one("deliberate-fires")
    assert (fires.first_day, fires.last_day, fires.undated) == (None, None, True)


def test_what_is_unknown_of_a_publisher_stays_empty_until_the_site_is_adopted(real: Package) -> None:
    told = catalogue(real)
    assert (told.publisher, told.contact, told.next_due) == ("", "", None)


def test_only_what_has_a_page_of_its_own_comes_in_every_form(real: Package) -> None:
    told = catalogue(real)
    assert told.one("deliberate-fires").forms == WITH_A_PAGE
    assert told.one("cost-of-crime").forms == WITH_A_PAGE
    assert told.one("statuses").forms == ALWAYS


def test_before_any_release_a_dataset_is_as_old_as_its_newest_document(real: Package) -> None:
    told = catalogue(real)
    assert told.one("serious-acquisitive-crime").modified == datetime(2009, 3, 30, 9, 30, tzinfo=UTC)
    assert told.modified == datetime(2018, 11, 13, 9, 30, tzinfo=UTC)


def test_a_release_that_leaves_a_dataset_alone_does_not_make_it_look_newer(exampleshire: Package) -> None:
    told = catalogue(exampleshire)
    assert told.one("bicycles-stolen").modified.date() == date(2025, 11, 6)
    assert told.one("scooters-stolen").modified.date() == date(2026, 8, 6)
    assert (told.modified.date(), told.next_due) == (date(2026, 8, 6), date(2026, 11, 5))


def test_an_unknown_dataset_is_refused(real: Package) -> None:
    with pytest.raises(KeyError, match="no-such-thing"):
        catalogue(real).one("no-such-thing")
