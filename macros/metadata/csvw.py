"""CSV on the Web: what each column of a CSV holds, in a file beside it that programs find by its name.

The file of one table stands alone, so it names no other table. `csv-metadata.json` describes all tables
at once and says how they hang together. Empty cells, commas and UTF-8 are what the standard expects.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.metadata.model import CSV, Catalogue, Column, Dataset, Source
from macros.metadata.written import filled, written
from macros.package import Resource

GROUP = "data/csv-metadata.json"
CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
TYPES = {
    "string": "string",
    "number": "decimal",
    "integer": "integer",
    "date": "date",
    "datetime": "dateTime",
    "boolean": "boolean",
}
# What the columns of every file of figures are called by others.
SDMX = "http://purl.org/linked-data/sdmx/2009/"
KNOWN_AS = {
    "area_code": f"{SDMX}dimension#refArea",
    "period_start": "http://schema.org/startDate",
    "period_end": "http://schema.org/endDate",
    "value": f"{SDMX}measure#obsValue",
    "markers": f"{SDMX}attribute#obsStatus",
}


def text(catalogue: Catalogue, dataset: Dataset) -> str:
    """The description of one CSV, valid without any other file; it names the CSV that lies beside it."""
    return written({"@context": CONTEXT, **_table(catalogue, dataset)})


def group(catalogue: Catalogue) -> str:
    """The description of all CSVs, with the keys between them; the rest stands beside each."""
    tables = [_in_group(catalogue, dataset) for dataset in catalogue.datasets]
    return written({"@context": CONTEXT, **_whole(catalogue), "tables": tables})


def _in_group(catalogue: Catalogue, dataset: Dataset) -> dict[str, Any]:
    keys = filled({"foreignKeys": list(_foreign_keys(dataset.resource))})
    return {**_name(catalogue, dataset), "tableSchema": {**_schema(dataset), **keys}}


def _whole(catalogue: Catalogue) -> dict[str, Any]:
    return filled(
        {
            "dc:title": catalogue.title,
            "dc:description": catalogue.description,
            "dc:license": {"@id": catalogue.licence.path},
            "dc:publisher": catalogue.publisher,
            "dc:modified": _day(catalogue.modified.date().isoformat()),
        }
    )


def _name(catalogue: Catalogue, dataset: Dataset) -> dict[str, Any]:
    return {
        "url": f"{dataset.id}{CSV.ending}",
        "dc:identifier": catalogue.identifier(dataset.id),
        "dc:title": dataset.title,
    }


def _table(catalogue: Catalogue, dataset: Dataset) -> dict[str, Any]:
    return filled(
        {
            **_name(catalogue, dataset),
            "dc:description": dataset.description,
            "rdfs:comment": dataset.caveat,
            "schema:url": {"@id": catalogue.at(dataset.page)},
            "dc:license": {"@id": catalogue.licence.path},
            "dc:rights": catalogue.licence.title,
            "dc:publisher": catalogue.publisher,
            "dc:modified": _day(dataset.modified.date().isoformat()),
            "schema:temporalCoverage": dataset.temporal_coverage,
            "dc:source": [_source(catalogue, source) for source in dataset.sources],
            "notes": [_note(marker.code, marker.name, marker.meaning) for marker in dataset.markers],
            "tableSchema": _schema(dataset),
        }
    )


def _day(day: str) -> dict[str, str]:
    return {"@value": day, "@type": "xsd:date"}


def _source(catalogue: Catalogue, source: Source) -> dict[str, Any]:
    document = source.document
    parts = [
        {"@id": catalogue.document(part.document, part.section), "dc:title": part.title}
        for part in source.parts
    ]
    return {
        "@id": catalogue.document(document.id),
        "dc:title": document.title,
        "dc:issued": _day(document.published.isoformat()),
        "dc:hasPart": parts,
    }


def _note(code: str, name: str, meaning: str) -> dict[str, str]:
    """What a sign in the column for markers means."""
    return {"dc:identifier": code, "dc:title": name, "dc:description": meaning}


def _schema(dataset: Dataset) -> dict[str, Any]:
    observed = dataset.resource.is_observations
    columns = [_column(column, observed) for column in dataset.columns]
    return filled({"columns": columns, "primaryKey": list(dataset.resource.key)})


def _column(column: Column, observed: bool) -> dict[str, Any]:
    """One column. A validator looks for the heading of the CSV among the titles, so it comes first."""
    titles = list(dict.fromkeys((column.name, column.title)))
    listed = column.name == "markers"
    return filled(
        {
            "name": column.name,
            "titles": titles,
            "dc:description": column.description,
            "schema:unitText": column.unit,
            "datatype": "string" if listed else _datatype(column),
            "separator": " " if listed else "",
            "required": column.required,
            "propertyUrl": KNOWN_AS.get(column.name, "") if observed else "",
        }
    )


def _datatype(column: Column) -> str | dict[str, Any]:
    """The type of a column, with its limits as far as the standard has a word for them."""
    base, limits = TYPES[column.type], column.limits
    if base == "string":
        listed = "|".join(_literal(value) for value in limits.get("enum", ()))
        more = {"format": limits.get("pattern") or listed}
    else:
        more = {name: limits[name] for name in ("minimum", "maximum") if name in limits}
    narrower = {name: value for name, value in more.items() if value != ""}
    return {"base": base, **narrower} if narrower else base


def _literal(value: str) -> str:
    """A word as a pattern that fits it alone, in the dialect the standard names."""
    return "".join(f"\\{sign}" if sign in r"\^$.|?*+()[]{}/" else sign for sign in value)


def _foreign_keys(resource: Resource) -> Iterator[dict[str, Any]]:
    """Its keys whose columns are always filled: the standard knows no key that may be empty."""
    filled = {field.name for field in resource.fields if field.constraints.get("required")}
    for key in resource.references:
        if filled.issuperset(key.columns):
            there = {"resource": f"{key.resource}{CSV.ending}", "columnReference": list(key.to)}
            yield {"columnReference": list(key.columns), "reference": there}
