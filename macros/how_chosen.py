"""How priorities were chosen: the scores, what was recommended, and what later plans took up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros import tables
from macros.charts import show
from macros.here import Here
from macros.marking import N_
from macros.nouns import Document, Plan, Priority, PublishedTable, Recommendation, Theme
from macros.plan_parts import of_part, said
from macros.render import render

KINDS = {"priority": N_("A priority: {name}"), "cross_cutting": N_("Runs through all: {name}")}


@dataclass(frozen=True)
class Taken:
    """What became of one recommended priority: what each later plan names, nothing where it is silent."""

    name: str
    about: str
    href: str
    later: tuple[tuple[str, tuple[str, ...]], ...]


def how_chosen(here: Here) -> str:
    """The whole page. Without a table of scores it says so and goes on."""
    scored = [row for row in here.package.all(PublishedTable) if row.matrix]
    advised = _advised(here, scored)
    return render(
        here,
        "how_chosen.html",
        matrices=[_matrix(here, row) for row in scored],
        recommended=[_recommended(here, plan) for plan in advised],
        advice=_advice(here),
        plans=[_chosen(here, plan) for plan in reversed(here.package.all(Plan))],
    )


def _matrix(here: Here, table: PublishedTable) -> dict[str, Any]:
    return {
        "id": table.id,
        "name": table.name,
        "about": table.definition,
        "caveat": table.caveat,
        "chart": show.matrix_of(here, table),
        "view": tables.published(here, here.package.resource(table.id)),
        "href": here.to.table(table.id),
    }


def _advised(here: Here, scored: list[PublishedTable]) -> list[Plan]:
    """What the documents with the scores recommend, kept among the plans."""
    documents = {row["document"] for table in scored for row in here.package.resource(table.id).rows}
    return [plan for plan in here.package.all(Plan) if plan.held_in in documents]


def _recommended(here: Here, plan: Plan) -> dict[str, Any]:
    every = here.package.all(Plan)
    later = every[every.index(plan) + 1 :]
    source = tables.source_of(here, plan.document, plan.section, "")
    rows = [row for row in here.package.all(Priority) if row.plan == plan.id]
    return {
        "id": plan.id,
        "name": plan.name,
        "about": plan.about,
        "plans": [other.name for other in later],
        "lines": [_taken(here, row, later) for row in rows],
        "source": source,
    }


def _taken(here: Here, row: Priority, later: tuple[Plan, ...]) -> Taken:
    return Taken(
        name=row.name,
        about=row.about,
        href=here.to.theme(row.theme),
        later=tuple((plan.name, _in_plan(here, plan, row.theme)) for plan in later),
    )


def _in_plan(here: Here, plan: Plan, theme: str) -> tuple[str, ...]:
    """What a plan names on the same topic."""
    rows = here.package.of_theme(Priority, theme)
    return tuple(here.words.text(KINDS[row.kind], name=row.name) for row in rows if row.plan == plan.id)


def _advice(here: Here) -> list[dict[str, Any]]:
    """What each document recommends to do, topic by topic."""
    found = []
    for document in here.package.all(Document):
        rows = [row for row in here.package.all(Recommendation) if row.document == document.id]
        topics = [
            {"name": theme.name, "rows": [_advised_step(here, r) for r in rows if r.theme == theme.id]}
            for theme in sorted(here.package.all(Theme), key=lambda row: row.position)
        ]
        if rows:
            found.append({"name": document.short, "topics": [topic for topic in topics if topic["rows"]]})
    return found


def _advised_step(here: Here, row: Recommendation) -> dict[str, Any]:
    return {"name": row.name, "source": tables.source_of(here, row.document, row.section, "")}


def _chosen(here: Here, plan: Plan) -> dict[str, Any]:
    return {
        "name": plan.name,
        "href": here.to.plan(plan.id, "priorities"),
        "rows": [said(here, row) for row in of_part(here, plan, "priorities")],
    }
