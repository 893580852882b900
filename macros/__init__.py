"""Registers what a page can call. With the build hook, the only code that knows MkDocs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def define_env(env: Any) -> None:
    """Give every page the blocks, each bound to the language and address of the page that calls it."""
    from macros import (
        about,
        adding,
        all_observations,
        assessment,
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
        looking,
        partnership,
        plan_summary,
        plans,
        promises,
        releases,
        staying,
        themes,
        topic_figures,
    )
    from macros.addresses import Addresses
    from macros.citing import show as citing
    from macros.here import Here
    from macros.languages import progress
    from macros.languages.spoken import here_in
    from macros.leaflet import show as leaflet
    from macros.metadata import show as metadata
    from macros.package import UnknownError, load_once
    from macros.pages import FROM_DATA

    package = load_once()

    def here() -> Here:
        """A text that is not translated is English throughout; its links stay in the reader's language."""
        file, own = env.page.file, env.page.file.locale_alternate_of
        prefix = "" if own == _first_language(env) else f"{own}/"
        spoken = own if env.page.meta.get(FROM_DATA) else file.locale
        return here_in(package, spoken, Addresses(env.page.url, prefix))

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
        looking.look_through,
        all_observations.all_in_one,
        topic_figures.topic_figures,
        topic_figures.topic_title,
        blocks.glossary,
        blocks.priorities,
        themes.theme,
        documents.document,
        documents.documents,
        catalogue.catalogue,
        data_history.data_history,
        data_sources.data_sources,
        staying.addresses,
        metadata.for_programs,
        citing.cite_all,
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
        assessment.assessment,
        about.ask,
        progress.languages,
    ):
        env.macro(bound(block), block.__name__)


def _first_language(env: Any) -> str:
    return str(env.conf.plugins["i18n"].default_language)
