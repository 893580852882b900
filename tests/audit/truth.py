"""Part of the audit: what every page in every language says, held against the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.audit.measures import Measure
from tests.truth import cells, minimum, sources, tense
from tests.truth.exact import Said
from tests.truth.links import Links
from tests.truth.numbers import Numbers
from tests.truth.outputs import Outputs
from tests.truth.pages import FIRST, languages, walk
from tests.truth.statuses import Badge, Badges, mixed_up, words_by_key


def truth(site: Path) -> Iterator[Measure]:
    """Numbers, cells, statuses, sources, links, tense and the regulator's minimum of one built site."""
    numbers = Numbers(site.parent, site)
    pages = ((page.name, said) for page in walk(site) for said in numbers.of_page(page))
    yield _numbers("numbers-on-pages", pages)
    yield _numbers("numbers-in-files", Outputs(numbers).all())
    yield _told(
        "table-cells",
        "cells",
        (
            (f"{c.where}: {c.said}", c.fault)
            for page in walk(site)
            for c in cells.of_page(page, numbers.facts)
        ),
    )
    yield _statuses(site, numbers)
    figures = (figure for page in walk(site) for figure in sources.of_page(page))
    yield _told("sources-of-figures", "figures", ((f"{f.where}: {f.words}", f.fault) for f in figures))
    links = Links(site, numbers.facts.rows["site"][0]["public_address"]).all()
    yield _told("links", "links", ((f"{one.where}: {one.address}", one.fault) for one in links))
    kept = tense.promises(numbers.facts)
    told = (one for page in walk(site, FIRST) for one in tense.of_page(page, kept))
    yield _told("tense", "sentences", [*tense.of_rows(numbers.facts), *told])
    found = minimum.of_site(site, numbers.root)
    yield _told("regulator-minimum", "answers", ((f"{one.name}: {one.page}", one.fault) for one in found))


def _numbers(check: str, found: Iterable[tuple[str, Said]]) -> Measure:
    """How many numbers were found among the data, and those that were not."""
    faults = (
        (f"{where}: {said.token}", said.around if said.level == "none" else "") for where, said in found
    )
    return _told(check, "numbers", faults)


def _statuses(site: Path, numbers: Numbers) -> Measure:
    """Each badge against its judgement, and the words of each language against each other."""
    badges = Badges(numbers.facts)
    every: list[Badge] = []
    mixed: list[str] = []
    for language in languages(site):
        found = [badge for page in walk(site, language) for badge in badges.of_page(page)]
        mixed += mixed_up(words_by_key(found))
        every += found
    faults = [f"{badge.page}: {badge.about}: {badge.fault}" for badge in every if badge.fault]
    return Measure("statuses", len(every), "statuses", (*faults, *mixed))


def _told(check: str, unit: str, found: Iterable[tuple[str, str]]) -> Measure:
    """What was looked at, and where something is wrong with it."""
    looked, faults = 0, []
    for where, fault in found:
        looked += 1
        faults += [f"{where}: {fault}"] if fault else []
    return Measure(check, looked, unit, tuple(faults))
