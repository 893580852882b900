"""One file holds every figure: value by value what the files of the indicators hold, and nothing hidden."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pandas as pd  # type: ignore[import-untyped]
import pytest

from macros.all_observations import ADDRESS, COLUMNS, files, link
from macros.here import Here
from macros.nouns import Indicator, Observation
from macros.package import ROOT, Package
from scripts.check.safety import DANGEROUS, NUMBER
from tests.conftest import EXAMPLESHIRE, Build

SHARED = (
    "area_code",
    "period_start",
    "period_end",
    "period_as_published",
    "value",
    "markers",
    "denominator",
    "lower",
    "upper",
    "as_published",
    "document",
    "section",
    "note",
)


def whole(package: Package) -> bytes:
    ((_, data),) = files(package)
    return data


def lines(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def committed(root: Path, indicator: Indicator) -> list[dict[str, str]]:
    """The rows of one indicator as text, their breakdown columns joined."""
    path = root / "data" / "observations" / f"{indicator.id}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        pairs = [f"{name}={row[name]}" for name in row if name not in SHARED and row[name] != "all"]
        row["breakdown"] = "&".join(pairs) or "all"
    return rows


def differences(root: Path, package: Package, data: bytes) -> list[str]:
    """Where the one file says something else than the many."""
    here = lines(data)
    found = []
    for indicator in package.all(Indicator):
        ours = [row for row in here if row["indicator"] == indicator.id]
        theirs = committed(root, indicator)
        if len(ours) != len(theirs):
            found.append(f"{indicator.id}: {len(ours)} rows for {len(theirs)}")
        found += [
            f"{indicator.id}, {column}: {our[column]!r} for {their[column]!r}"
            for our, their in zip(ours, theirs, strict=False)
            for column in (*SHARED, "breakdown")
            if our[column] != their[column]
        ]
    return found


@pytest.mark.parametrize(("name", "root"), [("real", ROOT), ("exampleshire", EXAMPLESHIRE)])
def test_every_figure_is_in_it_just_as_in_the_file_of_its_indicator(
    name: str, root: Path, request: pytest.FixtureRequest
) -> None:
    package: Package = request.getfixturevalue(name)
    data = whole(package)
    assert differences(root, package, data) == []
    assert len(lines(data)) == len(package.all(Observation))


def test_a_value_that_differs_is_found(exampleshire: Package) -> None:
    wrong = whole(exampleshire).replace(b",690,bicycles,", b",691,bicycles,", 1)
    assert differences(EXAMPLESHIRE, exampleshire, wrong) == ["bicycles-stolen, value: '691' for '690'"]
    first, *rest = whole(exampleshire).split(b"\r\n")
    short = b"\r\n".join([first, *rest[1:]])
    assert "bicycles-stolen: 5 rows for 6" in differences(EXAMPLESHIRE, exampleshire, short)


def test_it_is_plain_csv_that_others_read_alike(real: Package) -> None:
    data = whole(real)
    assert data.startswith(b"indicator,indicator_name,theme,")
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    read = pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)
    assert tuple(read.columns) == COLUMNS
    assert read.to_dict("records") == lines(data)
    values = pd.read_csv(io.BytesIO(data))["value"]
    assert Decimal(str(values.sum())) == sum(
        (row.shown for row in real.all(Observation) if row.shown is not None), Decimal(0)
    )


def test_no_cell_of_it_is_a_formula(real: Package, exampleshire: Package) -> None:
    for package in (real, exampleshire):
        cells = {cell for line in lines(whole(package)) for cell in line.values()}
        assert [cell for cell in cells if DANGEROUS.match(cell) and not NUMBER.fullmatch(cell)] == []


def test_a_hidden_value_and_its_interval_do_not_reach_it(exampleshire: Package) -> None:
    """The check refuses numbers behind [c]; were it to fail, this file still would not hold them."""
    planted = tuple(
        replace(row, value=Decimal(4711), lower=Decimal(4712), upper=Decimal(4713))
        if "[c]" in row.markers
        else row
        for row in exampleshire.all(Observation)
    )
    package = replace(exampleshire, rows=MappingProxyType({**exampleshire.rows, Observation: planted}))
    hidden = [line for line in lines(whole(package)) if "[c]" in line["markers"]]
    assert len(hidden) > 1
    assert {(line["value"], line["lower"], line["upper"]) for line in hidden} == {("", "", "")}
    assert re.search(rb"471[123]", whole(package)) is None


def test_each_line_says_its_unit_and_leads_to_the_section_of_its_document(real: Package) -> None:
    rows = lines(whole(real))
    rate = next(row for row in rows if row["indicator"] == "treatment-completion-rate")
    assert (rate["kind"], rate["unit"]) == ("proportion", "% of people in treatment")
    assert rate["document_name"] == "Report of November 2018"
    assert rate["source"] == "https://portal.example/documents/report-2018/#section-4-9-1"


def test_the_site_serves_it_and_says_its_size(
    exampleshire: Package, here: Here, exampleshire_build: Build
) -> None:
    assert (exampleshire_build.site / ADDRESS).read_bytes() == whole(exampleshire)
    found = link(here)
    assert (found.href, found.label) == (ADDRESS, "All figures in one file (CSV)")
    assert found.size == f"{round(len(whole(exampleshire)) / 1000)} KB"
    assert f'href="all-observations.csv" download>{found.label}</a>' in exampleshire_build.page("data")
