"""The sessions still to come as a calendar file; there is none where the documents name no such day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar
from icalendar import Event as Entry

from macros.nouns import Document, Event, Site
from macros.package import Package

ADDRESS = "calendar.ics"


def coming(package: Package) -> list[Event]:
    """The events after the day of the newest document, the next one first.

    The newest document stands for today, because the same data have to give the same site.
    """
    newest = max(document.published for document in package.all(Document))
    return sorted((e for e in package.all(Event) if e.starts > newest), key=lambda e: (e.starts, e.id))


def files(package: Package, epoch: int) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of the calendar, if there is one. `epoch` is the time of the build in seconds."""
    events = coming(package)
    if not events:
        return
    calendar = Calendar()
    calendar.add("prodid", f"-//{package.site.partnership}//Portal//EN")
    calendar.add("version", "2.0")
    for event in events:
        calendar.add_component(_entry(package.site, event, datetime.fromtimestamp(epoch, UTC)))
    yield ADDRESS, calendar.to_ical()


def _entry(site: Site, event: Event, stamp: datetime) -> Entry:
    """Whole days: the documents give no hours. The end of a calendar entry is the first day after it."""
    entry = Entry()
    entry.add("uid", f"{event.id}@{urlsplit(site.public_address).hostname}")
    entry.add("dtstamp", stamp)
    entry.add("dtstart", event.starts)
    entry.add("dtend", (event.ends or event.starts) + timedelta(days=1))
    entry.add("summary", event.name)
    entry.add("description", event.about)
    return entry
