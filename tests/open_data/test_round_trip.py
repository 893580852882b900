"""Whoever has the big zip and nothing else can make every table of the site again, word for word."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.nouns import Indicator
from tests.open_data.conftest import Site
from tests.open_data.rebuild import all_tables


def on_page(site: Site, id: str) -> list[list[str]]:
    """The headings and cells of the table of one indicator, as a reader reads them."""
    page = LexborHTMLParser(site.build.page(f"indicators/{id}"))
    rows = page.css("#figures-table tr")
    return [[words(cell) for cell in row.css("th, td")] for row in rows]


def words(node: LexborNode) -> str:
    return " ".join(node.text().split())


def test_every_table_of_every_indicator_can_be_made_again_from_the_zip_alone(site: Site) -> None:
    made = dict(all_tables(site.unzipped))
    assert list(made) == [row.id for row in site.package.all(Indicator)]
    for id, table in made.items():
        assert on_page(site, id) == [[" ".join(cell.split()) for cell in row] for row in table], id


@pytest.mark.parametrize("site", ["exampleshire"], indirect=True)
def test_one_digit_changed_in_the_zip_is_noticed(site: Site, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(site.unzipped, tmp_path / "changed"))
    path = folder / "data" / "observations" / "bicycles-stolen.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, first, *rest = csv.reader(file)
    first[header.index("value")] += "1"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, first, *rest])
    assert dict(all_tables(folder))["bicycles-stolen"] != on_page(site, "bicycles-stolen")
