"""What the pages of releases, of corrections and of earlier statuses say, on Exampleshire and before any."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path
from types import MappingProxyType

import pytest

from macros import corrections, history, releases
from macros.addresses import Addresses
from macros.here import Here
from macros.home import home
from macros.nouns import Document, Release
from macros.package import Package, UnknownError
from macros.verdicts import PrintedStatus, ReleaseCount, Revision
from macros.words import Words
from tests.conftest import EXAMPLESHIRE, Build, build

SWAPPED = (
    "Corrected on 7 May 2026: April 2025 to June 2025. It said 102 wheels and now says 120 wheels. "
    "Why: Invented: two digits of the return were swapped."
)
TAKEN_OUT = (
    "Taken out on 6 August 2026: Bicycles checked, 2018. It said 410 bicycles. "
    "Why: Invented: the figure was that of another county."
)


def text(html: str) -> str:
    """A page as one line of text; the cells of a table are parted by a bar."""
    parted = re.sub(r"</(?:td|th|li|p|caption|summary|dt|dd)>", " | ", html)
    return " ".join(unescape(re.sub(r"<[^>]+>", "", parted)).split())


@pytest.fixture
def nothing_yet(real: Package) -> Here:
    return Here(real, Words("en"), Addresses(""))


def test_the_list_has_the_newest_release_first_and_says_what_each_changed(here: Here) -> None:
    page = text(releases.releases(here))
    days = re.findall(r"Release of (\d+ \w+ \d+)", page)
    assert days == ["6 August 2026", "7 May 2026", "5 February 2026", "6 November 2025"]
    assert "17 entries are new. Five entries were revised. One entry was taken out. No status moved." in page
    assert (
        "13 entries are new. Three entries were revised. Two entries were corrected. Six statuses moved."
    ) in page
    assert "The first release: there was nothing to change." in page


def test_a_release_says_what_it_held_and_what_stands_around_it(here: Here) -> None:
    page = text(releases.release(here, "2026-q1"))
    assert "A newer release has taken its place: Release of 6 August 2026" in page
    assert "Published | 7 May 2026" in page
    assert "Figures up to | 31 March 2026" in page
    assert "Figures it holds | 212" in page
    assert "The release before | Release of 5 February 2026" in page
    assert releases.release_title(here, "2026-q1") == "Release of 7 May 2026"


def test_a_release_says_what_changed_row_by_row(here: Here) -> None:
    page = text(releases.release(here, "2026-q1"))
    for row in (
        "Wheels stolen | April 2025 to June 2025 | 102 wheels | 120 wheels | "
        "Invented: two digits of the return were swapped.",
        "Loud streets | Sample Street (score) | 6 | 7 | Invented: the score was read from the wrong line.",
        "Scooters stolen | October 2025 to December 2025 | 251 scooters [p] | 244 scooters [r]",
        "Wheels stolen | October 2025 to December 2025 (marker) | [p] | no marker",
        "Scooter theft rate | January 2026 to March 2026, Invented neighbours | "
        "0.91 scooters per 1,000 people",
        "Lost bicycles collected | January 2026 to March 2026 | [x]",
    ):
        assert row in page
    newest = text(releases.release(here, "2026-q2"))
    assert "Locks given away | Target for 30 June 2026 | 300 locks" in newest
    assert (
        "Bicycles checked | 2018 | 410 bicycles | Invented: the figure was that of another county." in newest
    )


def test_a_release_says_which_statuses_moved_and_counts_the_same_ones(here: Here) -> None:
    page = text(releases.release(here, "2026-q1"))
    assert "Scooters stolen went from “Too close to call, just ahead” to “On track”." in page
    assert "Loud parties went from “Too close to call, just behind” to “No judgement”." in page
    for release in here.package.all(Release):
        told = text(releases.release(here, release.id)).count(" went from “")
        rows = [row for row in here.package.all(ReleaseCount) if row.release == release.id]
        assert told == sum(row.number for row in rows if row.what == "moved"), release.id


def test_a_release_keeps_every_status_as_it_printed_it(here: Here) -> None:
    page = text(releases.release(here, "2025-q4"))
    assert (
        "Wheels stolen | 31 Dec 2025 | 377 wheels [p] | 300.8 wheels by 31 Dec 2026 | "
        "Too close to call, just behind"
    ) in page
    # The last quarter had 133 reports; they are not held against the 540 of a year.
    assert "Reports of noise | 31 Dec 2025 | [b] | 540 reports by 31 Dec 2027 | Not comparable" in page
    for release in here.package.all(Release):
        page = releases.release(here, release.id)
        kept = [row for row in here.package.all(PrintedStatus) if row.release == release.id]
        assert page.count('class="verdict ') == len(kept), release.id


def test_a_withdrawn_release_says_so_on_its_page_and_in_the_list(here: Here) -> None:
    said = "Withdrawn on 11 May 2026, because two wheels were counted as one bicycle (invented)."
    page = text(releases.release(here, "2025-q3"))
    assert (
        f"{said} | Do not use its figures. Its files are kept as they were, "
        "so that everybody can see what was published."
    ) in page
    assert page.index(said) < page.index("Published |")
    assert f"Release of 6 November 2025{said} | Invented: first release" in text(releases.releases(here))
    for release in ("2025-q4", "2026-q1", "2026-q2"):
        assert "Withdrawn on" not in releases.release(here, release)


def test_the_first_page_says_that_the_newest_release_was_withdrawn(here: Here) -> None:
    assert "Withdrawn on" not in home(here)
    rows = here.package.all(Release)
    gone = replace(rows[-1], withdrawn_on=date(2026, 9, 1), withdrawn_reason="the wrong file was sent.")
    package = replace(here.package, rows=MappingProxyType({**here.package.rows, Release: (*rows[:-1], gone)}))
    assert (
        "The newest release is of 6 August 2026. "
        "Withdrawn on 1 September 2026, because the wrong file was sent."
    ) in text(home(replace(here, package=package)))


def test_every_release_says_where_the_newest_figures_are(here: Here) -> None:
    for release in here.package.all(Release):
        page = releases.release(here, release.id)
        assert (
            'The newest figures always have the same address: <a href="data/">Take the data</a>'
        ) in page, release.id


def test_the_first_release_changed_nothing(here: Here) -> None:
    page = text(releases.release(here, "2025-q3"))
    assert "What changed" not in page
    assert "The release before | None: this is the first." in page


def test_only_the_newest_release_says_when_the_next_is_due(here: Here) -> None:
    told = [
        release.id
        for release in here.package.all(Release)
        if "data-due" in releases.release(here, release.id)
    ]
    assert told == ["2026-q2"]


def test_a_release_that_does_not_exist_is_named(here: Here) -> None:
    with pytest.raises(UnknownError, match="there is no release with the id “2031-q1”"):
        releases.release(here, "2031-q1")


def test_a_correction_stands_above_the_figures_it_put_right(exampleshire_build: Build) -> None:
    page = text(exampleshire_build.page("indicators/wheels-stolen"))
    assert SWAPPED in page
    assert page.index(SWAPPED) < page.index("Latest figure, for")
    assert "Corrected on" not in exampleshire_build.page("indicators/scooters-stolen")
    assert "Corrected on 7 May 2026: Sample Street (score)." in exampleshire_build.page("tables/loud-streets")


def test_a_correction_stands_on_the_page_of_its_table(here: Here) -> None:
    assert (
        "Corrected on 7 May 2026: Sample Street (score). It said 6 and now says 7. "
        "Why: Invented: the score was read from the wrong line."
    ) in corrections.notices(here, "loud-streets")


def test_a_correction_stands_on_each_release_that_printed_it_wrong(here: Here) -> None:
    swapped = SWAPPED.replace(": April", ": Wheels stolen, April")
    for release in ("2025-q3", "2025-q4"):
        page = text(releases.release(here, release))
        assert swapped in page
        assert TAKEN_OUT in page
    put_right = text(releases.release(here, "2026-q1"))
    assert swapped not in put_right
    assert TAKEN_OUT in put_right
    assert "Taken out on" not in text(releases.release(here, "2026-q2"))


def with_log(here: Here, *rows: Revision) -> Here:
    package = replace(here.package, rows=MappingProxyType({**here.package.rows, Revision: rows}))
    return replace(here, package=package)


def key(period: str) -> str:
    return f"area_code=exampleshire&period_start=&period_end=&period_as_published={period}"


def test_a_release_is_not_blamed_for_what_another_number_took_the_place_of(here: Here) -> None:
    """The first printed 5. The second revised that to 6, which was wrong, and the fourth put it right."""
    revised = Revision("2025-q4", "revised", "wheels-stolen", key("May"), "value", Decimal(5), Decimal(6))
    wrong = Revision("2026-q2", "corrected", "wheels-stolen", key("May"), "value", Decimal(6), Decimal(7))
    there = with_log(here, revised, wrong)
    blamed = [
        row.id for row in here.package.all(Release) if "Corrected on" in releases.release(there, row.id)
    ]
    assert blamed == ["2025-q4", "2026-q1"]


def test_a_correction_in_no_release_yet_has_no_day(here: Here) -> None:
    row = Revision(
        "",
        "corrected",
        "wheels-stolen",
        key("May"),
        "markers",
        markers_before=("[p]",),
        reason="It was final.",
    )
    there = with_log(here, row)
    told = "Corrected: “May” (marker). It said the marker [p] and now says no marker. Why: It was final."
    assert corrections.notices(there, "wheels-stolen") == [told]
    assert "Not in a release yet" in text(corrections.corrections(there))


def test_a_figure_that_is_gone_keeps_its_place_in_the_log(here: Here) -> None:
    gone = Revision("2026-q2", "removed", "trams-stolen", key("May"), before=Decimal(8), reason="Never ran.")
    page = text(corrections.corrections(with_log(here, gone)))
    assert "trams-stolen | exampleshire, May | 8 | taken out | Never ran." in page


def test_a_correction_of_a_target_stands_on_the_page_of_its_figure(here: Here) -> None:
    target = "indicator=wheels-stolen&area_code=exampleshire&breakdown=all&kind=target"
    row = Revision(
        *("2026-q2", "corrected", "targets", f"{target}&date=2026-12-31&document=report-2025", "value"),
        before=Decimal(-20),
        after=Decimal(-25),
        reason="Misread.",
    )
    assert corrections.notices(with_log(here, row), "wheels-stolen") == [
        "Corrected on 6 August 2026: Target for 31 December 2026. "
        "It said a fall of 20% and now says a fall of 25%. Why: Misread."
    ]


def test_corrections_stand_apart_from_scheduled_revisions_newest_first(here: Here) -> None:
    page = text(corrections.corrections(here))
    wrong, _, announced = page.partition("## Scheduled revisions")
    assert re.findall(r"Put right in the release of (\d+ \w+ \d+)", wrong) == ["6 August 2026", "7 May 2026"]
    assert "Bicycles checked | 2018 | 410 bicycles | taken out |" in wrong
    assert "Scooters stolen | July 2025 to September 2025 | 318 scooters [p] | 323 scooters [r]" in announced
    assert "swapped" not in announced
    assert "[r]" not in wrong


def test_what_was_said_stands_release_by_release_above_what_the_site_says_now(here: Here) -> None:
    page = text(history.status_history(here))
    assert (
        "6 Nov 2025 (withdrawn) | 30 Sept 2025 | 1,110 [p] | 1,000 by 31 Dec 2027 | "
        "Too close to call, just ahead | "
        "5 Feb 2026 | 31 Dec 2025 | 1,068 [r] [p] | 1,000 by 31 Dec 2027 | Too close to call, just ahead | "
        "7 May 2026 | 31 Mar 2026 | 1,036 [r] [p] | 1,000 by 31 Dec 2027 | On track | "
        "6 Aug 2026 | 30 Jun 2026 | 996 [r] [p] | 1,000 by 31 Dec 2027 | On track | "
        "On this site now | 30 Jun 2026 | 996 [r] [p] | 1,000 by 31 Dec 2027 | On track |"
    ) in page


def test_a_figure_without_a_target_has_no_history(here: Here) -> None:
    page = text(history.status_history(here))
    assert "Bicycles checked" not in page
    assert "No target set" not in page


def test_before_any_release_the_pages_say_so(nothing_yet: Here, real: Package) -> None:
    spelled = Words("en").spelled(len(real.all(Document)))
    listed = text(releases.releases(nothing_yet))
    assert (
        f"No release has been published yet. The {spelled} documents are documents, not releases." in listed
    )
    assert "No date is promised for new figures." in listed
    corrected = text(corrections.corrections(nothing_yet))
    assert "Nothing has been corrected: no release has been published yet." in corrected
    assert "Does it add up? Every sum of the documents, done again" in corrected
    assert "Scheduled revisions" not in corrected
    assert ("No release has been published yet, so there is nothing we said before.") in text(
        history.status_history(nothing_yet)
    )


@pytest.mark.parametrize("page", [releases.releases, corrections.corrections, history.status_history])
def test_no_sentence_is_longer_than_25_words(here: Here, page: Callable[[Here], str]) -> None:
    for paragraph in re.findall(r"<p>(.*?)</p>", page(here)):
        for sentence in re.split(r"(?<=[.?:]) ", text(paragraph)):
            assert len(sentence.split()) <= 25, sentence


def test_every_build_hands_out_the_frozen_files_unchanged(exampleshire_build: Build) -> None:
    assert exampleshire_build.code == 0, exampleshire_build.output
    published = [path for path in (EXAMPLESHIRE / "releases").rglob("*") if path.is_file()]
    assert published
    for path in published:
        copy = exampleshire_build.site / path.relative_to(EXAMPLESHIRE)
        assert copy.read_bytes() == path.read_bytes(), path
    page = exampleshire_build.page("releases/2026-q2")
    assert '<a class="download" href="files/SHA256SUMS" download>SHA256SUMS</a>' in page
    assert 'href="files/data/observations/wheels-stolen.csv"' in page
    assert "<title>Release of 6 August 2026 –" in page


def test_a_changed_frozen_file_stops_the_build(planted: Path) -> None:
    file = planted / "releases/2025-q3/files/data/observations/wheels-stolen.csv"
    file.write_bytes(file.read_bytes() + b"\r\n")
    built = build(planted)
    assert built.code == 1
    assert (
        f"{file.relative_to(planted).as_posix()}: The frozen file is not as it was published."
    ) in " ".join(built.output.split())
    assert built.output.rstrip().endswith("The site was not built.")
    assert "Traceback" not in built.output
