"""What stands in the workbooks: one for each indicator and published table, and one with everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from macros.citing.text import line
from macros.downloads.belonging import targets_of
from macros.downloads.desk import as_at, desk, unit_of
from macros.downloads.gate import Row, shown_row
from macros.downloads.readme import period, revised, sources
from macros.here import Here
from macros.marking import N_
from macros.metadata.model import Dataset, catalogue
from macros.notice import notice
from macros.nouns import Area, Marker, Observation
from macros.package import Package, Resource
from macros.verdicts import TARGETS
from macros.workbooks.model import Book, Cell, Sheet

LONGEST = 31  # letters that Excel allows on the tab of a sheet
EMPTY = N_(
    "A cell is empty where the source says nothing. "
    "In the column “Value” a marker stands in place of a number."
)
TO_FOLLOW = ("statuses", "changes", "comparisons", "claims", "checked-claims", "contradictions", "revisions")


def of_dataset(package: Package, dataset: Dataset) -> Book:
    """The workbook of one dataset: its markers, its figures, and the targets it is held against."""
    here, told = desk(package), catalogue(package)
    words = here.words
    notes = [line for line in (dataset.description, dataset.caveat, period(here, dataset)) if line]
    figures = replace(
        _sheet(here, dataset.resource, dataset.resource.rows),
        label=words.text("Figures"),
        title=words.text("{name}: every figure we hold", name=dataset.title),
        notes=tuple(range(len(notes))),
    )
    unit = [words.text("Unit: {unit}.", unit=unit_of(here, dataset))] if dataset.unit else []
    sheets = [
        *_markers(here, dataset.markers),
        replace(figures, lines=(*figures.lines, *unit)),
        *_targets(here, dataset),
    ]
    return Book(
        title=dataset.title,
        subject=dataset.description,
        author=told.publisher,
        keywords=", ".join(dataset.keywords),
        created=dataset.modified,
        cover=tuple(_whose(here, dataset.modified)),
        about=(
            dataset.description,
            *(words.text("Source: {source}", source=source) for source in sources(here, dataset)),
            *revised(here, dataset),
            f"{told.licence.name}. {told.licence.title} {told.licence.path}",
            line(here, dataset.id),
        ),
        notes=tuple(notes),
        sheets=tuple(sheets),
    )


def of_package(package: Package) -> Book:
    """The workbook with everything: all figures on one sheet, then a sheet for every other file with rows."""
    here, told = desk(package), catalogue(package)
    text = here.words.text
    notes = (text(EMPTY), text("A file without rows has no sheet."))
    return Book(
        title=told.title,
        subject=told.description,
        author=told.publisher,
        keywords=", ".join(told.keywords),
        created=told.modified,
        cover=tuple(_whose(here, told.modified)),
        about=(
            told.description,
            f"{told.licence.name}. {told.licence.title} {told.licence.path}",
            line(here, told.id),
        ),
        notes=notes,
        sheets=(
            *_markers(here, package.all(Marker)),
            replace(_all_figures(here), notes=tuple(range(len(notes)))),
            *(_sheet(here, one, one.rows) for one in _in_order(package) if one.rows),
        ),
    )


def _in_order(package: Package) -> Iterator[Resource]:
    """What is asked for most comes first: targets and judgements, then tables, then the lists."""
    first = (TARGETS, *TO_FOLLOW)
    yield from (package.resource(name) for name in first)
    rest = [r for r in package.resources if not r.is_observations and r.name not in {*first, "markers"}]
    yield from (r for r in rest if r.is_judgement)
    yield from (r for r in rest if r.is_table)
    yield from (r for r in rest if not (r.is_judgement or r.is_table))


def _whose(here: Here, moment: datetime) -> Iterator[str]:
    told = catalogue(here.package)
    yield here.words.text(
        "From {title}, {address}, {day}.", title=told.title, address=told.homepage, day=as_at(here, moment)
    )
    yield from (line for line in (notice(here),) if line)


def _markers(here: Here, markers: Iterable[Marker]) -> Iterator[Sheet]:
    """What the markers mean; a workbook without any has no such sheet."""
    rows = tuple((marker.code, marker.name, marker.meaning) for marker in markers)
    text = here.words.text
    if rows:
        yield Sheet(
            label=text("Markers"),
            title=text("What the markers mean"),
            lines=(text("This worksheet contains one table."),),
            columns=(text("Marker"), text("Name"), text("Meaning")),
            rows=rows,
        )


def _targets(here: Here, dataset: Dataset) -> Iterator[Sheet]:
    targets = here.package.resource(TARGETS)
    rows = [targets.rows[at] for at in targets_of(here.package, dataset)]
    if rows:
        yield replace(
            _sheet(here, targets, rows),
            label=here.words.text("Targets"),
            title=here.words.text("{name}: targets and baselines", name=dataset.title),
        )


def _sheet(here: Here, resource: Resource, rows: Iterable[Row]) -> Sheet:
    """One file as a sheet, column by column; `value` holds the markers where it holds no number."""
    shown = [shown_row(resource, row) for row in rows]
    return Sheet(
        label=resource.name[:LONGEST],
        title=resource.title,
        lines=(here.words.text("This worksheet contains one table."), here.words.text(EMPTY)),
        columns=tuple(field.title for field in resource.fields),
        rows=_filled(here, len(resource.fields), (_cells(resource, row) for row in shown)),
    )


def _cells(resource: Resource, row: Row) -> tuple[Cell, ...]:
    return tuple(_cell(row, field.name) for field in resource.fields)


def _filled(here: Here, columns: int, rows: Iterable[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """A sheet cannot be empty: one without rows says so in its first cell."""
    return tuple(rows) or ((here.words.text("No rows yet."), *[None] * (columns - 1)),)


def _cell(row: Row, column: str) -> Cell:
    if column == "value" and row[column] is None:
        marked: str | None = row.get("markers")
        return marked
    value: Cell = row[column]
    return value


COLUMNS = (
    N_("Indicator"),
    N_("Name"),
    N_("Topic"),
    N_("Area code"),
    N_("Area"),
    N_("Period start"),
    N_("Period end"),
    N_("Period as published"),
    N_("Breakdown"),
    N_("Value"),
    N_("Unit"),
    N_("Markers"),
    N_("Denominator"),
    N_("Lower"),
    N_("Upper"),
    N_("As published"),
    N_("Document"),
    N_("Section"),
    N_("Note"),
)


def _all_figures(here: Here) -> Sheet:
    """Every figure of every indicator, one a row."""
    text = here.words.text
    return Sheet(
        label=text("Figures"),
        title=text("Every figure of every indicator"),
        lines=(text("This worksheet contains one table."), text(EMPTY)),
        columns=tuple(text(name) for name in COLUMNS),
        rows=_filled(here, len(COLUMNS), _figures(here)),
    )


def _figures(here: Here) -> Iterator[tuple[Cell, ...]]:
    package = here.package
    areas = {area.code: area.name for area in package.all(Area)}
    for dataset in catalogue(package).datasets:
        if not dataset.resource.is_observations or dataset.theme is None:
            continue
        for row in (shown_row(dataset.resource, row) for row in dataset.resource.rows):
            yield (
                dataset.id,
                dataset.title,
                dataset.theme.name,
                row["area_code"],
                areas[row["area_code"]],
                *(row[name] for name in ("period_start", "period_end", "period_as_published")),
                _breakdown(row),
                _cell(row, "value"),
                unit_of(here, dataset),
                *(row[name] for name in ("markers", "denominator", "lower", "upper", "as_published")),
                *(row[name] for name in ("document", "section", "note")),
            )


COMMON = frozenset(Observation.__dataclass_fields__)


def _breakdown(row: Row) -> str:
    """What narrows a figure down, as `targets` says it: `ward=east&property_type=buildings`, or `all`."""
    return "&".join(f"{n}={c}" for n, c in row.items() if n not in COMMON and c != "all") or "all"
