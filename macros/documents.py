"""One document: what it is, what was taken from each of its sections, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from macros import nouns
from macros.addresses import section_anchor
from macros.here import Here
from macros.marking import N_
from macros.render import render
from macros.uses import Use, used

ROLES = {
    "responsible_authority": N_("responsible by law"),
    "co_operating": N_("co-operating by law"),
    "supporting": N_("supporting"),
    "invited": N_("invited"),
}


def document(here: Here, id: str) -> str:
    """The page of one document. Raises UnknownError for an unknown id."""
    row = here.package.one(nouns.Document, id)
    plans = _of(here, nouns.Plan, id)
    sections = _sections(here, id)
    return render(
        here,
        "document.html",
        document=row,
        plans=[_plan(here, p, id) for p in plans],
        priorities=[_priority(here, p) for p in _of(here, nouns.Priority, id)],
        sections=sections,
        gave=_gave(here, id, sections),
        readings=_readings(here, id),
        partners=[_partner(here, p) for p in _of(here, nouns.Partner, id)],
        groups=_of(here, nouns.Group, id),
        principles=_of(here, nouns.Principle, id),
        commitments=_of(here, nouns.Commitment, id),
        recommendations=_of(here, nouns.Recommendation, id),
        events=[_event(here, e) for e in _of(here, nouns.Event, id)],
    )


def _of(here: Here, noun: type[Any], document: str) -> list[Any]:
    return [row for row in here.package.all(noun) if row.document == document]


def _gave(here: Here, document: str, sections: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """What kinds of things were taken from it, each with the anchor of its part of the page."""
    kinds = (
        (N_("figures"), "sections", any(section["links"] for section in sections)),
        (N_("plans and priorities"), "plan", _of(here, nouns.Plan, document)),
        (N_("members"), "partners", _of(here, nouns.Partner, document)),
        (N_("groups"), "groups", _of(here, nouns.Group, document)),
        (N_("principles"), "principles", _of(here, nouns.Principle, document)),
        (N_("recommendations"), "recommendations", _of(here, nouns.Recommendation, document)),
        (N_("promises"), "promises", _of(here, nouns.Commitment, document)),
        (N_("events"), "events", _of(here, nouns.Event, document)),
    )
    return [(here.words.text(name), anchor) for name, anchor, found in kinds if found]


def _plan(here: Here, row: nouns.Plan, document: str) -> dict[str, Any]:
    return {
        "name": row.name,
        "about": row.about,
        "href": here.to.plan(row.id),
        "is_here": row.held_in == document,
    }


def _priority(here: Here, row: nouns.Priority) -> dict[str, Any]:
    outcomes = [o.name for o in here.package.all(nouns.Outcome) if o.priority == row.id]
    return {"name": row.name, "href": here.to.theme(row.theme), "outcomes": outcomes}


def _sections(here: Here, document: str) -> list[dict[str, Any]]:
    uses = used(here, document)
    rows = (row for row in here.package.all(nouns.Section) if row.document == document)
    return [_section(here, row, uses.get(row.section, ())) for row in rows]


def _section(here: Here, row: nouns.Section, uses: Sequence[Use]) -> dict[str, Any]:
    left_out = [o for o in _of(here, nouns.LeftOut, row.document) if o.section == row.section]
    return {
        "anchor": section_anchor(row.section),
        "number": row.section if row.is_numbered else "",
        "title": row.title,
        "links": _figures_of(here, row) + _tables_of(here, row),
        "uses": uses,
        "left_out": left_out,
    }


def _figures_of(here: Here, section: nouns.Section) -> list[dict[str, str]]:
    """A link to each indicator with a figure from the section, in the order of the indicators."""
    found = {
        o.indicator
        for o in here.package.all(nouns.Observation)
        if (o.document, o.section) == (section.document, section.section)
    }
    return [
        {"href": here.to.indicator(i.id), "label": i.name}
        for i in here.package.all(nouns.Indicator)
        if i.id in found
    ]


def _tables_of(here: Here, section: nouns.Section) -> list[dict[str, str]]:
    place = (section.document, section.section)
    found = {
        resource.name
        for resource in here.package.resources
        if resource.is_table and any((row["document"], row["section"]) == place for row in resource.rows)
    }
    return [
        {"href": here.to.table(t.id), "label": t.name}
        for t in here.package.all(nouns.PublishedTable)
        if t.id in found
    ]


def _readings(here: Here, document: str) -> list[dict[str, Any]]:
    """Each note on a figure of the document once, under the indicator it belongs to."""
    found: dict[str, dict[str, None]] = {}
    for row in here.package.all(nouns.Observation):
        if row.document == document and row.note:
            found.setdefault(row.indicator, {})[row.note] = None
    return [
        {"name": i.name, "href": here.to.indicator(i.id), "notes": list(found[i.id])}
        for i in here.package.all(nouns.Indicator)
        if i.id in found
    ]


def _partner(here: Here, row: nouns.Partner) -> dict[str, str]:
    return {"name": row.name, "role": here.words.text(ROLES[row.role]), "note": row.note}


def _event(here: Here, row: nouns.Event) -> dict[str, str]:
    return {"name": row.name, "when": when(here, row), "about": row.about}


def when(here: Here, row: nouns.Event) -> str:
    """The day of an event, or its first and last day."""
    start = here.words.day(row.starts)
    return (
        here.words.text("{start} to {end}", start=start, end=here.words.day(row.ends)) if row.ends else start
    )


def documents(here: Here) -> str:
    """The documents, newest first."""
    rows = sorted(here.package.all(nouns.Document), key=lambda row: row.published, reverse=True)
    views = [
        {
            "title": r.title,
            "about": r.about,
            "day": r.dated,
            "href": here.to.document(r.id),
        }
        for r in rows
    ]
    return render(here, "documents.html", documents=views)
