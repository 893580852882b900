"""Which charts an indicator has, and what stands in each: rows to a model, nothing drawn yet."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from macros.charts import runs, wording
from macros.charts.marks import aims, figure_mark, group, levels, marks, target_line
from macros.charts.model import Chart, Level, Line, Mark
from macros.here import Here
from macros.nouns import Area, Indicator, Observation, PublishedTable
from macros.sums import STATUSES
from macros.verdicts import Comparison, Status, StatusCount
from macros.words import Words, brief

MOST_LINES = 4


def charts(here: Here, indicator: Indicator) -> tuple[Chart, ...]:
    """The charts of an indicator, in the order of its page; none where fewer than three figures compare."""
    return (*_in_time(here, indicator), *_beside(here, indicator), *_elsewhere(here, indicator))


def range_of(here: Here, indicator: Indicator, status: Status) -> Chart | None:
    """A figure with its interval and the levels it is held against; None where there are none."""
    if status.value is None or status.lower is None or status.upper is None or status.path is None:
        return None
    words = here.words
    shown = words.bare(indicator, status.value)
    mark = Mark(0, words.short_period(status), status.value, shown, (), status.lower, status.upper)
    held = [(words.text("Path"), status.path), (words.text("Target"), status.target)]
    against = held if status.path_rule != "level" else held[1:]
    return Chart(
        id=f"{indicator.id}-range",
        kind="range",
        lines=(Line(indicator.unit, (mark,)),),
        levels=tuple(
            Level(name, value, words.bare(indicator, brief(value, status.value)))
            for name, value in against
            if value is not None
        ),
        page=_page(indicator),
        **wording.of_range(here, indicator, status),
    )


def _page(indicator: Indicator) -> str:
    return f"indicators/{indicator.id}/"


def _in_time(here: Here, indicator: Indicator) -> Iterator[Chart]:
    """The total in time; where the parts have a run too, a small chart for each."""
    every = runs.by_breakdown(here.package, indicator)
    found = {key: runs.run(here.package, rows) for key, rows in every.items()}
    kept = {key: rows for key, rows in found.items() if rows}
    if len(kept) > MOST_LINES:
        kept = {key: rows for key, rows in kept.items() if all(c == "all" for _, c in key)}
    if len(kept) == 1:
        ((key, rows),) = kept.items()
        yield _line_chart(here, indicator, key, rows)
    elif kept:
        yield _multiples(here, indicator, kept)


def _line_chart(here: Here, indicator: Indicator, key: runs.Key, rows: runs.Rows) -> Chart:
    figures = Line(group(here, key) or indicator.unit, marks(here, indicator, rows))
    held = aims(here, indicator, key, rows)
    dated = rows[0].period_end is not None
    return Chart(
        id=f"{indicator.id}-in-time",
        kind="line",
        lines=(figures, *(target_line(here, indicator, held) if dated else ())),
        levels=levels(here, indicator, held, rows),
        dated=dated,
        page=_page(indicator),
        **wording.in_time(here, indicator, rows, key),
    )


def _multiples(here: Here, indicator: Indicator, kept: dict[runs.Key, runs.Rows]) -> Chart:
    rows = next(iter(kept.values()))
    return Chart(
        id=f"{indicator.id}-in-time",
        kind="multiples",
        lines=tuple(
            Line(group(here, key) or here.words.text("All"), marks(here, indicator, own))
            for key, own in kept.items()
        ),
        dated=rows[0].period_end is not None,
        page=_page(indicator),
        **wording.multiples(here, indicator, kept),
    )


def _beside(here: Here, indicator: Indicator) -> Iterator[Chart]:
    """For each breakdown with three parts or more, the parts side by side, in the latest two periods."""
    for dimension in indicator.dimensions:
        rows = _parts(here, indicator, dimension)
        periods = runs.latest_periods(rows)
        # The newest first, so that it is the solid one.
        lines = [_period(here, indicator, rows, dimension, period) for period in reversed(periods)]
        full = [line for line in lines if sum(m.value is not None for m in line.marks) >= runs.FEWEST]
        if full and not _is_in_time(here, indicator, rows):
            yield Chart(
                id=f"{indicator.id}-by-{dimension.replace('_', '-')}",
                kind="bars" if len(full) > 1 else "rows",
                lines=tuple(full),
                page=_page(indicator),
                **wording.beside(here, indicator, dimension, _of(rows, periods)),
            )


def _of(rows: runs.Rows, periods: tuple[str, ...]) -> list[Observation]:
    return [row for row in rows if row.shown is not None and row.period_as_published in periods]


def _is_in_time(here: Here, indicator: Indicator, rows: runs.Rows) -> bool:
    """Whether the parts already have a chart in time."""
    every = runs.by_breakdown(here.package, indicator)
    own = {row.breakdown for row in rows}
    return any(runs.run(here.package, every[key]) for key in own) and len(every) <= MOST_LINES


def _parts(here: Here, indicator: Indicator, dimension: str) -> runs.Rows:
    """The rows of one breakdown's parts, everything else being the total."""
    return tuple(
        row
        for row in here.package.observations(indicator.id)
        if row.area_code == here.package.site.area_code
        and all((category != "all") == (name == dimension) for name, category in row.breakdown)
    )


def _period(here: Here, indicator: Indicator, rows: runs.Rows, dimension: str, period: str) -> Line:
    """One period: a mark for each part, in the order in which the parts first come."""
    parts = list(dict.fromkeys(dict(row.breakdown)[dimension] for row in rows))
    of_period = {dict(r.breakdown)[dimension]: r for r in rows if r.period_as_published == period}
    found = [(place, part, of_period[part]) for place, part in enumerate(parts) if part in of_period]
    return Line(
        here.words.short_period(found[0][2]),
        tuple(
            figure_mark(here, indicator, row, place, group(here, ((dimension, part),)))
            for place, part, row in found
        ),
    )


def _elsewhere(here: Here, indicator: Indicator) -> Iterator[Chart]:
    """The area beside two others or more, each a dot with its interval."""
    rows = here.package.where(Comparison, "indicator", indicator.id)
    groups: dict[tuple[str, str], list[Comparison]] = {}
    for row in rows:
        groups.setdefault((row.breakdown, row.period_as_published), []).append(row)
    for place, compared in enumerate(groups.values()):
        own = _own_dot(here, indicator, compared[0])
        every = [_dot(here, indicator, row, at) for at, row in enumerate(compared, start=1)]
        others = tuple(dot for dot in every if dot.value is not None)
        if own.value is not None and len(others) + 1 >= runs.FEWEST:
            yield Chart(
                id=f"{indicator.id}-elsewhere" + (f"-{place + 1}" if place else ""),
                kind="dots",
                lines=(Line(own.label, (own,)), Line(here.words.text("Elsewhere"), others, role="benchmark")),
                page=_page(indicator),
                **wording.elsewhere(here, indicator, compared),
            )


def _own_dot(here: Here, indicator: Indicator, row: Comparison) -> Mark:
    name = here.package.one(Area, row.area_code).name
    shown = here.words.bare(indicator, row.value) if row.value is not None else ""
    return Mark(0, name, row.value, shown, row.markers, row.lower, row.upper)


def _dot(here: Here, indicator: Indicator, row: Comparison, at: int) -> Mark:
    name = here.package.one(Area, row.benchmark).name
    shown = here.words.bare(indicator, row.benchmark_value) if row.benchmark_value is not None else ""
    bounds = row.benchmark_lower, row.benchmark_upper
    return Mark(at, name, row.benchmark_value, shown, row.benchmark_markers, *bounds)


def of_table(here: Here, table: PublishedTable) -> Chart | None:
    """Lying bars for the column a table names, one for each of its rows; None where it names none."""
    if not table.drawn:
        return None
    resource = here.package.resource(table.id)
    field = next(column for column in resource.fields if column.name == table.drawn)
    names = [column.name for column in resource.fields if column.name != table.drawn]
    found = tuple(
        _bar(here.words, at, str(row[names[0]]), Decimal(row[table.drawn]))
        for at, row in enumerate(resource.rows)
        if row[table.drawn] is not None
    )
    texts = wording.of_table(here, table, field.title, sorted({row["document"] for row in resource.rows}))
    return Chart(
        id=f"{table.id}-chart",
        kind="rows",
        lines=(Line(field.title, found),),
        page=f"tables/{table.id}/",
        **texts,
    )


def _bar(words: Words, at: int, label: str, value: Decimal) -> Mark:
    return Mark(at, label, value, words.number(value))


def strip(here: Here) -> Chart:
    """How many figures have each status, as one band."""
    counts = _statuses(here)
    texts = wording.of_strip(here, counts)
    return Chart("statuses", "strip", lines=_parts_of(here.words, counts), page="indicators/", **texts)


def strip_of_targets(here: Here) -> Chart | None:
    """The same band of those figures alone that have a target; None where no figure has one."""
    counts = [row for row in _statuses(here) if row.status != "no_target_set"]
    if not counts:
        return None
    texts = wording.of_strip_of_targets(here, counts)
    return Chart("statuses-of-targets", "strip", lines=_parts_of(here.words, counts), **texts)


def _statuses(here: Here) -> list[StatusCount]:
    counts = [row for row in here.package.all(StatusCount) if row.theme == "all"]
    return sorted(counts, key=lambda row: list(STATUSES).index(row.status))


def _parts_of(words: Words, counts: list[StatusCount]) -> tuple[Line, ...]:
    return tuple(
        Line(words.text(STATUSES[row.status]), (_count(words, row),), key=row.status) for row in counts
    )


def _count(words: Words, row: StatusCount) -> Mark:
    count = Decimal(row.indicators)
    return Mark(0, words.text(STATUSES[row.status]), count, words.number(count))


def no_chart(here: Here, rows: tuple[Observation, ...]) -> str:
    """Why there is no chart; empty where there is not even a figure."""
    shown = sum(row.shown is not None for row in rows)
    if shown > 1:
        return here.words.text("Fewer than three figures compare, so no chart.")
    return here.words.text("One figure only, so no chart.") if shown else ""
