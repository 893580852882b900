"""A calendar file exists only for days after the newest document, and is the same at every build."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType

from icalendar import Calendar

from macros.calendar_file import coming, files
from macros.nouns import Document, Event, Release
from macros.package import Package
from tests.conftest import Build

STAMP = int(datetime(2026, 7, 20, 9, 30, tzinfo=UTC).timestamp())


def with_events(package: Package, *events: Event) -> Package:
    return replace(package, rows=MappingProxyType({**package.rows, Event: events}))


def event(key: str, starts: date, ends: date | None = None) -> Event:
    return Event(key, "Questions, and answers", starts, ends, "Ask; listen.", "", "report-2025", "1")


def newest(package: Package) -> date:
    return max(document.published for document in package.all(Document))


def test_the_day_of_the_newest_document_is_no_day_to_come(exampleshire: Package) -> None:
    today = newest(exampleshire)
    assert coming(with_events(exampleshire, event("today", today))) == []
    later = event("later", date(2026, 12, 1))
    sooner = event("sooner", date.fromordinal(today.toordinal() + 1))
    assert coming(with_events(exampleshire, later, sooner)) == [sooner, later]


def test_the_real_data_name_no_day_to_come_and_there_is_no_file(real: Package, real_build: Build) -> None:
    assert list(files(real, STAMP)) == []
    assert not (real_build.site / "calendar.ics").exists()
    assert "calendar.ics" not in real_build.page("partnership")


def test_another_program_reads_the_days_the_words_and_the_ids(exampleshire: Package) -> None:
    dated = with_events(exampleshire, event("answers", date(2026, 10, 5), date(2026, 10, 11)))
    ((address, content),) = files(dated, STAMP)
    assert address == "calendar.ics"
    entry, _ = Calendar.from_ical(content).walk("VEVENT")
    assert str(entry["uid"]) == "answers@exampleshire.example"
    assert str(entry["summary"]) == "Questions, and answers"
    assert str(entry["description"]) == "Ask; listen."
    assert entry.decoded("dtstart") == date(2026, 10, 5)
    assert entry.decoded("dtend") == date(2026, 10, 12)  # the first day after the last
    assert entry.decoded("dtstamp") == datetime(2026, 7, 20, 9, 30, tzinfo=UTC)


def test_a_day_without_an_end_lasts_one_day(exampleshire: Package) -> None:
    ((_, content),) = files(with_events(exampleshire, event("one", date(2026, 9, 15))), STAMP)
    entry, _ = Calendar.from_ical(content).walk("VEVENT")
    assert entry.decoded("dtend") == date(2026, 9, 16)


def with_releases(package: Package, *releases: Release) -> Package:
    return replace(
        with_events(package), rows=MappingProxyType({**package.rows, Event: (), Release: releases})
    )


def test_the_day_by_which_new_figures_are_due_stands_in_the_calendar(exampleshire: Package) -> None:
    ((_, content),) = files(with_events(exampleshire), STAMP)
    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    assert str(entry["uid"]) == "due-after-2026-q2@exampleshire.example"
    assert str(entry["summary"]) == "New figures are due: Exampleshire Community Safety Partnership"
    assert str(entry["description"]) == (
        "By this day the next release is promised. https://exampleshire.example/"
    )
    assert entry.decoded("dtstart") == date(2026, 11, 5)


def test_a_promise_that_was_overtaken_or_never_made_is_no_day_to_come(exampleshire: Package) -> None:
    release = exampleshire.one(Release, "2025-q3")
    assert list(files(with_releases(exampleshire, release), STAMP)) == []  # documents are newer than its day
    silent = replace(exampleshire.one(Release, "2026-q2"), next_due=None)
    assert list(files(with_releases(exampleshire, silent), STAMP)) == []


def test_the_built_site_offers_the_file_with_the_bytes_of_every_build(
    exampleshire: Package, exampleshire_build: Build
) -> None:
    ((_, content),) = files(exampleshire, STAMP)
    assert (exampleshire_build.site / "calendar.ics").read_bytes() == content
    assert 'href="../calendar.ics"' in exampleshire_build.page("partnership")
