"""The block “How to cite this”, and the same citations as files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.citing import bibtex, ris
from macros.citing.text import cited, visit
from macros.citing.works import Work, of_release, ways
from macros.downloads import Link, bytes_in_words
from macros.here import Here
from macros.metadata.model import WITH_A_PAGE, catalogue
from macros.nouns import Document, Release
from macros.render import render


@dataclass(frozen=True)
class Open:
    """A text with the place of the reader's day, which a script may fill."""

    before: str
    visit: str
    after: str


@dataclass(frozen=True)
class Way:
    """One work in both forms that can be copied; `id` is unique on the page."""

    id: str
    name: str
    line: Open
    bibtex: Open


@dataclass(frozen=True)
class CitationView:
    """What the template needs. `unreleased` says that nothing can be cited yet which stays as it is."""

    ways: tuple[Way, ...]
    files: tuple[Link, ...]
    unreleased: bool
    locale: str
    about: str


def citation(here: Here, id: str) -> CitationView:
    """How to cite a dataset, or the whole by the name of the package. KeyError for an unknown id."""
    works = tuple(ways(here, id))
    return _view(here, id, works, unreleased=len(works) == 1)


def citation_of_release(here: Here, id: str) -> CitationView:
    """How to cite one release. Raises UnknownError for an unknown id."""
    return _view(here, _name(id), (of_release(here, id),), unreleased=False)


def cite_all(here: Here) -> str:
    """The block for the page of all data; nothing while there is nothing to cite."""
    if not here.package.all(Document):
        return ""
    return render(here, "cite_all.html", citation=citation(here, catalogue(here.package).id))


def files(here: Here) -> Iterator[tuple[str, str]]:
    """The address of every citation below the site and its text, in the language of `here`."""
    told = catalogue(here.package)
    ids = [told.id, *(dataset.id for dataset in told.datasets if dataset.forms == WITH_A_PAGE)]
    for id in ids:
        yield from _files(here, id, tuple(ways(here, id)))
    for release in here.package.all(Release):
        yield from _files(here, _name(release.id), (of_release(here, release.id),))


def _name(release: str) -> str:
    return f"release-{release}"


def _files(here: Here, name: str, works: tuple[Work, ...]) -> Iterator[tuple[str, str]]:
    yield f"{here.to.prefix}data/{name}.bib", "\n".join(bibtex.entry(here.words, work) for work in works)
    yield f"{here.to.prefix}data/{name}.ris", ris.END.join(ris.record(here.words, work) for work in works)


def _view(here: Here, name: str, works: tuple[Work, ...], unreleased: bool) -> CitationView:
    return CitationView(
        ways=tuple(_way(here, number, work) for number, work in enumerate(works, start=1)),
        files=tuple(_link(here, address, text) for address, text in _files(here, name, works)),
        unreleased=unreleased,
        locale=str(here.words.locale).replace("_", "-"),
        about=works[0].title,
    )


def _way(here: Here, number: int, work: Work) -> Way:
    line, entry = cited(here.words, work), bibtex.entry(here.words, work).rstrip()
    return Way(f"cite-{number}", work.state, _open(here, line), _open(here, entry))


def _open(here: Here, text: str) -> Open:
    return Open(*text.rpartition(visit(here.words)))


def _link(here: Here, address: str, text: str) -> Link:
    form = {"bib": "BibTeX", "ris": "RIS"}[address.rpartition(".")[2]]
    size = bytes_in_words(here, len(text.encode("utf-8")))
    return Link(here.to.file(address), here.words.text("Citation ({form})", form=form), size)
