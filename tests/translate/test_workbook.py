"""A translator without git gets a workbook and gives it back: nothing is lost, only words get in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from scripts.translate import command
from scripts.translate.places import brought
from tests.translate.conftest import Hats

FILE, DATA = brought("pl"), "docs/pl/words.po"
UNCHANGED = "Nothing was changed."
FIRST, ENGLISH, TRANSLATION, NOTE = 4, 2, 4, 5
Edit = Callable[[Any], None]


@pytest.fixture
def book(hats: Hats, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exported workbook, outside the checkout."""
    hats.commit()
    path = tmp_path_factory.mktemp("desk") / "pl.xlsx"
    assert command.run(["export", "pl", str(path)], hats.root) == 0
    return path


def edited(path: Path, edit: Edit) -> None:
    workbook = openpyxl.load_workbook(path)
    edit(workbook)
    workbook.save(path)


def taken(hats: Hats, path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    code = command.run(["import", "pl", str(path)], hats.root)
    out, err = capsys.readouterr()
    return code, (out + err).strip()


def row_of(sheet: Any, english: str) -> int:
    return int(next(n for n in range(FIRST, 40) if sheet.cell(n, ENGLISH).value == english))


def fill(sheet: Any, english: str, translation: object, note: str | None = None) -> None:
    row = row_of(sheet, english)
    sheet.cell(row, TRANSLATION).value = translation
    if note is not None:
        sheet.cell(row, NOTE).value = note


def everything(hats: Hats) -> dict[str, bytes]:
    files = (path for path in hats.root.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {str(path): path.read_bytes() for path in files if ".intake" not in path.parts}


def test_a_round_trip_loses_nothing(hats: Hats, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = everything(hats)
    edited(book, lambda workbook: None)
    assert taken(hats, book, capsys) == (0, "The site holds all of this already.")
    assert everything(hats) == before


def test_two_workbooks_of_the_same_texts_are_the_same(hats: Hats, book: Path) -> None:
    again = book.with_name("again.xlsx")
    assert command.run(["export", "pl", str(again)], hats.root) == 0
    assert again.read_bytes() == book.read_bytes()


def test_every_form_has_a_row_that_says_for_which_numbers(book: Path) -> None:
    sheet = openpyxl.load_workbook(book)["Interface"]
    rows = [[sheet.cell(n, c).value for c in (2, 3, 4)] for n in range(FIRST, FIRST + 4)]
    assert rows == [
        ["Lost on {day}", "No page says this now.", "Zgubione {day}"],
        ["{count} hat", "For 1. No page says this now.", "{count} kapelusz"],
        ["{count} hats", "For 2, 3, 4, 22 …. No page says this now.", "{count} kapelusze"],
        ["{count} hats", "For 0, 5, 6, 7 …. No page says this now.", "{count} kapeluszy"],
    ]


def test_what_is_filled_in_gets_into_the_catalogue_with_its_note(
    hats: Hats, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(book, lambda workbook: fill(workbook["Words of the data"], "Hats", "Kapelusze", "all kinds"))
    assert taken(hats, book, capsys) == (0, f"Written: {DATA}")
    assert '# all kinds\nmsgctxt "themes.name"\nmsgid "Hats"\nmsgstr "Kapelusze"\n' in hats.read(DATA)


def test_a_changed_page_is_written_as_a_draft_and_keeps_its_frame(
    hats: Hats, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = hats.read("docs/pl/help.md")
    edited(book, lambda workbook: fill(workbook["help"], "What to do", "Co teraz"))
    assert taken(hats, book, capsys) == (0, "Written: docs/pl/help.md")
    assert hats.read("docs/pl/help.md") == before.replace("Co robić", "Co teraz")


def test_a_page_is_taken_only_when_it_is_whole(
    hats: Hats, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(book, lambda workbook: fill(workbook["about"], "About", "O stronie"))
    assert taken(hats, book, capsys) == (
        0,
        "The site holds all of this already.\n"
        "Left as it was: about.md, of which 1 cell still empty (sheet “about”).",
    )
    edited(book, lambda workbook: fill(workbook["about"], "All about hats.", "Wszystko o kapeluszach."))
    assert taken(hats, book, capsys) == (0, "Written: docs/pl/about.md")
    assert hats.read("docs/pl/about.md").endswith("---\n# O stronie\n\nWszystko o kapeluszach.\n")


def test_paragraphs_that_a_translator_has_parted_come_back_as_they_were(
    hats: Hats, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    hats.write("docs/en/about.md", "# About\n\nOne.\n\nTwo.\n\nThree.\n")
    hats.write("docs/pl/about.md", "# O\n\nRaz. Dwa.\n\nTrzy.\n")
    path = tmp_path_factory.mktemp("desk") / "pl.xlsx"
    assert command.run(["export", "pl", str(path)], hats.root) == 0
    sheet = openpyxl.load_workbook(path)["about"]
    assert [sheet.cell(n, TRANSLATION).value for n in range(FIRST, 8)] == [
        "O",
        "Raz. Dwa.\n\nTrzy.",
        "↑",
        "↑",
    ]
    edited(path, lambda workbook: fill(workbook["about"], "About", "O nas"))
    assert taken(hats, path, capsys)[0] == 0
    assert hats.read("docs/pl/about.md").endswith("---\n# O nas\n\nRaz. Dwa.\n\nTrzy.\n")


def test_a_page_whose_english_has_changed_since_is_taken_for_what_it_was_made_from(
    hats: Hats, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hats.replace("docs/en/help.md", "Call first", "Call at once")
    edited(book, lambda workbook: fill(workbook["help"], "What to do", "Co teraz"))
    assert taken(hats, book, capsys) == (0, "Written: docs/pl/help.md")
    assert capsys.readouterr().out == ""
    assert command.run(["status", "pl"], hats.root) == 0
    assert "1 page draft, and the English has changed since: help.md" in capsys.readouterr().out


def test_the_passage_that_has_changed_says_what_its_translation_was_made_from(hats: Hats, book: Path) -> None:
    hats.replace("docs/en/help.md", "Call first", "Call at once")
    again = book.with_name("again.xlsx")
    assert command.run(["export", "pl", str(again)], hats.root) == 0
    sheet = openpyxl.load_workbook(again)["help"]
    row = row_of(sheet, "Call at once, and [read later](about.md).")
    assert sheet.cell(row, TRANSLATION).value == "Najpierw zadzwoń, a [potem czytaj](about.md)."
    assert sheet.cell(row, NOTE).value == "Made from: Call first, and [read later](about.md)."


def test_a_sentence_that_has_changed_since_is_left_out_and_told(
    hats: Hats, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hats.write(FILE, hats.read(FILE).replace("No hat", "No cap").replace("Bez kapelusza", ""))
    assert taken(hats, book, capsys) == (
        0,
        "The site holds all of this already.\n"
        "Left out: 1 translation of words that have changed since (sheet “Interface”, row 8).",
    )


@pytest.mark.parametrize(
    ("sheet", "english", "translation", "said"),
    [
        (
            "Interface",
            "Lost on {day}",
            "Zgubione",
            "sheet “Interface”, cell D4: The place {day} is missing. "
            "Put it where the value belongs in the sentence.",
        ),
        (
            "Interface",
            "No hat",
            "<script>alert(hats)</script>",
            "sheet “Interface”, cell D8: It holds “<”, and the English does not. Write words alone.",
        ),
        (
            "Interface",
            "No hat",
            7,
            "sheet “Interface”, cell D8: The cell holds a number or day where words are expected. "
            "Format the cell as text and type the words again.",
        ),
        (
            "Interface",
            "No hat",
            "=HYPERLINK(1)",
            "sheet “Interface”, cell D8: The cell holds a formula. "
            "Write the number or word itself: copy the cell, then paste only its value.",
        ),
        (
            "Interface",
            "No hat",
            "Zadzwoń: 0808 2000 247",
            "sheet “Interface”, cell D8: The cell holds a telephone number. Take it out.",
        ),
        (
            "Words of the data",
            "Hats",
            "{{ hats }}",
            "sheet “Words of the data”, cell D4: It holds a brace, and the English has none. Take it out.",
        ),
        (
            "help",
            "What to do",
            "Co {{ robić() }}",
            "sheet “help”, cell D7: The English page has no macro call “robić ( )”, or not so often. "
            "Take it out.",
        ),
        (
            "help",
            "Call first, and [read later](about.md).",
            "Zadzwoń, a potem czytaj.",
            "sheet “help”, cell D6: The link “about.md” of the English page is missing. "
            "Put it where the English has it.",
        ),
        (
            "help",
            "- Look on your head.",
            "- Poszukaj ۳ razy.",
            "sheet “help”, cell D8: “۳” is written by hand. Numbers come from the data: use a macro, "
            "or add the name of the law, standard or document to docs/digits-allowed.txt.",
        ),
    ],
)
def test_a_bad_cell_is_named_and_nothing_is_changed(
    hats: Hats,
    book: Path,
    capsys: pytest.CaptureFixture[str],
    sheet: str,
    english: str,
    translation: object,
    said: str,
) -> None:
    before = everything(hats)

    def plant(workbook: Any) -> None:
        fill(workbook["about"], "About", "O stronie")
        fill(workbook["about"], "All about hats.", "Wszystko o kapeluszach.")
        fill(workbook[sheet], english, translation)

    edited(book, plant)
    code, told = taken(hats, book, capsys)
    assert code == 1
    assert said in told.split("\n")
    assert told.endswith(f"in pl.xlsx. {UNCHANGED}")
    assert everything(hats) == before


def test_rows_that_were_moved_are_noticed(hats: Hats, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def sort(workbook: Any) -> None:
        sheet = workbook["Interface"]
        for column in (2, 3, 4, 5):
            one, other = sheet.cell(4, column), sheet.cell(8, column)
            one.value, other.value = other.value, one.value

    edited(book, sort)
    code, told = taken(hats, book, capsys)
    assert code == 1
    assert told.startswith(
        "sheet “Interface”, cell B4: The English beside this key is another one, as if rows had been moved. "
        "Export a new one with python3 -m scripts translate export, and copy your translations into it.\n"
    )


def test_a_workbook_of_another_language_or_kind_is_refused(
    hats: Hats, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def plant(workbook: Any) -> None:
        workbook["Interface"].cell(1, 1).value = "portal translation, form 1, lt, interface"
        workbook["about"].cell(1, 1).value = "hats"

    edited(book, plant)
    code, told = taken(hats, book, capsys)
    assert code == 1
    assert "cell A1: The sheet is for the language “lt”, and “pl” was asked for." in told
    assert "sheet “about”, cell A1: The first cell does not say what the sheet is" in told


def test_a_file_inside_the_checkout_is_refused_both_ways(
    hats: Hats, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inside = hats.root / "pl.xlsx"
    inside.write_bytes(book.read_bytes())
    assert "The file lies inside the folder of the site" in taken(hats, inside, capsys)[1]
    inside.unlink()
    assert command.run(["export", "pl", str(inside)], hats.root) == 1
    assert not inside.exists()


def test_a_note_on_a_page_is_told_to_whoever_imports_it(
    hats: Hats, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited(book, lambda workbook: fill(workbook["help"], "What to do", "Co robić", "or “Co teraz”?"))
    assert taken(hats, book, capsys) == (
        0,
        "The site holds all of this already.\nNoted on sheet “help”, row 7: or “Co teraz”?",
    )
