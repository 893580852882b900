"""The real contract around an invented world of lost hats, in a folder of its own to plant faults in."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from macros.package import OBSERVATIONS, ROOT, load
from scripts import compute
from scripts.check import meaning
from scripts.check.problem import Problem

BREAKDOWNS = {"colour": ("all", "red", "blue"), "size": ("all", "small")}
HATS = {"area_code": "hatshire", "document": "hat-report", "section": "1", "as_published": "some hats"}
YEAR = {"period_start": "2030-01-01", "period_end": "2030-12-31", "period_as_published": "2030"}


class World:
    """A checkout whose tables hold what a test puts there. Rows are those of a spreadsheet."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, file: str, text: str) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def add(self, file: str, **cells: object) -> int:
        """Append a row and return its number; columns that are not named stay empty."""
        rows = self.rows(file)
        unknown = cells.keys() - set(rows[0])
        assert not unknown, f"{file} has no column {unknown}"
        rows.append([str(cells.get(name, "")) for name in rows[0]])
        self._save(file, rows)
        return len(rows)

    def change(self, file: str, row: int, **cells: object) -> None:
        rows = self.rows(file)
        for name, cell in cells.items():
            rows[row - 1][rows[0].index(name)] = str(cell)
        self._save(file, rows)

    def rows(self, file: str) -> list[list[str]]:
        with (self.root / file).open(encoding="utf-8", newline="") as stream:
            return list(csv.reader(stream))

    @contextmanager
    def contract(self) -> Iterator[dict[str, Any]]:
        path = self.root / "datapackage.json"
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        yield descriptor
        path.write_text(json.dumps(descriptor, indent=2), encoding="utf-8")

    def indicator(self, key: str, breakdowns: str = "", parts: str = "", kind: str = "count") -> str:
        """Invent an indicator with an empty file of observations, and return the name of the file."""
        path = f"{OBSERVATIONS}{key}.csv"
        with self.contract() as contract:
            contract["resources"].append(_observations(key, path, breakdowns.split()))
            names = [field["name"] for field in contract["resources"][-1]["schema"]["fields"]]
        self._save(path, [names])
        words = {"name": key, "unit": "hats", "definition": "Hats.", "owner": "Hatters"}
        self.add(
            "data/indicators.csv",
            **words | {"id": key, "theme": "hats", "direction": "lower", "tier": 0, "kind": kind},
            dimensions=breakdowns,
            parts_of_total=parts,
        )
        return path

    def observe(self, file: str, value: object, **cells: object) -> int:
        return self.add(file, value=value, **{**HATS, **YEAR, **cells})

    def judge(self) -> None:
        """Work out the judgements, as a person does with `compute`."""
        assert compute.run([], self.root) == 0

    def meaning(self, *, sources: bool = False) -> list[str]:
        """What makes no sense. That an invented indicator has no figures is told only if `sources` is."""
        found = meaning.problems(load(self.root))
        return [p.sentence for p in found if sources or not p.what.endswith("has no source.")]

    def _save(self, file: str, rows: list[list[str]]) -> None:
        with (self.root / file).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(rows)


@pytest.fixture
def world(tmp_path: Path, hatshire: Path) -> World:
    shutil.copytree(hatshire, tmp_path, dirs_exist_ok=True)
    return World(tmp_path)


@pytest.fixture(scope="session")
def hatshire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented world before any fault is planted."""
    root = tmp_path_factory.mktemp("hatshire")
    shutil.copy(ROOT / "datapackage.json", root)
    shutil.copytree(ROOT / "data", root / "data")
    found = World(root)
    _empty(found)
    _invent(found)
    found.judge()
    return root


def sentences(problems: list[Problem]) -> list[str]:
    return [problem.sentence for problem in problems]


def _empty(world: World) -> None:
    """Keep the header of every table, and none of the real indicators and published tables."""
    for folder in ("observations", "tables"):
        shutil.rmtree(world.root / "data" / folder)
        (world.root / "data" / folder).mkdir()
    for path in (world.root / "data").rglob("*.csv"):
        name = path.relative_to(world.root).as_posix()
        world._save(name, world.rows(name)[:1])
    with world.contract() as contract:
        contract["resources"] = [r for r in contract["resources"] if (world.root / r["path"]).exists()]


def _invent(world: World) -> None:
    """What every figure leans on: a place, a theme, a document with a section, breakdowns, a site."""
    world.write("data/refused-names.txt", "")
    world.add("data/areas.csv", code="hatshire", name="Hatshire", kind="local_authority")
    world.add("data/themes.csv", id="hats", name="Hats", position=1, about="Hats.")
    words = {"title": "Hats", "short": "Hats", "by": "Hatters", "about": "Hats.", "text_file": "hats.txt"}
    dates = {"published": "2031-06-30", "dated": "30 June 2031"}
    world.add("data/documents.csv", id="hat-report", **dates, **words)
    section = {"document": "hat-report", "section": "1", "position": 1, "title": "Lost"}
    world.add("data/sections.csv", **section, opening="1. Lost")
    site = {"partnership": "Hatters", "place": "Hatshire", "area_code": "hatshire"}
    flags = {
        "public_address": "https://hats.example/",
        "adopted": "false",
        "show_drafts": "false",
        "leave_to": "https://weather.example/",
    }
    world.add("data/site.csv", **site, **flags)
    for dimension, categories in BREAKDOWNS.items():
        world.add("data/dimensions.csv", id=dimension, name=dimension)
        for position, category in enumerate(categories):
            words = {"dimension": dimension, "category": category, "name": category}
            world.add("data/categories.csv", **words, position=position)


def _observations(key: str, path: str, breakdowns: list[str]) -> dict[str, Any]:
    """A resource such as the real ones, with our breakdowns between the period and the value."""
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    resource: dict[str, Any] = next(r for r in descriptor["resources"] if r["path"].startswith(OBSERVATIONS))
    schema, own = resource["schema"], ("area_code", "period_start", "period_end", "period_as_published")
    common = {field["name"]: field for field in schema["fields"]}
    figures = ("value", "markers", "denominator", "lower", "upper", "as_published", "document", "section")
    ours = [{"name": name, "type": "string", "constraints": {"required": True}} for name in breakdowns]
    described = [common[name] for name in (*own, *figures, "note")]
    schema["fields"] = [*described[:4], *ours, *described[4:]]
    schema["primaryKey"] = [*own, *breakdowns, "document", "section"]
    return {**resource, "name": key, "path": path}
