"""Who was to do what: every action and programme of every plan, with what was last reported of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros import tables
from macros.here import Here
from macros.nouns import Action, Document, Plan, Priority, Programme, Theme
from macros.render import render
from macros.themes import STATES

# What stands in a file where the document gives only a person, who is not named here.
A_PERSON = "[x]"


@dataclass(frozen=True)
class Line:
    """One action. `day` is empty where the state is as at the document itself."""

    name: str
    programme: str
    lead: str
    key: str
    state: str
    evidence: str
    variance: str
    day: str
    source: tables.Source


def delivery_plan(here: Here) -> str:
    """Every action, the newest plan first, by priority."""
    groups = [_plan(here, plan) for plan in reversed(here.package.all(Plan))]
    return render(here, "delivery_plan.html", plans=groups)


def _plan(here: Here, plan: Plan) -> dict[str, Any]:
    priorities = [_priority(here, row) for row in here.package.all(Priority) if row.plan == plan.id]
    return {
        "id": plan.id,
        "name": plan.name,
        "href": here.to.plan(plan.id),
        "is_held": bool(plan.held_in),
        "document": here.package.one(Document, plan.held_in or plan.document).short,
        "priorities": [each for each in priorities if each["lines"] or each["waiting"]],
    }


def _priority(here: Here, row: Priority) -> dict[str, Any]:
    programmes = [p for p in here.package.all(Programme) if p.priority == row.id]
    rows = [a for a in here.package.all(Action) if a.priority == row.id]
    lines = [_line(here, action) for action in rows]
    started = {action.programme for action in rows}
    return {
        "id": row.id,
        "name": row.name,
        "topic": here.package.one(Theme, row.theme).name,
        "href": here.to.theme(row.theme),
        "lines": lines,
        "differs": any(line.variance for line in lines),
        "waiting": [_programme(here, p) for p in programmes if p.id not in started],
    }


def _programme(here: Here, row: Programme) -> dict[str, Any]:
    source = tables.source_of(here, row.document, row.section, "")
    return {"name": row.name, "lead": lead(here, row.lead), "source": source}


def _line(here: Here, row: Action) -> Line:
    package = here.package
    programme = package.one(Programme, row.programme) if row.programme else None
    is_later = row.as_at != package.one(Document, row.document).published
    return Line(
        name=row.name,
        programme=programme.name if programme else "",
        lead=lead(here, programme.lead if programme else ""),
        key=row.state,
        state=here.words.text(STATES[row.state]),
        evidence=row.evidence,
        variance=row.variance,
        day=here.words.day(row.as_at) if is_later else "",
        source=tables.source_of(here, row.document, row.section, ""),
    )


def lead(here: Here, printed: str) -> str:
    """Who leads, as a role or a body; a person is never named."""
    if printed == A_PERSON:
        return here.words.text("Role not printed")
    return printed or here.words.text("Not printed")
