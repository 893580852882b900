"""The first page: how old the figures are, how each topic stands, what is new, and where to go from here."""

from __future__ import annotations

from typing import Any

from macros.blocks import freshness
from macros.changed import changed
from macros.charts import show
from macros.due import promised
from macros.here import Here
from macros.marking import N_, NN_
from macros.nouns import Release, Theme
from macros.render import render
from macros.revised import of_release
from macros.standing import NO_TARGET, standing
from macros.verdicts import StatusCount
from macros.withdrawn import withdrawn

# Where a reader may want to go next: the words and the page.
WAYS = (
    (N_("Get help now"), "help/", ""),
    (N_("What the partnership promised, and what is known of it"), "promises/", ""),
    (N_("The newest plan, in plain words"), "plan-summary/", ""),
    (N_("A printed summary"), "printed/", ""),
    (N_("All figures"), "indicators/", ""),
    (N_("Ask a question, or tell us we are wrong"), "about/", "ask"),
)


def home(here: Here) -> str:
    """How we are doing, on one screen of a phone; then topic by topic."""
    strip = show.statuses_of_targets(here)
    return render(
        here,
        "home.html",
        freshness=freshness(here),
        strip=strip,
        untargeted=_untargeted(here, alone=strip is None),
        themes=_themes(here),
        changed=_changed(here),
        due=promised(here),
        ways=[
            {"href": here.to.page_of(page, anchor), "label": here.words.text(name)}
            for name, page, anchor in WAYS
        ],
    )


def _themes(here: Here) -> list[dict[str, Any]]:
    """Every topic in its order, with how it stands."""
    rows = sorted(here.package.all(Theme), key=lambda row: row.position)
    return [
        {"name": row.name, "href": here.to.theme(row.id), "standing": standing(here, row.id)} for row in rows
    ]


def _untargeted(here: Here, *, alone: bool) -> str:
    """How many figures nobody set a target for, as `compute` counted them, or that all are such."""
    counts = here.package.all(StatusCount)
    found = next((row for row in counts if (row.theme, row.status) == ("all", NO_TARGET)), None)
    if found is None:
        return ""
    if alone:
        return here.words.text("No target was set for any figure here.")
    one, many = NN_(
        "No target was set for {count} more figure.", "No target was set for {count} more figures."
    )
    return here.words.plural(one, many, found.indicators)


def _changed(here: Here) -> dict[str, object] | None:
    """What the newest release changed, kind by kind, even if it was withdrawn; None before any release."""
    newest = max(here.package.all(Release), key=lambda row: row.moment, default=None)
    if newest is None:
        return None
    return {
        "day": here.words.day(newest.published_at.date()),
        "withdrawn": withdrawn(here, newest),
        "groups": changed(here, of_release(here, newest.id)),
        "href": here.to.page_of("corrections/"),
    }
