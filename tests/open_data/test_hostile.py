"""Nothing that stands in a cell is run, followed or shown against its marker, whatever somebody plants."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from macros.downloads import files, made
from macros.downloads.gate import HiddenError
from macros.downloads.made import content, everything
from macros.metadata.model import JSON, XLSX, ZIP, catalogue
from macros.package import Package, load
from tests.conftest import EXAMPLESHIRE

HOSTILE = (
    '=HYPERLINK(""https://evil.example"",""win"")',
    "{=1+1}",
    "+1+1",
    "@SUM(A1)",
    "-1+cmd|calc",
    "[win](https://evil.example)",
    "https://evil.example/",
    "internal:Cover!A1",
    "$$0$$",
    "***",
)


def planted(folder: Path, file: str, old: str, new: str) -> Package:
    """Exampleshire with one text of one file changed."""
    root = Path(shutil.copytree(EXAMPLESHIRE, folder / "planted"))
    path = root / file
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("utf-8"))
    return load(root)


def workbook(package: Package, id: str) -> Any:
    dataset = catalogue(package).one(id)
    return openpyxl.load_workbook(io.BytesIO(content(package, dataset, XLSX)))


def texts(book: Any) -> list[str]:
    return [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None]


def dangers(book: Any) -> list[str]:
    """Cells that a spreadsheet program would run, or that lead out of the workbook."""
    cells = [cell for sheet in book for row in sheet for cell in row]
    run = [str(cell.value) for cell in cells if cell.data_type == "f"]
    links = [cell.hyperlink for cell in cells if cell.hyperlink]
    return run + [str(link.target) for link in links if link.target]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_note_stays_a_text_word_for_word(words: str, tmp_path: Path) -> None:
    package = planted(tmp_path, "data/observations/noise-complaints.csv", "2.1,Hidden.", f'2.1,"{words}"')
    plain = words.replace('""', '"')
    book = workbook(package, "noise-complaints")
    assert plain in [cell.value for row in book["Figures"] for cell in row]
    assert dangers(book) == []


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_name_is_neither_run_nor_followed_in_titles_and_covers(words: str, tmp_path: Path) -> None:
    package = planted(
        tmp_path,
        "data/indicators.csv",
        "noise-complaints,Complaints about noise,noise,,complaints,count,,,none,1,,,Invented",
        f'noise-complaints,"{words}",noise,,complaints,count,,,none,1,,,Invented',
    )
    book = workbook(package, "noise-complaints")
    assert dangers(book) == []
    title = texts(book)[0]
    assert title.replace(" ", "") == words.replace('""', '"').replace(" ", "")


def test_a_formula_and_a_link_stay_texts_in_the_big_workbook_too(tmp_path: Path) -> None:
    formula, link = "=1+1", "[win](https://evil.example)"
    row = "2024-10-01,2024-12-31,October to December 2024,,[c],,,,number not given,quarterly-return,1,"
    package = planted(
        tmp_path,
        "data/observations/cargo-bicycles-stolen.csv",
        row,
        row.replace("number not given", link) + formula,
    )
    book = _whole(package)
    assert {formula, link} <= set(texts(book))
    assert dangers(book) == []


def _whole(package: Package) -> Any:
    return openpyxl.load_workbook(io.BytesIO(everything(package, XLSX)))


def test_the_look_for_dangers_finds_a_formula_and_a_link() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    book.active["A2"] = "here"
    book.active["A2"].hyperlink = "https://evil.example/"
    assert dangers(book) == ["=1+1", "https://evil.example/"]


PLANTED = "77341"
HIDDEN_ROW = "2024-10-01,2024-12-31,October to December 2024,,[c],,,,"


@pytest.fixture
def leaking(tmp_path: Path) -> Package:
    """Exampleshire with a value, and an interval, behind a marker that hides them."""
    full = f"2024-10-01,2024-12-31,October to December 2024,{PLANTED},[c],,{PLANTED},{PLANTED},"
    return planted(tmp_path, "data/observations/cargo-bicycles-stolen.csv", HIDDEN_ROW, full)


def test_a_value_planted_behind_a_marker_reaches_no_made_file(leaking: Package) -> None:
    dataset = catalogue(leaking).one("cargo-bicycles-stolen")
    assert PLANTED in str(dataset.resource.rows)
    assert PLANTED.encode() not in content(leaking, dataset, JSON)
    assert not [text for text in texts(workbook(leaking, dataset.id)) if PLANTED in text]
    assert not [text for text in texts(_whole(leaking)) if PLANTED in text]


def test_a_value_planted_behind_a_marker_stops_every_file_that_stays_as_it_is(
    leaking: Package,
) -> None:
    dataset = catalogue(leaking).one("cargo-bicycles-stolen")
    said = (
        "data/observations/cargo-bicycles-stolen.csv, row 5: a value stands beside a marker that says that "
        "none is shown. Empty the cell, or take the marker away."
    )
    for make in (
        lambda: list(files(leaking)),
        lambda: list(made(leaking)),
        lambda: content(leaking, dataset, ZIP),
        lambda: everything(leaking, ZIP),
    ):
        with pytest.raises(HiddenError) as caught:
            make()
        assert str(caught.value) == said
        assert PLANTED not in str(caught.value)


def test_every_number_of_a_table_row_is_hidden_where_its_marker_explains_no_gap(tmp_path: Path) -> None:
    path = "data/tables/loud-streets.csv"
    text = (EXAMPLESHIRE / path).read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if "[x]" in line)
    package = planted(tmp_path, path, row, row.replace(",[x]", f"{PLANTED},[x]"))
    dataset = catalogue(package).one("loud-streets")
    assert PLANTED in str(dataset.resource.rows)
    assert PLANTED.encode() not in content(package, dataset, JSON)
    assert not [words for words in texts(workbook(package, "loud-streets")) if PLANTED in words]
    with pytest.raises(HiddenError):
        list(files(package))


def test_the_zips_of_clean_data_hold_every_file(exampleshire: Package) -> None:
    names = {name for name, _ in made(exampleshire)}
    assert f"data/{exampleshire.name}.zip" in names
    with zipfile.ZipFile(io.BytesIO(everything(exampleshire, ZIP))) as archive:
        assert archive.testzip() is None
