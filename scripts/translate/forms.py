"""Plural forms: how many a language has, and which numbers ask for which."""

from __future__ import annotations

from gettext import c2py

from babel.messages.catalog import Catalog

COUNTED = range(201)


def numbers(nplurals: int, expression: str) -> tuple[tuple[int, ...], ...]:
    """For each form, the numbers up to 200 that ask for it. Raises ValueError for a rule that is none."""
    rule = c2py(expression)
    chosen = [int(rule(number)) for number in COUNTED]
    if any(form not in range(nplurals) for form in chosen):
        raise ValueError(expression)
    return tuple(tuple(n for n in COUNTED if chosen[n] == form) for form in range(nplurals))


def of_language(language: str) -> tuple[tuple[int, ...], ...]:
    """For each form of a language, the numbers up to 200 that ask for it."""
    book = Catalog(locale=language)
    return numbers(book.num_plurals, book.plural_expr)
