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
from macros.nouns import Indicator, PublishedTable
from macros.package import Field, Package, Resource
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


def _resource(resource: Resource, said: gettext.NullTranslations) -> Resource:
    """A file whose name is that of a row, as that row is called; what is for programs stays English."""
    named = context(Indicator, "name") if resource.is_observations else context(PublishedTable, "name")
    has_page = resource.is_observations or resource.is_table
    return replace(
        resource,
        title=said.pgettext(named, resource.title) if has_page else Foreign(resource.title),
        description=Foreign(resource.description),
        fields=tuple(_field(resource, field, said) for field in resource.fields),
        rows=tuple(_cells(row) for row in resource.rows) if resource.is_table else resource.rows,
    )


def _field(resource: Resource, field: Field, said: gettext.NullTranslations) -> Field:
    """The heading of a published table is ours to translate."""
    title = said.pgettext(COLUMNS, field.title) if resource.is_table else Foreign(field.title)
    return replace(field, title=title, description=Foreign(field.description))


def _cells(row: Mapping[str, Any]) -> Mapping[str, Any]:
    printed = {k: Foreign(v, printed=True) if isinstance(v, str) else v for k, v in row.items()}
    return MappingProxyType(printed)
