"""The first page: how old the figures are, how each topic stands, what is new, and where to go from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.blocks import freshness
from macros.charts import show
from macros.due import promised
from macros.here import Here
from macros.nouns import Indicator, PublishedTable, Release, Theme
from macros.render import render
from macros.standing import NO_TARGET, standing
from macros.verdicts import Revision, StatusCount

# What a release did to figures, in the order in which a reader wants to know.
KINDS = {
    "corrected": "Put right: {names}.",
    "removed": "Taken out: {names}.",
    "revised": "Changed as planned: {names}.",
    "added": "New: {names}.",
}
# Where a reader may want to go next: the words and the page.
WAYS = (
    ("Get help now", "help/", ""),
    ("What the partnership promised, and what is known of it", "promises/", ""),
    ("The newest plan, in plain words", "plan-summary/", ""),
    ("A printed summary", "printed/", ""),
    ("All figures", "indicators/", ""),
    ("Ask a question, or tell us we are wrong", "about/", "ask"),
)


@dataclass(frozen=True)
class Named:
    """Something that changed, with its page where it has one, and why where that was said."""

    name: str
    href: str
    reason: str


def home(here: Here) -> str:
    """How we are doing, on one screen of a phone; then topic by topic."""
    return render(
        here,
        "home.html",
        freshness=freshness(here),
        strip=show.statuses_of_targets(here),
        untargeted=_untargeted(here),
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


def _untargeted(here: Here) -> str:
    """How many figures nobody set a target for, as `compute` counted them."""
    counts = here.package.all(StatusCount)
    found = next((row for row in counts if (row.theme, row.status) == ("all", NO_TARGET)), None)
    if found is None:
        return ""
    one, many = "No target was set for {count} more figure.", "No target was set for {count} more figures."
    return here.words.plural(one, many, found.indicators)


def _changed(here: Here) -> dict[str, object] | None:
    """What the newest release changed, kind by kind; None before there is a release."""
    released = sorted(here.package.all(Release), key=lambda row: row.moment)
    if not released:
        return None
    newest = released[-1]
    rows = [row for row in here.package.all(Revision) if row.release == newest.id]
    groups = ((pattern, _named(here, [r for r in rows if r.kind == kind])) for kind, pattern in KINDS.items())
    return {
        "day": here.words.day(newest.published_at.date()),
        "groups": [(here.words.text(pattern), named) for pattern, named in groups if named],
        "href": here.to.page_of("corrections/"),
    }


def _named(here: Here, rows: list[Revision]) -> list[Named]:
    """Each file that changed once, in the order of the rows, with every reason that was given."""
    reasons: dict[str, dict[str, None]] = {}
    for row in rows:
        reasons.setdefault(row.resource, {}).update({row.reason: None} if row.reason else {})
    return [
        Named(_name(here, resource), _page(here, resource), " ".join(said).rstrip("."))
        for resource, said in reasons.items()
    ]


def _name(here: Here, resource: str) -> str:
    names = {row.id: row.name for row in here.package.all(Indicator)}
    names |= {row.id: row.name for row in here.package.all(PublishedTable)}
    return names.get(resource) or here.package.resource(resource).title


def _page(here: Here, resource: str) -> str:
    """Its own page; a file that has none stands in the catalogue."""
    if here.package.resource(resource).is_observations:
        return here.to.indicator(resource)
    if here.package.resource(resource).is_table:
        return here.to.table(resource)
    return here.to.page_of("data/", resource)
