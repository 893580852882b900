"""What stands in the head of a page: read by a JSON-LD parser, small, honest, safe whatever the data hold."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import RDF

from macros.addresses import Addresses
from macros.here import Here
from macros.metadata.linked import SCHEMA
from macros.metadata.schema_org import described
from macros.nouns import Indicator
from macros.package import Package
from macros.words import Words
from tests.conftest import Build, in_english
from tests.metadata.conftest import Served, read_json_ld
from tests.test_about import told as here_of

MOST_BYTES = 700
HOSTILE = ("</script><script>alert(1)</script>", "<!--<script>", "a\u2028b & 'c' \"d\"")
IN_HEAD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# The words of schema.org, without asking its host.
WORDS = {"@vocab": str(SCHEMA)}


def plain(text: str) -> str:
    return json.dumps({**json.loads(text), "@context": WORDS})


def test_a_parser_reads_the_dataset_from_its_page(ours: Served) -> None:
    told = read_json_ld(plain(described(ours.here, "indicators/bicycles-stolen/")))
    us = URIRef("https://exampleshire.example/data/catalogue.ttl#bicycles-stolen")
    assert told.value(us, RDF.type) == SCHEMA.Dataset
    assert told.value(us, SCHEMA.temporalCoverage) == Literal("2023-01-01/2024-12-31")
    measured = told.value(us, SCHEMA.variableMeasured)
    assert told.value(measured, SCHEMA.unitText) == Literal("bicycles")
    files = [str(told.value(file, SCHEMA.contentUrl)) for file in told.objects(us, SCHEMA.distribution)]
    assert sorted(files) == [
        f"https://exampleshire.example/data/bicycles-stolen{ending}"
        for ending in (".csv", ".json", ".xlsx", ".zip")
    ]


def test_only_pages_that_show_data_and_the_first_page_are_described(ours: Served) -> None:
    kinds = {"": "WebSite", "data/": "DataCatalog", "tables/loud-streets/": "Dataset"}
    for address, kind in kinds.items():
        assert json.loads(described(ours.here, address))["@type"] == kind
    assert [described(ours.here, address) for address in ("about/", "indicators/", "priorities/noise/")] == [
        "",
        "",
        "",
    ]


def test_a_publisher_is_named_only_when_there_is_one(ours: Served) -> None:
    assert "publisher" not in described(ours.here, "indicators/bicycles-stolen/")
    adopted = here_of(ours.here, adopted=True, publisher="Exampleshire Council")
    for address in ("", "data/", "indicators/bicycles-stolen/"):
        publisher = json.loads(described(adopted, address))["publisher"]
        assert publisher == {"@type": "Organization", "name": "Exampleshire Council"}


def hostile(package: Package, name: str) -> Package:
    rows = tuple(
        replace(row, name=name) if row.id == "quiet-nights" else row for row in package.all(Indicator)
    )
    return replace(package, rows=MappingProxyType({**package.rows, Indicator: rows}))


@pytest.mark.parametrize(
    "name", ["</script><script>alert(1)</script>", "<!--<script>", "a\u2028b & 'c' \"d\""]
)
def test_no_name_can_end_the_element_it_stands_in(exampleshire: Package, name: str) -> None:
    here = Here(hostile(exampleshire, name), Words("en"), Addresses(""))
    text = described(here, "indicators/quiet-nights/")
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["name"] == name


def in_head(site: Path) -> dict[str, str]:
    """What each page says of itself, by its address."""
    found = {}
    for path in in_english(site):
        texts = IN_HEAD.findall(path.read_text(encoding="utf-8").partition("</head>")[0])
        if texts:
            [found[path.parent.relative_to(site).as_posix()]] = texts
    return found


def cost(page: Path) -> int:
    """By how many bytes a page is longer on its way for what it says of itself."""
    text = page.read_text(encoding="utf-8")
    return len(gzip.compress(text.encode())) - len(gzip.compress(IN_HEAD.sub("", text).encode()))


@pytest.mark.parametrize("name", ["real_build", "exampleshire_build"])
def test_every_page_of_a_dataset_says_what_it_shows_in_few_bytes(
    name: str, request: pytest.FixtureRequest
) -> None:
    site = request.getfixturevalue(name).site
    found = in_head(site)
    shown = [*site.glob("indicators/*/index.html"), *site.glob("tables/*/index.html")]
    assert set(found) == {path.parent.relative_to(site).as_posix() for path in shown} | {".", "data"}
    assert {page: n for page in found if (n := cost(site / page / "index.html")) > MOST_BYTES} == {}
    assert all(json.loads(text)["@context"] == "https://schema.org" for text in found.values())


def test_the_built_page_says_the_same_as_the_model(ours: Served, exampleshire_build: Build) -> None:
    [text] = IN_HEAD.findall(exampleshire_build.page("indicators/bicycles-stolen"))
    assert text == described(ours.here, "indicators/bicycles-stolen/")
