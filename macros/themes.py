"""One theme: the topic that lives on from plan to plan, with all the data hold on it."""

from __future__ import annotations

from typing import Any

from macros import tables
from macros.helping import listed
from macros.here import Here
from macros.marking import N_
from macros.nouns import (
    Action,
    HelpLine,
    Measure,
    Outcome,
    Plan,
    Priority,
    Programme,
    Theme,
)
from macros.origins import of_theme
from macros.progress import disagreeing, progress
from macros.render import render
from macros.standing import changed, standing
from macros.timeline import timeline
from macros.verdicts import Coverage

GIVEN = {
    "none": N_("No figure"),
    "to_be_added": N_("Left open in the plan"),
    "proxy": N_("Another figure in its place"),
    "related": N_("A related figure only"),
}
# A colour is the judgement of the document that gave it, never ours.
COLOURS = {
    "red": N_("The document itself marks it red."),
    "amber": N_("The document itself marks it amber."),
    "green": N_("The document itself marks it green."),
}
STATES = {
    "not_started": N_("Not started"),
    "under_way": N_("Under way"),
    "done": N_("Done"),
    "stopped": N_("Stopped"),
    "not_reported": N_("Not reported"),
}


def theme(here: Here, id: str) -> str:
    """Everything the data hold on one theme. Raises UnknownError for an unknown id."""
    package = here.package
    return render(
        here,
        "theme.html",
        theme=package.one(Theme, id),
        standing=standing(here, id),
        changed=changed(here, id),
        plans=_plans(here, id),
        went=progress(here, id),
        years=timeline(here, id),
        disagreeing=disagreeing(here, id),
        origins=of_theme(here, id),
        help=listed(here, (line for line in package.all(HelpLine) if line.theme in {"", id})),
        has_own_help=any(line.theme == id for line in package.all(HelpLine)),
        unconfirmed=unconfirmed(here),
        follow=here.to.page_of("follow/"),
    )


def _plans(here: Here, theme: str) -> list[dict[str, Any]]:
    """What each plan says on the theme, the newest plan first; plans that are silent on it are left out."""
    priorities = here.package.of_theme(Priority, theme)
    groups = ((plan, [p for p in priorities if p.plan == plan.id]) for plan in here.package.all(Plan))
    return [_plan(here, plan, of_plan) for plan, of_plan in reversed(list(groups)) if of_plan]


def _plan(here: Here, plan: Plan, priorities: list[Priority]) -> dict[str, Any]:
    ids = {priority.id for priority in priorities}
    measures = [m for m in here.package.all(Measure) if m.priority in ids and m.given in GIVEN]
    return {
        "name": plan.name,
        "about": plan.about,
        "priorities": [_priority(here, row) for row in priorities],
        "gaps": [gap(here, row) for row in measures],
        "covered": _covered(here, plan, priorities),
        "actions": [_action(here, row) for row in here.package.all(Action) if row.priority in ids],
    }


def _covered(here: Here, plan: Plan, priorities: list[Priority]) -> str:
    """How many of the plan's measures on the topic have a figure, as `compute` counted them."""
    theme = priorities[0].theme
    row = next((c for c in here.package.all(Coverage) if (c.plan, c.theme) == (plan.id, theme)), None)
    if row is None:
        return ""
    return here.words.text(
        "Measures it set here: {measures}. With a figure of their own: {figure}. With no figure: {none}.",
        measures=row.measures,
        figure=row.figure,
        none=row.none,
    )


def _priority(here: Here, row: Priority) -> dict[str, Any]:
    programmes = [p for p in here.package.all(Programme) if p.priority == row.id]
    return {
        "name": row.name,
        "about": row.about,
        "outcomes": [o.name for o in here.package.all(Outcome) if o.priority == row.id],
        "programmes": [{"name": p.name, "lead": _lead(here, p.lead)} for p in programmes],
        **_link(here, row.document, row.section),
    }


def _lead(here: Here, lead: str) -> str:
    """Who leads; where the document gives only a person, that is said and the person is not."""
    if lead == "[x]":
        return here.words.text("The plan names a person; their role is not printed.")
    return here.words.text("Led by: {lead}.", lead=lead)


def _link(here: Here, document: str, section: str) -> dict[str, str]:
    source = tables.source_of(here, document, section, "")
    return {"href": source.href, "label": source.label}


def gap(here: Here, row: Measure) -> dict[str, str]:
    """A measure without a figure of its own, and what its document says instead."""
    given = here.words.text(GIVEN[row.given])
    colour = here.words.text(COLOURS[row.colour]) if row.colour else ""
    return {
        "name": row.name,
        "given": given,
        "said": row.said,
        "colour": colour,
        **_link(here, row.document, row.section),
    }


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
    open_lines = [line for line in here.package.all(HelpLine) if not line.is_confirmed]
    if not open_lines:
        return ""
    if len(open_lines) == len(here.package.all(HelpLine)):
        return here.words.text("We have not checked these numbers with the services.")
    names = ", ".join(line.name for line in open_lines)
    return here.words.text("We have not checked these numbers with the services: {names}.", names=names)
