"""A unit takes the form its number asks for: 1 przestępstwo, 2 przestępstwa, 5 przestępstw."""

from __future__ import annotations

import gettext
from decimal import Decimal

from macros.languages.foreign import Foreign

UNITS = "indicators.unit"
FRACTIONS = "indicators.unit with a fraction"


class Unit(str):
    """A translated unit; as a string it is the form that stands alone, as in a heading."""

    __slots__ = ("_source", "_translations")
    _source: str
    _translations: gettext.NullTranslations

    def __new__(cls, words: str, source: str, translations: gettext.NullTranslations) -> Unit:
        """`words` stand alone; `source` is the English unit, by which `translations` know its forms."""
        made = super().__new__(cls, words)
        made._source, made._translations = source, translations
        return made

    def of(self, value: Decimal) -> str:
        """The form that follows `value`. Catalogues count whole numbers; fractions have their own entry."""
        if value == value.to_integral_value():
            return self._translations.npgettext(UNITS, self._source, self._source, abs(int(value)))
        form = self._translations.pgettext(FRACTIONS, self._source)
        return str(self) if isinstance(form, Foreign) else form


def unit(source: str, translations: gettext.NullTranslations) -> str:
    """The unit in the language of `translations`; still English where it is not translated.

    The form that goes with two stands alone: it is the plural as a dictionary gives it.
    """
    words = translations.npgettext(UNITS, source, source, 2)
    return words if isinstance(words, Foreign) else Unit(words, source, translations)


def beside(words: str, value: Decimal) -> str:
    """The form of a unit that follows `value`."""
    return words.of(value) if isinstance(words, Unit) else words
