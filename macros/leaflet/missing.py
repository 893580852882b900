"""What is missing, in a few sentences. Every count is a cell of `data/judgements/`."""

from __future__ import annotations

from macros.here import Here
from macros.marking import N_
from macros.nouns import Plan
from macros.verdicts import Coverage, StatusCount

ALL = "all"


def newest_held(here: Here) -> Plan | None:
    """The last plan of the file whose own text is held; None where there is none."""
    return next((plan for plan in reversed(here.package.all(Plan)) if plan.held_in), None)


def missing(here: Here, plan: Plan | None) -> tuple[str, ...]:
    """What the plan's measures have, how many figures have no target, and which newer plans are not held."""
    return *_measures(here, plan), *_without_target(here), *_newer(here, plan)


def _measures(here: Here, plan: Plan | None) -> tuple[str, ...]:
    rows = (row for row in here.package.all(Coverage) if plan and (row.plan, row.theme) == (plan.id, ALL))
    row = next(rows, None)
    if row is None:
        return ()
    words = here.words
    set_out = words.plural(
        "The plan set out to measure {count} thing.",
        "The plan set out to measure {count} things.",
        row.measures,
    )
    given = words.text("The documents we hold give a figure for {count} of them.", count=_or_none(here, row))
    rest = (
        (N_("For {count} they give only a related figure."), row.related),
        (N_("For {count} they give another figure in its place."), row.proxy),
        (N_("For {count} they give no figure."), row.none),
    )
    return set_out, given, *(words.text(said, count=words.spelled(count)) for said, count in rest if count)


def _or_none(here: Here, row: Coverage) -> str:
    return here.words.spelled(row.figure) if row.figure else here.words.text("none")


def _without_target(here: Here) -> tuple[str, ...]:
    rows = here.package.all(StatusCount)
    count = next((r.indicators for r in rows if (r.theme, r.status) == (ALL, "no_target_set")), 0)
    said = here.words.plural(
        "For {count} of the figures on the site no document sets a target.",
        "For {count} of the figures on the site no document sets a target.",
        count,
    )
    return (said,) if count else ()


def _newer(here: Here, plan: Plan | None) -> tuple[str, ...]:
    """Plans after the newest one that is held; all of them where none is held."""
    plans = here.package.all(Plan)
    newer = plans[plans.index(plan) + 1 :] if plan else plans
    said = N_("The documents name a newer plan, which we do not hold: {name}.")
    return tuple(here.words.text(said, name=one.name) for one in newer)
