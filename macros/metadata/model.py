"""The one model behind every format: what each dataset is, when and where it is about, and where it is from.

Frictionless, CSVW, DCAT, schema.org, citations and the README of a download all read this and nothing else,
so that they cannot disagree. Texts are those of the data; addresses are below the site, without a host.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property, lru_cache
from typing import Any

from macros.addresses import section_anchor
from macros.due import newest_release
from macros.nouns import Area, Document, Indicator, Marker, PublishedTable, Release, Section, Theme
from macros.package import Licence, Package, Resource
from macros.verdicts import Revision


@dataclass(frozen=True)
class Form:
    """A form in which a dataset can be taken away; its file is `data/<id><ending>`."""

    ending: str
    media_type: str
    name: str

    def address(self, id: str) -> str:
        """Where the file of one dataset lies, below the site."""
        return f"data/{id}{self.ending}"


CSV = Form(".csv", "text/csv", "CSV")
CSVW = Form(".csv-metadata.json", "application/csvm+json", "CSVW")
JSON = Form(".json", "application/json", "JSON")
XLSX = Form(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX")
ZIP = Form(".zip", "application/zip", "ZIP")
PERIOD = ("period_start", "period_end")
CATALOGUE = "data/catalogue.ttl"
CATALOGUE_JSON = "data/catalogue.jsonld"
# Every resource is a CSV with its description; what has a page of its own comes in all forms.
ALWAYS = (CSV, CSVW)
WITH_A_PAGE = (CSV, XLSX, JSON, ZIP, CSVW)


@dataclass(frozen=True)
class Column:
    """One column: `title` for people, `unit` where its numbers have one, `key` if it tells rows apart.

    `limits` are the constraints of the contract: pattern, enum, minimum, maximum.
    """

    name: str
    title: str
    type: str
    description: str
    unit: str
    required: bool
    key: bool
    limits: Mapping[str, Any]


@dataclass(frozen=True)
class Source:
    """A document a dataset rests on, with those of its sections that it uses, in their order."""

    document: Document
    parts: tuple[Section, ...]

    @property
    def sections(self) -> tuple[str, ...]:
        """The ids of those sections, such as `4.5.1`."""
        return tuple(part.section for part in self.parts)


@dataclass(frozen=True)
class Dataset:
    """One resource of the contract. `first_day` and `last_day` span its dated rows; None without any.

    `page` is the address below the site of the page that shows it. `undated` says that some rows have no
    dates of their own. `modified` is the moment of the release in which it last changed; before any release,
    the day of its newest source.
    """

    id: str
    title: str
    description: str
    caveat: str
    unit: str
    owner: str
    page: str
    theme: Theme | None
    keywords: tuple[str, ...]
    areas: tuple[Area, ...]
    first_day: date | None
    last_day: date | None
    undated: bool
    modified: datetime
    columns: tuple[Column, ...]
    markers: tuple[Marker, ...]
    sources: tuple[Source, ...]
    forms: tuple[Form, ...]
    resource: Resource

    @property
    def places(self) -> tuple[Area, ...]:
        """The areas that are somewhere: a figure for “no area named” covers no place on a map."""
        return tuple(area for area in self.areas if area.kind != "not_named")

    @property
    def temporal_coverage(self) -> str:
        """The days its dated rows span, as ISO 8601 writes an interval; empty without any."""
        if self.first_day is None or self.last_day is None:
            return ""
        return f"{self.first_day.isoformat()}/{self.last_day.isoformat()}"


@dataclass(frozen=True)
class Catalogue:
    """All datasets. `publisher` is empty as long as nobody has taken the site on; `next_due` if promised.

    `releases` are in the order in which they were published.
    """

    id: str
    title: str
    description: str
    homepage: str
    partnership: str
    publisher: str
    contact: str
    licence: Licence
    keywords: tuple[str, ...]
    area: Area
    modified: datetime
    next_due: date | None
    documents: tuple[Document, ...]
    releases: tuple[Release, ...]
    datasets: tuple[Dataset, ...]

    def one(self, id: str) -> Dataset:
        """The dataset of one resource; KeyError for an unknown id."""
        return self._by_id[id]

    @cached_property
    def _by_id(self) -> Mapping[str, Dataset]:
        return {dataset.id: dataset for dataset in self.datasets}

    def at(self, address: str) -> str:
        """The whole address of something below the site, such as `data/releases.csv`."""
        return self.homepage + address

    def identifier(self, id: str) -> str:
        """The URI that stands for a dataset in every format: its place in the linked catalogue."""
        return self.at(f"{CATALOGUE}#{id}")

    def document(self, id: str, section: str = "") -> str:
        """The URI that stands for a document or one of its sections: where the site tells of it."""
        return self.at(f"documents/{id}/#{section_anchor(section) if section else 'document'}")


@lru_cache(maxsize=8)
def catalogue(package: Package) -> Catalogue:
    """Everything the portal offers, in the order of the contract."""
    site, newest = package.site, newest_release(package)
    return Catalogue(
        id=package.name,
        title=package.title,
        description=package.description,
        homepage=site.public_address,
        partnership=site.partnership,
        publisher=site.publisher if site.adopted else "",
        contact=site.contact if site.adopted else "",
        licence=package.licences[0],
        keywords=package.keywords,
        area=package.one(Area, site.area_code),
        modified=newest.published_at if newest else _morning(package.newest_day),
        next_due=newest.next_due if newest else None,
        documents=package.all(Document),
        releases=tuple(_releases(package)),
        datasets=tuple(_dataset(package, resource) for resource in package.resources),
    )


def _dataset(package: Package, resource: Resource) -> Dataset:
    shown = package.subject(resource.name)
    sources = tuple(_sources(package, resource))
    days = _days(resource)
    return Dataset(
        id=resource.name,
        title=shown.name if shown else resource.title,
        description=shown.definition if shown else resource.description,
        caveat=shown.caveat if shown else "",
        unit=shown.unit if isinstance(shown, Indicator) else "",
        owner=shown.owner if isinstance(shown, Indicator) else "",
        page=_page(resource),
        theme=package.one(Theme, shown.theme) if shown else None,
        keywords=package.keywords,
        areas=tuple(area for area in package.all(Area) if area.code in _cells(resource, "area_code")),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
        undated=_is_undated(resource),
        modified=_modified(package, resource, sources),
        columns=tuple(_columns(resource, shown)),
        markers=tuple(m for m in package.all(Marker) if m.code in _codes(resource)),
        sources=sources,
        forms=WITH_A_PAGE if shown else ALWAYS,
        resource=resource,
    )


def _page(resource: Resource) -> str:
    if resource.is_observations:
        return f"indicators/{resource.name}/"
    return f"tables/{resource.name}/" if resource.is_table else f"data/#{resource.name}"


def _columns(resource: Resource, shown: Indicator | PublishedTable | None) -> Iterator[Column]:
    unit = shown.unit if isinstance(shown, Indicator) else ""
    for field in resource.fields:
        yield Column(
            name=field.name,
            title=field.title,
            type=field.type,
            description=field.description,
            unit=unit if field.name in {"value", "lower", "upper"} else "",
            required=bool(field.constraints.get("required")),
            key=field.name in resource.key,
            limits=field.constraints,
        )


def _sources(package: Package, resource: Resource) -> Iterator[Source]:
    """The documents its rows name, in the order of the list of documents."""
    used = {(row["document"], row.get("section")) for row in resource.rows if row.get("document")}
    in_order = sorted(package.all(Section), key=lambda row: row.position)
    for document in package.all(Document):
        own = (row for row in in_order if row.document == document.id)
        parts = tuple(row for row in own if (row.document, row.section) in used)
        if parts:
            yield Source(document, parts)


def _cells(resource: Resource, column: str) -> set[str]:
    """The different cells of a column; none where the file has no such column."""
    return {row[column] for row in resource.rows if row.get(column)}


def _codes(resource: Resource) -> set[str]:
    return {code for cell in _cells(resource, "markers") for code in cell.split()}


def _days(resource: Resource) -> list[date]:
    """The days its figures are about. A judgement repeats those of others, so it has none of its own."""
    if resource.is_judgement:
        return []
    return [row[name] for row in resource.rows for name in PERIOD if row.get(name)]


def _is_undated(resource: Resource) -> bool:
    return resource.is_observations and any(row[name] is None for row in resource.rows for name in PERIOD)


def _modified(package: Package, resource: Resource, sources: tuple[Source, ...]) -> datetime:
    """A date that moves only when the rows do: readers take it for news."""
    releases = _releases(package)
    if not releases:
        return _morning(max((source.document.published for source in sources), default=package.newest_day))
    if package.subject(resource.name) is None:
        return releases[-1].published_at  # the log of changes follows figures, not lists
    changed = {row.release for row in package.where(Revision, "resource", resource.name)}
    return next((r.published_at for r in reversed(releases) if r.id in changed), releases[0].published_at)


def _releases(package: Package) -> list[Release]:
    return sorted(package.all(Release), key=lambda row: row.moment)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(9, 30), UTC)
