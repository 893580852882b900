"""The partnership: who was in it year by year, how it was watched, how residents were heard, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from macros.calendar_file import ADDRESS, coming
from macros.documents import ROLES, when
from macros.here import Here
from macros.marking import N_
from macros.nouns import Commitment, Document, Event, Group, Involvement, Partner, Plan, PlanPart, Principle
from macros.promises import promise
from macros.render import render
from macros.tables import source_of

# In the order from those who decide to those who are asked.
KINDS = {
    "board": N_("Boards"),
    "task_group": N_("Groups that do the work"),
    "stakeholder_group": N_("Groups in which others have a say"),
    "network": N_("Networks and partners’ meetings"),
}


def partnership(here: Here) -> str:
    """Everything the data hold on the partnership itself."""
    return render(
        here,
        "partnership.html",
        members=_members(here),
        notes=_notes(here),
        silent=[d.short for d in _documents(here) if not _of(here, Partner, d)],
        lost=_lost_charts(here),
        groups=_groups(here, KINDS),
        scrutiny=_groups(here, {"scrutiny": N_("Scrutiny")}),
        principles=_principles(here),
        asked=_asked(here),
        equality=[promise(here, row) for row in here.package.all(Commitment) if row.topic == "equality"],
        promises=here.to.page_of("promises/", "equality"),
        coming=[_event(here, row) for row in coming(here.package)],
        past=_past(here),
        calendar=here.to.file(ADDRESS) if coming(here.package) else "",
    )


def _documents(here: Here) -> list[Document]:
    """All documents, newest first."""
    return sorted(here.package.all(Document), key=lambda row: row.published, reverse=True)


def _of(here: Here, noun: type[Any], document: Document) -> list[Any]:
    return [row for row in here.package.all(noun) if row.document == document.id]


def _members(here: Here) -> dict[str, Any]:
    """Organisations against documents: the role a document gives, empty where it names none."""
    rows = here.package.all(Partner)
    documents = [d for d in reversed(_documents(here)) if _of(here, Partner, d)]
    roles = {(row.id, row.document): here.words.text(ROLES[row.role]) for row in rows}
    names = {row.id: row.name for row in rows}
    lines = [
        {"name": name, "roles": [roles.get((id, d.id), "") for d in documents]} for id, name in names.items()
    ]
    return {"columns": [d.short for d in documents], "lines": lines}


def _notes(here: Here) -> list[dict[str, Any]]:
    """What a document adds on a member, and where."""
    return [
        {"name": row.name, "note": row.note, "source": source_of(here, row.document, row.section, "")}
        for row in here.package.all(Partner)
        if row.note
    ]


def _lost_charts(here: Here) -> list[dict[str, Any]]:
    """Charts of how the partnership was built that are lost, said to be so."""
    return [
        {"words": row.words, "source": source_of(here, row.document, row.section, "")}
        for row in here.package.all(PlanPart)
        if (row.part, row.state) == ("structure", "lost")
    ]


def _groups(here: Here, kinds: dict[str, str]) -> list[dict[str, Any]]:
    """The groups of these kinds, document by document, newest first."""
    found = ((d, [g for g in _of(here, Group, d) if g.kind in kinds]) for d in _documents(here))
    return [{"document": d.short, "kinds": _kinds(here, kinds, groups)} for d, groups in found if groups]


def _kinds(here: Here, kinds: dict[str, str], groups: Sequence[Group]) -> list[dict[str, Any]]:
    return [
        {"name": here.words.text(name), "groups": [_group(here, g) for g in groups if g.kind == kind]}
        for kind, name in kinds.items()
        if any(g.kind == kind for g in groups)
    ]


def _group(here: Here, row: Group) -> dict[str, Any]:
    return {
        "name": row.name,
        "purpose": row.purpose,
        "lead": row.lead,
        "source": source_of(here, row.document, row.section, ""),
    }


def _principles(here: Here) -> list[dict[str, Any]]:
    """The principles plan by plan, newest plan first."""
    rows = here.package.all(Principle)
    groups = ((plan.name, [row for row in rows if row.plan == plan.id]) for plan in here.package.all(Plan))
    return [{"plan": name, "principles": found} for name, found in reversed(list(groups)) if found]


def _asked(here: Here) -> list[dict[str, Any]]:
    """How residents were asked, newest document first."""
    return [
        {"how": row.how, "said": row.said, "source": source_of(here, row.document, row.section, "")}
        for document in _documents(here)
        for row in _of(here, Involvement, document)
    ]


def _past(here: Here) -> list[dict[str, Any]]:
    """What had begun when the newest document came out, the latest first."""
    ahead = coming(here.package)
    rows = [row for row in here.package.all(Event) if row not in ahead]
    return [_event(here, row) for row in sorted(rows, key=lambda row: row.starts, reverse=True)]


def _event(here: Here, row: Event) -> dict[str, Any]:
    source = source_of(here, row.document, row.section, "")
    return {"name": row.name, "when": when(here, row), "about": row.about, "source": source}
