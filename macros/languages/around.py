"""What the shell of a page says about its language: the way to the others, and how far to trust this one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from macros.here import Here
from macros.languages.foreign import SOURCE, WAITING
from macros.languages.reading import Doubt, Reading, direction, doubts, is_checked, is_for_search_engines
from macros.marking import N_
from macros.render import render
from macros.words import Words

NOTICES: dict[Doubt, str] = {
    "untranslated": N_("This page is not translated yet. It stands here in English, with the same figures."),
    "draft": N_("A computer translated this page. Nobody who speaks the language has checked it yet."),
    "changed": N_("The English page has changed since this page was translated. Its figures are the newest."),
}
PARTLY = N_("Some words on this page are not translated yet. They are in English.")
DRAFT = N_("draft")


def language_of(
    here: Here, docs: Path, page: Reading, html: str, languages: Mapping[str, str]
) -> dict[str, Any]:
    """The values the shell needs; `languages` are the built ones by code, `html` is the text of the page."""
    found = doubts(docs, page)
    return {
        "language": page.language,
        "direction": direction(page.language),
        "text_language": page.spoken,
        "text_direction": direction(page.spoken),
        "translated": _notices(here, found, WAITING in html),
        "switcher": switcher(here, docs, here.to.page, languages),
        "is_indexed": is_for_search_engines(found),
    }


def _notices(here: Here, found: Collection[Doubt], is_partly_english: bool) -> str:
    """What a reader has to know before reading; nothing in the first language."""
    told = [here.words.text(NOTICES[doubt]) for doubt in found]
    told += [here.words.text(PARTLY)] if is_partly_english and "untranslated" not in found else []
    english = replace(here.to, prefix="").page_of(here.to.page.removeprefix(here.to.prefix))
    return render(here, "translated.html", told=told, english=english) if told else ""


def draft_notice(here: Here) -> str:
    """What a file in a language nobody has checked says of itself; nothing where there is nothing to say."""
    is_sound = is_checked(here.package.root / "docs", here.words.language)
    return "" if is_sound else here.words.text(NOTICES["draft"])


def switcher(here: Here, docs: Path, page: str, languages: Mapping[str, str]) -> str:
    """The same page in each language, by the language's own name; nothing where there is only one."""
    if len(languages) < 2:
        return ""
    path = page.removeprefix(here.to.prefix)
    ways = [
        {
            "code": code,
            "direction": direction(code),
            "name": name,
            "is_here": code == here.words.language,
            "href": replace(here.to, prefix="" if code == SOURCE else f"{code}/").page_of(path),
            "draft": "" if is_checked(docs, code) else here.words.text(DRAFT),
        }
        for code, name in languages.items()
    ]
    return render(here, "switcher.html", ways=ways)


def elsewhere(here: Here, languages: Mapping[str, str]) -> list[dict[str, str]]:
    """What a page without an address says in the other languages of the site, with the way to their start."""
    return [
        {
            "code": code,
            "direction": direction(code),
            "said": Words(code).text(N_("This page is not here")),
            "go": Words(code).text(N_("Go to the first page")),
            "home": "" if code == SOURCE else f"{code}/",
        }
        for code in languages
        if code != here.words.language
    ]
