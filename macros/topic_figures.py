"""Every figure of a topic as one plain table, for readers without a script and for paper."""

from __future__ import annotations

from macros.all_observations import WHOLE, breakdown, in_order, link, unit
from macros.here import Here
from macros.marking import N_
from macros.nouns import Area, Category, Dimension, Theme
from macros.pages import as_text
from macros.render import render
from macros.tables import Cell, Column, Line, Notes, TableView, bare_figure, legend, source_of

COLUMNS = (N_("Figure"), N_("Period"), N_("Area"), N_("Group"), N_("Value"), N_("Unit"))
PAIR = N_("{dimension}: {category}")


def topic_title(here: Here, id: str) -> str:
    """The title of the page with every figure of a topic. Raises UnknownError for an unknown id."""
    return as_text(here.words.text("{topic}: every figure", topic=here.package.one(Theme, id).name))


def topic_figures(here: Here, id: str) -> str:
    """The page with every figure of a topic. Raises UnknownError for an unknown id."""
    return render(
        here,
        "topic_figures.html",
        title=topic_title(here, id),
        view=topic_table(here, id),
        file=link(here),
        explore=here.to.page_of("explore/") + f"?theme={id}",
    )


def topic_table(here: Here, id: str) -> TableView:
    """Every observation of a topic as one table, with the columns of the table a reader filters."""
    rows = [
        (one, row) for one, observations in in_order(here.package) if one.theme == id for row in observations
    ]
    notes = Notes()
    areas = {area.code: area.name for area in here.package.all(Area)}
    groups = _group_names(here)
    return TableView(
        caption=topic_title(here, id),
        columns=tuple(Column(here.words.text(name), name == "Value") for name in COLUMNS),
        lines=tuple(
            Line(
                cells=(
                    Cell(one.name, href=here.to.indicator(one.id)),
                    Cell(here.words.period(row)),
                    Cell(areas[row.area_code]),
                    Cell(", ".join(groups[part] for part in breakdown(row).split("&"))),
                    Cell(bare_figure(here.words, one, row), row.markers),
                    Cell(unit(one)),
                ),
                source=source_of(here, row.document, row.section, row.as_published),
                note=notes.number(row.note),
            )
            for one, row in rows
        ),
        legend=legend(here.package, (row.markers for _, row in rows)),
        notes=tuple(notes.seen),
    )


def _group_names(here: Here) -> dict[str, str]:
    """`ward=north` as `Ward: North`, and the whole."""
    dimensions = {row.id: row.name for row in here.package.all(Dimension)}
    named = {
        f"{one.dimension}={one.category}": here.words.text(
            PAIR, dimension=dimensions[one.dimension], category=one.name
        )
        for one in here.package.all(Category)
    }
    return {WHOLE: here.words.text("Whole"), **named}
