"""The language of the files that have none in their address, and the few words that all of them share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from macros.addresses import Addresses
from macros.here import Here
from macros.languages.reading import others
from macros.languages.spoken import here_in
from macros.metadata.model import Dataset
from macros.nouns import Indicator
from macros.package import NO_DAY, Package
from macros.words import Words

# Names, definitions and notes are data, and the data are English: one file serves all languages. Only what is
# said about it, its README, is there in each.
LANGUAGE = "en"


def desk(package: Package) -> Here:
    """What the words of a file know: no page, and the language of the data."""
    return Here(package, Words(LANGUAGE), Addresses(""))


def desks(package: Package) -> Iterator[tuple[str, Here]]:
    """The names of the READMEs of a download, each with what its words know: one for each language."""
    yield "README.txt", desk(package)
    for language in others(package.site, package.root / "docs"):
        yield f"README.{language}.txt", here_in(package, language, Addresses("", f"{language}/"))


def as_at(here: Here, moment: datetime) -> str:
    """The day that a file tells of: `as at 13 November 2018`; before there is a document, that."""
    if moment.date() == NO_DAY:
        return here.words.text("no document entered yet")
    return here.words.text("as at {day}", day=here.words.day(moment.date()))


def unit_of(here: Here, dataset: Dataset) -> str:
    """The unit behind its bare numbers: `crimes`, `% of hate crimes`; empty for a published table."""
    if not dataset.unit:
        return ""
    kind = here.package.one(Indicator, dataset.id).kind
    return here.words.text("% {unit}", unit=dataset.unit) if kind == "proportion" else dataset.unit
