"""From any number a reader gets to its document and section, and every file says where its rows come from."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros import listing
from macros.addresses import Addresses
from macros.data_history import data_history
from macros.data_sources import data_sources, of_file
from macros.here import Here
from macros.home import home
from macros.nouns import Claim, Indicator, Theme
from macros.package import Package
from macros.verdicts import CheckedClaim, FileSource, Revision
from macros.words import Words
from tests.conftest import Build
from tests.test_releases_pages import text

Pages = tuple[Package, Build]


@pytest.fixture(params=["exampleshire", "real"])
def there(request: pytest.FixtureRequest) -> Here:
    """The first page of Exampleshire, and of the real site."""
    return Here(request.getfixturevalue(request.param), Words("en"), Addresses(""))


@pytest.fixture(params=["exampleshire", "real"])
def built(request: pytest.FixtureRequest) -> Pages:
    return request.getfixturevalue(request.param), request.getfixturevalue(f"{request.param}_build")


def unsourced(html: str) -> list[str]:
    """The cards and judgements that tell a figure and lead to no section of a document."""
    tree = LexborHTMLParser(html)
    cards = [node for node in tree.css(".record, .in-full") if node.css_first(".figures")]
    told = [node for node in tree.css(".judged") if re.search(r"\d", _sum(node.text()))]
    return [
        node.text()
        for node in (*cards, *told)
        if not node.css_first('.from a[href*="documents/"][href*="#section-"]')
    ]


def _sum(told: str) -> str:
    """What a judgement tells, without the rule that holds for all figures."""
    return told.replace("Fewer than 20 in a year", "")


def test_every_card_and_judgement_leads_to_the_section_of_its_figure(built: Pages) -> None:
    package, made = built
    pages = [f"indicators/{row.id}" for row in package.all(Indicator)]
    for page in (*pages, *(f"priorities/{row.id}" for row in package.all(Theme))):
        assert unsourced(made.page(page)) == [], page


def test_a_judgement_whose_source_was_forgotten_is_seen(exampleshire_build: Build) -> None:
    page = exampleshire_build.page("indicators/wheels-stolen")
    without = re.sub(r'<p class="from".*?</p>', "", page)
    assert len(unsourced(without)) > 1


def test_where_no_source_stands_beside_a_figure_its_name_leads_to_the_page_that_has_it(there: Here) -> None:
    known = {f"indicators/{row.id}/" for row in there.package.all(Indicator)}
    lines = LexborHTMLParser(home(there)).css(".stands:not(.others)")
    assert lines
    for line in lines:
        link = line.css_first("a")
        assert link is not None
        assert link.attributes["href"] in known
    for row in LexborHTMLParser(listing.figures(there)).css("table.overview tbody tr"):
        link = row.css_first("th a")
        assert link is not None
        assert link.attributes["href"] in known
        assert row.css_first(".nothing") or row.css_first('.origin a[href*="documents/"]'), row.text()


def test_what_was_printed_stands_beside_what_was_worked_out_again(built: Pages) -> None:
    package, made = built
    verdicts = {row.claim: row for row in package.all(CheckedClaim)}
    for claim in package.all(Claim):
        verdict = verdicts[claim.id]
        assert verdict.stated == claim.stated
        if verdict.recomputed is None:
            continue
        page = text(made.page(f"indicators/{claim.indicator}"))
        both = re.escape(f"“{claim.quote}”") + r"[^|]*\| Printed: .+? (?:= |printed figure: )"
        assert re.search(both, page), claim.id


def test_the_latest_figure_is_followed_by_its_printed_words_and_its_section(
    exampleshire_build: Build,
) -> None:
    page = text(exampleshire_build.page("indicators/wheels-stolen"))
    assert (
        "Latest figure, for April 2026 to June 2026 | Printed in: “114 wheels” Quarterly return, section 1"
        in page
    )


def test_every_line_of_the_sources_stands_under_its_document(there: Here) -> None:
    judged = {row.name for row in there.package.resources if row.is_judgement}
    copied = [r for r in there.package.all(FileSource) if r.document and r.resource not in judged]
    lines = LexborHTMLParser(data_sources(there)).css("table.from-where tbody tr")
    assert len(lines) == len(copied) > 0
    shown = sorted(int(line.css(".number")[0].text().replace(",", "")) for line in lines)
    assert shown == sorted(row.rows for row in copied)


def test_every_file_stands_among_those_of_a_document_ours_or_worked_out(there: Here) -> None:
    page = data_sources(there)
    for resource in there.package.resources:
        assert f'href="data/#{resource.name}"' in page, resource.name


def test_the_catalogue_says_under_each_file_where_its_rows_come_from(
    here: Here, exampleshire_build: Build
) -> None:
    page = exampleshire_build.page("data")
    for resource in here.package.resources:
        place = page.partition(f'<section class="file" id="{resource.name}">')[2].partition("</section>")[0]
        assert ('class="file-sources"' in place) == bool(of_file(here, resource.name)), resource.name
    told = "Where the rows of Wheels stolen come from | Quarterly return, section 1: 18 rows | "
    assert told + "Report of May 2025, section 1: one row |" in text(page)


def test_the_history_tells_each_release_in_plain_words_newest_first(here: Here) -> None:
    page = text(data_history(here))
    days = re.findall(r"Release of (\d+ \w+ \d+)", page)
    assert days == ["6 August 2026", "7 May 2026", "5 February 2026", "6 November 2025"]
    assert (
        "17 entries are new. Five entries were revised. One entry was taken out. No status moved. "
        "It held 223 figures. | Taken out: Bicycles checked "
        "(Invented: the figure was that of another county). |"
    ) in page
    assert "Put right: Wheels stolen (Invented: two digits of the return were swapped); Loud streets" in page
    assert "Withdrawn on 11 May 2026, because two wheels were counted as one bicycle (invented)." in page
    assert "Not in a release yet" not in page


def test_the_history_ends_with_the_documents_and_what_each_gave(here: Here, real: Package) -> None:
    page = text(data_history(here))
    assert "Invented report for 20241 May 2024 | It gave: three figures, on one indicator." in page
    nothing_yet = text(data_history(Here(real, Words("en"), Addresses(""))))
    assert (
        "Before any release: the documents {: #documents } No release has been published yet. "
        "The days are those of the documents. The data do not say on which day we took a document in."
    ) in nothing_yet
    assert "Release of" not in nothing_yet


def test_what_is_in_no_release_yet_stands_first(here: Here) -> None:
    row = Revision("", "corrected", "wheels-stolen", "period_as_published=May", "value", reason="Misread.")
    package = replace(here.package, rows=MappingProxyType({**here.package.rows, Revision: (row,)}))
    page = text(data_history(replace(here, package=package)))
    assert page.startswith("## Not in a release yet {: #next } Put right: Wheels stolen (Misread).")


def test_no_sentence_is_longer_than_25_words(there: Here) -> None:
    for page in (data_history(there), data_sources(there)):
        for paragraph in re.findall(r"<p>(.*?)</p>", page):
            for sentence in re.split(r"(?<=[.?:]) ", text(paragraph)):
                assert len(sentence.split()) <= 25, sentence
