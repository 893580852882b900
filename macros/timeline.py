"""A topic year by year: what the rows say, at the day they name or under the date of their document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from macros.changing import group_name
from macros.here import Here
from macros.marking import N_
from macros.nouns import Document, Event, Indicator, Observation, Plan, Priority, Recommendation, Target
from macros.standing import NO_TARGET, told_in_full
from macros.statements import spoken
from macros.sums import word
from macros.tables import Source, source_of
from macros.verdicts import Status


@dataclass(frozen=True)
class Entry:
    """One thing at its `day`; `when` names that day or period, or the document that alone is dated."""

    day: date
    when: str
    text: str
    source: Source
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Moment:
    """What happened at one time, or is said in one document."""

    when: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Year:
    year: str
    moments: tuple[Moment, ...]


def timeline(here: Here, theme: str) -> tuple[Year, ...]:
    """Everything dated that the data hold on one topic, the oldest first."""
    found = [
        *_named(here, theme),
        *_events(here, theme),
        *_recommended(here, theme),
        *(entry for one in told_in_full(here, theme) for entry in _of_indicator(here, one)),
    ]
    ordered = sorted(found, key=lambda entry: (entry.day, entry.when))
    return tuple(Year(str(year), _moments(of)) for year, of in groupby(ordered, lambda entry: entry.day.year))


def _moments(entries: Iterable[Entry]) -> tuple[Moment, ...]:
    return tuple(Moment(when, tuple(of)) for when, of in groupby(entries, lambda entry: entry.when))


def _of_indicator(here: Here, indicator: Indicator) -> Iterator[Entry]:
    yield from _aims(here, indicator)
    yield from _figures(here, indicator)
    yield from _stood(here, indicator)


def _at(here: Here, row: Priority | Recommendation | Target | Observation | Status, text: str) -> Entry:
    """Something without a day of its own: it stands under its document's date, and says so."""
    document = here.package.one(Document, row.document)
    when = here.words.text("In the document “{document}”", document=document.short)
    return Entry(document.published, when, text, source_of(here, row.document, row.section, ""))


def _on(here: Here, entry: Entry, day: date | None) -> Entry:
    """The same at its own day, where it has one."""
    return replace(entry, day=day, when=here.words.day(day)) if day else entry


def _named(here: Here, theme: str) -> Iterator[Entry]:
    for row in here.package.of_theme(Priority, theme):
        plan = here.package.one(Plan, row.plan).name
        text = here.words.text("{plan}. There this topic is called: {name}.", plan=plan, name=row.name)
        yield _at(here, row, text)


def _events(here: Here, theme: str) -> Iterator[Entry]:
    words = here.words
    for row in here.package.of_theme(Event, theme):
        day = words.day(row.starts)
        span = words.text("{start} to {end}", start=day, end=words.day(row.ends)) if row.ends else day
        text = words.text("{name}. {about}", name=row.name, about=row.about)
        yield Entry(row.starts, span, text, source_of(here, row.document, row.section, ""))


def _recommended(here: Here, theme: str) -> Iterator[Entry]:
    """The recommendations of each section together."""
    rows = here.package.of_theme(Recommendation, theme)
    for _, of_section in groupby(rows, lambda row: (row.document, row.section)):
        together = list(of_section)
        names = tuple(row.name.rstrip(".") for row in together)
        yield replace(_at(here, together[0], here.words.text("It recommends:")), parts=names)


def _aims(here: Here, indicator: Indicator) -> Iterator[Entry]:
    words, group = here.words, _leading_group(here, indicator)
    for row in here.package.where(Target, "indicator", indicator.id):
        if row.breakdown == group and row.kind == "target" and row.shown is not None:
            values = {"name": _name(here, indicator, group), "level": words.level(indicator, row)}
            text = words.text("Target without a date: {name}, {level}.", **values)
            if row.date:
                day = words.day(row.date)
                text = words.text("Target for {day}: {name}, {level}.", day=day, **values)
            yield _at(here, row, text)


def _stood(here: Here, indicator: Indicator) -> Iterator[Entry]:
    """How each target stood, where there was a figure to hold against it."""
    words, group = here.words, _leading_group(here, indicator)
    for row in here.package.where(Status, "indicator", indicator.id):
        if row.breakdown == group and row.status != NO_TARGET and row.document and row.value is not None:
            values = {"name": _name(here, indicator, group), "status": word(words, row)}
            text = words.text("Held against its target: {name}. {status}.", **values)
            if row.target_date:
                message = N_("Held against the target for {day}: {name}. {status}.")
                text = words.text(message, day=words.day(row.target_date), **values)
            yield _on(here, _at(here, row, text), row.as_at)


def _figures(here: Here, indicator: Indicator) -> Iterator[Entry]:
    """The first and the latest figure for the whole of the own area."""
    area = here.package.site.area_code
    rows = here.package.observations(indicator.id)
    found = [
        (row, _on(here, _at(here, row, ""), row.period_end))
        for row in rows
        if row.area_code == area and row.is_total and row.shown is not None
    ]
    ordered = sorted(found, key=lambda pair: pair[1].day)
    if len(ordered) == 1:
        yield _figure(here, indicator, ordered[0], N_("The one figure we hold: {name}, {figure}."))
    elif ordered:
        yield _figure(here, indicator, ordered[0], N_("The first figure we hold: {name}, {figure}."))
        yield _figure(here, indicator, ordered[-1], N_("The latest figure we hold: {name}, {figure}."))


def _figure(here: Here, indicator: Indicator, found: tuple[Observation, Entry], message: str) -> Entry:
    row, entry = found
    text = here.words.text(message, name=indicator.name, figure=spoken(here, indicator, row))
    when = here.words.period(row) if row.period_start and row.period_end else entry.when
    return replace(entry, text=text, when=when)


def _leading_group(here: Here, indicator: Indicator) -> str:
    """The breakdown that speaks for an indicator: the whole, where it has one."""
    return next(s.breakdown for s in here.package.where(Status, "indicator", indicator.id) if s.leads)


def _name(here: Here, indicator: Indicator, breakdown: str) -> str:
    group = group_name(here, breakdown)
    return here.words.text("{name}, {group}", name=indicator.name, group=group) if group else indicator.name
