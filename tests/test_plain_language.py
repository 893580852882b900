"""Every page can be read by the people it is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.plain_language import LIMITS, Measured, faults, main, measured, running_text, sentences, site
from tests.conftest import Build

# Pages of method and law may be harder; each says first, in three easy sentences, what it is about.
WITH_A_SUMMARY = (
    "about",
    "accessibility",
    "adding-up",
    "how-we-judge",
    "missing",
    "privacy",
    "protecting-people",
    "start-your-own",
)
HARD = (
    "The implementation of multi-agency partnership arrangements necessitates comprehensive consideration of "
    "organisational responsibilities, notwithstanding the considerable administrative complexities involved, "
    "which participating authorities collectively acknowledge."
)


@pytest.fixture(scope="module")
def pages(real_build: Build) -> list[Measured]:
    return list(site(real_build.site))


def test_no_page_is_harder_than_its_readers_can_be_asked_to_read(pages: list[Measured]) -> None:
    assert faults(pages) == []


def test_every_kind_of_page_was_measured(pages: list[Measured]) -> None:
    assert {row.kind for row in pages} == set(LIMITS)
    assert {"", "help/", "priorities/road-safety/", "plan-summary/"} <= {row.page for row in pages}


def test_a_page_of_method_or_law_begins_with_a_summary(pages: list[Measured]) -> None:
    assert {row.page for row in pages if row.kind == "summary"} >= {f"{page}/" for page in WITH_A_SUMMARY}


@pytest.mark.parametrize("address", ["help/", "how-we-judge/"])
def test_a_hard_paragraph_is_found(tmp_path: Path, address: str) -> None:
    page = tmp_path / address / "index.html"
    page.parent.mkdir()
    page.write_text(f"<article><p>{HARD}</p></article>", encoding="utf-8")
    found = faults(list(site(tmp_path)))
    assert [fault.split(":")[0] for fault in found] == [
        f"{address} ({'resident' if address == 'help/' else 'other'})"
    ]
    assert "grade" in found[0]


def test_a_long_sentence_is_found() -> None:
    found = measured("help/", "resident", ["Go " + "on and " * 13 + "on."])
    assert found
    assert faults([found]) == ["help/ (resident): a sentence of 28 words, the line is 25"]


def test_only_our_own_running_words_are_measured() -> None:
    html = (
        "<p>Outside.</p><article><h2>A heading.</h2>"
        "<p>We <em>say</em> this. <span class='quote'>“They did.”</span></p>"
        "<ul><li><strong>A name.</strong> It “was as they wrote” long ago.</li><li>A bare name</li></ul>"
        "<table><tr><td><p>In a table.</p></td></tr></table></article>"
    )
    assert running_text(html) == ["We say this.", "It “…” long ago."]


def test_a_number_does_not_end_a_sentence() -> None:
    assert list(sentences("See section 4.5.1 of it. “No,” we say. Up 3.5 per cent.")) == [
        "See section 4.5.1 of it.",
        "“No,” we say.",
        "Up 3.5 per cent.",
    ]


def test_the_command_prints_and_keeps_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.plain_language.TABLE", tmp_path / "table.csv")
    (tmp_path / "index.html").write_text("<article><p>Dogs bark at night.</p></article>", encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    assert (tmp_path / "table.csv").read_text() == "page,kind,grade,words,longest\n,resident,-2.3,4,4\n"
    assert capsys.readouterr().out.split() == ["home", "resident", "-2.3", "4", "4"]
