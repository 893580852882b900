"""A quick way out stands on every page about abuse or exploitation, and on no other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from macros.leaving import ROWS, is_sensitive
from macros.nouns import HelpLine
from macros.package import Package
from tests.conftest import Build, in_english

WAY_OUT = '<div class="leave">'


def addresses(built: Build) -> Iterator[tuple[str, str]]:
    """The address of each page with its HTML."""
    for path in in_english(built.site):
        folder = path.parent.relative_to(built.site).as_posix()
        yield "" if folder == "." else f"{folder}/", path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "address",
    [
        "help/",
        "plan-summary/",
        "plans/plan-2016/",
        "priorities/domestic-abuse-and-sexual-violence/",
        "priorities/exploitation-and-missing-people/",
        "indicators/marac-cases/",
        "indicators/sex-worker-outreach-contacts/",
        "indicators/children-missing-incidents/",
        "indicators/night-time-victims-female/",
        "tables/domestic-violence-costs/",
        "tables/risk-matrix/",
        "documents/report-2018/",
        "explore/",
        "explore/domestic-abuse-and-sexual-violence/",
    ],
)
def test_a_page_somebody_in_danger_may_read_is_sensitive(real: Package, address: str) -> None:
    assert is_sensitive(real, address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "plans/",
        "priorities/",
        "priorities/road-safety/",
        "indicators/",
        "indicators/deliberate-fires/",
        "tables/accident-cluster-sites/",
        "explore/road-safety/",
        "glossary/",
    ],
)
def test_a_page_about_something_else_is_not(real: Package, address: str) -> None:
    assert not is_sensitive(real, address)


def test_a_partnership_without_such_subjects_has_the_way_out_on_its_help_page_only(
    exampleshire_build: Build,
) -> None:
    assert [address for address, html in addresses(exampleshire_build) if WAY_OUT in html] == ["help/"]


def test_the_way_out_stands_on_every_sensitive_page_and_on_no_other(real: Package, real_build: Build) -> None:
    wrong = [
        address for address, html in addresses(real_build) if (WAY_OUT in html) != is_sensitive(real, address)
    ]
    assert wrong == []


def test_every_sensitive_row_has_the_way_out(real: Package, real_build: Build) -> None:
    pages = [f"{folder}/{row.id}" for folder, noun in ROWS.items() for row in real.all(noun) if row.sensitive]
    assert pages != []
    assert [page for page in pages if WAY_OUT not in real_build.page(page)] == []


def test_the_way_out_is_the_first_link_and_tells_the_next_page_nothing(
    real: Package, real_build: Build
) -> None:
    page = real_build.page("help")
    first = page[page.index("<a ") :].split(">")[0]
    assert f'href="{real.site.leave_to}"' in first
    assert 'rel="noopener noreferrer" referrerpolicy="no-referrer"' in first
    assert '<meta name="referrer" content="no-referrer">' in page
    assert "This does not clear your browser history." in page


@pytest.mark.parametrize("name", ["exampleshire_build", "real_build"])
def test_every_page_leads_to_help(name: str, request: pytest.FixtureRequest) -> None:
    built: Build = request.getfixturevalue(name)
    pages = [*addresses(built), ("404", (built.site / "404.html").read_text(encoding="utf-8"))]
    # An embed stands in somebody else's page; a sensitive one keeps a link of its own to help.
    pages = [(address, html) for address, html in pages if not address.startswith("embed/")]
    assert [address for address, html in pages if html.count('class="tool help-link"') != 1] == []


def test_each_help_line_can_be_tapped_and_says_whether_it_was_checked(
    real: Package, real_build: Build, exampleshire_build: Build
) -> None:
    page = real_build.page("help")
    for line in real.all(HelpLine):
        scheme = "sms" if line.way == "text" else "tel"
        assert f'href="{scheme}:{line.phone.replace(" ", "")}"' in page, line.name
    open_lines = [line for line in real.all(HelpLine) if not line.is_confirmed]
    assert page.count("We have not checked this number with the service.") == len(open_lines)
    other = exampleshire_build.page("help")
    assert other.count("Checked with the service on 1 July 2026.") == 1
    assert other.count("We have not checked this number with the service.") == 1


def test_the_quickest_help_comes_first(real_build: Build) -> None:
    page = real_build.page("help")
    assert page.index("In danger now") < page.index('href="tel:999"') < page.index("Hurt or controlled by")
    assert page.index("Hurt or controlled by") < page.index("After a crime, or to report one")
