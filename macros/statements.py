"""Sentences made from rows: what the latest figure was and when. No digit is typed by hand."""

from __future__ import annotations

from macros.here import Here
from macros.nouns import Area, Category, Document, Indicator, Observation
from macros.package import Package
from macros.words import Words


def latest(package: Package, indicator: Indicator) -> tuple[Observation, ...]:
    """The newest figure of the site's own area, one row for each category where there is no total.

    Where only other areas have figures, theirs are given and named.
    The newest document counts; in it the last day, or the later row of the file where a day is not given.
    Empty where every figure is missing.
    """
    rows = [o for o in package.observations(indicator.id) if o.shown is not None]
    own = [o for o in rows if o.area_code == package.site.area_code] or rows
    return _newest_of_each(_of_newest_document(package, [o for o in own if o.is_total] or own))


def _of_newest_document(package: Package, rows: list[Observation]) -> list[Observation]:
    """Only what the newest document says, so that one sentence can name its source."""
    published = {row.document: package.one(Document, row.document).published for row in rows}
    return [row for row in rows if published[row.document] == max(published.values())]


def _newest_of_each(rows: list[Observation]) -> tuple[Observation, ...]:
    groups: dict[tuple[object, ...], list[Observation]] = {}
    for row in rows:
        groups.setdefault((row.area_code, row.breakdown), []).append(row)
    return tuple(_newest(group) for group in groups.values())


def _newest(rows: list[Observation]) -> Observation:
    days = [row.period_end for row in rows if row.period_end]
    if len(days) < len(rows):
        return rows[-1]
    return next(row for row in reversed(rows) if row.period_end == max(days))


def headline(here: Here, indicator: Indicator) -> str:
    """The latest figure, its period and the document that gives it, in two sentences."""
    words, rows = here.words, latest(here.package, indicator)
    if not rows:
        return words.text("No figure was given in the documents we hold.")
    if len(rows) > 1:
        return _by_category(here, indicator, rows)
    row = rows[0]
    return words.text(
        "The latest figure we hold is {figure}, {when}. As at: {source}.",
        figure=_with_category(here, indicator, row),
        when=when(words, row),
        source=here.package.one(Document, row.document).short,
    )


def _with_category(here: Here, indicator: Indicator, row: Observation) -> str:
    figure, category = here.words.figure(indicator, row), category_name(here.package, row)
    return here.words.text("{figure} ({category})", figure=figure, category=category) if category else figure


def _by_category(here: Here, indicator: Indicator, rows: tuple[Observation, ...]) -> str:
    package, words = here.package, here.words
    parts = [
        words.text(
            "{category}: {figure}", category=category_name(package, row), figure=words.figure(indicator, row)
        )
        for row in rows
    ]
    return words.text(
        "The latest figures we hold are, {when}: {figures}. As at: {source}.",
        when=when(words, rows[0])
        if len({row.period_as_published for row in rows}) == 1
        else words.text("by group"),
        figures="; ".join(parts),
        source=package.one(Document, rows[0].document).short,
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
    """The categories of a row in words, totals and the site's own area left out: `England, Opiates`."""
    names = {(c.dimension, c.category): c.name for c in package.all(Category)}
    parts = [names[pair] for pair in row.breakdown if pair[1] != "all"]
    if row.area_code != package.site.area_code:
        parts.insert(0, package.one(Area, row.area_code).name)
    return ", ".join(parts)
