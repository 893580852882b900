"""What the linked catalogue is built of: its terms, its names for things, and how it is written down.

Everything has a name of its own and nothing is blank, so that the same data give the same bytes. A name is a
place in the Turtle file. Names with a full stop are ours; ids of datasets have none, so they never collide.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, PROV, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from macros.metadata.model import Catalogue

Triple = tuple[Node, Node, Node]
# The library knows the second edition only; versions came with the third.
DCAT = Namespace("http://www.w3.org/ns/dcat#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
SCHEMA = Namespace("http://schema.org/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
POWDER = Namespace("http://www.w3.org/2007/05/powder-s#")
EU = "http://publications.europa.eu/resource/authority/"
GSS = "http://statistics.data.gov.uk/id/statistical-geography/"
JUSTICE = URIRef(f"{EU}data-theme/JUST")
IANA = "http://www.iana.org/assignments/media-types/"
PREFIXES = {
    "adms": ADMS,
    "dcat": DCAT,
    "dct": DCTERMS,
    "foaf": FOAF,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "spdx": SPDX,
    "vcard": VCARD,
    "wdrs": POWDER,
    "xsd": XSD,
}


def name(catalogue: Catalogue, id: str) -> URIRef:
    """The URI of something that the catalogue tells of, such as `releases` or `releases.csv`."""
    return URIRef(catalogue.identifier(id))


def english(text: str) -> Literal | None:
    """Words of the data, which are English; None for no words."""
    return Literal(text, lang="en") if text else None


def about(thing: Node, kind: Node, *facts: tuple[Node, Node | None]) -> Iterator[Triple]:
    """The statements about one thing of one kind; a fact that is not known is left out."""
    yield (thing, RDF.type, kind)
    for term, value in facts:
        if value is not None:
            yield (thing, term, value)


def graph(catalogue: Catalogue, triples: Iterable[Triple]) -> Graph:
    """The statements as a graph with the short names people know; `site` stands for the catalogue."""
    made = Graph(bind_namespaces="none")
    for prefix, space in {**PREFIXES, "site": Namespace(catalogue.identifier(""))}.items():
        made.bind(prefix, space)
    for triple in triples:
        made.add(triple)
    return made


def turtle(made: Graph) -> str:
    """The graph as Turtle, in the order of its names."""
    return made.serialize(format="turtle")


def json_ld(made: Graph) -> str:
    """The same graph as JSON-LD. The library walks through sets, so every list is put in order."""
    context = {prefix: str(space) for prefix, space in made.namespaces()}
    value = json.loads(made.serialize(format="json-ld", context=context, auto_compact=True))
    return json.dumps(_in_order(value), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _in_order(one) for key, one in value.items()}
    if isinstance(value, list):
        return sorted((_in_order(one) for one in value), key=_text)
    return value


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
