"""The plans: a list of all that a document names, and one page for each, in one order of headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from macros import nouns, tables
from macros.aims import aims
from macros.documents import ROLES
from macros.here import Here
from macros.plan_parts import meanings, parts
from macros.render import render
from macros.themes import STATES


def plans(here: Here) -> str:
    """Every plan, the newest first."""
    rows = [_listed(here, row) for row in reversed(here.package.all(nouns.Plan))]
    return render(here, "plans.html", plans=rows)


def _listed(here: Here, plan: nouns.Plan) -> dict[str, Any]:
    return {
        "name": plan.name,
        "href": here.to.plan(plan.id),
        "years": years(here, plan),
        "is_held": bool(plan.held_in),
        "about": plan.about,
    }


def years(here: Here, plan: nouns.Plan) -> str:
    """When a plan was for: its days where they are printed, else its years as printed, else empty."""
    if plan.starts and plan.ends:
        start, end = here.words.day(plan.starts), here.words.day(plan.ends)
        return here.words.text("{start} to {end}", start=start, end=end)
    return plan.years


def newest_held(here: Here) -> nouns.Plan | None:
    """The newest plan whose own text we hold."""
    held = [plan for plan in here.package.all(nouns.Plan) if plan.held_in]
    return held[-1] if held else None


def plan(here: Here, id: str) -> str:
    """The page of one plan. Raises UnknownError for an unknown id."""
    row = here.package.one(nouns.Plan, id)
    told_by = row.held_in or row.document
    shown = parts(here, row)
    return render(
        here,
        "plan.html",
        plan=row,
        years=years(here, row),
        told_by=_document(here, told_by),
        newer=_newer(here, row),
        parts=shown,
        meanings=meanings(here, row, shown),
        priorities=_priorities(here, row),
        delivery=here.to.page_of("delivery-plan/", row.id),
        partnership=here.to.page_of("partnership/"),
        promises=here.to.page_of("promises/"),
        aims=aims(here, told_by),
        partners=[_partner(here, p) for p in _of(here, nouns.Partner, told_by)],
        groups=_of(here, nouns.Group, told_by),
        principles=[p for p in here.package.all(nouns.Principle) if p.plan == id],
    )


def _document(here: Here, id: str) -> dict[str, str]:
    row = here.package.one(nouns.Document, id)
    return {"href": here.to.document(id), "label": row.title, "short": row.short}


def _newer(here: Here, plan: nouns.Plan) -> list[dict[str, str]]:
    """The plans that came after, so that nobody takes an old one for the one in force."""
    every = here.package.all(nouns.Plan)
    later = every[every.index(plan) + 1 :]
    return [{"name": row.name, "href": here.to.plan(row.id)} for row in later]


def _of(here: Here, noun: type[Any], document: str) -> list[Any]:
    return [row for row in here.package.all(noun) if row.document == document]


def _partner(here: Here, row: nouns.Partner) -> dict[str, str]:
    return {"name": row.name, "role": here.words.text(ROLES[row.role])}


def _priorities(here: Here, plan: nouns.Plan) -> list[dict[str, Any]]:
    return [_priority(here, row) for row in here.package.all(nouns.Priority) if row.plan == plan.id]


def _priority(here: Here, row: nouns.Priority) -> dict[str, Any]:
    source = tables.source_of(here, row.document, row.section, "")
    return {
        **asdict(row),
        "topic": here.package.one(nouns.Theme, row.theme).name,
        "href": here.to.theme(row.theme),
        "outcomes": [o.name for o in here.package.all(nouns.Outcome) if o.priority == row.id],
        "actions": actions(here, [a for a in here.package.all(nouns.Action) if a.priority == row.id]),
        "source": source,
    }


def actions(here: Here, rows: Sequence[nouns.Action]) -> list[dict[str, str]]:
    """Actions in short: what was to be done, and what was reported of it."""
    return [{"name": row.name, "key": row.state, "state": here.words.text(STATES[row.state])} for row in rows]
