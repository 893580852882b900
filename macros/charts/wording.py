"""The words of each chart: its message, what it measures, what a reader needs who does not see it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TypedDict

from macros import sums
from macros.changing import COMPARED, group_name
from macros.charts.marks import group, label
from macros.charts.runs import Key, Rows
from macros.here import Here
from macros.marking import N_
from macros.nouns import Area, Dimension, Document, Indicator, Observation, PublishedTable
from macros.statements import warned, when
from macros.tables import unit_heading
from macros.verdicts import Comparison, Status, StatusCount
from macros.words import Span, Words

# Above this many figures a spoken list tires; the table below the chart has them all.
MOST_SPOKEN = 8


class Texts(TypedDict):
    """What every chart says of itself."""

    headline: str
    subtitle: str
    alternative: str
    unit: str
    source: str
    licence: str


def in_time(here: Here, indicator: Indicator, rows: Rows, key: Key) -> Texts:
    """From the first figure to the last."""
    shown = [row for row in rows if row.shown is not None]
    words, (first, last) = here.words, (shown[0], shown[-1])
    values = {
        "name": ", ".join(part for part in (indicator.name, group(here, key)) if part),
        "first": _said(here, indicator, first),
        "then": label(here, first, rows),
        "last": _said(here, indicator, last),
        "now": label(here, last, rows),
    }
    headline = words.text("{name}: {first} ({then}), {last} ({now})", **values)
    return _texts(here, indicator, shown, headline, _spoken(here, indicator, shown, words.text("A line.")))


def multiples(here: Here, indicator: Indicator, kept: dict[Key, Rows]) -> Texts:
    """Each part in time, on a scale of its own."""
    words, lines = here.words, []
    for key, rows in kept.items():
        shown = [row for row in rows if row.shown is not None]
        lines.append(
            words.text(
                "{part}: {first}, then {last}.",
                part=group(here, key) or words.text("All"),
                first=_said(here, indicator, shown[0]),
                last=_said(here, indicator, shown[-1]),
            )
        )
    every = [row for rows in kept.values() for row in rows if row.shown is not None]
    names = {d.id: d.name for d in here.package.all(Dimension)}
    by = ", ".join(names[dimension].lower() for dimension in indicator.dimensions)
    headline = words.text("{name} by {breakdown}, each on its own scale", name=indicator.name, breakdown=by)
    return _texts(here, indicator, every, headline, " ".join((words.text("Small line charts."), *lines)))


def beside(here: Here, indicator: Indicator, dimension: str, rows: Sequence[Observation]) -> Texts:
    """The parts side by side."""
    words = here.words
    name = next(d.name for d in here.package.all(Dimension) if d.id == dimension)
    headline = words.text("{name} by {breakdown}", name=indicator.name, breakdown=name.lower())
    return _texts(here, indicator, rows, headline, _spoken(here, indicator, rows, words.text("Bars.")))


def elsewhere(here: Here, indicator: Indicator, rows: Sequence[Comparison]) -> Texts:
    """The area and the others."""
    words, package = here.words, here.package
    area = package.one(Area, rows[0].area_code).name
    compared = "; ".join(
        words.text(COMPARED[row.verdict], area=area, benchmark=package.one(Area, row.benchmark).name)
        for row in rows
    )
    about = ", ".join(part for part in (indicator.name, group_name(here, rows[0].breakdown)) if part)
    return {
        "headline": words.text("{name}: {area} and others", name=about, area=area),
        "subtitle": words.text(
            "{unit}, {when}", unit=unit_heading(words, indicator), when=when(words, rows[0])
        ),
        "alternative": words.text("Dots with their margins. {compared}.", compared=compared),
        "unit": unit_heading(words, indicator),
        "source": _source(here, [rows[0].document]),
        "licence": words.text(LICENCE),
    }


def of_range(here: Here, indicator: Indicator, status: Status) -> Texts:
    """A figure beside its target."""
    words = here.words
    told = sums.in_words(here, indicator, status)
    message = N_("{name}, when last reported: {status}") if status.historical else N_("{name}: {status}")
    return {
        "headline": words.text(message, name=indicator.name, status=sums.word(words, status)),
        "subtitle": words.text(
            "{unit}, {when}", unit=unit_heading(words, indicator), when=when(words, status)
        ),
        "alternative": " ".join((*told.sentences, *told.fine_print)),
        "unit": unit_heading(words, indicator),
        "source": _source(here, [status.document]),
        "licence": words.text(LICENCE),
    }


def of_table(here: Here, table: PublishedTable, unit: str, documents: Sequence[str]) -> Texts:
    """One column of a published table."""
    words = here.words
    return {
        "headline": words.text("{name}: {column}", name=table.name, column=unit.lower()),
        "subtitle": words.text("{column}, as printed", column=unit),
        "alternative": words.text("Bars, one for each row of the table below."),
        "unit": unit,
        "source": _source(here, documents),
        "licence": words.text(LICENCE),
    }


def of_strip(here: Here, counts: Sequence[StatusCount]) -> Texts:
    """How many figures have each status."""
    words = here.words
    told = "; ".join(
        words.text(
            "{status}: {count}",
            status=words.text(sums.STATUSES[row.status]),
            count=words.number(Decimal(row.indicators)),
        )
        for row in counts
    )
    newest = max(here.package.all(Document), key=lambda row: row.published)
    return {
        "headline": words.text("When last reported"),
        "subtitle": words.text("Number of figures with each status"),
        "alternative": words.text("{statuses}.", statuses=told),
        "unit": words.text("Figures"),
        "source": _source(here, [newest.id]),
        "licence": words.text(LICENCE),
    }


def of_strip_of_targets(here: Here, counts: Sequence[StatusCount]) -> Texts:
    """How many of the figures with a target have each status."""
    unit = here.words.text("Figures with a target")
    subtitle = here.words.text("Figures that have a target, by status")
    return {**of_strip(here, counts), "unit": unit, "subtitle": subtitle}


LICENCE = N_("Our arrangement and words: CC BY 4.0")


def _texts(
    here: Here, indicator: Indicator, rows: Sequence[Observation], headline: str, alternative: str
) -> Texts:
    words, place = here.words, here.package.one(Area, rows[0].area_code).name
    values = {"unit": unit_heading(words, indicator), "place": place, "when": _span(words, rows)}
    return {
        "headline": headline,
        "subtitle": words.text("{unit}, {place}, {when}", **values),
        "alternative": alternative,
        "unit": unit_heading(words, indicator),
        "source": _source(here, [row.document for row in rows]),
        "licence": words.text(LICENCE),
    }


def _spoken(here: Here, indicator: Indicator, rows: Sequence[Observation], kind: str) -> str:
    """Every figure where they are few, else the first and the last."""
    words = here.words
    told = rows if len(rows) <= MOST_SPOKEN else (rows[0], rows[-1])
    several = len({row.breakdown for row in rows}) > 1
    figures = "; ".join(_figure(here, indicator, row, several) for row in told)
    if len(rows) > MOST_SPOKEN:
        return words.text("{kind} {figures}. The table has every figure.", kind=kind, figures=figures)
    return words.text("{kind} {figures}.", kind=kind, figures=figures)


def _figure(here: Here, indicator: Indicator, row: Observation, with_group: bool) -> str:
    name = here.words.short_period(row)
    if with_group:
        name = here.words.text("{group}, {period}", group=group(here, row.breakdown), period=name)
    return here.words.text("{label}: {figure}", label=name, figure=_said(here, indicator, row))


def _said(here: Here, indicator: Indicator, row: Observation) -> str:
    return warned(here, here.words.figure(indicator, row), row.markers)


def _span(words: Words, rows: Sequence[Observation]) -> str:
    """From the first day of all to the last; without days the first and the last period as printed."""
    starts, ends = [row.period_start for row in rows], [row.period_end for row in rows]
    if None not in starts and None not in ends:
        first, last = min(filter(None, starts)), max(filter(None, ends))
        return words.period(Span(first, last))
    names = list(dict.fromkeys(words.short_period(row) for row in rows))
    if len(names) == 1:
        return names[0]
    pattern = N_("{first} and {last}") if len(names) == 2 else N_("{first} to {last}")
    return words.text(pattern, first=names[0], last=names[-1])


def _source(here: Here, documents: Sequence[str]) -> str:
    names = [here.package.one(Document, key).short for key in dict.fromkeys(documents) if key]
    return here.words.text("Source: {documents}", documents=", ".join(names))
