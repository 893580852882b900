"""A validator that nobody here wrote accepts every CSV with its description, and sees a fault in either."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import pytest
from csvw import CSVW  # type: ignore[import-untyped]

from macros.metadata import csvw
from tests.metadata.conftest import Served


def faults(description: Path) -> list[str]:
    """What the validator says of a description and the CSVs it names; nothing if all is well."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")  # it tells of faults by warnings and collects them itself
        try:
            read = CSVW(str(description), validate=True)
            return [] if read.is_valid else [str(one.message) for one in read.warnings]
        except ValueError as error:
            return [str(error)]


@pytest.fixture(scope="module")
def folder(served: Served, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return served.write(tmp_path_factory.mktemp("served")) / "data"


@pytest.fixture
def one(ours: Served, tmp_path: Path) -> Path:
    """A CSV of Exampleshire and its description alone in a folder."""
    for name in ("bicycles-stolen.csv", "bicycles-stolen.csv-metadata.json"):
        (tmp_path / name).write_bytes(ours.content[f"data/{name}"])
    return tmp_path / "bicycles-stolen.csv-metadata.json"


def test_every_csv_agrees_with_the_description_beside_it(served: Served, folder: Path) -> None:
    wrong = {}
    for dataset in served.told.datasets:
        found = faults(folder / f"{dataset.id}.csv-metadata.json")
        if found:
            wrong[dataset.id] = found
    assert wrong == {}


def test_all_csvs_agree_with_the_description_of_all_and_its_keys(folder: Path) -> None:
    assert faults(folder / "csv-metadata.json") == []
    tables = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))["tables"]
    keys = [key["reference"]["resource"] for t in tables for key in t["tableSchema"].get("foreignKeys", ())]
    assert {"areas.csv", "sections.csv", "themes.csv"} <= set(keys)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, path.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_description_stands_alone(one: Path) -> None:
    assert faults(one) == []


def test_a_word_where_a_number_belongs_is_caught(one: Path) -> None:
    change(one.with_name("bicycles-stolen.csv"), "690", "many")
    assert "Invalid column value: many" in faults(one)[0]


def test_a_missing_column_is_caught(one: Path) -> None:
    lines = one.with_name("bicycles-stolen.csv").read_text(encoding="utf-8").splitlines()
    shorter = "\n".join(line.partition(",")[2] for line in lines)
    one.with_name("bicycles-stolen.csv").write_text(shorter, encoding="utf-8")
    assert faults(one)[0].endswith("is missing required columns {'area_code'}")


def test_a_wrong_type_in_a_description_is_caught(one: Path) -> None:
    change(one, '"datatype": "date"', '"datatype": "integer"')
    assert "Invalid column value: 2023-01-01" in faults(one)[0]


def test_a_key_that_leads_nowhere_is_caught(ours: Served, tmp_path: Path) -> None:
    data = ours.write(tmp_path) / "data"
    change(data / "bicycles-stolen.csv", "exampleshire,", "elsewhere,")
    assert "elsewhere" in "".join(faults(data / "csv-metadata.json"))


def described(ours: Served, id: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(csvw.text(ours.told, ours.told.one(id)))
    return told


def test_a_column_is_described_with_its_limits_its_unit_and_what_others_call_it(ours: Served) -> None:
    schema = described(ours, "bicycles-stolen")["tableSchema"]
    columns = {column["name"]: column for column in schema["columns"]}
    assert columns["value"]["titles"] == ["value", "Value"]
    assert columns["value"]["schema:unitText"] == "bicycles"
    assert columns["value"]["propertyUrl"] == "http://purl.org/linked-data/sdmx/2009/measure#obsValue"
    assert columns["markers"]["separator"] == " "
    assert columns["area_code"]["required"] is True
    assert schema["primaryKey"] == list(ours.told.one("bicycles-stolen").resource.key)
    kinds = {c["name"]: c["datatype"] for c in described(ours, "indicators")["tableSchema"]["columns"]}
    assert kinds["direction"] == {"base": "string", "format": "lower|higher|none"}
    assert kinds["sensitive"] == "boolean"


def test_the_signs_that_a_csv_uses_are_explained_and_no_others(ours: Served) -> None:
    notes = described(ours, "noise-complaints")["notes"]
    assert [note["dc:identifier"] for note in notes] == [
        marker.code for marker in ours.told.one("noise-complaints").markers
    ]
    assert all(note["dc:description"] for note in notes)
    assert "notes" not in described(ours, "themes")


def test_an_empty_cell_is_nothing_and_signs_are_a_list(one: Path) -> None:
    [table] = CSVW(str(one)).tables
    rows = list(table.iterdicts())
    assert {row["lower"] for row in rows} == {None}
    assert all(isinstance(row["markers"], list) for row in rows)


def test_nothing_is_said_of_a_publisher_until_there_is_one(theirs: Served) -> None:
    assert "dc:publisher" not in described(theirs, "themes")
