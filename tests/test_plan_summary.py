"""The newest plan we hold in plain words: when it was for, what it wanted, what is known, what is open."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from macros.addresses import Addresses
from macros.here import Here
from macros.nouns import Document, HelpLine, Indicator, Plan, PlanPart, Priority
from macros.package import Package
from macros.plan_summary import plan_summary
from macros.statements import latest
from macros.words import Words
from tests.test_plans import having, text, under


@pytest.fixture
def known(real: Package) -> Here:
    return Here(real, Words("en"), Addresses("plan-summary/"))


@pytest.fixture
def invented(exampleshire: Package) -> Here:
    return Here(exampleshire, Words("en"), Addresses("plan-summary/"))


def first(page: str) -> str:
    """The sentence that says how old the plan is."""
    return text(re.findall(r'<p class="freshness">(.*?)</p>', page)[0])


def test_a_plan_of_which_only_the_years_are_printed_is_not_given_a_last_day(known: Here) -> None:
    assert first(plan_summary(known)) == (
        "This plan was for 2016–17. Its last day is not printed. We hold no newer one."
    )


def test_a_plan_whose_last_day_is_known_has_ended_once_a_newer_document_is_there(invented: Here) -> None:
    assert first(plan_summary(invented)) == "This plan ended in March 2026. We hold no newer one."
    later = replace(invented.package.all(Plan)[0], ends=date(2028, 3, 31))
    assert first(plan_summary(having(invented, Plan, later))) == (
        "This plan runs to March 2028. We hold no newer one."
    )


def test_a_plan_without_years_says_so(invented: Here) -> None:
    bare = replace(invented.package.all(Plan)[0], ends=None, years="")
    assert first(plan_summary(having(invented, Plan, bare))) == (
        "The plan does not print its years. We hold no newer one."
    )


def test_the_newest_plan_with_a_text_is_taken_and_newer_ones_are_named(known: Here) -> None:
    page = plan_summary(known)
    assert '<a href="../plans/plan-2016/">Safer Peterborough Partnership Plan 2016–17</a>' in page
    assert (
        "The documents name a newer plan, but we do not hold it: "
        "Safer Peterborough Plan, as in force in November 2018"
    ) in text(page)


def test_without_the_text_of_any_plan_the_page_says_so(invented: Here) -> None:
    lost = replace(invented.package.all(Plan)[0], held_in="")
    assert text(plan_summary(having(invented, Plan, lost))) == "We hold the text of no plan."


def test_each_priority_is_told_in_its_plain_words_with_ways_on(known: Here) -> None:
    told = under(plan_summary(known), "priorities")
    rows = [row for row in known.package.all(Priority) if row.plan == "plan-2016"]
    items = re.findall(r"<li><h3>.*?</li>", told, re.DOTALL)
    assert len(items) == len(rows)
    for row, item in zip(rows, items, strict=True):
        assert text(item).startswith(f"{row.name} {row.about} What we know:")
        assert f'href="../plans/plan-2016/#{row.id}"' in item
        assert f'href="../priorities/{row.theme}/"' in item


def test_one_figure_from_that_time_or_later_stands_beside_each_priority_and_once_only(known: Here) -> None:
    told = under(plan_summary(known), "priorities")
    shown = re.findall(r'href="\.\./indicators/([^/]+)/"', told)
    assert len(shown) == len(set(shown)) > 0
    start = known.package.one(Document, "plan-2016").published
    for id in shown:
        for row in latest(known.package, known.package.one(Indicator, id)):
            assert known.package.one(Document, row.document).published >= start


def test_a_tested_change_is_preferred_and_told(known: Here) -> None:
    told = text(under(plan_summary(known), "priorities"))
    assert (
        "Deliberate fires . The latest figure we hold is 348 fires, for “Current 12 months” "
        "(exact dates not given). As at: Report of November 2018. Against the year before: Fallen"
    ) in told


def test_a_priority_without_a_figure_of_its_time_gets_no_older_one(known: Here) -> None:
    told = under(plan_summary(known), "priorities")
    drugs = text(told[told.index("Substance misuse") :].split("</li>")[0])
    # There are figures of groups, which no single one could tell; so nothing is said to be missing.
    assert "What we know: the figures from that time or later are on the page of the topic." in drugs
    assert "we hold no figure" not in drugs


def test_a_priority_of_whose_topic_there_is_no_figure_says_so(known: Here) -> None:
    kept = tuple(row for row in known.package.all(Indicator) if row.theme != "drugs-and-alcohol")
    package = replace(known.package, rows={**known.package.rows, Indicator: kept})
    told = under(plan_summary(replace(known, package=package)), "priorities")
    drugs = told[told.index("Substance misuse") :].split("</li>")[0]
    assert "What we know: we hold no figure from that time or later." in text(drugs)


def test_what_a_later_report_says_is_told_after_the_priorities(known: Here) -> None:
    told = text(under(plan_summary(known), "later"))
    for row in known.package.all(PlanPart):
        if (row.plan, row.part) == ("plan-in-2018", "last_year"):
            assert (row.words in told) == (row.state == "said_elsewhere")
    assert "Deliberate fires fell by more than a quarter. Report of November 2018, section 4.8.6" in told


def test_where_the_plan_is_the_newest_nothing_was_reported_later(invented: Here) -> None:
    assert "What was reported later" not in plan_summary(invented)


def test_what_the_plan_left_open_or_is_lost_is_listed(known: Here, invented: Here) -> None:
    assert text(under(plan_summary(invented), "open")).startswith(
        "Lost A map of the board’s streets was an image and is lost. Report of May 2025, section 1 "
        "To be added A target for horns at night was to be added. Report of May 2025, section 2.1"
    )
    told = unescape(under(plan_summary(known), "open"))
    for row in known.package.all(PlanPart):
        if row.plan == "plan-2016":
            assert (row.words in told) == (row.state in {"to_be_added", "lost"})


def test_help_and_paper_are_one_tap_away(known: Here) -> None:
    page = plan_summary(known)
    for_all = [row.name for row in known.package.all(HelpLine) if not row.theme][:3]
    assert re.findall(r'<strong class="name">([^<]+)</strong>', under(page, "help")) == for_all
    assert "999" in under(page, "help")
    assert "We have not checked these numbers with the services." in page
    assert 'href="../printed/"' in under(page, "paper")
