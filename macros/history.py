"""What each release said of a figure, in order, beside what its figures give today."""

from __future__ import annotations

from typing import Any

from macros.here import Here
from macros.nouns import Indicator, Release
from macros.printed import printed
from macros.render import render
from macros.tables import unit_heading
from macros.verdicts import PrintedStatus, Status

NO_TARGET = "no_target_set"


def status_history(here: Here) -> str:
    """The statuses that led in each release, indicator by indicator, where a target was ever set."""
    told = (_of(here, indicator) for indicator in here.package.all(Indicator))
    return render(
        here,
        "status_history.html",
        released=bool(here.package.all(Release)),
        indicators=[one for one in told if one["lines"]],
        releases=here.to.page_of("releases/"),
        figures=here.to.page_of("indicators/"),
        how=here.to.page_of("how-we-judge/"),
    )


def _of(here: Here, indicator: Indicator) -> dict[str, Any]:
    """One indicator: a line for each release, oldest first; the last one is today."""
    kept = {
        row.release: row for row in here.package.where(PrintedStatus, "indicator", indicator.id) if row.leads
    }
    today = [row for row in here.package.where(Status, "indicator", indicator.id) if row.leads]
    releases = sorted(here.package.all(Release), key=lambda row: row.moment)
    lines = [
        {
            "release": here.words.short_day(release.published_at.date()),
            "href": here.to.page_of(f"releases/{release.id}/"),
            "withdrawn": release.withdrawn_on is not None,
            "said": printed(here, kept[release.id]),
        }
        for release in releases
        if release.id in kept
    ]
    lines += [
        {"release": "", "href": "", "withdrawn": False, "said": printed(here, row)} for row in today if lines
    ]
    aimed = {row.status for row in kept.values()} | {row.status for row in today}
    return {
        "id": indicator.id,
        "name": indicator.name,
        "href": here.to.indicator(indicator.id),
        "unit": unit_heading(here.words, indicator),
        "lines": lines if aimed - {NO_TARGET} else [],
    }
