"""The bridge between MkDocs and the languages: which are built, what a page says about its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from building import at, here, languages, names, package, reading
from macros.languages.around import elsewhere, language_of
from macros.languages.fields import NAV
from macros.languages.foreign import SOURCE, settle
from macros.languages.reading import Reading, doubts, is_for_search_engines, is_hidden, is_offered
from macros.languages.spoken import said
from macros.metadata.model import catalogue
from macros.metadata.sitemap import Place, entries
from macros.pages import as_text, by_path

WRONG_ADDRESS = "404.html"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Leave out a language that readers may not see yet. Runs before the language plugin looks."""
    site, docs = package().site, Path(config.docs_dir)
    for language in languages(config).config.languages:
        language.build = language.default or (language.build and is_offered(site, docs, language.locale))
    return config


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take away the drafts that must not be shown; the English text takes their place."""
    for file in list(files):
        if is_hidden(package().site, Path(config.docs_dir), file.src_uri, names(config)):
            files.remove(file)
    return files


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001
    """The menu in the language that is being built."""
    named = said(package(), languages(config).current_language)
    for item in _below(nav.items):
        if item.title:
            item.title = named.pgettext(NAV, item.title)
    return nav


def _below(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        yield item
        yield from _below(item.children or ())


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Title and description of a page made from data, in the language it is read in."""
    own = reading(page)
    if own.from_data and own.language != SOURCE:
        made = by_path(at(page, config).package)[own.path]
        page.title, page.meta["description"] = as_text(made.title) or page.title, as_text(made.description)
    return html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """The words of the shell, in the language that is being built."""
    now = here(config)
    named = said(package(), now.words.language)
    env.globals.update(
        w=now.words.text,
        site_name=named.pgettext("mkdocs.site_name", config.site_name),
        site_description=named.pgettext("mkdocs.site_description", config.site_description or ""),
    )


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG001
    """What the shell says about the language of the page. An English text has its true address there."""
    now, own = at(page, config), reading(page)
    told = language_of(now, Path(config.docs_dir), own, page.content or "", names(config))
    address = page.url if own.spoken == own.language else page.url.removeprefix(now.to.prefix)
    return {**context, **told, "canonical": urljoin(config.site_url or "", address)}


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """English words in the shell of a page in another language say that they are."""
    return settle(output)


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> Any:
    """Search engines are told of all languages built so far; a wrong address needs a shell."""
    if template_name != "sitemap.xml":
        return {**context, **_outside(config)}
    default = languages(config).default_language
    places = _places(context["i18n_alternates"], default, Path(config.docs_dir))
    return {**context, "entries": entries(catalogue(package()), places, default)}


def _outside(config: MkDocsConfig) -> dict[str, Any]:
    """What the page for a wrong address, which has none of its own, needs from the shell."""
    now = here(config)
    page = Reading(now.words.language, now.words.language, "", from_data=True)
    told = language_of(now, Path(config.docs_dir), page, "", names(config))
    others = elsewhere(now, names(config))
    return {**told, "translated": "", "switcher": "", "elsewhere": others, "is_indexed": False}


def _places(found: dict[str, list[File]], default: str, docs: Path) -> Iterator[Place]:
    """Every page that search engines may show: in its own language, and checked by somebody who speaks it."""
    for language, files in found.items():
        prefix = "" if language == default else f"{language}/"
        for file in files:
            if file.page and is_for_search_engines(doubts(docs, reading(file.page))):
                yield Place(language, file.page.url.removeprefix(prefix), file.page.url)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The page for a wrong address lies in the folder of each language; that of the first serves them all."""
    prefix = here(config).to.prefix
    if template_name == WRONG_ADDRESS and prefix:
        place = Path(config.site_dir, prefix, template_name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(settle(output_content), encoding="utf-8")
        return ""
    return settle(output_content)
