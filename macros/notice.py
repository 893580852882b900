"""Whose site this is not. Whatever leaves the site on its own says it too."""

from __future__ import annotations

from macros.here import Here
from macros.nouns import Document


def notice(here: Here) -> str:
    """Whose site this is not, until the partnership adopts it; then nothing."""
    if here.package.site.adopted:
        return ""
    return f"{_made(here)} {unchecked(here)}"


def _made(here: Here) -> str:
    documents = here.package.all(Document)
    if not documents:
        return here.words.text("This site is being set up. It holds no public document yet.")
    return here.words.plural(
        "Made from {count} public document.", "Made from {count} public documents.", len(documents)
    )


def unchecked(here: Here) -> str:
    """The second half of the notice: who has neither published nor checked this. Empty once adopted."""
    site = here.package.site
    if site.adopted:
        return ""
    return here.words.text(
        "Not published by, or checked with, the {partnership}.", partnership=site.partnership
    )
