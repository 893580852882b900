"""Catalogues keep what translators wrote, whatever becomes of the English."""

from __future__ import annotations

from datetime import date

from scripts.translate import catalogues
from scripts.translate.catalogues import Book, State

WRITTEN = """# Agreed: “hat” is always “kapelusz”.
msgid ""
msgstr ""
"Language: pl\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"
"X-State: draft\\n"

#. For example: 4 hats were lost.
#: macros/hats.py
#, python-brace-format
msgid "{count} hat was lost."
msgid_plural "{count} hats were lost."
msgstr[0] "Zgubiono {count} kapelusz."
msgstr[1] "Zgubiono {count} kapelusze."
msgstr[2] "Zgubiono {count} kapeluszy."

msgctxt "themes.name"
msgid "Hats"
msgstr "Kapelusze"
"""


def template(*words: str) -> Book:
    book = Book()
    hats = ("{count} hat was lost.", "{count} hats were lost.")
    book.add(hats, locations=[("macros/hats.py", 7)], auto_comments=["For example: 4 hats were lost."])
    for word in words:
        book.add(word, context="themes.name")
    return book


def brought_up_to_date(text: str, to: Book) -> str:
    book = catalogues.read(text, "pl")
    return catalogues.write(catalogues.updated(book, to, "pl"), State.of(book))


def test_a_catalogue_that_is_up_to_date_stays_as_it_is_byte_for_byte() -> None:
    assert brought_up_to_date(WRITTEN, template("Hats")) == WRITTEN


def test_the_translation_of_words_that_are_gone_is_kept_and_comes_back_with_them() -> None:
    without = brought_up_to_date(WRITTEN, template())
    assert without.endswith('#~ msgctxt "themes.name"\n#~ msgid "Hats"\n#~ msgstr "Kapelusze"\n')
    assert brought_up_to_date(without, template("Hats")) == WRITTEN


def test_a_changed_sentence_starts_untranslated_and_takes_no_guess_from_a_similar_one() -> None:
    on_track = WRITTEN.replace('"Hats"', '"On track"')
    assert 'msgid "Off track"\nmsgstr ""\n' in brought_up_to_date(on_track, template("Off track"))


def test_a_new_language_gets_every_message_with_its_own_plural_forms() -> None:
    text = catalogues.write(catalogues.updated(Book("lv"), template("Hats"), "lv"), State())
    assert "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);" in text
    assert 'msgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n' in text


def test_names_days_and_programs_that_editors_write_into_the_head_do_not_stay() -> None:
    edited = WRITTEN.replace(
        '"MIME', '"Last-Translator: A <a@b.example>\\n"\n"X-Generator: Poedit\\n"\n"MIME'
    )
    assert brought_up_to_date(edited, template("Hats")) == WRITTEN


def test_the_head_says_who_has_checked_a_catalogue_and_when() -> None:
    book = catalogues.read(WRITTEN, "pl")
    text = catalogues.write(book, State.checked("community interpreter", date(2031, 5, 2)))
    assert State.of(catalogues.read(text, "pl")) == State("checked", "community interpreter", "2031-05-02")
