"""Who was to do what: every action and programme of every plan, with its state as it was reported."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from macros.addresses import Addresses
from macros.delivery import delivery_plan
from macros.here import Here
from macros.nouns import Action, Plan, Priority, Programme
from macros.package import Package
from macros.words import Words
from tests.conftest import Build
from tests.test_plans import having, text, under


@pytest.fixture
def known(real: Package) -> Here:
    return Here(real, Words("en"), Addresses("delivery-plan/"))


@pytest.fixture
def invented(exampleshire: Package) -> Here:
    return Here(exampleshire, Words("en"), Addresses("delivery-plan/"))


def lines(page: str) -> list[list[str]]:
    """The rows of the tables of a page, cell by cell, without their heads."""
    found = re.findall(r'<tr role="row"><th scope="row".*?</tr>', page, re.DOTALL)
    return [[text(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)] for row in found]


def test_an_action_stands_with_state_lead_report_and_place(invented: Here) -> None:
    assert lines(delivery_plan(invented)) == [
        [
            "Give away locks",
            "Done",
            "Locks were given away.",
            "Role not printed Safer streets",
            "Report of May 2025, section 1",
        ]
    ]


def test_every_action_and_programme_is_on_the_page(known: Here) -> None:
    page = delivery_plan(known)
    assert len(lines(page)) == len(known.package.all(Action))
    plain = unescape(page)
    assert [row.id for row in known.package.all(Action) if row.name not in plain] == []
    assert [row.id for row in known.package.all(Programme) if row.name not in plain] == []


def test_plans_stand_the_newest_first_and_each_priority_below_its_plan(known: Here) -> None:
    page = delivery_plan(known)
    headings = re.findall(r"^## .+? \{: #(.+?) \}", page, re.MULTILINE)
    assert headings == [row.id for row in reversed(known.package.all(Plan))]
    with_actions = {row.priority for row in known.package.all(Action)}
    for row in known.package.all(Priority):
        if row.id in with_actions:
            assert f'id="{row.id}"' in under(page, row.plan), row.id


def test_a_person_is_never_the_lead_and_a_body_is(known: Here) -> None:
    page = delivery_plan(known)
    assert "[x]" not in page
    found = next(line for line in lines(page) if line[0] == "Spread information and tools to prevent crime")
    assert found[3] == "Cambridgeshire Constabulary Action plan on serious acquisitive crime"


def test_without_a_programme_no_lead_is_printed(invented: Here) -> None:
    alone = replace(invented.package.all(Action)[0], programme="")
    assert lines(delivery_plan(having(invented, Action, alone)))[0][3] == "Not printed"


def test_a_programme_without_actions_is_listed_below(invented: Here) -> None:
    page = delivery_plan(having(invented, Action))
    assert (
        "Work programmes of which no action is printed: "
        "Safer streets. Who leads: Role not printed. Report of May 2024, section 1"
    ) in text(page)


def test_what_differs_from_the_plan_has_a_column_where_something_does(known: Here, invented: Here) -> None:
    assert "What differs from the plan" not in delivery_plan(invented)
    row = next(
        line for line in lines(delivery_plan(known)) if line[0] == "Train council staff on domestic abuse"
    )
    assert row[3] == "Stopped for lack of take-up."


def test_a_state_of_a_later_day_says_its_day(invented: Here) -> None:
    later = replace(invented.package.all(Action)[0], as_at=date(2026, 1, 31))
    found = lines(delivery_plan(having(invented, Action, later)))
    assert found[0][-1] == "31 January 2026 Report of May 2025, section 1"


def test_a_plan_without_actions_says_so_and_one_we_do_not_hold_too(known: Here) -> None:
    told = text(under(delivery_plan(known), "plan-2011"))
    assert told.startswith("We do not hold this plan. As at: Assessment of April 2012.")
    assert told.endswith("No action of it is printed.")


def test_states_are_said_to_be_what_people_reported(invented: Here) -> None:
    assert text(delivery_plan(invented)).startswith(
        "States are what people reported. Nobody has checked them for this site."
    )


def test_the_page_is_light(real_build: Build) -> None:
    page = (real_build.site / "delivery-plan" / "index.html").read_bytes()
    assert len(gzip.compress(page, 9)) < 60_000
