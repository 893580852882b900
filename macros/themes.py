"""One theme: the topic that lives on from plan to plan, with all the data hold on it."""

from __future__ import annotations

from typing import Any

from macros import tables
from macros.cards import card
from macros.here import Here
from macros.nouns import (
    Action,
    HelpLine,
    Indicator,
    Measure,
    Outcome,
    Plan,
    Priority,
    PublishedTable,
    Theme,
)
from macros.render import render

GIVEN = {
    "none": "No figure",
    "proxy": "Another figure in its place",
    "related": "A related figure only",
}
STATES = {
    "not_started": "Not started",
    "under_way": "Under way",
    "done": "Done",
    "stopped": "Stopped",
    "not_reported": "Not reported",
}


def theme(here: Here, id: str) -> str:
    """Everything the data hold on one theme. Raises UnknownError for an unknown id."""
    package = here.package
    priorities = package.of_theme(Priority, id)
    ids = {priority.id for priority in priorities}
    return render(
        here,
        "theme.html",
        theme=package.one(Theme, id),
        cards=[card(here, row) for row in package.of_theme(Indicator, id)],
        tables=[{"href": here.to.table(t.id), "label": t.name} for t in package.of_theme(PublishedTable, id)],
        priorities=[_priority(here, row) for row in priorities],
        gaps=[_gap(here, m) for m in package.all(Measure) if m.priority in ids and m.given in GIVEN],
        actions=[_action(here, a) for a in package.all(Action) if a.priority in ids],
        help=[line for line in package.all(HelpLine) if line.theme in {"", id}],
        unconfirmed=unconfirmed(here),
    )


def _priority(here: Here, row: Priority) -> dict[str, Any]:
    outcomes = [o.name for o in here.package.all(Outcome) if o.priority == row.id]
    plan = here.package.one(Plan, row.plan)
    return {
        "plan": plan.name,
        "name": row.name,
        "outcomes": outcomes,
        **_link(here, row.document, row.section),
    }


def _link(here: Here, document: str, section: str) -> dict[str, str]:
    source = tables.source_of(here, document, section, "")
    return {"href": source.href, "label": source.label}


def _gap(here: Here, row: Measure) -> dict[str, str]:
    given = here.words.text(GIVEN[row.given])
    return {"name": row.name, "given": given, "said": row.said, **_link(here, row.document, row.section)}


def _action(here: Here, row: Action) -> dict[str, str]:
    state = here.words.text(STATES[row.state])
    return {
        "key": row.state,
        "state": state,
        "name": row.name,
        "evidence": row.evidence,
        **_link(here, row.document, row.section),
    }


def unconfirmed(here: Here) -> str:
    """Which help lines no person has checked with the service; empty when all are."""
    open_lines = [line for line in here.package.all(HelpLine) if line.confirmed_on is None]
    if not open_lines:
        return ""
    if len(open_lines) == len(here.package.all(HelpLine)):
        return here.words.text("We have not checked these numbers with the services.")
    names = ", ".join(line.name for line in open_lines)
    return here.words.text("We have not checked these numbers with the services: {names}.", names=names)
