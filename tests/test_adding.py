"""Does it add up? Claims and contradictions in sentences; each is built here, so no data can change it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest

from macros import adding
from macros.here import Here
from macros.nouns import Claim, Contradiction, Document, Section
from macros.package import ROOT
from macros.verdicts import CheckedClaim

DOCUMENT = Document(
    "hat-report",
    "Hats",
    "Report of June 2031",
    date(2031, 6, 30),
    "June 2031",
    "Hatters",
    "Hats.",
    "",
    "hats.txt",
)
LOST, FOUND = (
    Section("hat-report", "1", 1, "Lost", "1. Lost"),
    Section("hat-report", "2", 2, "Found", "2. Found"),
)
CLAIM = Claim(
    id="share",
    indicator="lost-hats",
    quote="26.3% of hats were lost",
    figure="",
    inputs=(),
    formula="lost / all * 100",
    rounded=(),
    stated=Decimal("26.3"),
    unit="%",
    tolerance=Decimal("0.05"),
    equals="lost / hoped * 100",
    equals_words="the lost hats as a share of the hats hoped for",
    doubt="none",
    document="hat-report",
    section="1",
    note="",
)
# 30 / 105 * 100 = 28.5714; 30 / 114 * 100 = 26.3.
WRONG = CheckedClaim(
    claim="share",
    verdict="does_not_agree",
    stated=Decimal("26.3"),
    recomputed=Decimal("28.5714"),
    sum="30 / 105 * 100",
    difference=Decimal("-2.2714"),
    equals_sum="30 / 114 * 100",
)
SUM = "Printed: 26.3%. From the printed figures: 30 ÷ 105 × 100 = 28.57%."
EQUALS = "The printed number equals the lost hats as a share of the hats hoped for: 30 ÷ 114 × 100."
UNCHECKED = CheckedClaim("share", "cannot_be_checked", "no_inputs", Decimal("26.3"))
TWO_PLACES = Contradiction(
    id="hats",
    indicator="lost-hats",
    quote="ten hats",
    document="hat-report",
    section="1",
    other_quote="nine hats",
    other_document="hat-report",
    other_section="2",
    doubt="none",
    about="One place says ten, the other nine.",
)


def among(here: Here, *rows: object) -> Here:
    """The same place, whose package holds these claims and contradictions, their source, and no others."""
    kinds: dict[type, tuple[Any, ...]] = dict.fromkeys([Claim, CheckedClaim, Contradiction], ())
    for row in rows:
        kinds[type(row)] += (row,)
    source = {Document: (DOCUMENT,), Section: (LOST, FOUND)}
    package = replace(here.package, rows=MappingProxyType({**here.package.rows, **source, **kinds}))
    return replace(here, package=package)


def checked(here: Here, verdict: CheckedClaim, **cells: Any) -> adding.Checked:
    [found] = adding.claims(among(here, replace(CLAIM, **cells), verdict), "lost-hats")
    return found


def constraint(column: str) -> list[str]:
    """What the contract lets a column of the checked claims hold."""
    resources = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    fields = next(r for r in resources if r["name"] == "checked-claims")["schema"]["fields"]
    allowed: list[str] = next(f for f in fields if f["name"] == column)["constraints"]["enum"]
    return allowed


def test_a_claim_that_does_not_agree_shows_the_sum_and_what_the_number_equals_instead(here: Here) -> None:
    found = checked(here, WRONG, note="Read from the table.")
    assert (found.source.printed, found.source.label) == (
        "26.3% of hats were lost",
        "Report of June 2031, section 1",
    )
    assert (found.key, found.word, found.sentences, found.note) == (
        "does_not_agree",
        "It does not add up",
        (SUM, EQUALS),
        "Read from the table.",
    )


def test_a_claim_that_agrees_shows_its_sum_to_one_more_place_than_printed(here: Here) -> None:
    # (5109 - 4574) / 5109 * 100 = 10.4717.
    right = replace(WRONG, verdict="agrees", recomputed=Decimal("10.4717"), equals_sum="")
    right = replace(right, sum="(5109 - 4574) / 5109 * 100")
    found = checked(here, right, stated=Decimal("10.5"))
    assert (found.word, found.sentences) == (
        "It adds up",
        ("Printed: 10.5%. From the printed figures: (5,109 − 4,574) ÷ 5,109 × 100 = 10.47%.",),
    )


@pytest.mark.parametrize(
    ("recomputed", "stated", "written"),
    [
        ("28.5714", "26.3", "28.57%"),
        ("28.5714", "26", "28.6%"),
        ("28", "26.3", "28%"),
        ("136", "272", "136%"),
        ("1200", "1100", "1,200%"),
        ("0.0004", "0", "0%"),
        ("-8.7366", "8.7", "−8.74%"),
    ],
)
def test_a_result_has_at_most_one_place_more_than_the_printed_number(
    here: Here, recomputed: str, stated: str, written: str
) -> None:
    found = checked(here, replace(WRONG, recomputed=Decimal(recomputed)), stated=Decimal(stated))
    assert found.sentences[0].endswith(f" = {written}.")


def test_a_result_never_looks_as_if_it_rounded_to_a_number_it_does_not_round_to(here: Here) -> None:
    # 15.5472 rounds to 15.5; written as 15.55 it would seem to round to 15.6.
    found = checked(here, replace(WRONG, recomputed=Decimal("15.5472")), stated=Decimal("15.6"))
    assert found.sentences[0].endswith(" = 15.547%.")
    right = checked(here, replace(WRONG, recomputed=Decimal("15.5512")), stated=Decimal("15.6"))
    assert right.sentences[0].endswith(" = 15.55%.")


def test_a_reason_that_the_note_already_gives_is_not_said_twice(here: Here) -> None:
    open_claim = CheckedClaim(claim="share", verdict="cannot_be_checked", reason="no_inputs")
    told = "The figures behind it are not printed."
    assert checked(here, open_claim, note=f"{told} This is the average.").sentences == ()
    assert checked(here, open_claim, note="The counts are lost.").sentences == (told,)


def test_a_claim_within_rounding_says_where_the_result_may_lie(here: Here) -> None:
    # (8.2 - 7.8) / 7.8 * 100 = 5.1282; from (8.15 - 7.85) / 7.85 = 3.8217% to (8.25 - 7.75) / 7.75 = 6.4516%.
    within = CheckedClaim(
        claim="share",
        verdict="rounding",
        stated=Decimal("4.85"),
        recomputed=Decimal("5.1282"),
        sum="(8.2 - 7.8) / 7.8 * 100",
        difference=Decimal("-0.2782"),
        least=Decimal("3.8217"),
        most=Decimal("6.4516"),
    )
    found = checked(here, within, stated=Decimal("4.85"))
    assert (found.word, found.sentences) == (
        "It adds up, within rounding",
        (
            "Printed: 4.85%. From the printed figures: (8.2 − 7.8) ÷ 7.8 × 100 = 5.128%.",
            "Those figures are rounded; the result may lie anywhere from 3.8217 to 6.4516.",
        ),
    )


def test_limits_are_told_only_where_rounding_explains_the_number(here: Here) -> None:
    limits = replace(WRONG, least=Decimal(28), most=Decimal(29))
    assert checked(here, limits).sentences == (SUM, EQUALS)


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        ("no_inputs", "The figures behind it are not printed."),
        ("hidden", "A figure behind it is not shown."),
        ("ambiguous", "The words can be read in more than one way."),
        ("extraction", "The text we hold is not clear at this place."),
    ],
)
def test_what_cannot_be_checked_says_why(here: Here, reason: str, why: str) -> None:
    found = checked(here, replace(UNCHECKED, reason=reason))
    assert (found.key, found.word, found.sentences) == (
        "cannot_be_checked",
        "It cannot be checked",
        (why,),
    )


def test_a_doubtful_claim_shows_its_sum_and_the_doubt_but_is_never_called_wrong(here: Here) -> None:
    found = checked(here, replace(WRONG, verdict="cannot_be_checked", reason="ambiguous", equals_sum=""))
    assert (found.word, found.sentences) == (
        "It cannot be checked",
        (SUM, "The words can be read in more than one way."),
    )


@pytest.mark.parametrize(
    ("stated", "recomputed", "sentence"),
    [
        (
            "better",
            "worse",
            "The printed number is better than the target of 28%; worked out again it is worse.",
        ),
        (
            "worse",
            "better",
            "The printed number is worse than the target of 28%; worked out again it is better.",
        ),
        ("worse", "worse", "Both are worse than the target of 28%."),
        ("better", "better", "Both are better than the target of 28%."),
        ("level", "better", "The printed number is the target of 28%; worked out again it is better."),
        ("level", "worse", "The printed number is the target of 28%; worked out again it is worse."),
        (
            "better",
            "level",
            "The printed number is better than the target of 28%; worked out again it is the target.",
        ),
        (
            "worse",
            "level",
            "The printed number is worse than the target of 28%; worked out again it is the target.",
        ),
        ("level", "level", "Both are the target of 28%."),
    ],
)
def test_where_a_target_depends_on_it_both_sides_are_told(
    here: Here, stated: str, recomputed: str, sentence: str
) -> None:
    sided = replace(WRONG, target=Decimal(28), stated_side=stated, recomputed_side=recomputed)
    assert checked(here, sided).sentences == (SUM, EQUALS, sentence)


def test_without_a_direction_no_side_of_a_target_is_named(here: Here) -> None:
    assert checked(here, replace(WRONG, target=Decimal(28))).sentences == (SUM, EQUALS)


def test_a_number_held_against_another_is_no_sum(here: Here) -> None:
    other = replace(WRONG, recomputed=Decimal(884), sum="884", equals_sum="")
    assert checked(here, other, stated=Decimal(851), unit="people").sentences == (
        "Printed: 851 people. The printed figure: 884 people.",
    )


@pytest.mark.parametrize(
    ("unit", "written"),
    [("%", "1,632%"), ("% of the cost", "1,632%"), ("crimes a month", "1,632 crimes a month")],
)
def test_a_stated_number_has_its_unit(here: Here, unit: str, written: str) -> None:
    found = checked(here, WRONG, stated=Decimal(1632), unit=unit)
    assert found.sentences[0].startswith(f"Printed: {written}. ")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("30 / 114 * 100", "30 ÷ 114 × 100"),
        ("(5109 - 4574) / 5109 * 100", "(5,109 − 4,574) ÷ 5,109 × 100"),
        ("1125010 + 7.0", "1,125,010 + 7.0"),
        ("5 - (-3)", "5 − (−3)"),
    ],
)
def test_a_sum_is_written_with_the_signs_of_print(here: Here, written: str, read: str) -> None:
    assert adding.pretty(here.words, written) == read


def test_claims_about_other_figures_stand_elsewhere(here: Here) -> None:
    assert adding.claims(among(here, CLAIM, WRONG), "lost-gloves") == ()


def test_two_places_that_cannot_both_be_right_stand_side_by_side(here: Here) -> None:
    [pair] = adding.contradictions(among(here, TWO_PLACES), "lost-hats")
    assert (pair.about, pair.is_certain) == ("One place says ten, the other nine.", True)
    assert [(place.printed, place.label) for place in (pair.first, pair.second)] == [
        ("ten hats", "Report of June 2031, section 1"),
        ("nine hats", "Report of June 2031, section 2"),
    ]


@pytest.mark.parametrize("doubt", ["ambiguous", "extraction"])
def test_a_doubtful_contradiction_is_not_called_certain(here: Here, doubt: str) -> None:
    [pair] = adding.contradictions(among(here, replace(TWO_PLACES, doubt=doubt)))
    assert not pair.is_certain


def test_a_page_of_one_figure_shows_only_its_own_contradictions(here: Here) -> None:
    place = among(here, TWO_PLACES, replace(TWO_PLACES, id="plan", indicator=""))
    assert len(adding.contradictions(place, "lost-hats")) == 1
    assert adding.contradictions(place, "lost-gloves") == ()
    assert len(adding.contradictions(place)) == 2


def page(here: Here, *rows: object) -> str:
    """The page “Does it add up?”, with nothing but these rows."""
    return adding.does_it_add_up(among(here, *rows))


def every_verdict() -> list[object]:
    """A claim of each verdict, those that agree first."""
    verdicts = ["agrees", "cannot_be_checked", "rounding", "does_not_agree"]
    rows: list[object] = []
    for verdict in verdicts:
        rows += [replace(CLAIM, id=verdict, quote=f"Quote: {verdict}")]
        reason = "no_inputs" if verdict == "cannot_be_checked" else ""
        rows += [replace(WRONG, claim=verdict, verdict=verdict, reason=reason)]
    return rows


def test_the_page_begins_with_what_does_not_add_up_and_ends_with_contradictions(here: Here) -> None:
    text = page(here, *every_verdict(), TWO_PLACES)
    assert re.findall(r"^## (.+?) \{", text, re.MULTILINE) == [
        "It does not add up",
        "It adds up, within rounding",
        "It cannot be checked",
        "It adds up",
        "Where the documents say two things",
    ]
    quotes = re.findall(r"Quote: (\w+)", text)
    assert quotes == ["does_not_agree", "rounding", "cannot_be_checked", "agrees"]


def test_only_what_adds_up_waits_behind_a_summary(here: Here) -> None:
    text = page(here, *every_verdict(), TWO_PLACES)
    assert text.count("<details") == 1
    inside = text[text.index("<details") : text.index("</details>")]
    assert "<summary>Show every sum that comes out</summary>" in inside
    assert re.findall(r"Quote: (\w+)", inside) == ["agrees"]


def test_a_verdict_that_no_claim_has_gets_no_heading(here: Here) -> None:
    text = page(here, CLAIM, WRONG)
    assert re.findall(r"^## (.+?) \{", text, re.MULTILINE) == ["It does not add up"]


def test_a_contradiction_on_the_page_says_whether_it_is_certain(here: Here) -> None:
    text = page(here, CLAIM, WRONG, TWO_PLACES, replace(TWO_PLACES, id="other", doubt="ambiguous"))
    badges = re.findall(r'verdict-(\w+)"><span class="shape" aria-hidden="true"></span><strong>(.+?)<', text)
    assert badges[1:] == [
        ("does_not_agree", "They cannot both be right"),
        ("cannot_be_checked", "They may be read in two ways"),
    ]


def test_what_a_document_says_reaches_the_page_as_text(here: Here) -> None:
    text = page(here, replace(CLAIM, quote="<b>ten</b>", note="<i>note</i>"), WRONG)
    assert "<b>ten" not in text
    assert "&lt;b&gt;ten&lt;/b&gt;" in text
    assert '<p class="reading">&lt;i&gt;note&lt;/i&gt;</p>' in text


def test_every_verdict_reason_and_side_of_the_contract_has_words(here: Here) -> None:
    for verdict in constraint("verdict"):
        assert checked(here, replace(WRONG, verdict=verdict)).word, verdict
        assert f">{adding.VERDICTS[verdict]}<" in page(here, CLAIM, replace(WRONG, verdict=verdict)), verdict
    for reason in constraint("reason"):
        assert len(checked(here, replace(WRONG, reason=reason)).sentences) == 3, reason
    for stated in constraint("stated_side"):
        for recomputed in constraint("recomputed_side"):
            sided = replace(WRONG, target=Decimal(28), stated_side=stated, recomputed_side=recomputed)
            assert len(checked(here, sided).sentences) == 3, (stated, recomputed)
