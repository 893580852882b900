"""Looking through every figure: what a reader can choose by, and the words the script puts together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.all_observations import WHOLE, breakdown, in_order, link
from macros.here import Here
from macros.nouns import Area, Category, Dimension, Document, Observation, Theme
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


def choices(here: Here, rows: Sequence[Observation]) -> list[Choice]:
    """What a reader can choose by. Only what some figure has is among the options."""
    text = here.words.text
    return [
        Choice("theme", text("Topic"), text("Every topic"), _themes(here)),
        Choice("indicator", text("Figure"), text("Every figure"), _indicators(here)),
        Choice("area_code", text("Area"), text("Every area"), _areas(here, rows)),
        Choice("breakdown", text("Group"), text("Every group"), _breakdowns(here, rows)),
        Choice("document", text("Document"), text("Every document"), _documents(here, rows)),
    ]


def _indicators(here: Here) -> Groups:
    """Every indicator that has a figure, below the name of its topic."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for one, observations in in_order(here.package):
        if observations:
            theme = here.package.one(Theme, one.theme).name
            found[theme] = (*found.get(theme, ()), (one.id, one.name))
    return tuple(found.items())


def _themes(here: Here) -> Groups:
    used = {one.theme for one, observations in in_order(here.package) if observations}
    ordered = sorted(here.package.all(Theme), key=lambda row: row.position)
    return (("", tuple((row.id, row.name) for row in ordered if row.id in used)),)


def _areas(here: Here, rows: Iterable[Observation]) -> Groups:
    used = {row.area_code for row in rows}
    return (("", tuple((row.code, row.name) for row in here.package.all(Area) if row.code in used)),)


def _documents(here: Here, rows: Iterable[Observation]) -> Groups:
    used = {row.document for row in rows}
    return (("", tuple((row.id, row.short) for row in here.package.all(Document) if row.id in used)),)


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
    """Every year that some period touches, the first one first; of an open one the year of its one day."""
    spans = ((row.period_start or row.period_end, row.period_end or row.period_start) for row in rows)
    return sorted(
        {year for first, last in spans if first and last for year in range(first.year, last.year + 1)}
    )


def periods(here: Here, rows: Iterable[Observation]) -> dict[str, str]:
    """Each period with both days, as the file writes it, in the words of the language."""
    return {
        f"{row.period_start}/{row.period_end}": here.words.period(row)
        for row in rows
        if not row.period_is_open
    }


def topics(here: Here) -> list[dict[str, str]]:
    """A link to the table of each topic that has figures."""
    ((_, themes),) = _themes(here)
    return [{"href": here.to.page_of(f"explore/{id}/"), "label": name} for id, name in themes]
