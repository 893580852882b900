"""The package in another language: the same rows, their words translated where a translator has done so."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from macros.addresses import Addresses
from macros.here import Here
from macros.languages.catalogue import of_data, translations
from macros.languages.fields import COLUMNS, FIELDS, PRINTED, context
from macros.languages.foreign import SOURCE, Foreign
from macros.languages.units import unit
from macros.nouns import Indicator
from macros.package import Package, Resource
from macros.words import Words


def here_in(package: Package, language: str, to: Addresses) -> Here:
    """What a block knows on a page in `language`. The first language speaks the package as it is."""
    english = None if language == SOURCE else package
    return Here(in_language(package, language), Words(language), to, english)


def in_language(package: Package, language: str) -> Package:
    """The package with its words in `language`; ids, numbers, dates and files are the same."""
    if language == SOURCE:
        return package
    return _translated(package, said(package, language))


def said(package: Package, language: str) -> gettext.NullTranslations:
    """The words of the data in `language`, by context; in the first language as they are."""
    if language == SOURCE:
        return gettext.NullTranslations()
    return translations(of_data(package.root / "docs", language))


@lru_cache(maxsize=8)
def _translated(package: Package, spoken: gettext.NullTranslations) -> Package:
    return replace(
        package,
        title=spoken.pgettext("package.title", package.title),
        description=spoken.pgettext("package.description", package.description),
        resources=tuple(_resource(resource, spoken) for resource in package.resources),
        rows=MappingProxyType({noun: _rows(noun, rows, spoken) for noun, rows in package.rows.items()}),
    )


def _rows(noun: type, rows: tuple[Any, ...], spoken: gettext.NullTranslations) -> tuple[Any, ...]:
    ours, printed = FIELDS.get(noun, ()), PRINTED.get(noun, ())
    if not (ours or printed):
        return rows
    return tuple(_row(row, ours, printed, spoken) for row in rows)


def _row(row: Any, ours: tuple[str, ...], printed: tuple[str, ...], spoken: gettext.NullTranslations) -> Any:
    words = {name: spoken.pgettext(context(type(row), name), getattr(row, name)) for name in ours}
    words |= {name: Foreign(getattr(row, name), printed=True) for name in printed}
    if isinstance(row, Indicator):
        words["unit"] = unit(row.unit, spoken)
    return replace(row, **words)


def _resource(resource: Resource, spoken: gettext.NullTranslations) -> Resource:
    """A published table: our headings, and the words of the document in its cells."""
    if not resource.is_table:
        return resource
    fields = tuple(replace(f, title=spoken.pgettext(COLUMNS, f.title)) for f in resource.fields)
    return replace(resource, fields=fields, rows=tuple(_cells(row) for row in resource.rows))


def _cells(row: Mapping[str, Any]) -> Mapping[str, Any]:
    printed = {k: Foreign(v, printed=True) if isinstance(v, str) else v for k, v in row.items()}
    return MappingProxyType(printed)
