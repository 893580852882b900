"""The linked catalogue: valid by shapes that nobody here wrote and by our own, and true to the model."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, FOAF, RDF, RDFS, XSD

from macros.metadata.dcat import linked
from macros.metadata.linked import ADMS, DCAT, GSS, SCHEMA, SPDX, VCARD, turtle
from macros.metadata.made import of
from macros.package import ROOT
from tests.conftest import EXAMPLESHIRE
from tests.metadata.conftest import Served, read_json_ld
from tests.test_about import told as here_of

OWN = Path(__file__).parent / "shapes"
# The shapes of the standard lie beside the project, where they may be read but not copied from.
OFFICIAL = ROOT.parent / "shared" / "standards"
SHAPES = [*sorted(OWN.glob("*.ttl")), *sorted(OFFICIAL.glob("*shacl.ttl"))]
SH = Namespace("http://www.w3.org/ns/shacl#")


@lru_cache(maxsize=2)
def shapes(path: Path) -> Graph:
    """The shapes of a file. The official one names two that it does not hold: nothing is held to those."""
    read = Graph().parse(path)
    for property in set(read.objects(None, SH.property)):
        if read.value(property, SH.path) is None:
            read.remove((None, SH.property, property))
    return read


@pytest.fixture(scope="module")
def told(served: Served) -> Graph:
    """The catalogue as a stranger reads it."""
    return Graph().parse(data=served.text("data/catalogue.ttl"), format="turtle")


@pytest.fixture
def small(ours: Served) -> Graph:
    """That of Exampleshire, to plant a fault in."""
    return Graph().parse(data=ours.text("data/catalogue.ttl"), format="turtle")


def faults(graph: Graph, path: Path, *things: URIRef) -> str:
    """The report on a graph, or on some of its things, that break a shape; empty for none that does."""
    conforms, _, report = validate(graph, shacl_graph=shapes(path), focus_nodes=list(things) or None)
    return "" if conforms else str(report)


def test_our_own_shapes_are_held_to_in_every_run() -> None:
    assert SHAPES[0] == OWN / "must-be-told.ttl"
    assert len(SHAPES) == 1 + len(list(OFFICIAL.glob("*shacl.ttl")))


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_the_catalogue_breaks_no_shape(told: Graph, path: Path) -> None:
    assert faults(told, path) == ""


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("thing", "term"),
    [
        ("the.catalogue", DCTERMS.title),
        ("the.catalogue", DCTERMS.publisher),
        ("bicycles-stolen", DCTERMS.description),
        ("bicycles-stolen.csv", DCAT.accessURL),
        ("the.publisher", FOAF.name),
    ],
)
def test_what_must_be_told_is_missed(small: Graph, path: Path, thing: str, term: URIRef) -> None:
    subject = URIRef(f"https://exampleshire.example/data/catalogue.ttl#{thing}")
    assert (subject, term, None) in small
    small.remove((subject, term, None))
    assert "MinCountConstraintComponent" in faults(small, path, subject)


@pytest.mark.parametrize("path", SHAPES, ids=lambda path: path.stem)
def test_a_thing_of_the_wrong_kind_is_caught(small: Graph, path: Path) -> None:
    us = URIRef("https://exampleshire.example/data/catalogue.ttl#the.catalogue")
    assert faults(small, path, us) == ""
    small.remove((None, RDF.type, DCTERMS.LicenseDocument))
    assert "ClassConstraintComponent" in faults(small, path, us)


def test_both_forms_hold_the_same_graph(served: Served, told: Graph) -> None:
    assert isomorphic(told, read_json_ld(served.text("data/catalogue.jsonld")))


def test_the_bytes_do_not_hang_on_the_order_of_a_set(ours: Served) -> None:
    """A fresh interpreter strings its sets in another order."""
    code = (
        "from pathlib import Path\n"
        "from macros.package import load\n"
        "from tests.metadata.conftest import serve\n"
        f"told = serve(load(Path({str(EXAMPLESHIRE)!r})))\n"
        "print(told.text('data/catalogue.ttl') + told.text('data/catalogue.jsonld'), end='')\n"
    )
    made = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=True,
    )
    both = ours.content["data/catalogue.ttl"] + ours.content["data/catalogue.jsonld"]
    assert made.stdout == both


def name(served: Served, id: str) -> URIRef:
    return URIRef(served.told.identifier(id))


def one(graph: Graph, subject: URIRef, term: URIRef) -> str:
    [value] = graph.objects(subject, term)
    return str(value)


def test_until_somebody_publishes_it_the_publisher_is_said_to_be_unknown(theirs: Served) -> None:
    graph = linked(theirs.here, of(theirs.content))
    assert one(graph, name(theirs, "the.publisher"), FOAF.name) == (
        "Publisher not confirmed. Not published by, or checked with, "
        f"the {theirs.here.package.site.partnership}."
    )
    assert list(graph.subjects(DCAT.contactPoint)) == []


def test_an_adopted_catalogue_names_publisher_and_contact(ours: Served) -> None:
    here = here_of(ours.here, adopted=True, publisher="Exampleshire Council", contact="safe@example.org")
    graph = linked(here, of(ours.content))
    assert one(graph, name(ours, "the.publisher"), FOAF.name) == "Exampleshire Council"
    assert one(graph, name(ours, "the.contact"), VCARD.hasEmail) == "mailto:safe@example.org"
    assert (name(ours, "bicycles-stolen"), DCAT.contactPoint, name(ours, "the.contact")) in graph
    assert list(graph.objects(name(ours, "themes"), DCTERMS.provenance)) == []
    assert faults(graph, OWN / "must-be-told.ttl") == ""


def test_a_place_with_an_official_code_has_its_official_name(theirs: Served) -> None:
    graph = linked(theirs.here, of(theirs.content))
    codes = {area.code for area in theirs.told.one("treatment-completion-rate").places}
    found = set(map(str, graph.objects(name(theirs, "treatment-completion-rate"), DCTERMS.spatial)))
    assert {GSS + code for code in codes if code[1:].isdigit()} <= found
    assert "area-not-named" not in turtle(graph)


def versions(graph: Graph, served: Served) -> Iterator[tuple[str, str, str]]:
    for release in served.told.releases:
        us = name(served, f"release.{release.id}")
        before = graph.value(us, DCAT.previousVersion)
        yield (
            one(graph, us, DCAT.version),
            one(graph, us, DCTERMS.issued),
            str(before or "").rpartition(".")[2],
        )


def test_each_release_is_a_version_of_the_whole_and_follows_the_one_before(ours: Served) -> None:
    graph = linked(ours.here, of(ours.content))
    assert list(versions(graph, ours)) == [
        ("2025-q3", "2025-11-06", ""),
        ("2025-q4", "2026-02-05", "2025-q3"),
        ("2026-q1", "2026-05-07", "2025-q4"),
        ("2026-q2", "2026-08-06", "2026-q1"),
    ]
    whole = name(ours, "the.package")
    assert len(set(graph.objects(whole, DCAT.hasVersion))) == len(ours.told.releases)
    assert set(graph.subjects(DCAT.isVersionOf, whole)) == set(graph.objects(whole, DCAT.hasVersion))
    assert one(graph, name(ours, "release.2026-q1"), ADMS.versionNotes).startswith("Invented: figures up to")


def test_a_release_that_was_withdrawn_says_so(ours: Served) -> None:
    graph = linked(ours.here, of(ours.content))
    [us] = graph.subjects(ADMS.status)
    assert us == name(ours, "release.2025-q3")
    notes = {str(note) for note in graph.objects(us, ADMS.versionNotes)}
    assert "Withdrawn on 11 May 2026, because two wheels were counted as one bicycle (invented)." in notes
    first = json.loads(ours.text("data/index.json"))["releases"][0]
    assert (first["id"], first["withdrawn"]) == ("2025-q3", "2026-05-11")
    assert first["withdrawn_reason"] == "two wheels were counted as one bicycle (invented)"


def test_the_next_release_is_an_event_that_says_when_it_is_overdue(ours: Served) -> None:
    graph = linked(ours.here, of(ours.content))
    coming = URIRef(one(graph, name(ours, "the.package"), SCHEMA.publication))
    assert graph.value(coming, SCHEMA.startDate) == Literal(date(2026, 11, 5))
    assert one(graph, coming, SCHEMA.description) == (
        "New figures are due by 5 November 2026. If that day has passed, they are overdue."
    )


def test_nothing_is_promised_where_the_data_promise_nothing(theirs: Served) -> None:
    graph = linked(theirs.here, of(theirs.content))
    assert list(graph.subjects(SCHEMA.publication)) == []
    assert list(graph.subjects(DCTERMS.accrualPeriodicity)) == []


def test_a_judgement_is_said_to_be_worked_out_and_not_taken_from_a_document(ours: Served) -> None:
    graph = linked(ours.here, of(ours.content))
    assert one(graph, name(ours, "coverage.provenance"), RDFS.label).startswith(
        "Worked out from the other files of this site. Made from three public documents."
    )
    assert one(graph, name(ours, "quiet-nights.provenance"), RDFS.label).startswith(
        "Taken from: Invented report"
    )


def test_a_file_that_was_not_made_is_not_offered(ours: Served) -> None:
    only_csv = {address: data for address, data in ours.content.items() if address.endswith(".csv")}
    graph = linked(ours.here, of(only_csv))
    assert list(graph.objects(name(ours, "bicycles-stolen"), DCAT.distribution)) == [
        name(ours, "bicycles-stolen.csv")
    ]


@pytest.mark.parametrize("name", ["real_build", "exampleshire_build"])
def test_every_file_the_catalogue_of_the_site_offers_lies_there(
    name: str, request: pytest.FixtureRequest
) -> None:
    site = request.getfixturevalue(name).site
    read = Graph().parse(site / "data/catalogue.ttl", format="turtle")
    assert set(read.subjects(RDF.type, DCAT.Dataset)) == set(read.subjects(DCAT.distribution))
    for file in read.subjects(RDF.type, DCAT.Distribution):
        address = str(read.value(file, DCAT.downloadURL))
        content = (site / urlsplit(address).path.lstrip("/")).read_bytes()
        assert read.value(file, DCAT.byteSize) == Literal(len(content), datatype=XSD.nonNegativeInteger)
        sum = read.value(read.value(file, SPDX.checksum), SPDX.checksumValue)
        assert str(sum) == hashlib.sha256(content).hexdigest(), address
