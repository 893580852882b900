"""What a download says of itself, and that it is the same every time it is made."""

from __future__ import annotations

import io
import json
import warnings
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from macros.citing.text import line
from macros.downloads import bytes_in_words, offer, offer_of_all
from macros.downloads.desk import desk
from macros.downloads.made import content, everything
from macros.here import Here
from macros.metadata.model import JSON, XLSX, ZIP, catalogue
from macros.package import Package, load
from macros.packed import packed
from macros.workbooks import make
from macros.workbooks.model import Book, Sheet
from macros.workbooks.write import workbook
from tests.conftest import EXAMPLESHIRE

WHEN = datetime(2026, 8, 6, 9, 30, tzinfo=UTC)


def unzipped(package: Package, id: str) -> dict[str, str]:
    """The texts of the zip of one dataset, by the path in it."""
    archive = zipfile.ZipFile(io.BytesIO(content(package, catalogue(package).one(id), ZIP)))
    return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def part(readme: str, heading: str) -> str:
    """What stands under one heading of a README."""
    return readme.partition(f"\n{heading}\n{'-' * len(heading)}\n")[2].partition("\n\n")[0]


def test_the_readme_of_a_zip_says_what_its_figures_are_and_where_they_come_from(real: Package) -> None:
    readme = unzipped(real, "hate-crime-detection-rate")["hate-crime-detection-rate/README.txt"]
    row = catalogue(real).one("hate-crime-detection-rate")
    assert readme.startswith(f"{row.title}\n=====")
    assert "Not published by, or checked with, the" in readme
    assert part(readme, "Unit").startswith("% ")
    assert part(readme, "What was revised") == "Nothing has been revised."
    assert "/documents/report-2018/#section-" in part(readme, "Sources")
    assert part(readme, "Licence").endswith(catalogue(real).licence.path)
    assert (
        "documents up to 13 November 2018. https://portal.example/indicators/hate-crime-detection-rate/"
        in part(readme, "How to name it as a source")
    )


def test_the_readme_tells_every_revision_with_both_figures(exampleshire: Package) -> None:
    readme = unzipped(exampleshire, "wheels-stolen")["wheels-stolen/README.txt"]
    told = " ".join(part(readme, "What was revised").split())
    assert (
        "7 May 2026, corrected: April 2025 to June 2025. It said 102 wheels and now says 120 wheels." in told
    )


def test_the_readme_explains_the_markers_that_are_used_and_no_other(exampleshire: Package) -> None:
    markers = part(unzipped(exampleshire, "noise-complaints")["noise-complaints/README.txt"], "Markers")
    assert markers.startswith("[c] Confidential: ")
    assert "[z]" not in markers
    none = unzipped(exampleshire, "bicycles-marked")["bicycles-marked/README.txt"]
    assert part(none, "Markers") == "None is used here."


def test_the_line_to_cite_is_not_broken_so_that_it_can_be_copied(real: Package) -> None:
    readme = unzipped(real, "deliberate-fires")["deliberate-fires/README.txt"]
    assert line(desk(real), "deliberate-fires") in readme.splitlines()


def test_a_zip_names_its_folder_after_what_is_in_it_and_holds_what_belongs(
    exampleshire: Package,
) -> None:
    names = list(unzipped(exampleshire, "bicycles-stolen"))
    assert {name.partition("/")[0] for name in names} == {"bicycles-stolen"}
    assert names[:3] == [
        f"bicycles-stolen/{n}" for n in ("README.txt", "datapackage.json", "bicycles-stolen.csv")
    ]
    targets = unzipped(exampleshire, "bicycles-stolen")["bicycles-stolen/lists/targets.csv"]
    assert {line.partition(",")[0] for line in targets.splitlines()} == {"indicator", "bicycles-stolen"}


def test_the_descriptor_of_a_zip_keeps_the_contract_word_for_word(exampleshire: Package) -> None:
    own = json.loads(unzipped(exampleshire, "bicycles-stolen")["bicycles-stolen/datapackage.json"])
    whole = json.loads((EXAMPLESHIRE / "datapackage.json").read_text(encoding="utf-8"))
    contract = {resource["name"]: resource["schema"] for resource in whole["resources"]}
    assert {one["name"]: one["schema"] for one in own["resources"]} == {
        one["name"]: contract[one["name"]] for one in own["resources"]
    }
    assert own["name"] == "bicycles-stolen"


def test_the_same_data_give_the_same_bytes(exampleshire: Package) -> None:
    again = load(EXAMPLESHIRE)
    make._KEPT.clear()
    for form in (XLSX, JSON, ZIP):
        for id in ("bicycles-stolen", "loud-streets"):
            first = content(exampleshire, catalogue(exampleshire).one(id), form)
            make._KEPT.clear()
            assert content(again, catalogue(again).one(id), form) == first
    assert everything(exampleshire, ZIP) == everything(again, ZIP)


def test_a_zip_carries_the_day_of_its_data_and_not_of_the_build(exampleshire: Package) -> None:
    dataset = catalogue(exampleshire).one("scooters-stolen")
    for form in (XLSX, ZIP):
        archive = zipfile.ZipFile(io.BytesIO(content(exampleshire, dataset, form)))
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 8, 6, 9, 30, 0)}


def test_packing_keeps_names_order_and_contents() -> None:
    files = [("b/ä.txt", "ä".encode()), ("a.txt", b"")]
    archive = zipfile.ZipFile(io.BytesIO(packed(files, WHEN)))
    assert [(name, archive.read(name)) for name in archive.namelist()] == files


def book(**changes: Any) -> Book:
    sheet = Sheet("Figures", "Hats", ("One table.",), ("Day", "Value"), (("today", Decimal("7.0")),), (0,))
    plain = Book("Hats", "", "", "", WHEN, ("From here.",), ("About.",), ("A note.",), (sheet,))
    return replace(plain, **changes)


def test_a_workbook_is_made_once_for_the_same_contents(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def stand_in(one: Book) -> bytes:
        made.append(one.title)
        return one.title.encode()

    monkeypatch.setattr(make, "_KEPT", {})
    monkeypatch.setattr(make, "workbook", stand_in)
    assert make.workbooks([book(), book(), book(title="Caps")]) == [b"Hats", b"Hats", b"Caps"]
    assert make.workbooks([book(title="Caps")]) == [b"Caps"]
    assert made == ["Hats", "Caps"]


def test_a_figure_that_only_gains_a_decimal_makes_a_new_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "_KEPT", {})
    sheet = book().sheets[0]
    whole = replace(sheet, rows=(("today", Decimal("7")),))
    first, second = make.workbooks([book(), book(sheets=(whole,))])
    assert first != second


def test_workbooks_made_side_by_side_are_those_made_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    books = [book(title=f"Hats {at}") for at in "abc"]
    one_by_one = [workbook(one) for one in books]
    monkeypatch.setattr(make, "_KEPT", {})
    monkeypatch.setattr(make, "WORTH_IT", 1)
    monkeypatch.setattr(make, "PROCESSORS", 1)
    assert make.workbooks(books) == one_by_one


def test_a_number_shows_the_decimals_it_was_published_with() -> None:
    cell = openpyxl.load_workbook(io.BytesIO(workbook(book())))["Figures"]["B4"]
    assert (cell.value, cell.number_format) == (7, "0.0")


def test_a_warning_nobody_knows_is_heard_through_the_making_of_a_workbook(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def warn(*_: object, **__: object) -> None:
        warnings.warn("something new", FutureWarning, stacklevel=1)

    monkeypatch.setattr("macros.workbooks.write.gptables.Cover", warn)
    with pytest.raises(FutureWarning, match="something new"):
        workbook(book())


def test_every_form_is_offered_with_its_size_and_day(exampleshire: Package) -> None:
    here = desk(exampleshire)
    told = offer(here, "scooters-stolen")
    assert told.day == "as at 6 August 2026"
    assert [(link.href, link.label) for link in told.links] == [
        ("data/scooters-stolen.csv", "CSV"),
        ("data/scooters-stolen.xlsx", "Excel workbook"),
        ("data/scooters-stolen.json", "JSON"),
        ("data/scooters-stolen.zip", "Everything about it (zip)"),
    ]
    length = len(content(exampleshire, catalogue(exampleshire).one("scooters-stolen"), XLSX))
    assert told.links[1].size == bytes_in_words(here, length)
    assert [link.label for link in offer(here, "targets").links] == ["CSV"]


def test_everything_is_offered_as_one_zip_and_one_workbook(here: Here) -> None:
    name = here.package.name
    assert [link.href for link in offer_of_all(here).links] == [f"data/{name}.zip", f"data/{name}.xlsx"]


@pytest.mark.parametrize(("length", "words"), [(999, "999 bytes"), (1000, "1 KB"), (2_345_678, "2,346 KB")])
def test_a_size_is_said_as_people_say_it(here: Here, length: int, words: str) -> None:
    assert bytes_in_words(here, length) == words
