"""Sentences made from rows: what the latest figure was and when. No digit is typed by hand."""

from __future__ import annotations

from macros.here import Here
from macros.nouns import Category, Document, Indicator, Observation
from macros.package import Package
from macros.words import Words


def latest(package: Package, indicator: Indicator) -> tuple[Observation, ...]:
    """The newest figure of the site's own area, one row for each category where there is no total.

    The newest document counts; in it the last day, or the later row of the file where a day is not given.
    Empty where every figure is missing.
    """
    rows = [o for o in package.observations(indicator.id) if o.area_code == package.site.area_code]
    shown = [o for o in rows if o.shown is not None]
    totals = [o for o in shown if o.is_total]
    return (_newest(package, totals),) if totals else _newest_of_each(package, shown)


def _newest(package: Package, rows: list[Observation]) -> Observation:
    published = {row.document: package.one(Document, row.document).published for row in rows}
    newest = max(published.values())
    latest = [row for row in rows if published[row.document] == newest]
    days = [row.period_end for row in latest if row.period_end]
    if len(days) < len(latest):
        return latest[-1]
    return next(row for row in reversed(latest) if row.period_end == max(days))


def _newest_of_each(package: Package, rows: list[Observation]) -> tuple[Observation, ...]:
    groups: dict[tuple[tuple[str, str], ...], list[Observation]] = {}
    for row in rows:
        groups.setdefault(row.breakdown, []).append(row)
    return tuple(_newest(package, group) for group in groups.values())


def headline(here: Here, indicator: Indicator) -> str:
    """One sentence: the latest figure, its period and the day it was reported."""
    words, rows = here.words, latest(here.package, indicator)
    if not rows:
        return words.text("No figure was given in the documents we hold.")
    if len(rows) > 1:
        return _by_category(here, indicator, rows)
    row = rows[0]
    return words.text(
        "The latest figure we hold is {figure}, {when}, as reported on {day}.",
        figure=words.figure(indicator, row),
        when=when(words, row),
        day=words.day(here.package.one(Document, row.document).published),
    )


def _by_category(here: Here, indicator: Indicator, rows: tuple[Observation, ...]) -> str:
    package, words = here.package, here.words
    parts = [
        words.text(
            "{category}: {figure}", category=category_name(package, row), figure=words.figure(indicator, row)
        )
        for row in rows
    ]
    return words.text(
        "The latest figures we hold are, {when}: {figures}. Reported on {day}.",
        when=when(words, rows[0])
        if len({row.period_as_published for row in rows}) == 1
        else words.text("by group"),
        figures="; ".join(parts),
        day=words.day(package.one(Document, rows[0].document).published),
    )


def when(words: Words, row: Observation) -> str:
    """The period as part of a sentence. An open one says which of its days the document does not give."""
    if not row.period_is_open:
        return words.text("for {period}", period=words.period(row))
    if row.period_end:
        return words.text("up to {day} (first day not given)", day=words.day(row.period_end))
    if row.period_start:
        return words.text("since {day} (last day not given)", day=words.day(row.period_start))
    return words.text("for {period} (no dates given)", period=words.period(row))


def category_name(package: Package, row: Observation) -> str:
    """The categories of a row in words, totals left out: `Opiates`."""
    names = {(c.dimension, c.category): c.name for c in package.all(Category)}
    return ", ".join(names[pair] for pair in row.breakdown if pair[1] != "all")
