"""What this site promises of itself: how each promise is kept and checked, and what came out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from macros.downloads import csv_link
from macros.here import Here
from macros.marking import N_
from macros.nouns import Pledge, Result
from macros.render import render
from macros.verdicts import PledgeCount

NOT_TESTED = "not_tested"
WITH_EVERY_CHANGE, BY_HAND = N_("With every change"), N_("By hand")
# In the order in which they matter to a resident.
GROUPS = {
    "truth": N_("True figures"),
    "people": N_("People are protected"),
    "accessibility": N_("Everyone can use it"),
    "languages": N_("Other languages"),
    "speed": N_("Light and quick"),
    "security": N_("Safe to visit and to run"),
    "data": N_("Data to take away"),
    "publishing": N_("Publishing, and putting right"),
    "others": N_("Other partnerships"),
}
LOOKED_AT = {
    "texts": N_("Texts: {count}"),
    "cells": N_("Table cells: {count}"),
    "sentences": N_("Sentences: {count}"),
    "answers": N_("What a reader needs: {count}"),
    "figures": N_("Figures: {count}"),
    "files": N_("Files: {count}"),
    "links": N_("Links: {count}"),
    "numbers": N_("Numbers: {count}"),
    "pages": N_("Pages: {count}"),
    "states": N_("Pages, each in each state: {count}"),
    "statuses": N_("Statuses: {count}"),
    "tests": N_("Tests: {count}"),
    "walks": N_("Walks by keyboard, there and back: {count}"),
}


def assessment(here: Here) -> str:
    """What is not tested first; then every promise by group, with its checks and their results."""
    rows = here.package.all(Pledge)
    tested = [row for row in rows if row.how != NOT_TESTED]
    return render(
        here,
        "assessment.html",
        summary=_summary(here),
        untested=[row for row in rows if row.how == NOT_TESTED],
        groups=[_group(here, group, tested) for group in GROUPS if any(row.group == group for row in tested)],
        files=[csv_link(here, "assessment"), csv_link(here, "audit")],
        catalogue=here.to.page_of("data/", "assessment"),
    )


def _summary(here: Here) -> list[str]:
    """How the promises are checked and what came out, each in one sentence; nothing without promises."""
    counts = {row.how: row for row in here.package.all(PledgeCount)}
    if not counts:
        return []
    return [_ways(here, counts), _came_out(here, counts["all"])]


def _ways(here: Here, counts: dict[str, PledgeCount]) -> str:
    many = {how: _many(here, row.pledges) for how, row in counts.items() if how != "all"}
    return here.words.plural(
        "This site makes {count} promise about itself. Tested with every change: {every_change}. "
        "Checked by hand only: {by_hand}. Not tested: {not_tested}.",
        "This site makes {count} promises about itself. Tested with every change: {every_change}. "
        "Checked by hand only: {by_hand}. Not tested: {not_tested}.",
        counts["all"].pledges,
        **many,
    )


def _came_out(here: Here, row: PledgeCount) -> str:
    return here.words.text(
        "The last checks found no fault in {no_fault} of them, and a fault in {fault}. "
        "For {no_result} a result is still missing.",
        no_fault=_many(here, row.no_fault),
        fault=_many(here, row.fault),
        no_result=_many(here, row.no_result),
    )


def _many(here: Here, count: int) -> str:
    return here.words.spelled(count) if count else here.words.text("none")


def _group(here: Here, group: str, rows: list[Pledge]) -> dict[str, Any]:
    return {
        "id": group,
        "name": here.words.text(GROUPS[group]),
        "lines": [{"row": row, "results": _results(here, row)} for row in rows if row.group == group],
    }


def _results(here: Here, row: Pledge) -> list[dict[str, str]]:
    """The results of a promise that are there; what is not there is not claimed."""
    found = {result.check: result for result in here.package.all(Result)}
    return [_result(here, row, found.get(check)) for check in row.results]


def _result(here: Here, row: Pledge, result: Result | None) -> dict[str, str]:
    if result is None:
        return {"key": "no_evidence", "word": here.words.text("No result yet"), "day": ""}
    own = result.check == row.own_result
    return {
        "key": "not_done" if result.faults else "done",
        "word": _faults(here, result.faults),
        "way": here.words.text(WITH_EVERY_CHANGE if own else BY_HAND),
        "of": here.words.text(LOOKED_AT[result.unit], count=here.words.number(Decimal(result.looked_at))),
        "day": here.words.day(result.date),
    }


def _faults(here: Here, faults: int) -> str:
    if not faults:
        return here.words.text("No fault found")
    many = here.words.number(Decimal(faults))
    return here.words.plural("{faults} fault found", "{faults} faults found", faults, faults=many)
