"""The page of promises says what was found in words, and never more than the documents show."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from html import unescape
from types import MappingProxyType
from typing import Any

import pytest

from macros.addresses import Addresses
from macros.here import Here
from macros.nouns import Commitment, Document, Evidence
from macros.package import ROOT, Package
from macros.promises import promise, promises, verdict
from macros.verdicts import PromiseCount
from macros.words import Words
from tests.conftest import Build


def holding(here: Here, noun: type[Any], *rows: Any) -> Here:
    """The same place, its package with other rows of one noun."""
    changed = MappingProxyType({**here.package.rows, noun: rows})
    return replace(here, package=replace(here.package, rows=changed))


def counts(*numbers: int) -> tuple[PromiseCount, ...]:
    """The counts over all topics: all, done, in part, not done, no evidence."""
    names = ("all", "done", "in_part", "not_done", "no_evidence")
    return tuple(PromiseCount("all", name, number) for name, number in zip(names, numbers, strict=True))


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("yearly-report", "We found evidence it was done"),
        ("targets", "We found evidence it was done in part"),
        ("bell-count", "We found evidence it was not done"),
        ("equality-check", "No evidence either way in three documents"),
    ],
)
def test_each_answer_is_a_sentence(here: Here, key: str, words: str) -> None:
    assert verdict(here, here.package.one(Commitment, key)) == words


def test_one_document_is_one_document(here: Here) -> None:
    alone = holding(here, Document, here.package.all(Document)[0])
    row = here.package.one(Commitment, "equality-check")
    assert verdict(alone, row) == "No evidence either way in one document"


def test_the_page_opens_with_all_promises_in_one_sentence(here: Here) -> None:
    assert (
        "Of five promises to the public, the documents show one as done, one as done in part "
        "and one as not done. On two they show nothing either way."
    ) in promises(here)


def test_what_was_found_of_no_promise_is_said_as_none(here: Here) -> None:
    counted = holding(here, PromiseCount, *counts(1, 0, 0, 0, 1))
    found = promises(holding(counted, Commitment))
    assert (
        "Of one promise to the public, the documents show none as done, none as done in part "
        "and none as not done. On one they show nothing either way."
    ) in found


def test_the_numbers_of_the_page_are_the_judged_ones(here: Here) -> None:
    changed = [
        replace(r, promises=r.promises + 40) if r.promises else r for r in here.package.all(PromiseCount)
    ]
    text = plain(promises(holding(here, PromiseCount, *changed)))
    assert "Of 45 promises to the public" in text
    assert "No evidence either way: 41" in text


def test_a_promise_tells_where_it_was_made_and_what_shows_the_answer(here: Here) -> None:
    view = promise(here, here.package.one(Commitment, "targets"))
    assert view["source"].href == "documents/report-2024/#section-1"
    assert view["by"] == "Exampleshire Council"
    assert [(row["words"], row["source"].href) for row in view["evidence"]] == [
        ("There is a target on bicycles.", "documents/report-2025/#section-1"),
        ("On noise the report has no target.", "documents/report-2025/#section-2-1"),
    ]


def test_the_topics_stand_in_the_order_of_a_resident(here: Here) -> None:
    headings = re.findall(r"^## (.+?) \{", promises(here), re.MULTILINE)
    assert headings == [
        "What you would be told",
        "How you would know if it works",
        "How you would be heard",
        "Whether it is fair to everyone",
        "What this site itself keeps",
    ]


def test_what_a_document_shows_stands_before_what_none_tells(here: Here) -> None:
    text = promises(here)
    assert text.index('id="bell-count"') < text.index('id="sleep-survey"')


def test_what_the_site_keeps_leads_to_its_page_where_it_has_one(here: Here) -> None:
    text = promises(here)
    assert '<dd><a href="documents/">This site lists every report.</a></dd>' in text
    assert "<dd>This site is in English so far.</dd>" in text


def test_the_page_says_that_silence_is_no_answer(here: Here) -> None:
    assert "No evidence either way does not mean that it was not done." in promises(here)


def test_a_site_without_promises_says_so(here: Here) -> None:
    empty = holding(holding(here, Commitment), PromiseCount)
    assert "The documents we hold make no promise to the public." in promises(empty)


def test_words_of_a_cell_are_text_and_no_markup(here: Here) -> None:
    row = replace(here.package.one(Commitment, "targets"), name="<b>Targets</b>")
    assert "&lt;b&gt;Targets&lt;/b&gt;" in promises(holding(here, Commitment, row))


def test_every_real_promise_stands_on_the_page_with_its_evidence(real: Package, real_build: Build) -> None:
    built = real_build.page("promises")
    assert [row.id for row in real.all(Commitment) if f'id="{row.id}"' not in built] == []
    text = unescape(promises(Here(real, Words("en"), Addresses("promises/"))))
    assert [row.words for row in real.all(Evidence) if row.words not in text] == []


def test_all_promises_are_on_the_page_without_a_script_and_folded_by_topic(real_build: Build) -> None:
    page = real_build.page("promises")
    assert page.count('<details class="of-plan"') == 6
    assert page.count('<li class="promise"') == page.count("<h3>")


def test_the_words_on_promises_are_short_sentences() -> None:
    for file, columns in (("evidence", ("words",)), ("commitments", ("name", "kept_here"))):
        with (ROOT / "data" / f"{file}.csv").open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                for sentence in re.split(r"(?<=[.!?])\s+", " ".join(row[name] for name in columns)):
                    assert len(sentence.split()) <= 25, sentence
