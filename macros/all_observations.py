"""Every observation in one long file: the same values as in the files of the indicators, and what they mean.

A pure function of the package, so that the same data give the same bytes. Names stand beside ids, because
whoever opens this file has no other.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from macros.addresses import Addresses
from macros.downloads import Link, bytes_in_words
from macros.here import Here
from macros.nouns import Area, Document, Indicator, Observation, Section, Theme, shown
from macros.package import Package
from macros.render import render

ADDRESS = "data/all-observations.csv"
COLUMNS = (
    "indicator",
    "indicator_name",
    "theme",
    "theme_name",
    "kind",
    "area_code",
    "area_name",
    "period_start",
    "period_end",
    "period_as_published",
    "breakdown",
    "value",
    "unit",
    "markers",
    "denominator",
    "lower",
    "upper",
    "as_published",
    "document",
    "document_name",
    "section",
    "section_title",
    "source",
    "note",
)
WHOLE = "all"


def files(package: Package) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of the file: RFC 4180, UTF-8, a header and a line for every observation."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(rows(package))
    yield ADDRESS, text.getvalue().encode("utf-8")


def link(here: Here) -> Link:
    """The link to the file, with its size."""
    ((_, data),) = files(here.as_it_is)
    label = here.words.text("All figures in one file (CSV)")
    return Link(here.to.file(ADDRESS), label, bytes_in_words(here, len(data)))


def all_in_one(here: Here) -> str:
    """The link as a block, for pages that list files."""
    return render(here, "all_in_one.html", file=link(here))


def in_order(package: Package) -> Iterator[tuple[Indicator, tuple[Observation, ...]]]:
    """Every indicator with its observations: topic by topic, then in the order of the files."""
    for theme in sorted(package.all(Theme), key=lambda row: row.position):
        for indicator in package.of_theme(Indicator, theme.id):
            yield indicator, package.observations(indicator.id)


def rows(package: Package) -> Iterator[tuple[str, ...]]:
    """The cells of every line, in the order of `COLUMNS`. No value stands where one is hidden."""
    themes = {row.id: row.name for row in package.all(Theme)}
    areas = {row.code: row.name for row in package.all(Area)}
    documents = {row.id: row.short for row in package.all(Document)}
    sections = {(row.document, row.section): row.title for row in package.all(Section)}
    for indicator, observations in in_order(package):
        for row in observations:
            yield (
                indicator.id,
                indicator.name,
                indicator.theme,
                themes[indicator.theme],
                indicator.kind,
                row.area_code,
                areas[row.area_code],
                _day(row.period_start),
                _day(row.period_end),
                row.period_as_published,
                breakdown(row),
                _number(row.shown),
                unit(indicator),
                " ".join(row.markers),
                _number(row.denominator),
                _number(shown(row.lower, row.markers)),
                _number(shown(row.upper, row.markers)),
                row.as_published,
                row.document,
                documents[row.document],
                row.section,
                sections[row.document, row.section],
                source(package, row),
                row.note,
            )


def breakdown(row: Observation) -> str:
    """What narrows a figure down, as other files say it: `ward=east&property_type=buildings`, or `all`."""
    return "&".join(f"{name}={one}" for name, one in row.breakdown if one != WHOLE) or WHOLE


def unit(indicator: Indicator) -> str:
    """The unit behind a bare number: `crimes`, `% of hate crimes`."""
    return f"% {indicator.unit}" if indicator.kind == "proportion" else indicator.unit


def source(package: Package, row: Observation) -> str:
    """The whole address of the section that a figure stands in."""
    return package.site.public_address + Addresses("").document(row.document, row.section)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _number(number: Decimal | None) -> str:
    """As many places as were published, and never an exponent."""
    return "" if number is None else format(number, "f")
