"""How far a translation may be trusted, and who gets to see one that nobody has checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from macros.languages.pages import blob
from macros.languages.reading import (
    Reading,
    direction,
    doubts,
    is_for_search_engines,
    is_hidden,
    is_offered,
)
from macros.nouns import Site
from macros.package import Package

CHECKED = "state: checked\n  by: A teacher\n  on: 2026-08-01"
DRAFT = "state: draft"
HELP = Reading("pl", "pl", "help.md")


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One English page, translated, in a language whose catalogues are checked."""
    head = '"X-State: checked\\n"\n"X-Checked-By: A teacher\\n"\n"X-Checked-On: 2026-08-01\\n"\n'
    catalogue = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n{head}'
    locale = tmp_path / "locale"
    monkeypatch.setattr("macros.languages.catalogue.LOCALE", locale)
    write(locale / "pl/LC_MESSAGES/portal.po", catalogue)
    write(tmp_path / "pl/words.po", catalogue)
    write(tmp_path / "en/help.md", "# Get help\n")
    translate(tmp_path, CHECKED)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def translate(docs: Path, state: str) -> None:
    of = blob((docs / "en/help.md").read_bytes())
    write(docs / "pl/help.md", f"---\ntranslation:\n  of: {of}\n  {state}\n---\n# Pomoc\n")


def test_a_checked_translation_of_the_page_as_it_is_raises_no_doubt(docs: Path) -> None:
    assert doubts(docs, HELP) == ()
    assert is_for_search_engines(doubts(docs, HELP))


def test_a_changed_sentence_of_the_english_page_raises_a_doubt(docs: Path) -> None:
    write(docs / "en/help.md", "# Get help now\n")
    assert doubts(docs, HELP) == ("changed",)
    assert is_for_search_engines(doubts(docs, HELP))


def test_a_draft_stays_one_when_its_english_changes(docs: Path) -> None:
    translate(docs, DRAFT)
    assert doubts(docs, HELP) == ("draft",)
    write(docs / "en/help.md", "# Get help now\n")
    assert doubts(docs, HELP) == ("draft", "changed")
    assert not is_for_search_engines(doubts(docs, HELP))


def test_a_page_that_nobody_translated_is_in_english(docs: Path) -> None:
    page = Reading("pl", "en", "about.md")
    assert doubts(docs, page) == ("untranslated",)
    assert not is_for_search_engines(doubts(docs, page))


def test_a_page_made_from_data_is_in_every_language_and_as_good_as_its_catalogues(docs: Path) -> None:
    page = Reading("pl", "en", "indicators/fires.md", from_data=True)
    assert doubts(docs, page) == ()
    write(docs / "pl/words.po", (docs / "pl/words.po").read_text("utf-8").replace("checked", "draft"))
    assert doubts(docs, page) == ("draft",)
    assert doubts(docs, HELP) == ("draft",)


def test_the_first_language_raises_no_doubt(docs: Path) -> None:
    assert doubts(docs, Reading("en", "en", "help.md")) == ()


@pytest.mark.parametrize(
    ("adopted", "show_drafts", "seen"), [(False, False, True), (True, False, False), (True, True, True)]
)
def test_once_adopted_a_draft_is_seen_only_where_the_publisher_wants_it(
    exampleshire: Package, docs: Path, adopted: bool, show_drafts: bool, seen: bool
) -> None:
    site: Site = replace(exampleshire.site, adopted=adopted, show_drafts=show_drafts)
    languages = {"en": "English", "pl": "Polski"}
    assert not is_hidden(site, docs, "pl/help.md", languages)
    translate(docs, DRAFT)
    assert is_hidden(site, docs, "pl/help.md", languages) is not seen
    assert not is_hidden(site, docs, "en/help.md", languages)
    assert is_offered(site, docs, "pl")
    (docs / "pl/words.po").unlink()
    assert is_offered(site, docs, "pl") is seen


def test_urdu_runs_from_the_right_and_punjabi_here_from_the_left() -> None:
    assert [direction(code) for code in ("ur", "pa", "pl", "en")] == ["rtl", "ltr", "ltr", "ltr"]
