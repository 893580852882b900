"""What a release changed is turned back, and nothing else: not what the portal learnt since."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scripts.publish.turning import turned_back

HATS, GLOVES, THEMES = "data/observations/hats.csv", "data/observations/gloves.csv", "data/themes.csv"


def block(path: str, *columns: str) -> dict[str, Any]:
    fields = [{"name": name} for name in columns]
    return {"name": Path(path).stem, "path": path, "schema": {"fields": fields, "primaryKey": columns[0]}}


def write(place: Path, **held: str) -> Path:
    """A package of the files that are given: hats and gloves are figures, themes and site are not."""
    paths = {"hats": HATS, "gloves": GLOVES, "themes": THEMES, "site": "data/site.csv"}
    resources = []
    for name, text in held.items():
        path = place / paths[name]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        resources.append(block(paths[name], *text.splitlines()[0].split(",")))
    (place / "datapackage.json").write_text(json.dumps({"resources": resources}), encoding="utf-8")
    return place


@pytest.fixture
def spring(tmp_path: Path) -> Path:
    return write(
        tmp_path / "spring", hats="month,value\nMay,84\n", themes="id,name\nhats,Hats\n", site="id\na\n"
    )


@pytest.fixture
def autumn(tmp_path: Path) -> Path:
    held = {"hats": "month,value\nMay,48\nJune,90\n", "themes": "id,name\nhats,Hats\n", "site": "id\nb\n"}
    return write(tmp_path / "autumn", **held)


def test_a_file_that_is_as_the_release_left_it_goes_back_byte_for_byte(
    tmp_path: Path, spring: Path, autumn: Path
) -> None:
    now = write(tmp_path / "now", hats="month,value\nMay,48\nJune,90\n", themes="id,name\nhats,Hats\n")
    assert turned_back(now, spring, autumn) == {HATS: "month,value\nMay,84\n"}


def test_columns_that_came_with_the_release_stay(tmp_path: Path, spring: Path) -> None:
    held = {"hats": "month,value,note\nMay,48,windy\nJune,90,\n", "themes": "id,name,more\nhats,Hats,no\n"}
    autumn, now = write(tmp_path / "autumn", **held), write(tmp_path / "now", **held)
    assert turned_back(now, spring, autumn) == {HATS: "month,value,note\nMay,84,windy\n"}


def test_columns_and_rows_that_came_later_stay(tmp_path: Path, spring: Path, autumn: Path) -> None:
    hats = "month,value,note\r\nMay,48,windy\r\nJune,90,\r\nJuly,7,calm\r\n"
    now = write(tmp_path / "now", hats=hats, themes="id,name,sensitive\nhats,Hats,true\n", site="id\nb\n")
    assert turned_back(now, spring, autumn) == {HATS: "month,value,note\r\nMay,84,windy\r\nJuly,7,calm\r\n"}


def test_rows_that_the_release_took_away_return(tmp_path: Path, spring: Path) -> None:
    autumn = write(tmp_path / "autumn", hats="month,value\nJune,90\n")
    now = write(tmp_path / "now", hats="month,value,note\nJune,90,x\n")
    assert turned_back(now, spring, autumn) == {HATS: "month,value,note\nMay,84,\n"}


def test_figures_that_a_release_dropped_return(tmp_path: Path, spring: Path) -> None:
    autumn = write(tmp_path / "autumn", themes="id,name\nhats,Hats\n")
    now = write(tmp_path / "now", themes="id,name\nhats,Hats\n")
    texts = turned_back(now, spring, autumn)
    assert texts[HATS] == "month,value\nMay,84\n"
    assert [block["path"] for block in json.loads(texts["datapackage.json"])["resources"]] == [THEMES, HATS]


def test_an_indicator_that_came_with_the_release_keeps_its_rows_without_figures(
    tmp_path: Path, spring: Path
) -> None:
    """An indicator without a row is refused by `check`, and its page would be gone."""
    gloves = "month,value,markers,as_published,note\nJune,3,,3 gloves,cold\n"
    held = {"hats": "month,value\nMay,84\n", "gloves": gloves}
    autumn, now = write(tmp_path / "autumn", **held), write(tmp_path / "now", **held)
    assert turned_back(now, spring, autumn) == {
        GLOVES: "month,value,markers,as_published,note\nJune,,[x],withdrawn,\n"
    }


def test_what_the_release_put_right_is_wrong_again_and_its_entry_goes(
    tmp_path: Path, spring: Path, autumn: Path
) -> None:
    now = write(tmp_path / "now", themes="id,name\nhats,Hats\n")
    for place, text in ((spring, "[]\n"), (autumn, "- id: may\n"), (now, "- id: may\n")):
        (place / "data/corrections.yml").write_text(text, encoding="utf-8")
    assert turned_back(now, spring, autumn)["data/corrections.yml"] == "[]\n"
