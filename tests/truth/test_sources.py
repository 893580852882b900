"""Every figure stands with its time and its source, in every language."""

from __future__ import annotations

import re

from tests.conftest import Build
from tests.truth.numbers import Numbers
from tests.truth.pages import FIRST, walk
from tests.truth.sources import of_page
from tests.truth.test_numbers import Swap, changed, text_of

ADDRESS = "indicators/people-killed-or-seriously-injured"


def faults(build: Build, text: str) -> list[str]:
    return [figure.fault for figure in of_page(changed(build, ADDRESS, text)) if figure.fault]


def test_every_figure_has_its_time_and_its_document_and_section(numbers: Numbers) -> None:
    found = [figure for one in walk(numbers.site) for figure in of_page(one)]
    assert [figure for figure in found if figure.fault] == []
    assert len(found) > 500


def test_every_row_of_a_file_of_figures_has_its_time_and_a_section_that_is_listed(numbers: Numbers) -> None:
    rows = numbers.facts.rows
    sections = {(row["document"], row["section"]) for row in rows["sections"]}
    for name in sorted(numbers.facts.observed):
        for row in rows[name]:
            assert (row["document"], row["section"]) in sections, (name, row)
            assert row["period_end"] or row["period_as_published"], (name, row)


def test_a_figure_without_its_time_is_found(real_build: Build, swap: Swap) -> None:
    text = text_of(real_build, ADDRESS)
    assert faults(real_build, text) == []
    assert faults(real_build, swap(text, '<p class="when">Latest figure, for 2015</p>', "")) == ["no time"]


def test_a_figure_without_its_source_is_found_wherever_it_stands(real_build: Build) -> None:
    parts = re.split(r"(#section-)", text_of(real_build, ADDRESS))
    for at in range(1, len(parts), 2):
        text = "".join([*parts[:at], "#", *parts[at + 1 :]])
        assert faults(real_build, text) != [], parts[at - 1][-120:]


def test_the_list_of_all_figures_names_a_document_for_each(real_build: Build, swap: Swap) -> None:
    text = text_of(real_build, "indicators", FIRST)
    line = re.search(r'<td role="cell" class="origin"[^>]*>(<a [^>]*>[^<]*</a>)', text)
    assert line is not None
    planted = changed(real_build, "indicators", swap(text, line[1], ""))
    assert [figure.fault for figure in of_page(planted) if figure.fault] == ["no document"]
