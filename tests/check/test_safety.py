"""Nothing dangerous and nothing personal gets out. All names, numbers and addresses here are invented."""

import pytest

from macros.package import ROOT
from scripts.check import names, safety
from tests.check.conftest import World, sentences

THEMES, PAGE = "data/themes.csv", "docs/en/index.md"
PHONE = "Take it out; telephone numbers may stand only in data/help.csv."
MAIL = "Take it out; addresses may stand only in data/site.csv, under contact and complaints."
POST = "Take it out; a ward or the whole area is as exact as this site may be."


def found(world: World) -> list[str]:
    return sentences(list(safety.problems(world.root)))


def test_the_real_data_and_pages_are_safe() -> None:
    assert list(safety.problems(ROOT)) == []


@pytest.mark.parametrize("text", ["=1+1", "+SUM(A1)", "-hats", "@hats"])
def test_a_cell_like_a_formula_is_named_with_its_sign(world: World, text: str) -> None:
    world.change(THEMES, 2, about=text)
    assert found(world) == [
        f"{THEMES}, row 2, column about: The cell begins with “{text[0]}”, so a spreadsheet may run it as a "
        "formula. Begin it with a letter or a digit."
    ]


def test_a_cell_that_begins_with_a_hidden_sign_is_named(world: World) -> None:
    world.change(THEMES, 2, about="\t=1+1")
    assert found(world) == [
        f"{THEMES}, row 2, column about: The cell begins with a sign that cannot be seen, so a spreadsheet "
        "may run it as a formula. Begin it with a letter or a digit."
    ]


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\u200b", "\u202e", "\u2066", "\ufeff"])
def test_a_sign_that_cannot_be_seen_is_named_wherever_it_stands(world: World, sign: str) -> None:
    world.change(THEMES, 2, about=f"Hats and{sign} coats")
    assert found(world) == [
        f"{THEMES}, row 2, column about: The cell holds a sign that cannot be seen. "
        "Write the cell again by hand."
    ]


@pytest.mark.parametrize("text", ["-5", "+3.2", "-12%"])
def test_a_number_with_a_sign_is_no_formula(world: World, text: str) -> None:
    world.change(THEMES, 2, about=text)
    assert found(world) == []


@pytest.mark.parametrize(
    ("text", "kind", "remedy"),
    [
        ("hatter@hats.example", "an e-mail address", MAIL),
        ("Write to H.Atter+lost@post.hats.example.", "an e-mail address", MAIL),
        ("01632 960123", "a telephone number", PHONE),
        ("(01632) 960-123", "a telephone number", PHONE),
        ("0113 496 0123", "a telephone number", PHONE),
        ("call +44 1632 960123", "a telephone number", PHONE),
        ("call +44 (0)1632 960123", "a telephone number", PHONE),
        ("07700900123", "a telephone number", PHONE),
        ("Tel. 496012", "a telephone number", PHONE),
        ("ext 4960", "a telephone number", PHONE),
        ("near ZE9 9ZZ", "a postcode", POST),
        ("near ze99zz", "a postcode", POST),
        ("EC9A 9ZZ", "a postcode", POST),
    ],
)
def test_a_personal_detail_is_named_but_not_repeated(world: World, text: str, kind: str, remedy: str) -> None:
    world.change(THEMES, 2, about=text)
    assert found(world) == [f"{THEMES}, row 2, column about: This cell holds {kind}. {remedy}"]


@pytest.mark.parametrize(
    "text",
    [
        "2016-17",
        "2018-07-31",
        "2018-07-31 2019-07-31 2020-07-31",
        "01/04/2016 to 31/03/2017",
        "E06000999",
        "0.0483091787",
        "12.0483091787",
        "1,633 of 20,345,678",
        "101",
        "Dial 999",
        "B1 2nd",
        "NI 16",
        "section 4.5.11",
        "@ the hat shop",
    ],
)
def test_years_dates_codes_and_figures_pass(world: World, text: str) -> None:
    world.write(PAGE, f"Hats {text}\n")
    world.change(THEMES, 2, about=f"Hats {text}")
    assert found(world) == []


def test_telephone_numbers_may_stand_in_the_help_lines_and_addresses_in_the_contact(world: World) -> None:
    world.add("data/help.csv", id="hats", phone="01632 960123", for_whom="Or text 07700 900123.")
    world.change("data/site.csv", 2, contact="hatter@hats.example", complaints="hatter@hats.example")
    assert found(world) == []


def test_an_address_may_not_stand_in_the_help_lines(world: World) -> None:
    world.add("data/help.csv", id="hats", name="hatter@hats.example")
    assert found(world) == [f"data/help.csv, row 2, column name: This cell holds an e-mail address. {MAIL}"]


@pytest.mark.parametrize("file", [PAGE, "README.md", "CHANGELOG.md", "mkdocs.yml", "data/corrections.yml"])
def test_texts_and_settings_are_looked_through_by_line(world: World, file: str) -> None:
    world.write(file, "Hats\n\ncall 01632 960123\n")
    assert found(world) == [f"{file}, line 3: This line holds a telephone number. {PHONE}"]


def test_the_contract_is_looked_through(world: World) -> None:
    with world.contract() as descriptor:
        descriptor["contributors"] = [{"title": "hatter@hats.example"}]
    assert [sentence.partition(": ")[2] for sentence in found(world)] == [
        f"This line holds an e-mail address. {MAIL}"
    ]


def test_a_refused_name_is_found_in_a_cell_and_not_repeated(world: World) -> None:
    names.add(world.root, "Zebedee Quill")
    world.change(THEMES, 2, about="Led by ZÉBEDÉE  Quill's team")
    assert found(world) == [
        f"{THEMES}, row 2, column about: This cell holds the full name of a person on the refused list. "
        "Write the role or the organisation instead."
    ]


def test_a_refused_name_is_found_across_a_line_break(world: World) -> None:
    names.add(world.root, "Zebedee Quill")
    world.write(PAGE, "Led by\nZebedee\nQuill.\n")
    assert found(world) == [
        f"{PAGE}, line 2: This line holds the full name of a person on the refused list. "
        "Write the role or the organisation instead."
    ]


def test_half_a_name_is_no_name(world: World) -> None:
    names.add(world.root, "Zebedee Quill")
    world.change(THEMES, 2, about="Zebedee Inkwell and Quill")
    assert found(world) == []


def test_a_list_that_is_missing_is_said(world: World) -> None:
    (world.root / names.FILE).unlink()
    assert found(world) == [f"{names.FILE}: The file is missing, so no name is refused. Put it back."]


def test_a_name_written_into_the_list_is_not_repeated(world: World) -> None:
    world.write(names.FILE, "Zebedee Quill\n")
    assert found(world) == [
        f"{names.FILE}, line 1: This line is not a code of 64 letters and digits. Take it out. "
        "To refuse a name, run check with --refuse-name; only its code is kept."
    ]
