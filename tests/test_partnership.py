"""The page of the partnership: members year by year, groups, scrutiny, residents' voice and dates."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape

from macros.addresses import Addresses
from macros.here import Here
from macros.nouns import Commitment, Event, Group, Involvement, Partner, PlanPart, Principle
from macros.package import Package
from macros.partnership import partnership
from macros.words import Words
from tests.conftest import Build
from tests.test_promises import holding, plain


def rows_of(text: str) -> list[list[str]]:
    """The cells of the table of members, without markup."""
    body = text.partition("<tbody")[2].partition("</tbody>")[0]
    return [
        [unescape(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", body)
    ]


def part(text: str, anchor: str) -> str:
    """One section of the page, from its heading to the next."""
    return text.partition(f"{{: #{anchor} }}")[2].partition("\n## ")[0]


def test_members_stand_in_one_row_with_their_role_in_each_document(here: Here) -> None:
    text = partnership(here)
    heads = re.findall(r'<th scope="col" role="columnheader">(.*?)</th>', text)
    assert heads == ["Organisation", "Report of May 2024", "Report of May 2025"]
    assert rows_of(text) == [
        ["Exampleshire Council", "responsible by law", "responsible by law"],
        ["Riders’ Club", "invited", "not named"],
    ]


def test_the_page_says_what_silence_means_and_which_documents_are_silent(here: Here) -> None:
    text = partnership(here)
    assert "An organisation that a document does not name may still have been a member." in text
    assert "These list no members: Quarterly return." in text
    assert "It speaks for riders." in text


def test_each_cell_carries_the_name_of_its_column_for_a_phone(here: Here) -> None:
    assert '<td role="cell" data-label="Report of May 2025" class="unnamed">not named</td>' in partnership(
        here
    )


def test_groups_stand_by_document_newest_first_with_the_lead_as_a_role(here: Here) -> None:
    groups = part(partnership(here), "groups")
    assert re.findall("<h3>(.*?)</h3>", groups) == ["Quarterly return", "Report of May 2025"]
    assert "Lead: Exampleshire Council." in groups
    assert "Invented scrutiny committee" not in groups


def test_those_who_watch_have_a_section_of_their_own(here: Here) -> None:
    assert '<strong class="name">Invented scrutiny committee</strong> Councillors who ask questions.' in part(
        partnership(here), "scrutiny"
    )


def test_a_lost_chart_of_the_partnership_is_said_to_be_lost(here: Here) -> None:
    row = PlanPart(
        "plan-2024", "structure", 1, "lost", "The chart was a picture and is lost.", "report-2024", "1"
    )
    other = replace(row, part="vision", words="The vision was a picture.")
    text = partnership(holding(here, PlanPart, row, other))
    assert '<p class="left-out">The chart was a picture and is lost. ' in text
    assert "The vision was a picture." not in text


def test_principles_stand_under_their_plan(here: Here) -> None:
    assert "<strong>Openness.</strong> Nothing is hidden." in part(partnership(here), "principles")


def test_what_residents_said_is_told_and_its_absence_too(here: Here) -> None:
    asked = Involvement("survey", "Riders were asked on the square.", "They want quiet.", "report-2025", "1")
    silent = Involvement("walk", "Neighbours walked at night.", "", "report-2024", "1")
    text = plain(part(partnership(holding(here, Involvement, silent, asked)), "asked"))
    assert "Riders were asked on the square. What people said: They want quiet. Report of May 2025" in text
    assert (
        "Neighbours walked at night. The document does not tell what people said. Report of May 2024" in text
    )
    assert text.index("Riders were asked") < text.index("Neighbours walked")


def test_without_a_record_of_residents_the_page_says_so(here: Here) -> None:
    assert "No document we hold tells how residents were asked." in partnership(holding(here, Involvement))


def test_promises_on_equality_stand_with_what_was_found(here: Here) -> None:
    equality = part(partnership(here), "equality")
    assert "Check that the work is fair to all." in equality
    assert "No evidence either way in three documents" in equality
    assert 'href="promises/#equality"' in equality
    assert "A survey of sleep will come." not in equality


def test_days_to_come_stand_apart_from_days_that_are_past(here: Here) -> None:
    coming, _, past = part(partnership(here), "dates").partition("Dates that are past")
    assert "15 September 2026" in coming
    assert coming.index("15 September 2026") < coming.index("5 October 2026 to 11 October 2026")
    assert "1 June 2025" in past
    assert "1 June 2025" not in coming


def test_where_no_day_is_to_come_there_is_no_calendar(here: Here) -> None:
    old = Event("old", "Old day", date(2024, 1, 1), None, "Past.", "", "report-2024", "1")
    text = partnership(holding(here, Event, old))
    assert "No document we hold names a session still to come." in text
    assert "calendar.ics" not in text


def test_a_partnership_of_which_nothing_is_known_still_has_its_page(here: Here) -> None:
    for noun in (Partner, Group, PlanPart, Principle, Involvement, Commitment, Event):
        here = holding(here, noun)
    text = partnership(here)
    assert "No document we hold lists the members." in text
    assert re.findall(r"^## (.+?) \{", text, re.MULTILINE) == [
        "Who was in it",
        "How residents were asked, and what they said",
        "Sessions and dates",
    ]


def test_every_real_member_group_and_principle_stands_on_the_page(real: Package, real_build: Build) -> None:
    text = unescape(partnership(Here(real, Words("en"), Addresses("partnership/"))))
    rows: list[Partner | Group | Principle] = [*real.all(Partner), *real.all(Group), *real.all(Principle)]
    names = [row.name for row in rows]
    assert [name for name in names if name not in text] == []
    assert [row.how for row in real.all(Involvement) if row.how not in text] == []
    assert "Not confirmed yet." in real_build.page("partnership")
