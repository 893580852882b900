"""Every plan under the same headings: what it says, what it left open, what is lost, what we do not hold."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from types import MappingProxyType

import pytest

from macros.addresses import Addresses
from macros.here import Here
from macros.nouns import Document, Plan, PlanPart, Priority, Target
from macros.package import Package
from macros.plan_parts import PARTS
from macros.plans import plan, plans, years
from macros.verdicts import Status
from macros.words import Words
from tests.conftest import Build

HEADINGS = [
    "Vision",
    "Setting",
    "Structure",
    "The year before",
    "Priorities",
    "How you were involved",
    "What was to be done",
    "Targets",
    "How it was watched",
    "Principles",
    "Telling the public",
]


def text(html: str) -> str:
    """What a person reads of a piece of a page."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def of(package: Package) -> Here:
    return Here(package, Words("en"), Addresses("plans/some-plan/"))


def having(here: Here, noun: type, *rows: object) -> Here:
    """The same place, whose package holds these rows of one noun and no others."""
    package = replace(here.package, rows=MappingProxyType({**here.package.rows, noun: rows}))
    return replace(here, package=package)


def under(page: str, anchor: str) -> str:
    """The part of a page below one heading."""
    found = re.search(rf"^## [^\n]+ {{: #{anchor} }}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, anchor
    return found[1]


@pytest.fixture
def invented(exampleshire: Package) -> Here:
    return of(exampleshire)


@pytest.fixture
def known(real: Package) -> Here:
    return of(real)


@pytest.mark.parametrize("name", ["real", "exampleshire"])
def test_every_plan_has_the_same_headings_in_the_same_order(
    name: str, request: pytest.FixtureRequest
) -> None:
    here = of(request.getfixturevalue(name))
    for row in here.package.all(Plan):
        assert re.findall(r"^## (.+?) \{: #", plan(here, row.id), re.MULTILINE) == HEADINGS


def test_every_part_of_the_contract_has_a_heading(real: Package) -> None:
    part = next(field for field in real.resource("plan-parts").fields if field.name == "part")
    assert list(part.constraints["enum"]) == list(PARTS)


@pytest.mark.parametrize("name", ["real", "exampleshire"])
def test_everything_told_of_a_plan_stands_on_its_page_with_its_place(
    name: str, request: pytest.FixtureRequest
) -> None:
    here = of(request.getfixturevalue(name))
    for row in here.package.all(PlanPart):
        told = under(plan(here, row.plan), row.part.replace("_", "-"))
        line = next(
            one for one in re.findall(r"<li class=\"said-.*?</li>", told) if row.words in unescape(one)
        )
        assert f'class="said-{row.state}"' in line
        assert f"documents/{row.document}/#section-" in line


def test_what_was_still_to_come_is_tagged_and_the_tag_is_explained(known: Here, invented: Here) -> None:
    assert text(under(plan(invented, "plan-2024"), "targets")).startswith(
        "Most figures have a target. Report of May 2025, section 1 "
        "To be added A target for horns at night was to be added. Report of May 2025, section 2.1"
    )
    assert (
        "To be added The plan says this will be added. We hold no later version that does. "
        "Lost This was an image, or it is cut off. What it showed is lost in the text we hold."
    ) in text(plan(known, "plan-refresh-2009"))


@pytest.mark.parametrize(("state", "tag"), [("to_be_added", "To be added"), ("lost", "Lost")])
def test_every_gap_of_a_real_plan_carries_its_tag(known: Here, state: str, tag: str) -> None:
    for row in known.package.all(PlanPart):
        if row.state == state:
            assert f"{tag} {row.words}" in text(plan(known, row.plan))


def test_a_lost_image_is_said_to_be_lost(invented: Here) -> None:
    assert (
        "Lost A map of the board’s streets was an image and is lost. Report of May 2025, section 1"
    ) in text(under(plan(invented, "plan-2024"), "structure"))


def test_only_tags_that_are_used_are_explained(invented: Here) -> None:
    row = next(row for row in invented.package.all(PlanPart) if row.state == "given")
    page = plan(having(invented, PlanPart, row), "plan-2024")
    assert "Tags used on this page" not in page


def test_a_plan_that_is_not_held_says_so_at_the_top_and_who_tells_of_it(known: Here) -> None:
    page = plan(known, "plan-2014")
    top = text(page[: page.index("\n## ")])
    assert "We do not hold it Here is what others say of it." in top
    assert "Who tells of it Performance report on the Safer Peterborough Partnership Plan 2014–17" in top
    assert "Where it is printed" not in top


def test_of_a_plan_that_is_not_held_the_document_and_not_the_plan_promises(known: Here) -> None:
    page = text(plan(known, "plan-2014"))
    assert "To be added The document says this will be added. We hold no later one that does." in page
    assert "Said elsewhere" not in page


def test_what_another_document_says_of_a_plan_we_hold_is_tagged(invented: Here) -> None:
    told = text(under(plan(invented, "plan-2024"), "telling-the-public"))
    assert told.startswith(
        "Said elsewhere A later report says that a poster hung in every bicycle shed. "
        "Report of May 2025, section 1"
    )


def test_a_part_of_which_no_row_tells_is_not_left_blank(invented: Here) -> None:
    page = plan(having(invented, PlanPart), "plan-2024")
    assert text(under(page, "vision")) == "We hold nothing on this."


def test_an_old_plan_names_what_came_later_and_the_newest_nothing(known: Here) -> None:
    assert "What came later Safer Peterborough Plan, as in force in November 2018" in text(
        plan(known, "plan-2016")
    )
    assert "What came later" not in plan(known, "plan-in-2018")


def test_days_are_given_only_where_they_are_printed(known: Here, invented: Here) -> None:
    assert years(invented, invented.package.all(Plan)[0]) == "1 April 2024 to 31 March 2026"
    told = {row.id: years(known, row) for row in known.package.all(Plan)}
    assert told["plan-2016"] == "2016–17"
    assert told["plan-in-2018"] == ""
    assert "Years, as printed None are printed." in text(plan(known, "plan-in-2018"))


def test_printed_years_stand_in_the_name_or_the_words_of_a_plan(known: Here) -> None:
    for row in known.package.all(Plan):
        assert row.years in row.name + row.about, row.id


def test_each_priority_says_what_was_wanted_and_leads_to_how_it_went(known: Here) -> None:
    page = plan(known, "plan-2016")
    told = under(page, "priorities")
    for row in known.package.all(Priority):
        if row.plan == "plan-2016":
            own = told[told.index(f'<li class="aim" id="{row.id}"') :].split("</li>\n")[0]
            assert text(own).startswith(f"{row.name} {row.about}")
            assert f'href="../../priorities/{row.theme}/"' in own


def test_themes_that_run_through_all_stand_apart(known: Here) -> None:
    told = under(plan(known, "plan-in-2018"), "priorities")
    assert told.index("anti-social-behaviour-2018") < told.index("Themes that run through all of them")
    assert told.index("Themes that run through all of them") < told.index("mental-health-2018")


def test_actions_stand_with_their_state_and_lead_to_who_was_to_do_them(invented: Here) -> None:
    told = under(plan(invented, "plan-2024"), "actions")
    assert '<span class="state state-done">Done</span> Give away locks' in told
    assert 'href="../../delivery-plan/#plan-2024"' in told


def test_a_plan_without_actions_says_so(known: Here) -> None:
    assert "No single action of it is printed." in under(plan(known, "plan-2011"), "actions")


def test_every_target_of_the_document_stands_with_how_it_stood(known: Here) -> None:
    told = under(plan(known, "plan-refresh-2009"), "targets")
    rows = re.findall(r"<tr role=\"row\"><th scope=\"row\".*?</tr>", told, re.DOTALL)
    wanted = [row for row in known.package.all(Target) if (row.document, row.kind) == ("plan-2009", "target")]
    assert len(rows) == len(wanted)
    assert text(rows[0]) == (
        "Serious acquisitive crime 31 March 2009 4,773 crimes When last reported: Off track "
        "“5109 4773 4574” Plan of March 2009, "
        "“Targets: serious acquisitive crime (first section printed 7.1)”"
    )


def test_a_target_without_a_figure_to_hold_it_against_was_never_reported(known: Here) -> None:
    told = text(under(plan(known, "plan-2016"), "targets"))
    assert "No date given 5 days No data" in told
    assert "When last reported: No data" not in told


def test_a_target_nobody_judged_says_so(known: Here) -> None:
    told = under(plan(having(known, Status), "plan-2016"), "targets")
    assert "Not judged here" in told


def test_the_list_has_every_plan_the_newest_first_and_says_which_we_hold(known: Here) -> None:
    found = re.findall(r"<h2><a[^>]*>(.*?)</a></h2><p class=\"when\">(.*?)</p>", plans(known))
    assert [(unescape(name), text(told)) for name, told in found] == [
        (
            "Safer Peterborough Plan, as in force in November 2018",
            "We do not hold it Its years are not printed.",
        ),
        ("Safer Peterborough Partnership Plan 2016–17", "We hold its text Years: 2016–17."),
        ("Safer Peterborough Partnership Plan 2014–17", "We do not hold it Years: 2014–17."),
        (
            "Priorities recommended in April 2012 for the coming year",
            "We hold its text Its years are not printed.",
        ),
        ("Safer Peterborough Partnership Plan 2011–2014", "We do not hold it Years: 2011–2014."),
        ("Community Safety Plan 2008–11, refreshed for 2009–10", "We hold its text Years: 2009–10."),
    ]


def test_what_a_document_says_reaches_the_page_as_text(invented: Here) -> None:
    row = replace(invented.package.all(PlanPart)[0], words="<b>Every</b> bicycle")
    assert "&lt;b&gt;Every&lt;/b&gt; bicycle" in plan(having(invented, PlanPart, row), "plan-2024")


@pytest.mark.parametrize("name", ["real", "exampleshire"])
def test_every_plan_has_a_page_that_its_document_leads_to(name: str, request: pytest.FixtureRequest) -> None:
    package: Package = request.getfixturevalue(name)
    built: Build = request.getfixturevalue(f"{name}_build")
    for row in package.all(Plan):
        assert text(built.page(f"plans/{row.id}")).count(row.name)
        assert f'href="../../plans/{row.id}/"' in built.page(f"documents/{row.document}")


def test_each_section_of_a_document_leads_to_the_pages_that_tell_what_it_says(real_build: Build) -> None:
    page = real_build.page("documents/plan-2009")
    section = page[page.index('id="section-3-2"') :].split("</section>")[0]
    assert "What it says is told on:" in section
    assert 'href="../../plans/plan-refresh-2009/#structure"' in section


def test_a_document_says_at_the_top_what_was_taken_from_it(real: Package, real_build: Build) -> None:
    for row in real.all(Document):
        page = real_build.page(f"documents/{row.id}")
        top = page[: page.index("<h2")]
        assert "What this site took from it" in top, row.id
        for anchor in re.findall(r'href="#([^"]+)"', top):
            assert f'id="{anchor}"' in page, (row.id, anchor)
