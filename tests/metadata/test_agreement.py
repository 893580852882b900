"""Six descriptions of one dataset, read back by their own rules, say the same as the model."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, PROV

from macros.metadata.linked import DCAT, POWDER
from macros.metadata.model import CSVW, JSON, WITH_A_PAGE, Dataset
from macros.metadata.schema_org import described
from tests.metadata.conftest import Served

Facts = dict[str, Any]


def model(served: Served, one: Dataset) -> Facts:
    told = served.told
    return {
        "title": one.title,
        "description": one.description,
        "modified": one.modified.date().isoformat(),
        "licence": told.licence.path,
        "coverage": one.temporal_coverage,
        "page": told.at(one.page),
        "documents": {told.document(source.document.id) for source in one.sources},
        "files": {told.at(form.address(one.id)) for form in one.forms},
        "areas": {area.code for area in one.places},
    }


@lru_cache(maxsize=4)
def loaded(text: str) -> Any:
    """A long text is read once, not once a dataset."""
    return json.loads(text)


def data_package(served: Served, one: Dataset) -> Facts:
    whole = loaded(served.text("data/datapackage.json"))
    [resource] = [resource for resource in whole["resources"] if resource["name"] == one.id]
    [licence] = whole["licenses"]
    return {
        "title": resource["title"],
        "description": resource["description"],
        "licence": licence["path"],
        "documents": {source["path"] for source in resource.get("sources", ())},
    }


def csv_on_the_web(served: Served, one: Dataset) -> Facts:
    table = json.loads(served.text(CSVW.address(one.id)))
    return {
        "title": table["dc:title"],
        "description": table["dc:description"],
        "modified": table["dc:modified"]["@value"],
        "licence": table["dc:license"]["@id"],
        "coverage": table.get("schema:temporalCoverage", ""),
        "page": table["schema:url"]["@id"],
        "documents": {source["@id"] for source in table.get("dc:source", ())},
    }


@lru_cache(maxsize=2)
def graph(text: str) -> Graph:
    return Graph().parse(data=text, format="turtle")


def linked_catalogue(served: Served, one: Dataset) -> Facts:
    read = graph(served.text("data/catalogue.ttl"))
    us = URIRef(served.told.identifier(one.id))
    period = read.value(us, DCTERMS.temporal)
    days = [read.value(period, DCAT[day]) for day in ("startDate", "endDate")] if period else []
    files = list(read.objects(us, DCAT.distribution))
    derived = {str(name) for name in read.objects(us, PROV.wasDerivedFrom)}
    return {
        "title": str(read.value(us, DCTERMS.title)),
        "description": str(read.value(us, DCTERMS.description)),
        "modified": str(read.value(us, DCTERMS.modified)),
        "licence": str(read.value(files[0], DCTERMS.license)),
        "coverage": "/".join(str(day) for day in days),
        "page": str(read.value(us, DCAT.landingPage)),
        "documents": {name for name in derived if name.endswith("#document")},
        "files": {
            str(address)
            for file in files
            for term in (DCAT.downloadURL, POWDER.describedby)
            for address in read.objects(file, term)
        },
        "areas": {
            str(place).rpartition("/")[2].partition("#area.")[2] or str(place).rpartition("/")[2]
            for place in read.objects(us, DCTERMS.spatial)
        },
    }


def list_of_all(served: Served, one: Dataset) -> Facts:
    whole = loaded(served.text("data/index.json"))
    [entry] = [entry for entry in whole["datasets"] if entry["id"] == one.id]
    days = [entry["first_day"], entry["last_day"]]
    return {
        "title": entry["title"],
        "description": entry["description"],
        "modified": entry["modified"],
        "licence": whole["licence"]["address"],
        "coverage": "/".join(days) if all(days) else "",
        "page": entry["page"],
        "documents": {served.told.document(source["document"]) for source in entry["sources"]},
        "files": {file["address"] for file in entry["files"]},
    }


def record(served: Served, one: Dataset) -> Facts:
    """What the dataset says of itself as JSON."""
    told = json.loads(served.text(JSON.address(one.id)))
    days = [told["first_day"], told["last_day"]]
    return {
        "title": told["title"],
        "description": told["description"],
        "modified": told["as_at"],
        "licence": told["licence"]["path"],
        "coverage": "/".join(days) if all(days) else "",
        "page": told["page"],
        "documents": {served.told.document(source["document"]) for source in told["sources"]},
    }


def page(served: Served, one: Dataset) -> Facts:
    """What the page of the dataset says in its head. A page does not offer what describes a file."""
    told = json.loads(described(served.here, one.page))
    files = {file["contentUrl"] for file in told["distribution"]}
    return {
        "title": told["name"],
        "description": told["description"],
        "modified": told["dateModified"],
        "licence": told["license"],
        "coverage": told.get("temporalCoverage", ""),
        "page": told["url"],
        "documents": {source["@id"] for source in told.get("isBasedOn", ())},
        "files": {*files, served.told.at(CSVW.address(one.id))},
        "areas": {place["identifier"] for place in told.get("spatialCoverage", ())},
    }


Reader = Callable[[Served, Dataset], Facts]
READERS: tuple[Reader, ...] = (data_package, csv_on_the_web, linked_catalogue, list_of_all, page, record)


def differences(served: Served, reader: Reader) -> list[str]:
    """Every fact of every dataset that a description tells otherwise than the model."""
    found = []
    for one in served.told.datasets:
        if reader in (page, record) and one.forms != WITH_A_PAGE:
            continue
        wanted = model(served, one)
        found += [f"{one.id}: {key}" for key, value in reader(served, one).items() if value != wanted[key]]
    return found


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_every_description_says_what_the_model_says(served: Served, reader: Reader) -> None:
    assert differences(served, reader) == []


@pytest.mark.parametrize(
    ("reader", "address", "old", "new", "wrong"),
    [
        (data_package, "data/datapackage.json", '"Quiet nights"', '"Loud nights"', "quiet-nights: title"),
        (
            csv_on_the_web,
            "data/quiet-nights.csv-metadata.json",
            "licenses/by/4.0",
            "licenses/by-nc/4.0",
            "quiet-nights: licence",
        ),
        (
            linked_catalogue,
            "data/catalogue.ttl",
            "data/quiet-nights.json>",
            "data/quiet-night.json>",
            "quiet-nights: files",
        ),
        (list_of_all, "data/index.json", '"Quiet nights"', '"Loud nights"', "quiet-nights: title"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_description_that_differs_is_found(
    ours: Served, reader: Reader, address: str, old: str, new: str, wrong: str
) -> None:
    text = ours.text(address)
    assert old in text
    planted = Served(ours.here, ours.told, {**ours.content, address: text.replace(old, new).encode()})
    assert wrong in differences(planted, reader)


def test_all_of_them_promise_the_same_next_day(ours: Served) -> None:
    sentence = "New figures are due by 5 November 2026. If that day has passed, they are overdue."
    whole = json.loads(ours.text("data/index.json"))
    assert (whole["next_due"], whole["next_due_in_words"]) == ("2026-11-05", sentence)
    coming = json.loads(described(ours.here, "data/"))["publication"]
    assert (coming["startDate"], coming["description"]) == ("2026-11-05", sentence)
    assert f'schema:description "{sentence}"@en' in ours.text("data/catalogue.ttl")


def test_none_of_them_promises_a_day_that_the_data_do_not(theirs: Served) -> None:
    whole = json.loads(theirs.text("data/index.json"))
    assert (whole["next_due"], whole["next_due_in_words"]) == (None, "No date is promised for new figures.")
    assert "publication" not in json.loads(described(theirs.here, "data/"))
