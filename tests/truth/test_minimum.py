"""What the regulator of statistics asks of a dashboard at least is there, and every page leads to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Build
from tests.truth.minimum import EXPECTED, of_site
from tests.truth.numbers import Numbers

# The pages that hold what is asked, with the two that stand for all others.
NEEDED = sorted({expected.page for expected in EXPECTED} | {"embed/locks-given", "help"})


def test_a_reader_finds_all_that_is_asked(numbers: Numbers) -> None:
    found = list(of_site(numbers.site, numbers.root))
    assert [one for one in found if one.fault] == []
    assert {one.name for one in found} >= {expected.name for expected in EXPECTED}


def test_each_figure_of_the_real_site_says_what_it_cannot_tell(real_numbers: Numbers) -> None:
    assert [row["id"] for row in real_numbers.facts.rows["indicators"] if not row["caveat"]] == []


@pytest.fixture
def small(exampleshire_build: Build, tmp_path: Path) -> Path:
    """The pages that matter, to plant a fault in."""
    for address in NEEDED:
        (tmp_path / "site" / address).mkdir(parents=True, exist_ok=True)
        shutil.copy2(exampleshire_build.site / address / "index.html", tmp_path / "site" / address)
    shutil.copytree(exampleshire_build.folder / "data", tmp_path / "data")
    return tmp_path


def faults(root: Path) -> set[str]:
    return {one.name for one in of_site(root / "site", root) if one.fault and one.name != "figure"}


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} no longer holds {old!r}"
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "old", "new", "name"),
    [
        ("about", "official statistics", "good statistics", "status"),
        ("about", 'id="future"', 'id="futures"', "future"),
        ("about", 'id="licence"', 'id="licences"', "licence"),
        ("about", "Not confirmed yet.", "", "contact"),
        ("corrections", 'data/revisions.csv"', 'data/revision.csv"', "revisions file"),
        ("releases", "new figures", "figures", "update"),
        ("help", '<a href="../corrections/">', '<a href="../">', "foot"),
        ("help", '<a href="../accessibility/">', '<a href="../">', "foot"),
    ],
)
def test_what_is_missing_is_named(small: Path, page: str, old: str, new: str, name: str) -> None:
    assert faults(small) == set()
    replace_in(small / "site" / page / "index.html", old, new)
    assert name in faults(small)


def test_a_page_that_is_not_there_is_named(small: Path) -> None:
    (small / "site/missing/index.html").unlink()
    assert faults(small) == {"gaps"}
