"""Which words of the data a translator can translate, and which are a document's own and stay as printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros import nouns, verdicts
from macros.languages.units import FRACTIONS, UNITS
from macros.package import NOUNS, Package

# Our own words, most wanted first: a translator who works from the top does what readers meet first.
FIELDS: dict[type, tuple[str, ...]] = {
    nouns.HelpLine: ("name", "for_whom"),
    nouns.Theme: ("name", "about"),
    nouns.Marker: ("name", "meaning"),
    nouns.Dimension: ("name",),
    nouns.Category: ("name",),
    nouns.Area: ("name", "note"),
    nouns.Document: ("short", "about", "gaps"),
    nouns.Indicator: ("name", "definition", "caveat", "owner"),
    nouns.PublishedTable: ("name", "definition", "caveat"),
    nouns.Commitment: ("name", "kept_here"),
    nouns.Evidence: ("words",),
    nouns.Priority: ("name", "about"),
    nouns.Plan: ("about",),
    nouns.Pledge: ("promise", "kept", "check", "limits"),
    nouns.Term: ("term", "meaning"),
    nouns.Commentary: ("words", "owner_role", "next_action"),
    nouns.Release: ("note", "withdrawn_reason"),
    nouns.Event: ("name", "about"),
    nouns.Principle: ("name", "meaning"),
    nouns.Programme: ("name", "lead"),
    nouns.Outcome: ("name",),
    nouns.Measure: ("name", "said"),
    nouns.PlanPart: ("words",),
    nouns.Action: ("name", "evidence", "variance"),
    nouns.Recommendation: ("name",),
    nouns.Involvement: ("how", "said"),
    nouns.Group: ("purpose", "lead"),
    nouns.Partner: ("note",),
    nouns.Claim: ("unit", "equals_words", "note"),
    nouns.Contradiction: ("about",),
    nouns.Observation: ("note",),
    nouns.Target: ("note",),
    nouns.ConsecutiveYears: ("note",),
    verdicts.Status: ("note",),
    nouns.LeftOut: ("kind", "reason"),
}
# Words a document prints: shown as they are, marked as English on a page in another language.
PRINTED: dict[type, tuple[str, ...]] = {
    nouns.Document: ("title", "dated", "by"),
    nouns.Section: ("title", "opening"),
    nouns.Plan: ("name",),
    nouns.Partner: ("name",),
    nouns.Group: ("name",),
    nouns.Claim: ("quote", "figure"),
    nouns.Contradiction: ("quote", "other_quote"),
    nouns.Observation: ("as_published", "period_as_published"),
    nouns.Target: ("as_published",),
    nouns.ConsecutiveYears: ("earlier", "later"),
    verdicts.Change: ("earlier_as_published", "later_as_published"),
    verdicts.Status: ("period_as_published",),
    verdicts.Comparison: ("period_as_published",),
}
COLUMNS = "columns.title"
NAV = "mkdocs.nav"
_RESOURCES = {noun: name for name, noun in NOUNS.items()} | {nouns.Observation: "observations"}


@dataclass(frozen=True)
class Entry:
    """One text to translate; `plural` where each number asks for a form of its own."""

    context: str
    text: str
    plural: bool = False


def context(noun: type, field: str) -> str:
    """Where a text stands, such as `themes.name`: the same English may need two translations."""
    return f"{_RESOURCES[noun]}.{field}"


def entries(package: Package, mkdocs: Mapping[str, Any]) -> Iterator[Entry]:
    """Everything there is to translate, each once; `mkdocs` is mkdocs.yml as it is read."""
    found = [*_of_site(package, mkdocs), *_units(package), *_of_rows(package), *_columns(package)]
    yield from dict.fromkeys(entry for entry in found if entry.text)


def _of_site(package: Package, mkdocs: Mapping[str, Any]) -> Iterator[Entry]:
    yield Entry("mkdocs.site_name", mkdocs["site_name"])
    yield Entry("mkdocs.site_description", mkdocs["site_description"])
    yield Entry("package.title", package.title)
    yield Entry("package.description", package.description)
    for name in in_menu(mkdocs["nav"]):
        yield Entry(NAV, name)


def in_menu(nav: Any) -> Iterator[str]:
    """The names in the menu, however deep."""
    if isinstance(nav, dict):
        for name, below in nav.items():
            yield name
            yield from in_menu(below)
    elif isinstance(nav, list):
        for item in nav:
            yield from in_menu(item)


def _units(package: Package) -> Iterator[Entry]:
    fractions = {row.indicator for row in package.all(nouns.Observation) if _is_fraction(row.value)}
    for row in package.all(nouns.Indicator):
        yield Entry(UNITS, row.unit, plural=True)
        if row.id in fractions:
            yield Entry(FRACTIONS, row.unit)


def _is_fraction(value: Any) -> bool:
    return value is not None and value != value.to_integral_value()


def _of_rows(package: Package) -> Iterator[Entry]:
    for noun, names in FIELDS.items():
        for name in names:
            rows: tuple[Any, ...] = package.all(noun)
            yield from (Entry(context(noun, name), getattr(row, name)) for row in rows)


def _columns(package: Package) -> Iterator[Entry]:
    """The headings of published tables; the headings of other files are for programs."""
    for resource in package.resources:
        if resource.is_table:
            yield from (Entry(COLUMNS, field.title) for field in resource.fields)
