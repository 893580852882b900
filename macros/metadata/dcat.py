"""The catalogue as linked data, by DCAT-AP 3: for data portals that collect what others publish.

Whoever takes the file alone can check it, so it also says what the terms of the vocabularies it uses are.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDFS, SKOS

from macros.due import promised
from macros.here import Here
from macros.metadata import datapackage, dcat_datasets, openapi
from macros.metadata.dcat_files import file
from macros.metadata.linked import ADMS, DCAT, EU, JUSTICE, SCHEMA, VCARD, Triple, about, english, graph, name
from macros.metadata.made import Known
from macros.metadata.model import JSON, XLSX, ZIP, Catalogue, Form, catalogue
from macros.notice import notice
from macros.nouns import Release, Theme
from macros.withdrawn import withdrawn

PACKAGE = Form(".json", "application/vnd.datapackage+json", "JSON")
WITHDRAWN = URIRef(f"{EU}dataset-status/WITHDRAWN")
THEMES = URIRef(f"{EU}data-theme")
ENGLISH = URIRef(f"{EU}language/ENG")


def linked(here: Here, known: Known) -> Graph:
    """The whole catalogue. `known` tells of the files that were made."""
    told = catalogue(here.package)
    parts = (
        _catalogue(here, told),
        _agents(here, told),
        _themes(here, told),
        _package(here, told, known),
        _releases(here, told, known),
        _service(told),
        dcat_datasets.areas(told),
        dcat_datasets.documents(told),
        *(dcat_datasets.dataset(here, told, one, known) for one in told.datasets),
    )
    return graph(told, chain.from_iterable(parts))


def _catalogue(here: Here, told: Catalogue) -> Iterator[Triple]:
    us, home = name(told, "the.catalogue"), URIRef(told.homepage)
    first = told.releases[0].published_at.date() if told.releases else None
    yield from about(
        us,
        DCAT.Catalog,
        (DCTERMS.title, english(told.title)),
        (DCTERMS.description, english(told.description)),
        (DCTERMS.publisher, name(told, "the.publisher")),
        (DCTERMS.license, URIRef(told.licence.path)),
        (DCTERMS.rights, name(told, "the.rights")),
        (DCTERMS.language, ENGLISH),
        (DCTERMS.issued, Literal(first) if first else None),
        (DCTERMS.modified, Literal(told.modified.date())),
        (DCTERMS.spatial, dcat_datasets.place(told, told.area)),
        (FOAF.homepage, home),
        (DCAT.themeTaxonomy, THEMES),
        (DCAT.themeTaxonomy, name(told, "the.themes")),
        (DCAT.service, name(told, "the.service")),
        (RDFS.comment, english(notice(here))),
    )
    yield from about(home, FOAF.Document)
    yield from about(ENGLISH, DCTERMS.LinguisticSystem)
    yield from about(URIRef(told.licence.path), DCTERMS.LicenseDocument)
    yield from about(
        name(told, "the.rights"), DCTERMS.RightsStatement, (RDFS.label, english(told.licence.title))
    )
    for one in ("the.package", *(dataset.id for dataset in told.datasets)):
        yield (us, DCAT.dataset, name(told, one))


def _agents(here: Here, told: Catalogue) -> Iterator[Triple]:
    """The publisher, whom the standard wants named even while there is none; a contact only if known."""
    nobody = here.words.text(
        "Publisher not confirmed. Not published by, or checked with, the {partnership}.",
        partnership=told.partnership,
    )
    publisher = name(told, "the.publisher")
    yield from about(publisher, FOAF.Agent, (FOAF.name, english(told.publisher or nobody)))
    if told.contact:
        mail = "@" in told.contact and " " not in told.contact
        yield from about(
            name(told, "the.contact"),
            VCARD.Kind,
            (VCARD.fn, english(told.publisher)),
            (VCARD.hasEmail, URIRef(f"mailto:{told.contact}") if mail else None),
            (VCARD.note, None if mail else english(told.contact)),
        )


def _themes(here: Here, told: Catalogue) -> Iterator[Triple]:
    """Our topics, and the one of the vocabulary of European data portals under which all of this falls."""
    ours = name(told, "the.themes")
    yield from about(ours, SKOS.ConceptScheme, (DCTERMS.title, english(here.words.text("Topics"))))
    for theme in here.package.all(Theme):
        yield from about(
            name(told, f"theme.{theme.id}"),
            SKOS.Concept,
            (SKOS.prefLabel, english(theme.name)),
            (SKOS.definition, english(theme.about)),
            (SKOS.inScheme, ours),
        )
    yield from about(THEMES, SKOS.ConceptScheme, (DCTERMS.title, english("Data theme")))
    yield from about(
        JUSTICE,
        SKOS.Concept,
        (SKOS.prefLabel, english("Justice, legal system and public safety")),
        (SKOS.inScheme, THEMES),
    )


def _package(here: Here, told: Catalogue, known: Known) -> Iterator[Triple]:
    """All files together: what a release is a version of, and what the next one is promised for."""
    us, coming = name(told, "the.package"), name(told, "the.next-release")
    yield from about(
        us,
        DCAT.Dataset,
        (DCTERMS.title, english(told.title)),
        (DCTERMS.description, english(told.description)),
        (DCTERMS.publisher, name(told, "the.publisher")),
        (DCTERMS.modified, Literal(told.modified.date())),
        (DCAT.theme, JUSTICE),
        (DCAT.landingPage, URIRef(told.at("data/"))),
        (DCAT.contactPoint, name(told, "the.contact") if told.contact else None),
        (SCHEMA.publication, coming if told.next_due else None),
        *((DCAT.hasVersion, name(told, f"release.{release.id}")) for release in told.releases),
    )
    yield from about(URIRef(told.at("data/")), FOAF.Document)
    yield from file(told, us, PACKAGE, datapackage.ADDRESS, "data/", known)
    for form in (ZIP, XLSX):
        yield from file(told, us, form, form.address(told.id), "data/", known)
    if told.next_due:
        yield from about(
            coming,
            SCHEMA.PublicationEvent,
            (SCHEMA.startDate, Literal(told.next_due)),
            (SCHEMA.description, english(promised(here).sentence)),
        )


def _releases(here: Here, told: Catalogue, known: Known) -> Iterator[Triple]:
    for release in told.releases:
        yield from _release(here, told, release, known)
    if any(release.withdrawn_on for release in told.releases):
        yield from about(WITHDRAWN, SKOS.Concept, (SKOS.prefLabel, english("withdrawn")))


def _release(here: Here, told: Catalogue, release: Release, known: Known) -> Iterator[Triple]:
    us, page = name(told, f"release.{release.id}"), f"releases/{release.id}/"
    before = name(told, f"release.{release.supersedes}") if release.supersedes else None
    yield from about(
        us,
        DCAT.Dataset,
        (DCTERMS.title, english(f"{told.title}: {release.id}")),
        (DCTERMS.description, english(told.description)),
        (DCTERMS.publisher, name(told, "the.publisher")),
        (DCTERMS.issued, Literal(release.published_at.date())),
        (DCAT.version, Literal(release.id)),
        (DCAT.isVersionOf, name(told, "the.package")),
        (DCAT.previousVersion, before),
        (ADMS.versionNotes, english(release.note)),
        (ADMS.versionNotes, english(withdrawn(here, release))),
        (ADMS.status, WITHDRAWN if release.withdrawn_on else None),
        (DCAT.theme, JUSTICE),
        (DCAT.landingPage, URIRef(told.at(page))),
    )
    yield from about(URIRef(told.at(page)), FOAF.Document)
    yield from file(told, us, PACKAGE, f"{page}files/datapackage.json", page, known)
    yield (name(told, "the.catalogue"), DCAT.dataset, us)


def _service(told: Catalogue) -> Iterator[Triple]:
    """The files that a program can ask for by a rule, with the description of that rule."""
    us = name(told, "the.service")
    served = [dataset for dataset in told.datasets if JSON in dataset.forms]
    yield from about(
        us,
        DCAT.DataService,
        (DCTERMS.title, english(f"{told.title}: JSON")),
        (DCTERMS.license, URIRef(told.licence.path)),
        (DCAT.endpointURL, URIRef(told.at("data/"))),
        (DCAT.endpointDescription, URIRef(told.at(openapi.ADDRESS))),
        *((DCAT.servesDataset, name(told, dataset.id)) for dataset in served),
    )
