"""The days still to come as a calendar file: sessions, and the day new figures are due; or no file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar
from icalendar import Event as Entry

from macros.due import newest_release
from macros.nouns import Event, Release, Site
from macros.package import Package
from macros.words import Words

ADDRESS = "calendar.ics"


def coming(package: Package) -> list[Event]:
    """The events after the day of the newest document, the next one first.

    The newest document stands for today, because the same data have to give the same site.
    """
    newest = package.newest_day
    return sorted((e for e in package.all(Event) if e.starts > newest), key=lambda e: (e.starts, e.id))


def due_on(package: Package) -> Release | None:
    """The newest release, where it promises a day for the next and no document is of that day or later."""
    newest = newest_release(package)
    return newest if newest and newest.next_due and newest.next_due > package.newest_day else None


def has_days(package: Package) -> bool:
    """Whether there is a calendar file."""
    return bool(coming(package) or due_on(package))


def files(package: Package, epoch: int) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of the calendar, if there is one. `epoch` is the time of the build in seconds."""
    if not has_days(package):
        return
    stamp = datetime.fromtimestamp(epoch, UTC)
    calendar = Calendar()
    calendar.add("prodid", f"-//{package.site.partnership}//Portal//EN")
    calendar.add("version", "2.0")
    for event in coming(package):
        entry = _entry(package.site, event.id, event.starts, event.ends, stamp)
        calendar.add_component(_told(entry, event.name, event.about))
    promise = due_on(package)
    if promise and promise.next_due:
        entry = _entry(package.site, f"due-after-{promise.id}", promise.next_due, None, stamp)
        calendar.add_component(_told(entry, *_promise(package)))
    yield ADDRESS, calendar.to_ical()


def _promise(package: Package) -> tuple[str, str]:
    """What stands in the calendar on the day by which new figures are due, in the language of the data."""
    words = Words("en")
    name = words.text("New figures are due: {partnership}", partnership=package.site.partnership)
    return name, words.text("By this day the next release is promised.") + f" {package.site.public_address}"


def _entry(site: Site, id: str, starts: date, ends: date | None, stamp: datetime) -> Entry:
    """Whole days: the data give no hours. The end of a calendar entry is the first day after it."""
    entry = Entry()
    entry.add("uid", f"{id}@{urlsplit(site.public_address).hostname}")
    entry.add("dtstamp", stamp)
    entry.add("dtstart", starts)
    entry.add("dtend", (ends or starts) + timedelta(days=1))
    return entry


def _told(entry: Entry, name: str, about: str) -> Entry:
    entry.add("summary", name)
    entry.add("description", about)
    return entry
