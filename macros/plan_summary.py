"""The newest plan we hold, on one page: what it wanted, how it went, what is open, where to get help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.changing import Said, changes
from macros.helping import listed
from macros.here import Here
from macros.marking import N_
from macros.nouns import Document, HelpLine, Indicator, Plan, PlanPart, Priority, Theme
from macros.plan_parts import PARTS, of_part, said
from macros.plans import newest_held
from macros.render import render
from macros.statements import headline, latest
from macros.themes import unconfirmed
from macros.verdicts import Change

HELP_LINES = 3


@dataclass(frozen=True)
class Went:
    """One figure that tells how it went, with its change where that was tested."""

    name: str
    href: str
    headline: str
    change: Said | None


def plan_summary(here: Here) -> str:
    """The whole page."""
    plan = newest_held(here)
    if plan is None:
        return render(here, "plan_summary.html", plan=None)
    return render(
        here,
        "plan_summary.html",
        plan=plan,
        href=here.to.plan(plan.id),
        time=time(here, plan),
        newer=_newer(here, plan),
        vision=[row.words for row in of_part(here, plan, "vision") if row.state != "not_given"],
        priorities=list(_priorities(here, plan)),
        later=[said(here, row) for row in _reported_later(here, plan)],
        open=[said(here, row) for row in _left_open(here, plan)],
        ways=_ways(here, plan),
        help=listed(here, [row for row in here.package.all(HelpLine) if not row.theme][:HELP_LINES]),
        unconfirmed=unconfirmed(here),
    )


def time(here: Here, plan: Plan) -> str:
    """When the plan was for: the month of its last day where that is printed, else its years as printed."""
    words = here.words
    if plan.ends:
        month = words.month(plan.ends)
        is_over = plan.ends < here.package.newest_day
        return words.text(
            N_("This plan ended in {month}.") if is_over else N_("This plan runs to {month}."), month=month
        )
    if plan.years:
        return words.text("This plan was for {years}. Its last day is not printed.", years=plan.years)
    return words.text("The plan does not print its years.")


def _newer(here: Here, plan: Plan) -> list[dict[str, str]]:
    """Plans that came after it and that we do not hold."""
    every = here.package.all(Plan)
    later = every[every.index(plan) + 1 :]
    return [{"name": row.name, "href": here.to.plan(row.id)} for row in later]


def _priorities(here: Here, plan: Plan) -> Iterator[dict[str, Any]]:
    """Each priority with a figure of its own; the figure of one is not told again for another."""
    told: set[str] = set()
    for row in here.package.all(Priority):
        if row.plan != plan.id:
            continue
        indicator = _telling(here, plan, row.theme, told)
        told |= {indicator.id} if indicator else set()
        yield {
            "name": row.name,
            "about": row.about,
            "aims": here.to.plan(plan.id, row.id),
            "topic": here.package.one(Theme, row.theme).name,
            "href": here.to.theme(row.theme),
            "went": _went(here, indicator) if indicator else None,
            "more": _has_figures(here, plan, row.theme),
        }


def _telling(here: Here, plan: Plan, theme: str, told: set[str]) -> Indicator | None:
    """The figure since the plan that tells most: one whose change was tested, of the newest document."""
    rows = [row for row in here.package.of_theme(Indicator, theme) if row.id not in told]
    since = [row for row in rows if row.direction != "none" and _is_since(here, plan, row)]
    tested = [row for row in since if _is_tested(here, row)]
    return max(tested or since, key=lambda row: _published(here, row), default=None)


def _has_figures(here: Here, plan: Plan, theme: str) -> bool:
    """Whether the topic has figures since the plan, though none of them is told here."""
    since = here.package.one(Document, plan.held_in).published
    rows = here.package.of_theme(Indicator, theme)
    return any(_published(here, row) >= since for row in rows if latest(here.package, row))


def _is_since(here: Here, plan: Plan, indicator: Indicator) -> bool:
    """Whether its latest figure is one figure, from the document of the plan or a newer one."""
    alone = len(latest(here.package, indicator)) == 1
    return alone and _published(here, indicator) >= here.package.one(Document, plan.held_in).published


def _published(here: Here, indicator: Indicator) -> date:
    return here.package.one(Document, latest(here.package, indicator)[0].document).published


def _is_tested(here: Here, indicator: Indicator) -> bool:
    rows = here.package.where(Change, "indicator", indicator.id)
    return any(row.breakdown == "all" and row.verdict != "not_tested" for row in rows)


def _went(here: Here, indicator: Indicator) -> Went:
    return Went(
        name=indicator.name,
        href=here.to.indicator(indicator.id),
        headline=headline(here, indicator),
        change=changes(here, indicator)[0] if _is_tested(here, indicator) else None,
    )


def _reported_later(here: Here, plan: Plan) -> list[PlanPart]:
    """What the newest plan's documents tell of the year before it; nothing where this plan is the newest."""
    last = here.package.all(Plan)[-1]
    rows = of_part(here, last, "last_year") if last.id != plan.id else []
    return [row for row in rows if row.state in {"given", "said_elsewhere"}]


def _left_open(here: Here, plan: Plan) -> Iterator[PlanPart]:
    """What the plan itself said was still to come, or that is lost."""
    for part in PARTS:
        yield from (row for row in of_part(here, plan, part) if row.state in {"to_be_added", "lost"})


def _ways(here: Here, plan: Plan) -> dict[str, str]:
    return {
        "missing": here.to.page_of("missing/", plan.id),
        "delivery": here.to.page_of("delivery-plan/", plan.id),
        "help": here.to.page_of("help/"),
        "printed": here.to.page_of("printed/"),
    }
