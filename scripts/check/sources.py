"""`check --sources`: does every figure stand where we say, in the text of its document?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.nouns import Claim, Contradiction, Document, Observation, Section, Target
from macros.package import Package, load_once
from scripts.check import files, passages
from scripts.check.lines import Line, figures, lines, observed
from scripts.check.problem import Problem, listed, quote, report

PERIOD = "period_as_published"
Sections = Mapping[str, str | None]


@dataclass(frozen=True)
class Wanted:
    """The words of one cell, and the section of the document in which they should stand."""

    file: str
    row: int
    column: str
    words: str
    document: str
    section: str

    def problem(self, what: str, remedy: str) -> Problem:
        """A problem with this cell."""
        return Problem(self.file, self.row, self.column, what, remedy)


@dataclass(frozen=True)
class Found:
    """The sections of the document that hold the words."""

    wanted: Wanted
    sections: tuple[str, ...]

    @property
    def is_in_place(self) -> bool:
        """Whether the section that the row names holds them."""
        return self.wanted.section in self.sections

    @property
    def is_missing(self) -> bool:
        """A period may stand elsewhere in its document: tables and sentences lean on others."""
        return not (self.sections if self.wanted.column == PERIOD else self.is_in_place)


def run(root: Path, folder: Path) -> int:
    """0 when every figure was found, 1 when one is missing or the texts cannot be used."""
    if folder.resolve().is_relative_to(root.resolve()):
        print(
            f"The folder {folder} lies inside the repository, where the texts of documents may not be kept."
        )
        print("Keep them elsewhere, and name that folder. Nothing was changed.")
        return 1
    package = load_once(root)
    problems: list[Problem] = []
    for document in lines(package, Document):
        problems += _document(package, document, folder)
    if problems:
        print(f"\n{report(problems)}")
    return 1 if problems else 0


def wanted(package: Package) -> Iterator[Wanted]:
    """Every cell that repeats the words of a document."""
    for line in figures(package):
        yield _of(line, "as_published", line.noun.as_published)
    for claim in lines(package, Claim):
        yield _of(claim, "quote", claim.noun.quote)
    for pair in lines(package, Contradiction):
        yield from _both(pair)
    for seen in observed(package):
        yield _of(seen, PERIOD, seen.noun.period_as_published)
    for resource in package.resources:
        for row, cells in enumerate(resource.rows if resource.is_table else (), start=2):
            place = (cells["document"], cells["section"])
            yield Wanted(resource.path, row, "as_published", cells["as_published"], *place)


def _both(line: Line[Contradiction]) -> Iterator[Wanted]:
    row = line.noun
    yield Wanted(line.file, line.row, "quote", row.quote, row.document, row.section)
    yield Wanted(line.file, line.row, "other_quote", row.other_quote, row.other_document, row.other_section)


def _of(line: Line[Observation] | Line[Target] | Line[Claim], column: str, words: str) -> Wanted:
    return Wanted(line.file, line.row, column, words, line.noun.document, line.noun.section)


def _document(package: Package, document: Line[Document], folder: Path) -> Iterator[Problem]:
    path = folder / document.noun.text_file
    if not path.is_file():
        what = f"{quote(document.noun.text_file)} is not in the folder {folder}."
        yield document.problem("text_file", what, "Correct the name, or put the file there.")
        return
    sections = _sections(package, document.noun.id, files.text(path))
    yield from _without_opening(package, document.noun.id, sections)
    cells = (cell for cell in wanted(package) if cell.document == document.noun.id)
    found = [Found(cell, _holding(sections, cell.words)) for cell in cells]
    _tell(document.noun.id, found)
    yield from (_missing(result) for result in found if result.is_missing)


def _sections(package: Package, document: str, text: str) -> Sections:
    listing = sorted(_listed(package, document), key=lambda line: line.noun.position)
    texts = passages.cut(text, [line.noun.opening for line in listing])
    return {line.noun.section: text for line, text in zip(listing, texts, strict=True)}


def _listed(package: Package, document: str) -> list[Line[Section]]:
    return [line for line in lines(package, Section) if line.noun.document == document]


def _without_opening(package: Package, document: str, sections: Sections) -> Iterator[Problem]:
    for line in _listed(package, document):
        if sections[line.noun.section] is None:
            what = f"In its order, no line of the document begins with {quote(line.noun.opening)}."
            yield line.problem("opening", what, "Correct the words or the position.")


def _holding(sections: Sections, words: str) -> tuple[str, ...]:
    return tuple(name for name, text in sections.items() if text is not None and passages.holds(text, words))


def _tell(document: str, found: list[Found]) -> None:
    """Say how much was looked for and found, and which periods stand in another section."""
    figures = [result.is_in_place for result in found if result.wanted.column != PERIOD]
    periods = [result for result in found if result.wanted.column == PERIOD]
    elsewhere = [result for result in periods if result.sections and not result.is_in_place]
    quoted = f"{sum(figures)} of {len(figures)} figures and quotes"
    dated = f"{sum(result.is_in_place for result in periods)} of {len(periods)} periods"
    print(f"{document}: {quoted} and {dated} were found in their section.")
    for result in elsewhere:
        what = f"{quote(result.wanted.words)} was found elsewhere, in section {listed(result.sections)}."
        print(f"  {result.wanted.problem(what, '').sentence}")


def _missing(result: Found) -> Problem:
    what = f"{quote(result.wanted.words)} does not stand in section {result.wanted.section} of the document."
    if result.sections:
        return result.wanted.problem(
            what, f"It stands in section {listed(result.sections)}; correct the section."
        )
    return result.wanted.problem(what, "Copy the words again as they are printed.")
