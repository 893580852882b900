"""Looking through every figure: what a reader can choose by, and the words the script puts together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.all_observations import WHOLE, breakdown, in_order, link
from macros.here import Here
from macros.nouns import Area, Category, Dimension, Document, Indicator, Observation, Theme
from macros.render import render
from macros.tables import AMONG, NAMED, NUMBERED, RANK, legend
from macros.topic_figures import COLUMNS, PAIR

# What the script fills in, in the same words as the tables of the topics.
PATTERNS = {"pair": PAIR, "among": AMONG, "rank": RANK, "numbered": NUMBERED, "named": NAMED}
Groups = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True)
class Choice:
    """One thing to choose by: the column of the file, its name, and the options under their headings."""

    column: str
    label: str
    every: str
    groups: Groups


def look_through(here: Here) -> str:
    """The choices, the place for the figures that fit, and a way to every figure without a script."""
    rows = [row for _, observations in in_order(here.package) for row in observations]
    return render(
        here,
        "look_through.html",
        choices=choices(here, rows),
        years=years(rows),
        periods=periods(here, rows),
        columns=COLUMNS,
        legend=legend(here.package, (row.markers for row in rows)),
        locale=str(here.words.locale).replace("_", "-"),
        patterns=PATTERNS,
        root=here.to.page_of(""),
        site=here.package.site.public_address,
        file=link(here),
        script=here.to.file("assets/filter.js"),
        topics=topics(here),
    )


def choices(here: Here, rows: Iterable[Observation]) -> list[Choice]:
    """What a reader can choose by. Only what some figure has is among the options."""
    package, words, kept = here.package, here.words, list(rows)
    indicators = [one for one, observations in in_order(package) if observations]
    themes = {one.theme: package.one(Theme, one.theme).name for one in indicators}
    by_theme = tuple((themes[id], _named(i for i in indicators if i.theme == id)) for id in themes)
    areas = {row.area_code for row in kept}
    documents = {row.document for row in kept}
    return [
        Choice("theme", words.text("Topic"), words.text("Every topic"), (("", tuple(themes.items())),)),
        Choice("indicator", words.text("Figure"), words.text("Every figure"), by_theme),
        Choice(
            "area_code",
            words.text("Area"),
            words.text("Every area"),
            (("", tuple((a.code, a.name) for a in package.all(Area) if a.code in areas)),),
        ),
        Choice("breakdown", words.text("Group"), words.text("Every group"), _breakdowns(here, kept)),
        Choice(
            "document",
            words.text("Document"),
            words.text("Every document"),
            (("", tuple((d.id, d.short) for d in package.all(Document) if d.id in documents)),),
        ),
    ]


def _named(indicators: Iterable[Indicator]) -> tuple[tuple[str, str], ...]:
    return tuple((one.id, one.name) for one in indicators)


def _breakdowns(here: Here, rows: Iterable[Observation]) -> Groups:
    """Whole figures first, then each category below the name of its breakdown."""
    used = {part for row in rows for part in breakdown(row).split("&")}
    whole = (("", ((WHOLE, here.words.text("Whole")),)),) if WHOLE in used else ()
    ordered = sorted(here.package.all(Category), key=lambda row: row.position)
    return whole + tuple(
        (dimension.name, found)
        for dimension in here.package.all(Dimension)
        if (
            found := tuple(
                (key, one.name)
                for one in ordered
                if one.dimension == dimension.id and (key := f"{one.dimension}={one.category}") in used
            )
        )
    )


def years(rows: Iterable[Observation]) -> list[int]:
    """Every year that a stated day of some period lies in, the first one first."""
    return sorted({day.year for row in rows for day in (row.period_start, row.period_end) if day})


def periods(here: Here, rows: Iterable[Observation]) -> dict[str, str]:
    """Each period with both days, as the file writes it, in the words of the language."""
    return {
        f"{row.period_start}/{row.period_end}": here.words.period(row)
        for row in rows
        if not row.period_is_open
    }


def topics(here: Here) -> list[dict[str, str]]:
    """A link to the table of each topic that has figures."""
    used = {indicator.theme for indicator, observations in in_order(here.package) if observations}
    return [
        {"href": here.to.page_of(f"explore/{theme.id}/"), "label": theme.name}
        for theme in sorted(here.package.all(Theme), key=lambda row: row.position)
        if theme.id in used
    ]
