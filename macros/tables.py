"""The rows of a table as readers see them: words, marks and links, ready for a template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from macros.here import Here
from macros.marking import N_
from macros.nouns import Area, Category, Dimension, Document, Indicator, Marker, Observation, Section, Target
from macros.package import Field, Package, Resource
from macros.words import Words

RANK = N_("{value} of {denominator}")
AMONG = N_("{value} (among {denominator})")
NUMBERED = N_("{document}, section {section}")
NAMED = N_("{document}, “{section}”")
PROVENANCE = frozenset({"markers", "as_published", "document", "section", "note"})


@dataclass(frozen=True)
class Source:
    """Where a figure stands: the printed words and a link to the section of its document."""

    printed: str
    href: str
    label: str


@dataclass(frozen=True)
class Column:
    """The head of a column; numbers stand to the right, so that they can be compared."""

    name: str
    is_number: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell below its column; where no value may be shown, `markers` stand in its place."""

    text: str
    markers: tuple[str, ...] = ()
    href: str = ""


@dataclass(frozen=True)
class Line:
    """One row, a cell for each column, with where it stands and the number of its note."""

    cells: tuple[Cell, ...]
    source: Source
    note: int | None


@dataclass(frozen=True)
class TableView:
    """A table with what belongs to it: the legend of the markers it uses and its notes, in order."""

    caption: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    legend: tuple[Marker, ...]
    notes: tuple[str, ...]


@dataclass
class Notes:
    """Numbers each different note once, in the order of its first use."""

    seen: list[str] = field(default_factory=list)

    def number(self, note: str) -> int | None:
        """The number of a note; none for an empty one."""
        if not note:
            return None
        if note not in self.seen:
            self.seen.append(note)
        return self.seen.index(note) + 1


def source_of(here: Here, document: str, section: str, printed: str) -> Source:
    """The source of a figure. The section has to be listed; `check` sees to it."""
    sections = here.package.where(Section, "document", document)
    found = next(row for row in sections if row.section == section)
    name = here.package.one(Document, document).short
    if found.is_numbered:
        label = here.words.text(NUMBERED, document=name, section=section)
    else:
        label = here.words.text(NAMED, document=name, section=found.title)
    return Source(printed, here.to.document(document, section), label)


def section_of(here: Here, document: str, section: str) -> Source | None:
    """The section that something rests on, without words of it; None where it rests on none."""
    return source_of(here, document, section, "") if document else None


def observations(here: Here, indicator: Indicator) -> TableView:
    """The table of one indicator: a line for every observation, in the order of its file."""
    package, words = here.package, here.words
    rows = package.observations(indicator.id)
    areas = {row.area_code for row in rows}
    notes = Notes()
    dimensions = [d.name for name in indicator.dimensions for d in package.all(Dimension) if d.id == name]
    names = [words.text("Period"), *([words.text("Area")] if len(areas) > 1 else []), *dimensions]
    aims = _aims(here, indicator)
    lines = [_observation(here, indicator, row, len(areas) > 1, notes, aims) for row in rows]
    last = (Column(words.text("Target"), is_number=True),) if aims else ()
    return TableView(
        caption=words.text("{name}: every figure we hold", name=indicator.name),
        columns=(
            *(Column(name) for name in names),
            Column(unit_heading(words, indicator), is_number=True),
            *last,
        ),
        lines=tuple(lines),
        legend=legend(package, (row.markers for row in rows)),
        notes=tuple(notes.seen),
    )


KINDS = {"target": N_("Target"), "baseline": N_("Baseline"), "forecast": N_("Forecast")}


def targets(here: Here, indicator: Indicator) -> TableView:
    """The levels an indicator is held against; without lines where the documents print none."""
    rows = here.package.where(Target, "indicator", indicator.id)
    notes = Notes()
    return TableView(
        caption=here.words.text("{name}: targets and baselines", name=indicator.name),
        columns=(
            *(Column(here.words.text(name)) for name in (N_("Kind"), N_("For"), N_("Group"))),
            Column(here.words.text("Level"), is_number=True),
        ),
        lines=tuple(_target(here, indicator, row, notes) for row in rows),
        legend=legend(here.package, (row.markers for row in rows)),
        notes=tuple(notes.seen),
    )


def _target(here: Here, indicator: Indicator, row: Target, notes: Notes) -> Line:
    words = here.words
    names = {f"{c.dimension}={c.category}": c.name for c in here.package.all(Category)}
    group = ", ".join(names[pair] for pair in row.breakdown.split("&") if pair in names)
    day = words.day(row.date) if row.date else words.text("no date given")
    return Line(
        cells=(
            Cell(words.text(KINDS[row.kind])),
            Cell(day),
            Cell(group or words.text("Whole")),
            Cell(words.level(indicator, row), row.markers),
        ),
        source=source_of(here, row.document, row.section, row.as_published),
        note=notes.number(row.note),
    )


def unit_heading(words: Words, indicator: Indicator) -> str:
    """The unit as the heading of a column: `% of hate crimes`, `Crimes`."""
    if indicator.kind == "proportion":
        return words.text("% {unit}", unit=indicator.unit)
    return indicator.unit[:1].upper() + indicator.unit[1:]


Aims = Mapping[tuple[str, str, date], Target]


def _aims(here: Here, indicator: Indicator) -> Aims:
    """The levels aimed at on the last day of a figure's period, by area, breakdown and day."""
    ends = {row.period_end for row in here.package.observations(indicator.id)}
    return {
        (row.area_code, row.breakdown, row.date): row
        for row in here.package.where(Target, "indicator", indicator.id)
        if row.kind == "target" and row.rule == "level"
        if row.shown is not None and row.date and row.date in ends
    }


def _aim(here: Here, row: Observation, aims: Aims) -> tuple[Cell, ...]:
    """The cell of the target column, where the table has one."""
    if not aims:
        return ()
    pairs = "&".join(f"{name}={category}" for name, category in row.breakdown if category != "all") or "all"
    found = aims.get((row.area_code, pairs, row.period_end or date.min))
    return (Cell(here.words.number(found.shown)) if found and found.shown is not None else Cell(""),)


def _observation(
    here: Here, indicator: Indicator, row: Observation, with_area: bool, notes: Notes, aims: Aims
) -> Line:
    package, words = here.package, here.words
    names = {(c.dimension, c.category): c.name for c in package.all(Category)}
    area = [package.one(Area, row.area_code).name] if with_area else []
    return Line(
        cells=(
            *(Cell(name) for name in (words.period(row), *area, *(names[pair] for pair in row.breakdown))),
            Cell(bare_figure(words, indicator, row), row.markers),
            *_aim(here, row, aims),
        ),
        source=source_of(here, row.document, row.section, row.as_published),
        note=notes.number(row.note),
    )


def bare_figure(words: Words, indicator: Indicator, row: Observation) -> str:
    """The bare number for a cell; where the document prints what it is a share of, that too."""
    if row.shown is None:
        return ""
    number = words.number(row.shown)
    if row.denominator is None:
        return number
    pattern = RANK if indicator.kind == "rank" else AMONG
    return words.text(pattern, value=number, denominator=words.number(row.denominator))


def legend(package: Package, markers: Iterable[tuple[str, ...]]) -> tuple[Marker, ...]:
    """The markers that are used, in the order of `markers.csv`."""
    used = {code for codes in markers for code in codes}
    return tuple(marker for marker in package.all(Marker) if marker.code in used)


def published(here: Here, resource: Resource) -> TableView:
    """A published table: its own columns as printed, then the source of each row."""
    columns = [column for column in resource.fields if column.name not in PROVENANCE]
    notes = Notes()
    lines = [_published(here, columns, row, notes) for row in resource.rows]
    return TableView(
        caption=resource.title,
        columns=tuple(Column(c.title, c.is_number) for c in columns),
        lines=tuple(lines),
        legend=legend(here.package, (cell.markers for line in lines for cell in line.cells)),
        notes=tuple(notes.seen),
    )


def _published(here: Here, columns: list[Field], row: Mapping[str, Any], notes: Notes) -> Line:
    """One row of a published table, its markers in the cells they are about."""
    markers = tuple((row["markers"] or "").split())
    texts = [_cell(here.package, here.words, column, row[column.name]) for column in columns]
    marked = _marked(texts, [column.is_number for column in columns])
    return Line(
        cells=tuple(Cell(text, markers if at in marked else ()) for at, text in enumerate(texts)),
        source=source_of(here, row["document"], row["section"], row["as_published"]),
        note=notes.number(row["note"] or ""),
    )


def _marked(texts: list[str], numbers: list[bool]) -> set[int]:
    """Where the markers of a row stand: in its gaps, else at its only number, else at its head."""
    gaps = {at for at, text in enumerate(texts) if not text}
    return gaps or ({numbers.index(True)} if numbers.count(True) == 1 else {0})


def _cell(package: Package, words: Words, column: Field, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return words.number(value)
    if isinstance(value, int):
        return words.number(Decimal(value))
    names = {c.category: c.name for c in package.all(Category) if c.dimension == column.name}
    return names.get(str(value), str(value))
