"""A unit takes the form its number asks for, in every language that has forms."""

from __future__ import annotations

import gettext
from decimal import Decimal
from pathlib import Path

import pytest

from macros.languages.catalogue import translations
from macros.languages.foreign import Foreign
from macros.languages.units import beside, unit

POLISH = """msgid ""
msgstr ""
"Language: pl\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgctxt "indicators.unit"
msgid "fires"
msgid_plural "fires"
msgstr[0] "pożar"
msgstr[1] "pożary"
msgstr[2] "pożarów"

msgctxt "indicators.unit with a fraction"
msgid "fires"
msgstr "pożaru"
"""


@pytest.fixture
def polish(tmp_path: Path) -> gettext.NullTranslations:
    path = tmp_path / "words.po"
    path.write_text(POLISH, encoding="utf-8")
    return translations(path)


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("1", "pożar"),
        ("2", "pożary"),
        ("5", "pożarów"),
        ("22", "pożary"),
        ("112", "pożarów"),
        ("7.4", "pożaru"),
    ],
)
def test_the_form_follows_the_number(polish: gettext.NullTranslations, value: str, form: str) -> None:
    assert beside(unit("fires", polish), Decimal(value)) == form


def test_alone_it_is_the_plural_of_a_dictionary(polish: gettext.NullTranslations) -> None:
    assert unit("fires", polish) == "pożary"


def test_an_untranslated_unit_stays_english_and_marked(polish: gettext.NullTranslations) -> None:
    found = unit("thefts", polish)
    assert found == "thefts"
    assert isinstance(found, Foreign)
    assert isinstance(beside(found, Decimal(3)), Foreign)
