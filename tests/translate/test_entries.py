"""A catalogue is whole, has the plural forms of its language, and brings nothing in but words."""

from __future__ import annotations

import pytest

from scripts.check import safety, translations
from scripts.check import translations_entry as entry
from scripts.translate import forms
from scripts.translate.places import TEMPLATE, brought
from tests.translate.conftest import Hats

FILE, DATA = brought("pl"), "docs/pl/words.po"
UPDATE = "Run python3 -m scripts translate words."


def found(hats: Hats) -> list[str]:
    return [problem.sentence for problem in translations.problems(hats.root)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "Zgubione {day}",
            "Zgubione",
            "The place {day} is missing. Put it where the value belongs in the sentence.",
        ),
        (
            "Zgubione {day}",
            "Zgubione {day} {when}",
            "The English has no place {when}. Its places are: {day}.",
        ),
        (
            "Zgubione {day}",
            "Zgubione {day.__class__}",
            "The English has no place {day.__class__}. Its places are: {day}.",
        ),
        (
            "Zgubione {day}",
            "Zgubione {day:>999999999}",
            "The English has no place {day:>999999999}. Its places are: {day}.",
        ),
        (
            "Zgubione {day}",
            "Zgubione {day",
            "A brace is open or closed that has no other half. Write the places as the English does: {day}.",
        ),
        (
            "{count} kapelusze",
            "",
            "Of 3 plural forms, number 2 is empty. Translate every form; two may be alike.",
        ),
        (
            "{count} kapeluszy",
            "kapeluszy",
            "The place {count} is missing. Put it where the value belongs in the sentence.",
        ),
        ("Bez kap", "<b>Bez</b> kap", "It holds “<”, and the English does not. Write words alone."),
        ("Bez kap", "[Bez](x) kap", "It holds “](”, and the English does not. Write words alone."),
        ("Bez kap", "{{x}} Bez kap", "It holds “{{”, and the English does not. Write words alone."),
        ("Bez kap", "Bez\\n# kap", "It holds a line break, and the English does not. Write words alone."),
        (
            "Bez kap",
            "2 kap",
            "It holds the number 2, and the English does not. Give the numbers of the English.",
        ),
        (
            "Bez kap",
            "۲ kap",
            "It holds the number 2, and the English does not. Give the numbers of the English.",
        ),
        (
            "Bez kap",
            "https://caps.example/ kap",
            "It holds the address “https://caps.example/”, and the English does not. Take it out.",
        ),
        (
            "Bez kap",
            "0808 2000 247 kap",
            "It holds a telephone number that the English does not hold. Take it out.",
        ),
    ],
)
def test_what_a_translation_must_not_do_is_named_with_its_line(
    hats: Hats, old: str, new: str, said: str
) -> None:
    lines = hats.read(FILE).split("\n")
    row = next(n for n, line in enumerate(lines, start=1) if old in line)
    hats.replace(FILE, old, new)
    block = max(n for n in range(1, row + 1) if lines[n - 1].startswith(("msgctxt", "msgid ")))
    assert f"{FILE}, line {block}: {said}" in found(hats)


def test_words_of_the_data_are_held_to_the_same(hats: Hats) -> None:
    hats.write(DATA, hats.read(DATA).replace('msgid "Hats"\nmsgstr ""', 'msgid "Hats"\nmsgstr "{hats} <b>"'))
    assert [sentence.partition(": ")[2] for sentence in found(hats)] == [
        "It holds a brace, and the English has none. Take it out.",
        "It holds “<”, and the English does not. Write words alone.",
    ]


def test_a_guess_that_waits_for_a_translator_is_not_held_against_anybody(hats: Hats) -> None:
    hats.replace(FILE, "Zgubione {day}", "Zgubione")
    hats.replace(FILE, "#, python-brace-format\nmsgid", "#, fuzzy, python-brace-format\nmsgid")
    assert found(hats) == []


def test_a_form_for_one_number_alone_may_say_it_in_words() -> None:
    english, asked = ["{count} hat", "{count} hats"], forms.of_language("pl")
    assert list(entry.faults(["one hat", "{count} hats"], ["jeden", "{count}", "{count}"], asked)) == []
    assert len(list(entry.faults(english, ["jeden", "{count}", "{count}"], asked))) == 1


def test_a_form_for_many_numbers_says_which(hats: Hats) -> None:
    # In Lithuanian the first form also stands for 21 and 31.
    said = list(
        entry.faults(["one hat", "{count} hats"], ["viena", "{count}", "{count}"], forms.of_language("lt"))
    )
    assert said == [("The place {count} is missing.", "Put it where the value belongs in the sentence.")]


def test_a_number_of_the_english_must_not_get_lost() -> None:
    assert list(entry.of_data("Aged 15 to 1,633", ["Wiek od 15 do 1 633"])) == []
    assert list(entry.of_data("Aged 15 to 1,633", ["Wiek od 15 do 1\u202f633"])) == []
    assert list(entry.of_data("Aged 15 to 1,633", ["Wiek od ۱۵ do 1.633"])) == []
    assert list(entry.of_data("Aged 15 to 64", ["Wiek od 15"])) == [
        ("It has lost the number 64.", "Give it as the English does, in digits.")
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Language: pl", "Language: lt", f"The head says the language “lt”. It has to be “pl”. {UPDATE}"),
        (
            "n%10>=2 &&",
            "n%10>=3 &&",
            f"The head does not give the rule for plural forms that its language has. {UPDATE}",
        ),
        (
            "X-State: draft",
            'X-State: checked\\n"\n"X-Checked-On: 2031-05-02',
            "The state is checked, and “by” does not say by which role. Name the role, never a person.",
        ),
        (
            "X-State",
            'Last-Translator: Somebody\\n"\n"X-State',
            f"The head names a person who has translated. No person is named in public files. {UPDATE}",
        ),
    ],
)
def test_a_head_that_is_not_right_is_named(hats: Hats, old: str, new: str, said: str) -> None:
    hats.replace(FILE, old, new)
    assert found(hats) == [f"{FILE}, line 1: {said}"]


def test_a_rule_for_plural_forms_may_be_written_in_another_way(hats: Hats) -> None:
    hats.replace(FILE, "(n==1 ? 0 : ", "(n == 1 ? 0 : ")
    assert found(hats) == []


def test_a_file_that_is_no_catalogue_is_named(hats: Hats) -> None:
    hats.write(FILE, "hats\n")
    assert len(found(hats)) == 1
    assert found(hats)[0].startswith(f"{FILE}: The file is no catalogue that can be read (")


def test_a_language_without_catalogues_is_named(hats: Hats) -> None:
    (hats.root / DATA).unlink()
    assert found(hats) == [f"{DATA}: mkdocs.yml names the language pl, and the file is not there. {UPDATE}"]


def test_a_template_that_is_not_what_the_code_says_is_named(hats: Hats) -> None:
    hats.replace("macros/hats.py", "No hat", "No cap")
    assert found(hats) == [
        f"{TEMPLATE}: The template lacks 1 message of the code, such as “No cap”. {UPDATE}",
        f"{TEMPLATE}: The template has 1 message that no code says, such as “No hat”. {UPDATE}",
    ]


def test_new_numbers_in_the_examples_do_not_make_the_template_old(hats: Hats) -> None:
    hats.replace(TEMPLATE, "#: macros", "#. For example: 1,633 hats\n#: macros")
    assert found(hats) == []


def test_personal_details_in_a_catalogue_are_named_except_the_numbers_of_help_lines(hats: Hats) -> None:
    hats.write("data/help.csv", "id,for_whom\nhats,Text 0808 2000 247.\n")
    hats.replace(DATA, 'msgid "Hats"\nmsgstr ""', 'msgid "Hats"\nmsgstr "Kapelusze 0808 2000 247"')
    hats.replace(FILE, "Bez", "hatter@hats.example 0808 2000 248 Bez")
    row = next(n for n, line in enumerate(hats.read(FILE).split("\n"), start=1) if "hatter" in line)
    assert [problem.sentence.partition(". ")[0] for problem in safety.problems(hats.root)] == [
        f"{FILE}, line {row}: This line holds an e-mail address",
        f"{FILE}, line {row}: This line holds a telephone number",
    ]
