"""What a release did to the figures, by name: put right, taken out, changed as planned, or new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.here import Here
from macros.marking import N_
from macros.verdicts import Revision

# What a release did to figures, in the order in which a reader wants to know.
KINDS = {
    "corrected": N_("Put right: {names}."),
    "removed": N_("Taken out: {names}."),
    "revised": N_("Changed as planned: {names}."),
    "added": N_("New: {names}."),
}


@dataclass(frozen=True)
class Named:
    """Something that changed, with its page where it has one, and why where that was said."""

    name: str
    href: str
    reason: str


def changed(here: Here, log: Iterable[Revision]) -> list[tuple[str, list[Named]]]:
    """Kind by kind, a sentence with the open place `{names}` and the names that belong there."""
    rows = list(log)
    groups = ((pattern, _named(here, [r for r in rows if r.kind == kind])) for kind, pattern in KINDS.items())
    return [(here.words.text(pattern), named) for pattern, named in groups if named]


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
    subject = here.package.subject(resource)
    if subject:
        return subject.name
    return here.package.resource(resource).title if here.package.holds(resource) else resource


def _page(here: Here, resource: str) -> str:
    """Its own page; a file that has none stands in the catalogue, and one that is gone nowhere."""
    if not here.package.holds(resource):
        return ""
    found = here.package.resource(resource)
    if found.is_observations:
        return here.to.indicator(resource)
    return here.to.table(resource) if found.is_table else here.to.page_of("data/", resource)
