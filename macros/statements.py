"""Sentences made from rows: what the latest figure was and when. No digit is typed by hand."""

from __future__ import annotations

from macros.here import Here
from macros.nouns import Area, Category, Document, Indicator, Marker, Observation
from macros.package import Package
from macros.words import Period, Words

# More figures than this are a list, not a sentence.
MOST_IN_A_SENTENCE = 2


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
        return words.text("We hold no figure. The table below says why.")
    if len(rows) > 1:
        return _by_category(here, indicator, rows)
    return words.text(
        "The latest figure we hold is {figure}, {when}. As at: {source}.",
        figure=spoken(here, indicator, rows[0], category_name(here.package, rows[0], rows)),
        when=when(words, rows[0]),
        source=here.package.one(Document, rows[0].document).short,
    )


def _by_category(here: Here, indicator: Indicator, rows: tuple[Observation, ...]) -> str:
    one_period = len({row.period_as_published for row in rows}) == 1
    if len(rows) > MOST_IN_A_SENTENCE:
        return here.words.text(
            "The latest figures we hold, {when}, are listed below. As at: {source}.",
            when=when(here.words, rows[0]) if one_period else here.words.text("by group"),
            source=here.package.one(Document, rows[0].document).short,
        )
    parts = [
        here.words.text(
            "{category}: {figure}",
            category=category_name(here.package, row, rows),
            figure=spoken(here, indicator, row) if row is rows[-1] else _without_unit(here, indicator, row),
        )
        for row in rows
    ]
    return here.words.text(
        "The latest figures we hold are, {when}: {figures}. As at: {source}.",
        when=when(here.words, rows[0]) if one_period else here.words.text("by group"),
        figures="; ".join(parts),
        source=here.package.one(Document, rows[0].document).short,
    )


def _without_unit(here: Here, indicator: Indicator, row: Observation) -> str:
    """A figure whose unit the last figure of the sentence gives."""
    value = here.words.bare(indicator, row.shown) if row.shown is not None else ""
    return warned(here, value, row.markers)


def spoken(here: Here, indicator: Indicator, row: Observation, aside: str = "") -> str:
    """A figure in a sentence with its unit and what its markers warn of."""
    return warned(here, here.words.figure(indicator, row), row.markers, aside)


def warned(here: Here, figure: str, markers: tuple[str, ...], aside: str = "") -> str:
    """A figure in a sentence with what its markers warn of: `64 people (estimated, provisional)`."""
    warnings = [here.package.one(Marker, code).name.lower() for code in markers]
    asides = ", ".join([aside, *warnings] if aside else warnings)
    return here.words.text("{figure} ({asides})", figure=figure, asides=asides) if asides else figure


def when(words: Words, row: Period) -> str:
    """The period as part of a sentence; an open one in the words of the document, and said to be open."""
    if row.period_start is None or row.period_end is None:
        return words.text("for {period} (exact dates not given)", period=words.period(row))
    return words.text("for {period}", period=words.period(row))


def category_name(package: Package, row: Observation, rows: tuple[Observation, ...]) -> str:
    """What tells a row from the others of the same sentence: `England, Opiates`.

    A total is named only beside its parts, and the site's own area is not.
    """
    names = {(c.dimension, c.category): c.name for c in package.all(Category)}
    beside = {pair for other in rows for pair in other.breakdown}
    parts = [
        names[dimension, category]
        for dimension, category in row.breakdown
        if category != "all" or any(d == dimension and c != "all" for d, c in beside)
    ]
    if row.area_code != package.site.area_code:
        parts.insert(0, package.one(Area, row.area_code).name)
    return ", ".join(parts)
