"""One dataset as the linked catalogue tells of it, with the places and documents that datasets name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, PROV, RDFS, SKOS

from macros.here import Here
from macros.metadata.dcat_files import files
from macros.metadata.linked import DCAT, EU, GSS, JUSTICE, Triple, about, english, name
from macros.metadata.made import Known
from macros.metadata.model import Catalogue, Dataset
from macros.notice import notice
from macros.nouns import Area

GSS_CODE = re.compile(r"[EWSNK]\d{8}")


def place(told: Catalogue, area: Area) -> URIRef:
    """The URI of an area: that of the Office for National Statistics for a code of theirs."""
    return URIRef(GSS + area.code) if GSS_CODE.fullmatch(area.code) else name(told, f"area.{area.code}")


def areas(told: Catalogue) -> Iterator[Triple]:
    """Every place that a dataset, or the whole, is about."""
    for area in dict.fromkeys((told.area, *(area for one in told.datasets for area in one.places))):
        yield from about(place(told, area), DCTERMS.Location, (SKOS.prefLabel, english(area.name)))


def documents(told: Catalogue) -> Iterator[Triple]:
    """The documents the figures come from, and those of their sections that a dataset uses."""
    for document in told.documents:
        us, by = URIRef(told.document(document.id)), name(told, f"by.{document.id}")
        yield from about(
            us,
            FOAF.Document,
            (DCTERMS.title, english(document.title)),
            (DCTERMS.description, english(document.about)),
            (DCTERMS.issued, Literal(document.published)),
            (DCTERMS.publisher, by),
        )
        yield from about(by, FOAF.Agent, (FOAF.name, english(document.by)))
    for part in {part: part for one in told.datasets for source in one.sources for part in source.parts}:
        yield from about(
            URIRef(told.document(part.document, part.section)),
            FOAF.Document,
            (DCTERMS.title, english(part.title)),
            (DCTERMS.isPartOf, URIRef(told.document(part.document))),
        )


def dataset(here: Here, told: Catalogue, one: Dataset, known: Known) -> Iterator[Triple]:
    """One dataset with its forms. How often it is renewed is left out, for the data do not say it."""
    us, page = name(told, one.id), URIRef(told.at(one.page))
    yield from about(
        us,
        DCAT.Dataset,
        (DCTERMS.identifier, Literal(one.id)),
        (DCTERMS.title, english(one.title)),
        (DCTERMS.description, english(one.description)),
        (RDFS.comment, english(one.caveat)),
        (DCTERMS.publisher, name(told, "the.publisher")),
        (DCTERMS.modified, Literal(one.modified.date())),
        (DCTERMS.language, URIRef(f"{EU}language/ENG")),
        (DCAT.landingPage, page),
        (DCAT.theme, JUSTICE),
        (DCAT.theme, name(told, f"theme.{one.theme.id}") if one.theme else None),
        (DCAT.contactPoint, name(told, "the.contact") if told.contact else None),
        *((DCAT.keyword, english(word)) for word in one.keywords),
        *((DCTERMS.spatial, place(told, area)) for area in one.places),
        *_origins(told, one),
    )
    yield from about(page, FOAF.Document)
    yield from _period(told, one)
    yield from _provenance(here, told, one)
    yield from files(told, one, known)


def _origins(told: Catalogue, one: Dataset) -> Iterator[tuple[URIRef, URIRef]]:
    for source in one.sources:
        yield (PROV.wasDerivedFrom, URIRef(told.document(source.document.id)))
        for part in source.parts:
            yield (PROV.wasDerivedFrom, URIRef(told.document(part.document, part.section)))


def _period(told: Catalogue, one: Dataset) -> Iterator[Triple]:
    """The days its dated rows span."""
    if one.temporal_coverage:
        us = name(told, f"{one.id}.period")
        yield (name(told, one.id), DCTERMS.temporal, us)
        yield from about(
            us,
            DCTERMS.PeriodOfTime,
            (DCAT.startDate, Literal(one.first_day)),
            (DCAT.endDate, Literal(one.last_day)),
        )


def _provenance(here: Here, told: Catalogue, one: Dataset) -> Iterator[Triple]:
    words = " ".join(filter(None, (_origin_in_words(here, one), notice(here))))
    if words:
        us = name(told, f"{one.id}.provenance")
        yield (name(told, one.id), DCTERMS.provenance, us)
        yield from about(us, DCTERMS.ProvenanceStatement, (RDFS.label, english(words)))


def _origin_in_words(here: Here, one: Dataset) -> str:
    if one.resource.is_judgement:
        return here.words.text("Worked out from the other files of this site.")
    documents = "; ".join(source.document.title for source in one.sources)
    return here.words.text("Taken from: {documents}.", documents=documents) if documents else ""
