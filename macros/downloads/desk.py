"""The language of the files that have none in their address, and the few words that all of them share."""

from __future__ import annotations

from datetime import datetime

from macros.addresses import Addresses
from macros.here import Here
from macros.metadata.model import Dataset
from macros.nouns import Indicator
from macros.package import Package
from macros.words import Words

# Names, definitions and notes are data, and the data are English: one file serves every language of the site.
LANGUAGE = "en"


def desk(package: Package) -> Here:
    """What the words of a file know: no page, and the language of the data."""
    return Here(package, Words(LANGUAGE), Addresses(""))


def as_at(here: Here, moment: datetime) -> str:
    """The day that a file tells of: `as at 13 November 2018`."""
    return here.words.text("as at {day}", day=here.words.day(moment.date()))


def unit_of(here: Here, dataset: Dataset) -> str:
    """The unit behind its bare numbers: `crimes`, `% of hate crimes`; empty for a published table."""
    if not dataset.unit:
        return ""
    kind = here.package.one(Indicator, dataset.id).kind
    return here.words.text("% {unit}", unit=dataset.unit) if kind == "proportion" else dataset.unit
