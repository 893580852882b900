"""The page of a priority: what it is about, what was promised, how it went, and where it comes from."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

import pytest

from macros.addresses import Addresses
from macros.here import Here
from macros.home import home
from macros.nouns import Indicator, Priority, Theme
from macros.origins import of_theme
from macros.package import Package
from macros.standing import leading, told_in_full
from macros.themes import theme
from macros.words import Words
from tests.conftest import Build
from tests.test_home import text

DOMESTIC, CRIME = "domestic-abuse-and-sexual-violence", "crime-and-reoffending"
ROADS = "road-safety"


def page(package: Package, id: str) -> str:
    return theme(Here(package, Words("en"), Addresses(f"priorities/{id}/")), id)


def headings(html: str) -> list[str]:
    return re.findall(r"^## (.+?) \{: #", html, re.M)


def test_the_parts_stand_in_one_order_and_help_comes_first_where_a_topic_has_its_own(real: Package) -> None:
    rest = [
        "What was promised, plan by plan",
        "How it went: the figures",
        "What partners said they did or would do",
        "Year by year",
        "What we cannot tell you",
    ]
    last = ["Where this page comes from", "Follow the changes"]
    assert headings(page(real, DOMESTIC)) == ["Get help", *rest, *last]
    assert headings(page(real, ROADS)) == [*rest, "Get help", *last]


@pytest.mark.parametrize("name", ["real", "exampleshire"])
def test_a_topic_stands_on_its_page_as_it_does_on_the_first(
    name: str, request: pytest.FixtureRequest
) -> None:
    package: Package = request.getfixturevalue(name)
    first = text(home(Here(package, Words("en"), Addresses(""))))
    for row in package.all(Theme):
        stands = page(package, row.id).split('class="how-it-stands"')[1].split("</div>")[0]
        told = [text(one) for one in re.findall(r"<p class=\"(?:stands|missing)[^>]*>(.*?)</p>", stands)]
        of_statuses = [
            one for one in told if "last tested" not in one and not one.startswith("Nobody can tell")
        ]
        assert of_statuses
        assert all(one in first for one in of_statuses)


def test_whether_it_got_better_is_answered_or_said_to_be_unknown(real: Package) -> None:
    assert (
        "Nobody can tell from the figures whether it got better. "
        "None of them could be tested for a real change."
    ) in text(page(real, DOMESTIC))
    assert ("Risen when last tested: Shoplifting, for September 2007 to August 2008.") in text(
        page(real, CRIME)
    )


def test_a_figure_with_a_target_is_told_with_its_sum_its_drawing_and_its_table(real: Package) -> None:
    whole = page(real, CRIME).split('<section class="in-full" id="serious-acquisitive-crime">')[1]
    part = whole.split("</section>")[0]
    assert (
        "The figure was 5,109 crimes, for 2008. The target for 31 March 2009 was 4,773 crimes. "
        "That was 336 above the target. Lower is better. There were three months to go."
    ) in text(part)
    assert part.count("<svg") == 2
    assert 'id="serious-acquisitive-crime-table"' in part


@pytest.mark.parametrize("name", ["real", "exampleshire"])
def test_every_figure_of_a_topic_is_on_its_page_once(name: str, request: pytest.FixtureRequest) -> None:
    package: Package = request.getfixturevalue(name)
    for row in package.all(Theme):
        here = Here(package, Words("en"), Addresses(""))
        full = {one.id for one in told_in_full(here, row.id)}
        assert set(leading(here, row.id)) <= full
        html = page(package, row.id)
        in_full = set(re.findall(r'<section class="in-full" id="([^"]+)">', html))
        brief = html.split('<ul class="brief">')[1].split("</details>")[0] if '"brief"' in html else ""
        others = set(re.findall(r'^<li><a href="\.\./\.\./indicators/([^/]+)/">', brief, re.M))
        assert in_full == full
        assert in_full | others == {one.id for one in package.of_theme(Indicator, row.id)}
        assert not in_full & others


def test_what_a_priority_is_about_is_told_where_a_row_says_it(here: Here) -> None:
    rows = tuple(replace(row, about="Locks, and light.") for row in here.package.all(Priority))
    package = replace(here.package, rows=MappingProxyType({**here.package.rows, Priority: rows}))
    assert "Fewer bicycles stolen. Locks, and light." in text(page(package, "bicycle-theft"))
    assert "Fewer bicycles stolen. Report of May 2024, section 1" in text(page(here.package, "bicycle-theft"))


def test_how_many_measures_have_a_figure_is_what_compute_counted(real: Package) -> None:
    told = text(page(real, DOMESTIC))
    assert "Measures it set here: 4. With a figure of their own: 1. With no figure: 2." in told


def test_a_page_names_every_section_it_is_made_of_once(real: Package) -> None:
    here = Here(real, Words("en"), Addresses(f"priorities/{CRIME}/"))
    found = [section.href for origin in of_theme(here, CRIME) for section in origin.sections]
    assert len(found) == len(set(found))
    part = page(real, CRIME)
    before, after = part.split("{: #sources }")
    used = set(re.findall(r'href="(\.\./\.\./documents/[^"]+#[^"]+)"', before))
    assert used <= set(re.findall(r'href="(\.\./\.\./documents/[^"]+#[^"]+)"', after))


def test_on_the_built_pages_the_headings_step_down_one_by_one(real_build: Build, real: Package) -> None:
    for address in ("", "indicators", *(f"priorities/{row.id}" for row in real.all(Theme))):
        main = real_build.page(address).split("<main")[1].split("</main>")[0]
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", main)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), address
