"""Files that do not keep to the contract."""

import pytest

from macros.package import ROOT
from scripts.check import contract
from tests.check.conftest import World, sentences

THEMES, AREAS = "data/themes.csv", "data/areas.csv"
WRITE_LABELS = "Its first row has to be: id, name, position, about, sensitive."


def found(world: World) -> list[str]:
    return sentences(contract.problems(world.root))


def test_the_real_data_keep_to_the_contract() -> None:
    assert contract.problems(ROOT) == []


def test_the_invented_world_keeps_to_the_contract(world: World) -> None:
    world.observe(world.indicator("lost-hats", "colour size", "colour"), 3, colour="all", size="all")
    assert found(world) == []


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {"position": "one"},
            "column position: “one” is not a whole number. Write digits only, such as 12.",
        ),
        ({"name": ""}, "column name: The cell is empty. It has to be filled in."),
        (
            {"id": "Hats"},
            "column id: “Hats” is not written as it has to be. "
            "Write lower case letters and digits, joined by hyphens, such as a-b-2.",
        ),
    ],
)
def test_a_wrong_cell_of_a_theme_is_named(world: World, cells: dict[str, str], sentence: str) -> None:
    world.change(THEMES, 2, **cells)
    assert found(world) == [f"{THEMES}, row 2, {sentence}"]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {"value": "1,633"},
            "column value: “1,633” is not a number. "
            "Write digits only, without commas, units or signs, such as 1633 or 8.2.",
        ),
        (
            {"period_end": "31/12/2030"},
            "column period_end: “31/12/2030” is not a date. "
            "Write year-month-day, such as 2018-07-31; a spreadsheet may have changed it.",
        ),
        (
            {"denominator": "-4"},
            "column denominator: “-4” is smaller than 0, the minimum of this column. Correct it.",
        ),
        (
            {"markers": "e"},
            "column markers: “e” is not written as it has to be. Write markers from data/markers.csv "
            "with one space between them, such as [e] [b], or leave it empty.",
        ),
        (
            {"area_code": "hatshir"},
            "column area_code: “hatshir” is not in data/areas.csv, column code. "
            "The nearest is “hatshire”. Correct it, or add it to data/areas.csv first.",
        ),
        (
            {"section": "2"},
            "columns document and section: “hat-report, 2” is not in data/sections.csv, "
            "columns document and section. The nearest is “hat-report, 1”. "
            "Correct it, or add it to data/sections.csv first.",
        ),
    ],
)
def test_a_wrong_cell_of_an_observation_is_named(world: World, cells: dict[str, str], sentence: str) -> None:
    file = world.indicator("lost-hats")
    row = world.observe(file, 3, **cells) if "value" not in cells else world.observe(file, cells["value"])
    assert found(world) == [f"{file}, row {row}, {sentence}"]


def test_a_word_that_is_not_on_the_list_is_answered_with_the_list(world: World) -> None:
    world.indicator("lost-hats")
    world.change("data/indicators.csv", 2, direction="down")
    assert found(world) == [
        "data/indicators.csv, row 2, column direction: "
        "“down” is not one of lower, higher, none. Write one of these words."
    ]


def test_true_or_false_is_asked_for_in_these_words(world: World) -> None:
    world.change("data/site.csv", 2, adopted="maybe")
    assert found(world) == [
        "data/site.csv, row 2, column adopted: “maybe” is not true or false. Write one of these two words."
    ]


def test_an_id_used_twice_is_named_once_with_both_rows(world: World) -> None:
    world.add(THEMES, id="hats", name="Hats again", position=2, about="Hats.")
    assert found(world) == [
        f"{THEMES}, row 3, column id: “hats” stands in row 2 already. "
        "Each row needs its own; change one of them, or take a row out."
    ]


def test_two_rows_about_the_same_are_named_with_what_they_share(world: World) -> None:
    file = world.indicator("lost-hats")
    world.observe(file, 3)
    world.observe(file, 3)
    assert found(world) == [
        f"{file}, row 3: The row says the same as row 2 in area_code, period_start, period_end, "
        "period_as_published, document, section. "
        "Two rows may not agree in all of these; correct or take out one of them."
    ]


def test_an_empty_row_is_named_once_and_does_not_shift_the_rows_below(world: World) -> None:
    world.write(THEMES, "id,name,position,about,sensitive\nhats,Hats,1,Hats.,\n\ncaps,Caps,two,Caps.,\n")
    assert found(world) == [
        f"{THEMES}, row 3: The row is empty. Take the row out.",
        f"{THEMES}, row 4, column position: “two” is not a whole number. Write digits only, such as 12.",
    ]


def test_a_line_break_inside_a_cell_does_not_shift_the_rows_below(world: World) -> None:
    world.write(
        THEMES, 'id,name,position,about,sensitive\nhats,Hats,1,"Hats\nand more.",\ncaps,Caps,two,Caps.,\n'
    )
    assert found(world) == [
        f"{THEMES}, row 3, column position: “two” is not a whole number. Write digits only, such as 12."
    ]


def test_a_comma_too_many_is_named_with_the_cell_it_pushed_out(world: World) -> None:
    world.write(THEMES, "id,name,position,about,sensitive\nhats,Hats,1,Hats.,, caps\n")
    assert found(world) == [
        f"{THEMES}, row 2: “ caps” stands in column 6, which has no name. "
        "Take it out; a comma inside a text needs quotation marks around the text."
    ]


def test_a_row_that_ends_early_is_named_once_a_cell(world: World) -> None:
    world.write(THEMES, "id,name,position,about,sensitive\nhats,Hats,1,Hats.\n")
    assert found(world) == [
        f"{THEMES}, row 2, column sensitive: The row ends before this column. "
        "Fill in the missing cells, or leave them empty with their commas."
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", f": The file is empty. {WRITE_LABELS}"),
        (
            "\nid,name,position,about,sensitive\n",
            ", row 1: The first row is empty. It has to be: id, name, position, about, sensitive.",
        ),
        (
            "id;name;position;about;sensitive\nhats;Hats;1;Hats.;\n",
            ", row 1: The columns are separated by semicolons and not by commas. "
            "Save it again as “CSV UTF-8 (comma delimited)”.",
        ),
        (
            "id,position,about,sensitive\nhats,1,Hats.,\n",
            ", row 1, column name: This column is missing. Put it back, even if it stays empty.",
        ),
        (
            "id,name,position,about,sensitive,extra\nhats,Hats,1,Hats.,,\n",
            ", row 1: There is a column “extra” that the file may not have. Rename it or take it out.",
        ),
        (
            "name,id,position,about,sensitive\nHats,hats,1,Hats.,\n",
            ", row 1: The columns stand in another order than before. "
            "Put them in this order: id, name, position, about, sensitive.",
        ),
        (
            "id,name,position,about,sensitive,id\nhats,Hats,1,Hats.,,hats\n",
            ", row 1, column id: This column stands in the file twice. Take one of them out.",
        ),
    ],
)
def test_a_wrong_first_row_is_one_sentence(world: World, text: str, sentence: str) -> None:
    world.write(THEMES, text)
    assert found(world) == [f"{THEMES}{sentence}"]


def test_a_misspelt_column_is_named_with_the_one_it_should_be(world: World) -> None:
    world.write(THEMES, "id,naam,position,about,sensitive\nhats,Hats,1,Hats.,\n")
    assert found(world) == [
        f"{THEMES}, row 1: There is a column “naam” that the file may not have. "
        "The nearest is “name”. Rename it or take it out.",
        f"{THEMES}, row 1, column name: This column is missing. Put it back, even if it stays empty.",
    ]


def test_a_column_without_a_name_is_counted_out(world: World) -> None:
    world.write(THEMES, "id,name,position,about,sensitive,\nhats,Hats,1,Hats.,,\n")
    assert found(world) == [f"{THEMES}, row 1: Column 6 has no name. Take it out."]


def test_a_missing_file_is_named_once_although_others_lean_on_it(world: World) -> None:
    (world.root / AREAS).unlink()
    assert found(world) == [f"{AREAS}: The file is missing. Put it back."]


def test_a_list_of_indicators_that_is_missing_is_named_once_although_files_lean_on_it(world: World) -> None:
    world.indicator("lost-hats")
    (world.root / "data/indicators.csv").unlink()
    assert found(world) == ["data/indicators.csv: The file is missing. Put it back."]


def test_a_section_of_a_document_that_is_not_there_is_named(world: World) -> None:
    section = {"document": "cap-report", "section": "1", "position": 1, "title": "x", "opening": "x"}
    world.add("data/sections.csv", **section)
    assert found(world) == [
        "data/sections.csv, row 3, column document: “cap-report” is not in data/documents.csv, column id. "
        "The nearest is “hat-report”. Correct it, or add it to data/documents.csv first."
    ]


def test_a_contract_in_another_encoding_is_named(world: World) -> None:
    (world.root / "datapackage.json").write_bytes(b'{"title": "Caf\xe9"}')
    assert found(world) == [
        "datapackage.json: The file is not saved as UTF-8, so some letters in it cannot be read. "
        "Save it again as UTF-8."
    ]


def test_a_contract_that_is_a_list_is_refused(world: World) -> None:
    world.write("datapackage.json", "[]")
    assert found(world) == [
        "datapackage.json: The file cannot be used: it has to be one object, in curly brackets. "
        "Undo the last change to this file."
    ]


def test_a_file_in_another_encoding_is_named_once_although_others_lean_on_it(world: World) -> None:
    path = world.root / AREAS
    path.write_bytes(path.read_bytes() + "x,Café,country,\n".encode("cp1252"))
    assert found(world) == [
        f"{AREAS}: The file is not saved as UTF-8, so some letters in it cannot be read. "
        "Save it again as “CSV UTF-8”."
    ]


def test_the_mark_that_a_spreadsheet_puts_before_utf8_is_accepted(world: World) -> None:
    path = world.root / THEMES
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert found(world) == []


def test_a_contract_that_is_no_json_is_named_with_line_and_character(world: World) -> None:
    world.write("datapackage.json", '{\n  "name": "hats",,\n}\n')
    assert found(world) == [
        "datapackage.json, line 2: The file cannot be read from character 18 of this line on "
        "(Expecting property name enclosed in double quotes). "
        "Look there for a comma, quotation mark or bracket that is missing or too many."
    ]


def test_a_missing_contract_is_said(world: World) -> None:
    (world.root / "datapackage.json").unlink()
    assert found(world) == ["datapackage.json: The file is missing. Put it back."]


def test_a_contract_that_frictionless_refuses_keeps_its_note(world: World) -> None:
    world.write("datapackage.json", '{"name": "hats"}')
    assert found(world) == [
        "datapackage.json: The file cannot be used: 'resources' is a required property. "
        "Undo the last change to this file."
    ]


def test_a_resource_without_columns_is_named(world: World) -> None:
    with world.contract() as descriptor:
        descriptor["resources"][0]["schema"] = "schema.json"
    world.write("schema.json", '{"fields": []}')
    name = descriptor["resources"][0]["name"]
    assert found(world) == [
        f"datapackage.json: The resource “{name}” has no path, or no columns of its own. "
        "Describe it as the other resources are described."
    ]


def test_an_error_without_words_of_ours_keeps_the_note_of_frictionless(world: World) -> None:
    with world.contract() as descriptor:
        descriptor["resources"][0]["schema"]["foreignKeys"][0]["reference"]["resource"] = "nowhere"
    path, name = descriptor["resources"][0]["path"], descriptor["resources"][0]["name"]
    assert found(world) == [
        f"{path}: The file does not keep to datapackage.json (failed to handle a foreign key for resource "
        f'"{name}" as resource "nowhere" does not exist). Correct it, or ask for help.'
    ]


def test_a_key_to_a_column_that_is_not_there_is_told_where_it_is_used(world: World) -> None:
    with world.contract() as descriptor:
        key = descriptor["resources"][0]["schema"]["foreignKeys"][0]
        key["reference"]["fields"] = ["nothing"]
    assert found(world) == [
        "data/site.csv, row 2, column area_code: “hatshire” is not in data/areas.csv, column nothing. "
        "Correct it, or add it to data/areas.csv first."
    ]
