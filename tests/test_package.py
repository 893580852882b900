from __future__ import annotations

import dataclasses
import json
import os
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import pytest

from macros import nouns
from macros.package import NOUNS, ROOT, Package, UnknownError, load, load_once
from tests.conftest import EXAMPLESHIRE


def test_every_row_of_the_real_package_becomes_a_noun(real: Package) -> None:
    for name, noun in NOUNS.items():
        assert len(real.all(noun)) == len(real.resource(name).rows), name
    files = [resource for resource in real.resources if resource.is_observations]
    assert len(real.all(nouns.Observation)) == sum(len(resource.rows) for resource in files)


def test_every_file_of_the_contract_is_read_by_something(real: Package) -> None:
    known = {*NOUNS, "site"}
    others = {r.name for r in real.resources if not (r.is_observations or r.is_table)}
    assert others == known


def test_a_row_arrives_typed_and_whole(exampleshire: Package) -> None:
    assert exampleshire.observations("bicycles-stolen")[1] == nouns.Observation(
        indicator="bicycles-stolen",
        area_code="exampleshire",
        period_start=date(2023, 1, 1),
        period_end=date(2023, 12, 31),
        period_as_published="2023",
        breakdown=(("district", "north"),),
        value=Decimal(700),
        markers=(),
        denominator=None,
        lower=None,
        upper=None,
        as_published="North 700",
        document="report-2024",
        section="1",
        note="",
    )


def test_the_rows_are_those_that_frictionless_reads(exampleshire: Package) -> None:
    """The cells are typed by Frictionless, but the files are not opened by it: that takes far longer."""
    theirs = frictionless.Package(str(EXAMPLESHIRE / "datapackage.json"))
    for resource in exampleshire.resources:
        rows = [row.to_dict() for row in theirs.get_table_resource(resource.name).read_rows()]
        assert [dict(row) for row in resource.rows] == rows, resource.name


def test_a_missing_cell_or_one_of_another_type_is_none_and_one_too_many_is_left_out(
    tmp_path: Path,
) -> None:
    shutil.copytree(EXAMPLESHIRE / "data", tmp_path / "data")
    shutil.copy(EXAMPLESHIRE / "datapackage.json", tmp_path)
    themes = tmp_path / "data" / "themes.csv"
    header = themes.read_text(encoding="utf-8").split("\n")[0]
    themes.write_text(f"{header}\nhats,Hats\ncoats,Coats,first,,false,more\n", encoding="utf-8")
    read = {row["id"]: row for row in load(tmp_path).resource("themes").rows}
    assert (read["hats"]["position"], read["hats"]["about"]) == (None, None)
    assert read["coats"] == {
        "id": "coats",
        "name": "Coats",
        "position": None,
        "about": None,
        "sensitive": False,
    }


def test_a_row_cannot_be_changed(exampleshire: Package) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        exampleshire.observations("bicycles-stolen")[0].value = Decimal(1)  # type: ignore[misc]


@pytest.mark.parametrize("marker", ["[c]", "[x]", "[z]"])
def test_a_value_behind_a_hiding_marker_is_never_shown(exampleshire: Package, marker: str) -> None:
    row = exampleshire.observations("bicycles-stolen")[0]
    assert row.shown == Decimal(1300)
    assert dataclasses.replace(row, markers=("[e]", marker)).shown is None
    target = exampleshire.all(nouns.Target)[0]
    assert target.shown == Decimal(1000)
    assert dataclasses.replace(target, markers=(marker,)).shown is None


def test_an_unknown_id_says_which(exampleshire: Package) -> None:
    with pytest.raises(UnknownError, match=r"there is no indicator with the id “trams-stolen”"):
        exampleshire.one(nouns.Indicator, "trams-stolen")
    with pytest.raises(UnknownError, match=r"there is no file with the id “trams” in datapackage\.json"):
        exampleshire.resource("trams")


def test_the_package_is_read_again_only_when_a_file_changed(tmp_path: Path) -> None:
    folder = shutil.copytree(EXAMPLESHIRE, tmp_path / "copy")
    first = load_once(folder)
    assert load_once(folder) is first
    file = folder / "data" / "themes.csv"
    file.write_text(file.read_text().replace("Bicycle theft", "Stolen bicycles"), newline="")
    os.utime(file, (1, 1))
    assert load_once(folder).all(nouns.Theme)[0].name == "Stolen bicycles"


def test_the_contract_names_every_csv_in_the_folder() -> None:
    for root in (ROOT, EXAMPLESHIRE):
        descriptor = json.loads((root / "datapackage.json").read_text())
        named = {resource["path"] for resource in descriptor["resources"]}
        assert named == {path.relative_to(root).as_posix() for path in (root / "data").rglob("*.csv")}


def test_both_partnerships_stand_on_the_same_contract() -> None:
    """What differs from place to place is figures and tables; the lists around them are described alike."""
    described = []
    for root in (ROOT, EXAMPLESHIRE):
        resources = json.loads((root / "datapackage.json").read_text())["resources"]
        described.append({r["name"]: r["schema"] for r in resources if r["name"] in {*NOUNS, "site"}})
    assert described[0] == described[1]


def test_loading_does_not_depend_on_the_working_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load(EXAMPLESHIRE).site.place == "Exampleshire"


def test_rows_that_are_looked_up_are_those_of_the_file_in_its_order(exampleshire: Package) -> None:
    pairs: tuple[tuple[type[Any], str], ...] = (
        (nouns.Target, "indicator"),
        (nouns.Observation, "document"),
        (nouns.Indicator, "theme"),
    )
    for noun, field in pairs:
        values = {getattr(row, field) for row in exampleshire.all(noun)}
        for value in values:
            rows = tuple(row for row in exampleshire.all(noun) if getattr(row, field) == value)
            assert exampleshire.where(noun, field, value) == rows
    assert exampleshire.where(nouns.Target, "indicator", "no-such-indicator") == ()
