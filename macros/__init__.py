"""Registers what a page can call. With the build hook, the only code that knows MkDocs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def define_env(env: Any) -> None:
    """Give every page the blocks, each bound to the language and address of the page that calls it."""
    from macros import (
        about,
        adding,
        blocks,
        catalogue,
        corrections,
        coverage,
        data_history,
        data_sources,
        delivery,
        documents,
        due,
        feeds,
        helping,
        history,
        home,
        how_chosen,
        listing,
        partnership,
        plan_summary,
        plans,
        promises,
        releases,
        themes,
    )
    from macros.addresses import Addresses
    from macros.here import Here
    from macros.leaflet import show as leaflet
    from macros.package import UnknownError, load_once
    from macros.words import Words

    package = load_once()

    def here() -> Here:
        file = env.page.file
        prefix = "" if file.locale_alternate_of == _first_language(env) else f"{file.locale_alternate_of}/"
        return Here(package, Words(file.locale_alternate_of), Addresses(env.page.url, prefix))

    def bound(block: Callable[..., str]) -> Callable[..., str]:
        def call(*arguments: str) -> str:
            try:
                return block(here(), *arguments)
            except UnknownError as error:
                # SystemExit passes through the macros plugin, which would print a traceback instead.
                place = f"docs/{env.page.file.src_uri}"
                raise SystemExit(f"{place}: {error.args[0]}. The site was not built.") from None

        return call

    for block in (
        blocks.indicator,
        blocks.table,
        helping.help_lines,
        blocks.freshness,
        home.home,
        blocks.whose,
        listing.figures,
        blocks.glossary,
        blocks.priorities,
        themes.theme,
        documents.document,
        documents.documents,
        catalogue.catalogue,
        data_history.data_history,
        data_sources.data_sources,
        adding.does_it_add_up,
        coverage.missing,
        coverage.false_signals,
        promises.promises,
        partnership.partnership,
        due.due,
        feeds.follow,
        releases.releases,
        releases.release,
        releases.release_title,
        corrections.corrections,
        history.status_history,
        leaflet.printed,
        plans.plans,
        plans.plan,
        plan_summary.plan_summary,
        delivery.delivery_plan,
        how_chosen.how_chosen,
        about.draft,
        about.ask,
    ):
        env.macro(bound(block), block.__name__)


def _first_language(env: Any) -> str:
    return str(env.conf.plugins["i18n"].default_language)
