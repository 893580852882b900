"""In which language a page is read, in which its words are, and how far a translation may be trusted."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from babel import Locale

from macros.languages.catalogue import interface, of_data, state
from macros.languages.foreign import SOURCE
from macros.languages.pages import begun, has_changed, translation
from macros.nouns import Site

# What a reader has to know of a page in another language before reading it.
Doubt = Literal["untranslated", "draft", "changed"]


@dataclass(frozen=True)
class Reading:
    """One page as it is read in `language`; `path` is its source below the folder of a language.

    A page made from data has no words of its own, so it is in every language. Any other is in `words`.
    """

    language: str
    words: str
    path: str
    from_data: bool = False

    @property
    def spoken(self) -> str:
        """The language its text is really in."""
        return self.language if self.from_data else self.words


def direction(language: str) -> str:
    """`ltr` or `rtl`, as CLDR has it."""
    return str(Locale.parse(language, sep="_").text_direction)


def is_checked(docs: Path, language: str) -> bool:
    """Whether a speaker has read both catalogues, which every page of a language uses."""
    return language == SOURCE or (
        state(interface(language)).checked and state(of_data(docs, language)).checked
    )


def doubts(docs: Path, page: Reading) -> tuple[Doubt, ...]:
    """Why a page is not quite as good as its original; none in the first language."""
    if page.language == SOURCE:
        return ()
    if page.spoken != page.language:
        return ("untranslated",)
    made = None if page.from_data else translation(docs, page.language, page.path)
    is_draft = not is_checked(docs, page.language) or (made and not made.state.checked)
    found: list[Doubt] = ["draft"] if is_draft else []
    return (*found, "changed") if made and has_changed(docs, made) else tuple(found)


def is_for_search_engines(doubts: Container[Doubt]) -> bool:
    """Whether a page may be shown to somebody who did not ask for it in this language."""
    return "untranslated" not in doubts and "draft" not in doubts


def drafts_are_shown(site: Site) -> bool:
    """Whether readers may see what no speaker has checked: on trial yes, once adopted only if asked for."""
    return site.show_drafts or not site.adopted


def is_offered(site: Site, docs: Path, language: str) -> bool:
    """Whether a language is built at all."""
    return drafts_are_shown(site) or is_checked(docs, language)


def others(site: Site, docs: Path) -> tuple[str, ...]:
    """The languages besides the first whose words readers may see."""
    return tuple(language for language in begun(docs) if is_offered(site, docs, language))


def is_hidden(site: Site, docs: Path, uri: str, languages: Mapping[str, str]) -> bool:
    """Whether a source such as `pl/help.md` is a draft that must not be shown; English takes its place."""
    language, _, path = uri.partition("/")
    if language == SOURCE or language not in languages or drafts_are_shown(site):
        return False
    made = translation(docs, language, path) if path.endswith(".md") else None
    return made is not None and not made.state.checked
