"""What is still in English says so, wherever it is printed; what a catalogue holds arrives as text."""

from __future__ import annotations

from markupsafe import escape

from macros.languages.foreign import Foreign, fill, settle

WAITING = '<span lang="en" dir="ltr" data-untranslated>'
PRINTED = '<span lang="en" dir="ltr">'


def shown(words: str) -> str:
    return settle(str(escape(words)))


def test_words_that_wait_for_a_translation_are_marked_as_english() -> None:
    assert shown(Foreign("Bicycles stolen")) == f"{WAITING}Bicycles stolen</span>"


def test_words_of_a_document_are_marked_as_english_and_wait_for_nobody() -> None:
    assert shown(Foreign("Current 12 months", printed=True)) == f"{PRINTED}Current 12 months</span>"


def test_a_translated_sentence_marks_only_the_english_in_it() -> None:
    said = fill("Dane: {name}, {value}", {"name": Foreign("Bicycles stolen"), "value": "1 633"})
    assert said == "Dane: Bicycles stolen, 1 633"
    assert shown(said) == f"Dane: {WAITING}Bicycles stolen</span>, 1 633"
    again = fill("({words})", {"words": said})
    assert shown(again) == f"(Dane: {WAITING}Bicycles stolen</span>, 1 633)"


def test_an_untranslated_sentence_is_english_as_a_whole() -> None:
    said = fill(Foreign("As at: {day}."), {"day": "13 listopada 2018"})
    assert shown(said) == f"{WAITING}As at: 13 listopada 2018.</span>"


def test_inside_a_tag_the_mark_vanishes() -> None:
    mark_up = f'<a title="{escape(Foreign("See all"))}">{escape(Foreign("See all"))}</a>'
    assert settle(mark_up) == f'<a title="See all">{WAITING}See all</span></a>'


def test_nothing_is_marked_where_there_are_no_words() -> None:
    assert shown(Foreign("")) == ""


def test_a_hostile_catalogue_arrives_as_text() -> None:
    hostile = '<script>alert(1)</script>{name}" onload="x'
    said = fill(hostile, {"name": Foreign("<b>Name</b>")})
    assert shown(said) == (
        f"&lt;script&gt;alert(1)&lt;/script&gt;{WAITING}&lt;b&gt;Name&lt;/b&gt;</span>&#34; onload=&#34;x"
    )
