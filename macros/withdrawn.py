"""A release that was withdrawn: its page, the list, the history and the feeds say so in the same words."""

from __future__ import annotations

from macros.here import Here
from macros.nouns import Release


def withdrawn(here: Here, release: Release) -> str:
    """When and why a release was withdrawn; empty while it stands."""
    if release.withdrawn_on is None:
        return ""
    return here.words.text(
        "Withdrawn on {day}, because {reason}.",
        day=here.words.day(release.withdrawn_on),
        reason=release.withdrawn_reason.rstrip("."),
    )
