from __future__ import annotations

import pytest

from macros import tables
from macros.here import Here
from macros.nouns import Indicator


def texts(view: tables.TableView) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in line.cells) for line in view.lines]


def test_the_table_of_an_indicator_has_a_line_for_every_observation(here: Here) -> None:
    view = tables.observations(here, here.package.one(Indicator, "bicycles-stolen"))
    assert [(column.name, column.is_number) for column in view.columns] == [
        ("Period", False),
        ("District", False),
        ("Bicycles", True),
    ]
    assert texts(view) == [
        ("2023", "Whole county", "1,300"),
        ("2023", "North", "700"),
        ("2023", "South", "600"),
        ("2024", "Whole county", "1,250"),
        ("2024", "North", "690"),
        ("2024", "South", "560"),
    ]


def test_areas_are_a_column_only_where_there_is_more_than_one(here: Here) -> None:
    view = tables.observations(here, here.package.one(Indicator, "bicycles-returned"))
    assert [column.name for column in view.columns] == ["Period", "Area", "% of stolen bicycles"]
    assert texts(view) == [
        ("2024", "Exampleshire", "7.0 (among 1,250)"),
        ("2024", "Invented neighbours", "9.5"),
    ]


def test_every_figure_leads_to_the_section_it_stands_in(here: Here) -> None:
    line = tables.observations(here, here.package.one(Indicator, "quiet-nights")).lines[0]
    assert line.source == tables.Source(
        "about 12.5 nights", "documents/report-2025/#section-2-1", "Report of May 2025, section 2.1"
    )


def test_a_marker_is_explained_beside_the_table_that_uses_it(here: Here) -> None:
    view = tables.observations(here, here.package.one(Indicator, "quiet-nights"))
    assert [(marker.code, marker.meaning) for marker in view.legend] == [
        ("[e]", "The source gives a rounded figure.")
    ]
    assert tables.observations(here, here.package.one(Indicator, "bicycles-stolen")).legend == ()


def test_a_hidden_figure_leaves_its_cell_empty_beside_the_marker(here: Here) -> None:
    line = tables.observations(here, here.package.one(Indicator, "noise-complaints")).lines[0]
    assert line.cells[-1] == tables.Cell("", ("[c]",))


def test_the_same_note_is_written_once_and_numbered(here: Here) -> None:
    view = tables.observations(here, here.package.one(Indicator, "quiet-nights"))
    assert view.notes == ("No dates are given.",)
    assert view.lines[0].note == 1


def test_a_target_stands_with_its_date_and_source(here: Here) -> None:
    view = tables.targets(here, here.package.one(Indicator, "bicycles-stolen"))
    assert texts(view) == [("Target", "31 December 2025", "Whole", "1,000 bicycles")]
    assert view.lines[0].source.printed == "1,000 by the end of 2025"


def test_a_published_table_keeps_its_columns_and_marks_its_gaps_where_they_are(here: Here) -> None:
    view = tables.published(here, here.package.resource("loud-streets"))
    assert [(column.name, column.is_number) for column in view.columns] == [
        ("Street", False),
        ("Score", True),
    ]
    assert [line.cells for line in view.lines] == [
        (tables.Cell("Sample Street"), tables.Cell("7")),
        (tables.Cell("Model Road"), tables.Cell("", ("[x]",))),
    ]


@pytest.mark.parametrize(
    ("texts", "numbers", "marked"),
    [
        (["Street", "", ""], [False, True, True], {1, 2}),
        (["Street", "7", "loud"], [False, True, False], {1}),
        (["Street", "7", "8"], [False, True, True], {0}),
    ],
    ids=["in the gaps", "at the only number", "at the head"],
)
def test_the_markers_of_a_row_stand_where_they_are_about(
    texts: list[str], numbers: list[bool], marked: set[int]
) -> None:
    assert tables._marked(texts, numbers) == marked
