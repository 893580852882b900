"""The first page says how we are doing, topic by topic, and never more than the rows say."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from types import MappingProxyType

import pytest

from macros.addresses import Addresses
from macros.commentary import Doing, doing
from macros.here import Here
from macros.home import home
from macros.nouns import Commentary, Indicator, Theme
from macros.package import Package
from macros.standing import RANKS, standing
from macros.sums import STATUSES
from macros.verdicts import Revision, Status, StatusCount
from macros.words import Words
from tests.conftest import Build
from tests.test_build import Links, target


def text(html: str) -> str:
    """What a person reads of a piece of a page."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html))).strip()


def of(package: Package) -> Here:
    return Here(package, Words("en"), Addresses(""))


def having(here: Here, noun: type, *rows: object) -> Here:
    """The same place, whose package holds these rows of one noun and no others."""
    return replace(
        here, package=replace(here.package, rows=MappingProxyType({**here.package.rows, noun: rows}))
    )


def sentences(here: Here, theme: str) -> list[str]:
    """How a topic stands, as it reads on the first page."""
    page = home(here)
    name = here.package.one(Theme, theme).name
    part = next(part for part in page.split("<li><h3>")[1:] if f">{name}</a>" in part)
    return [
        text(found)
        for found in re.findall(r"<p class=\"(?:stands|missing)[^>]*>(.*?)</p>", part.split("</li>")[0])
    ]


@pytest.mark.parametrize(
    ("theme", "told"),
    [
        (
            "crime-and-reoffending",
            [
                "Off track when last reported: Serious acquisitive crime, with figures up to December 2008.",
                "Other figures here with a target – No data: 1; Cannot be judged: 2.",
            ],
        ),
        (
            "road-safety",
            [
                "Cannot be judged when last reported: People killed or seriously injured on the roads. "
                "The level the target starts from is not printed, or not with its date."
            ],
        ),
        (
            "communities-and-hate-crime",
            [
                "No target was set. The latest figure we hold: Hate crimes and hate incidents a month, "
                "30 hate crimes and incidents a month, for “2018” (exact dates not given)."
            ],
        ),
        ("families-and-welfare", ["No data: Families worked with. No document we hold gives a figure."]),
        ("mental-health", ["We hold no figure on this topic."]),
    ],
)
def test_each_topic_says_how_it_stands_and_nothing_old_poses_as_now(
    real: Package, theme: str, told: list[str]
) -> None:
    assert sentences(of(real), theme) == told


def test_all_that_is_worst_is_named_and_the_rest_is_counted_by_compute(here: Here) -> None:
    assert sentences(here, "bicycle-theft") == [
        "Off track: Bicycles stolen, with figures up to December 2024.",
        "Off track: Wheels stolen, with figures up to June 2026.",
        "Target missed: Riders' satisfaction, with figures up to December 2025.",
        "Other figures here with a target – On track: 2; Too close to call: 1; Target met: 2; No data: 1; "
        "Too few to show: 1; Too few to judge: 1.",
    ]


def test_every_status_has_its_place_among_the_worst(exampleshire: Package) -> None:
    assert {status for rank in RANKS for status in rank} == set(STATUSES) - {"no_target_set"}


def test_good_news_leads_only_where_there_is_no_bad(here: Here) -> None:
    rows = here.package.all(Status)
    good = tuple(row for row in rows if row.status not in {"off_track", "target_missed", "too_close_to_call"})
    assert {line.key for line in standing(having(here, Status, *good), "bicycle-theft").lines} == {
        "on_track",
        "target_met",
    }


def test_the_band_on_top_counts_only_figures_with_a_target(real: Package, here: Here) -> None:
    top = home(of(real)).split('id="priorities"')[0]
    table = re.findall(r'<th scope="row">([^<]+)</th><td class="number">([^<]+)</td>', top)
    counted = {row.status: row.indicators for row in real.all(StatusCount) if row.theme == "all"}
    assert {name: int(count) for name, count in table} == {
        STATUSES[status]: count for status, count in counted.items() if status != "no_target_set"
    }
    assert f"No target was set for {counted['no_target_set']} more figures." in top
    assert "No target was set for four more figures." in home(here)


def test_where_nobody_set_a_target_there_is_no_band_of_nothing(here: Here) -> None:
    page = home(having(here, StatusCount, StatusCount("all", "no_target_set", 1)))
    assert "<svg" not in page
    assert "No target was set for any figure here." in page


def test_before_a_release_the_first_page_says_so_and_promises_nothing(real: Package) -> None:
    told = text(home(of(real)))
    assert "No release has been published yet. When there is one, what changed stands here." in told
    assert "No date is promised for new figures." in told


def test_what_the_newest_release_changed_is_told_kind_by_kind(here: Here) -> None:
    told = text(home(here))
    assert "The newest release is of 6 August 2026. Taken out: Bicycles checked" in told
    assert "Taken out: Bicycles checked (Invented: the figure was that of another county)." in told
    assert (
        "Changed as planned: Scooters stolen; Scooter theft rate; Wheels stolen; Cargo bicycles stolen; "
        "Lost bicycles collected."
    ) in told
    assert "New: Targets, baselines and forecasts; Scooters stolen; Scooter theft rate;" in told
    assert "New figures are due by 5 November 2026. If that day has passed, they are overdue." in told
    assert "Put right" not in told, "that was the release before"


def test_a_correction_is_told_with_its_reason(here: Here) -> None:
    row = Revision("2026-q2", "corrected", "loud-streets", "street=Sample+Street", reason="It was misread.")
    told = text(home(having(here, Revision, row, replace(row, row="street=Elm+Road"))))
    assert re.search(r"Put right: [^;]+ \(It was misread\)\. Every change", told)
    nothing = text(home(having(here, Revision)))
    assert "It changed no figure." in nothing


def test_help_the_plan_and_paper_are_one_tap_from_the_first_page(real_build: Build) -> None:
    site = real_build.site.resolve()
    page = site / "index.html"
    found = {target(site, page, link) for link in Links(page.read_text(encoding="utf-8")).hrefs}
    for address in ("help", "promises", "plan-summary", "printed", "indicators"):
        assert site / address / "index.html" in found, address
    assert site / "priorities/domestic-abuse-and-sexual-violence/index.html" in found


def test_words_on_bad_news_stand_below_the_status_with_who_answers_and_what_is_next(
    exampleshire_build: Build,
) -> None:
    for page in ("indicators/wheels-stolen", "priorities/bicycle-theft"):
        told = text(exampleshire_build.page(page))
        assert (
            "What is being done: Invented: wheels with quick releases are still sold. "
            "Who answers: Exampleshire Police Next: Give away bolts at every market. "
            "Written for the release of 6 August 2026."
        ) in told, page


def test_the_words_for_the_release_to_come_lead_and_older_ones_wait(here: Here) -> None:
    old = Commentary("wheels-stolen", "2025-q3", "Old words.", "Somebody", "Wait.")
    new = replace(old, release="2026-q1", words="New words.")
    coming = replace(old, release="", words="The newest words.")
    assert doing(having(here, Commentary, new, old), "wheels-stolen") == Doing(
        "New words.", "Somebody", "Wait.", "Written for the release of 7 May 2026."
    )
    told = doing(having(here, Commentary, old, coming, new), "wheels-stolen")
    assert told == Doing("The newest words.", "Somebody", "Wait.", "Written for the next release.")
    assert doing(having(here, Commentary, old), "bicycles-stolen") is None


def test_all_figures_stand_in_tables_topic_by_topic(real: Package, real_build: Build) -> None:
    page = real_build.page("indicators")
    rows = {
        unescape(name): text(rest)
        for name, rest in re.findall(
            r'<th scope="row" role="rowheader"[^>]*><a [^>]*>([^<]+)</a></th>(.*?)</tr>', page, re.S
        )
    }
    assert set(rows) == {row.name for row in real.all(Indicator)}
    assert rows["Serious acquisitive crime"] == (
        "5,109 crimes for 2008 When last reported: Off track 4,773 crimes, for 31 March 2009 "
        "Not tested Plan of March 2009"
    )
    assert rows["Shoplifting"].endswith("No target set Risen Plan of March 2009")
