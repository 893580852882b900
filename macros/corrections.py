"""Changes and corrections: what was published wrong apart from what was announced, newest first."""

from __future__ import annotations

from typing import Any

from macros.downloads import csv_link
from macros.here import Here
from macros.marking import N_
from macros.nouns import Release
from macros.render import render
from macros.revised import Entry, day_of, entries, of_release
from macros.tables import Cell
from macros.verdicts import Revision

WRONG = frozenset({"corrected", "removed"})
# What is said of a change with the day of its release, and before it is in one.
TOLD = {
    "corrected": (
        N_("Corrected on {when}: {about}. It said {before} and now says {after}."),
        N_("Corrected: {about}. It said {before} and now says {after}."),
    ),
    "removed": (
        N_("Taken out on {when}: {about}. It said {before}."),
        N_("Taken out: {about}. It said {before}."),
    ),
    "revised": (
        N_("Changed as planned on {when}: {about}. It said {before} and now says {after}."),
        N_("Changed as planned: {about}. It said {before} and now says {after}."),
    ),
}


def corrections(here: Here) -> str:
    """The page of all corrections and scheduled revisions."""
    return render(
        here,
        "corrections.html",
        released=bool(here.package.all(Release)),
        wrong=_by_release(here, WRONG),
        revised=_by_release(here, frozenset({"revised"})),
        releases=here.to.page_of("releases/"),
        adding_up=here.to.page_of("adding-up/"),
        history=here.to.page_of("data/history/"),
        follow=here.to.page_of("follow/"),
        csv=csv_link(here, "revisions"),
    )


def _by_release(here: Here, kinds: frozenset[str]) -> list[dict[str, Any]]:
    """The changes of these kinds: first those in no release yet, then the releases, newest first."""
    newest_first = sorted(here.package.all(Release), key=lambda row: row.moment, reverse=True)
    groups = (
        {
            "id": release,
            "day": day_of(here, release),
            "href": here.to.page_of(f"releases/{release}/") if release else "",
            "entries": entries(here, (row for row in of_release(here, release) if row.kind in kinds)),
        }
        for release in ("", *(row.id for row in newest_first))
    )
    return [group for group in groups if group["entries"]]


def notices(here: Here, resource: str) -> list[str]:
    """What was corrected in one file of figures, or in the targets of its indicator: a sentence each."""
    log = here.package.where(Revision, "subject", resource)
    return [notice(here, entry) for entry in entries(here, (row for row in log if row.kind in WRONG))]


def notice(here: Here, entry: Entry, about: str = "") -> str:
    """When a figure was changed, what it was, what it is now, and why; `about` in place of its own."""
    words, values = here.words, {"when": entry.when, "about": about or entry.about}
    values |= {"before": _side(here, entry.before), "after": _side(here, entry.after)}
    dated, undated = TOLD[entry.kind]
    told = words.text(dated if entry.when else undated, **values)
    return words.text("{change} Why: {reason}", change=told, reason=entry.reason) if entry.reason else told


def named_notice(here: Here, entry: Entry) -> str:
    """The same away from the page of the figure, so with its name."""
    return notice(here, entry, here.words.text("{name}, {entry}", name=entry.name, entry=entry.about))


def _side(here: Here, cell: Cell) -> str:
    """What stood there as part of a sentence; where no number did, the marker in its place."""
    return cell.text or here.words.text("the marker {markers}", markers=" ".join(cell.markers))
