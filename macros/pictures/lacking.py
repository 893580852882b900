"""Whether our fonts can write the pictures of a language. If not, its pages do without."""

from __future__ import annotations

from functools import lru_cache

from macros.addresses import Addresses
from macros.charts.every import every
from macros.here import Here
from macros.languages.spoken import here_in
from macros.leaflet.letters import LetterError
from macros.package import Package
from macros.pictures.card import site_card
from macros.pictures.picture import picture
from macros.pictures.press import refuse_undrawn


def undrawn(here: Here) -> LetterError | None:
    """The first letter missing in the pictures of the language in whose folder `here` stands.

    Never one of the first language: there it is a slip in the data, and stops the build.
    """
    folder = here.to.prefix.rstrip("/")
    return _undrawn(here.as_it_is, folder) if folder else None


@lru_cache(maxsize=8)
def _undrawn(package: Package, language: str) -> LetterError | None:
    """Made once for each language: every page asks."""
    here = here_in(package, language, Addresses("", f"{language}/"))
    try:
        refuse_undrawn(site_card(here, here.package.title, here.package.description))
        for chart in every(here):
            refuse_undrawn(picture(here, chart))
    except LetterError as error:
        return error
    return None
