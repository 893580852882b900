"""What is being done about bad news: the words, who answers, and the next step."""

from __future__ import annotations

from dataclasses import dataclass

from macros.here import Here
from macros.nouns import Commentary, Release


@dataclass(frozen=True)
class Doing:
    """The newest words on an indicator; `release` says when they were given."""

    words: str
    role: str
    next_action: str
    release: str


def doing(here: Here, indicator: str) -> Doing | None:
    """The words of the release to come, else of the newest release that has some; None without any."""
    told = {row.release: row for row in here.package.where(Commentary, "indicator", indicator)}
    released = sorted(here.package.all(Release), key=lambda row: row.moment, reverse=True)
    for release in ("", *(row.id for row in released)):
        if release in told:
            row = told[release]
            return Doing(row.words, row.owner_role, row.next_action, _given(here, release))
    return None


def _given(here: Here, release: str) -> str:
    if not release:
        return here.words.text("Written for the next release.")
    day = here.words.day(here.package.one(Release, release).published_at.date())
    return here.words.text("Written for the release of {day}.", day=day)
