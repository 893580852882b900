"""When new figures are due, and that they are overdue: told by the clock of the reader."""

from __future__ import annotations

from dataclasses import dataclass

from macros.here import Here
from macros.marking import N_
from macros.nouns import Release
from macros.package import Package
from macros.render import render


@dataclass(frozen=True)
class Due:
    """A sentence that is true on any day; with a `day`, what a script says before and after it."""

    sentence: str
    day: str = ""
    coming: str = ""
    overdue: str = ""


def due(here: Here) -> str:
    """The line that says when the next figures are due."""
    return render(here, "due.html", due=promised(here))


def promised(here: Here) -> Due:
    """What the newest release promises; nothing before any release."""
    return promised_by(here, newest_release(here.package))


def promised_by(here: Here, release: Release | None) -> Due:
    """What one release promises; nothing without a release, or where it names no day."""
    words = here.words
    if release is None or release.next_due is None:
        return Due(words.text("No date is promised for new figures."))
    day = words.day(release.next_due)
    by_then = N_("New figures are due by {day}. If that day has passed, they are overdue.")
    return Due(
        sentence=words.text(by_then, day=day),
        day=release.next_due.isoformat(),
        coming=words.text("The next figures are due on {day}.", day=day),
        overdue=words.text("New figures were due on {day}. They are overdue.", day=day),
    )


def newest_release(package: Package) -> Release | None:
    """The release published last of those that stand; None before any."""
    return max((row for row in package.all(Release) if row.stands), key=lambda row: row.moment, default=None)
