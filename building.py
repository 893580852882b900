"""What MkDocs and its language plugin know while they build, in the words of the portal."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from macros.addresses import Addresses
from macros.here import Here
from macros.languages.reading import Reading
from macros.languages.spoken import here_in
from macros.package import Package, load_once
from macros.pages import FROM_DATA

_OF_BUILD: dict[str, Package] = {}


def languages(config: MkDocsConfig) -> Any:
    """The language plugin, which builds the whole site once for each language."""
    return config.plugins["i18n"]


def names(config: MkDocsConfig) -> dict[str, str]:
    """The languages of the site, the first one first, each with its own name for itself."""
    return {one.locale: one.name for one in languages(config).config.languages if one.build}


def begin() -> Package:
    """Read the package for the build that starts now; looking for changes at every page takes long."""
    _OF_BUILD["package"] = load_once()
    return package()


def package() -> Package:
    """The package as it was when the build began."""
    return _OF_BUILD["package"]


def here(config: MkDocsConfig) -> Here:
    """What a thing without a page of its own knows, in the language that is being built."""
    own = languages(config).current_language
    prefix = "" if own == languages(config).default_language else f"{own}/"
    return here_in(package(), own, Addresses("", prefix))


def at(page: Page, config: MkDocsConfig, language: str = "") -> Here:
    """What a block on this page knows, in the language it is read in or another."""
    around = here(config)
    return here_in(package(), language or around.words.language, Addresses(page.url, around.to.prefix))


def reading(page: Page) -> Reading:
    """In which language a page is read, and in which its text is."""
    file: Any = page.file
    return Reading(file.locale_alternate_of, file.locale, file.norm_src_uri, bool(page.meta.get(FROM_DATA)))
