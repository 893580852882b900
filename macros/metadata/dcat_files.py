"""A file that can be taken away, as the linked catalogue tells of it."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, RDFS, XSD
from rdflib.term import Node

from macros.metadata.linked import DCAT, EU, IANA, POWDER, SPDX, Triple, about, english, name
from macros.metadata.made import Known
from macros.metadata.model import CSV, CSVW, Catalogue, Dataset, Form

TABULAR = URIRef("https://www.w3.org/TR/tabular-data-model/")
SHA256 = SPDX.checksumAlgorithm_sha256


def files(told: Catalogue, dataset: Dataset, known: Known) -> Iterator[Triple]:
    """All forms of a dataset. The description of its CSV is no form of the figures: it describes one."""
    us = name(told, dataset.id)
    for form in dataset.forms:
        if form != CSVW:
            yield from file(told, us, form, form.address(dataset.id), dataset.page, known)
    csv = name(told, f"{dataset.id}{CSV.ending}")
    yield (csv, POWDER.describedby, URIRef(told.at(CSVW.address(dataset.id))))
    yield (csv, DCTERMS.conformsTo, TABULAR)
    yield from about(TABULAR, DCTERMS.Standard, (DCTERMS.title, english("Tabular Data on the Web")))


def file(
    told: Catalogue, dataset: URIRef, form: Form, address: str, page: str, known: Known
) -> Iterator[Triple]:
    """One form of one dataset: `address` is its file below the site, `page` where a person finds it.

    A file that was not made is not told of.
    """
    us = URIRef(f"{dataset}.{form.name.lower()}")
    media, kind = URIRef(IANA + form.media_type), URIRef(f"{EU}file-type/{form.name}")
    made = known(address)
    if made is None:
        return
    yield (dataset, DCAT.distribution, us)
    yield from about(
        us,
        DCAT.Distribution,
        (DCTERMS.title, english(form.name)),
        (DCAT.accessURL, URIRef(told.at(page))),
        (DCAT.downloadURL, URIRef(told.at(address))),
        (DCAT.mediaType, media),
        (DCTERMS.format, kind),
        (DCTERMS.license, URIRef(told.licence.path)),
        (DCTERMS.rights, name(told, "the.rights")),
        (DCAT.byteSize, Literal(made.size, datatype=XSD.nonNegativeInteger)),
    )
    yield from about(media, DCTERMS.MediaType)
    yield from about(kind, DCTERMS.MediaTypeOrExtent, (RDFS.label, Literal(form.name)))
    yield from _checksum(us, made.sha256)


def _checksum(file: URIRef, digest: str) -> Iterator[Triple]:
    us: Node = URIRef(f"{file}.sha256")
    yield (file, SPDX.checksum, us)
    yield from about(
        us,
        SPDX.Checksum,
        (SPDX.algorithm, SHA256),
        (SPDX.checksumValue, Literal(digest, datatype=XSD.hexBinary)),
    )
    yield from about(SHA256, SPDX.ChecksumAlgorithm)
