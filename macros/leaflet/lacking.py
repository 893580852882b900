"""Whether our fonts can write the printed copies of a language. If not, it has plain text alone."""

from __future__ import annotations

from functools import lru_cache

from macros.addresses import Addresses
from macros.here import Here
from macros.languages.spoken import here_in
from macros.leaflet.letters import LetterError
from macros.leaflet.pack import pack
from macros.leaflet.press import refuse_unwritten
from macros.leaflet.summary import summary
from macros.package import Package


def unprinted(here: Here) -> LetterError | None:
    """The first letter missing in the copies of the language in whose folder `here` stands.

    Never one of the first language: there it is a slip in the data, and stops the build.
    """
    folder = here.to.prefix.rstrip("/")
    return _unprinted(here.as_it_is, folder) if folder else None


@lru_cache(maxsize=8)
def _unprinted(package: Package, language: str) -> LetterError | None:
    here = here_in(package, language, Addresses("", f"{language}/"))
    try:
        refuse_unwritten(summary(here))
        refuse_unwritten(pack(here))
    except LetterError as error:
        return error
    return None
