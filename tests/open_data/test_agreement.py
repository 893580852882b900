"""All forms of a dataset hold the same: CSV, workbook, JSON, zip and the table on the page, cell by cell."""

from __future__ import annotations

import io
import json
import zipfile
from decimal import Decimal

import jsonschema  # type: ignore[import-untyped]
from selectolax.lexbor import LexborHTMLParser

from macros.downloads.shape import SHAPE, row_shape
from macros.nouns import WITHOUT_VALUE
from tests.open_data.conftest import Row, Site, as_written, plain, rows_of, workbook

TEXTS = {"string"}


def expected(site: Site, id: str) -> list[list[str]]:
    """The cells of a CSV, row by row, numbers without the zeros at their end."""
    fields = {field.name: field for field in site.package.resource(id).fields}
    return [
        [cell if fields[name].type in TEXTS else plain(cell) for name, cell in row.items()]
        for row in site.rows(id)
    ]


def test_every_csv_is_the_committed_file_byte_for_byte(site: Site) -> None:
    for resource in site.package.resources:
        assert site.read(f"{resource.name}.csv") == (site.build.folder / resource.path).read_bytes()


def test_json_holds_every_cell_of_the_csv(site: Site) -> None:
    for dataset in site.datasets:
        record = site.record(dataset.id)
        assert [[*row] for row in record["rows"]] == [
            [column["name"] for column in record["columns"]] for _ in record["rows"]
        ]
        fields = dataset.resource.fields
        cells = [
            [as_written(row[f.name]) if f.type not in TEXTS else _text(row[f.name]) for f in fields]
            for row in record["rows"]
        ]
        assert cells == expected(site, dataset.id), dataset.id


def _text(value: object) -> str:
    return " ".join(value) if isinstance(value, list) else str(value or "")


def test_json_keeps_every_digit_of_a_number(site: Site) -> None:
    for dataset in site.datasets:
        numbers = [field.name for field in dataset.resource.fields if field.is_number]
        for row, told in zip(site.rows(dataset.id), site.record(dataset.id)["rows"], strict=True):
            assert [row[name] for name in numbers] == [
                "" if told[name] is None else str(told[name]) for name in numbers
            ]


def test_every_json_has_the_promised_shape(site: Site) -> None:
    jsonschema.Draft202012Validator.check_schema(SHAPE)
    for dataset in site.datasets:
        text = site.read(f"{dataset.id}.json").decode("utf-8")
        record = json.loads(text)
        jsonschema.validate(record, SHAPE)
        rows = {"type": "array", "items": row_shape(dataset.resource)}
        jsonschema.validate(record["rows"], rows)
        jsonschema.validate(
            record["targets"], {"type": "array", "items": row_shape(site.package.resource("targets"))}
        )


def test_a_workbook_holds_every_cell_of_the_csv(site: Site) -> None:
    for dataset in site.datasets:
        heading, *rows = site.sheet(dataset.id)
        assert heading == [field.title for field in dataset.resource.fields]
        fields = dataset.resource.fields
        told = [
            [
                as_written(cell) if field.type not in TEXTS else str("" if cell is None else cell)
                for field, cell in zip(fields, row, strict=True)
            ]
            for row in rows
        ]
        wanted = expected(site, dataset.id)
        for row, cells in zip(site.rows(dataset.id), wanted, strict=True):
            _marker_in_place_of_the_value(row, cells)
        assert told == wanted, dataset.id


def _marker_in_place_of_the_value(row: Row, cells: list[str]) -> None:
    """In a workbook the column of the value holds the markers where it holds no number."""
    if row.get("value") == "":
        cells[[*row].index("value")] = row["markers"]


def test_a_zip_holds_the_same_csv_and_only_rows_of_the_other_files(site: Site) -> None:
    for dataset in site.datasets:
        with zipfile.ZipFile(io.BytesIO(site.read(f"{dataset.id}.zip"))) as archive:
            names = archive.namelist()
            assert {name.partition("/")[0] for name in names} == {dataset.id}
            assert archive.read(f"{dataset.id}/{dataset.id}.csv") == site.read(f"{dataset.id}.csv")
            for name in names:
                if "/lists/" in name:
                    whole = site.rows(name.rpartition("/")[2].removesuffix(".csv"))
                    part = rows_of(archive.read(name))
                    assert part, f"{name} has no rows"
                    assert all(row in whole for row in part)


def test_the_big_zip_and_the_big_workbook_hold_every_row(site: Site) -> None:
    book = workbook(site.data / f"{site.package.name}.xlsx")
    heading, *figures = book["Figures"]
    wanted = [(d.id, row) for d in site.datasets if d.resource.is_observations for row in site.rows(d.id)]
    id_at, value_at, printed_at = (heading.index(name) for name in ("Indicator", "Value", "As published"))
    assert [(row[id_at], as_written(row[value_at]), row[printed_at] or "") for row in figures] == [
        (id, plain(row["value"]) or row["markers"], row["as_published"]) for id, row in wanted
    ]
    for resource in site.package.resources:
        assert (site.unzipped / resource.path).read_bytes() == site.read(f"{resource.name}.csv")
        if resource.rows and not resource.is_observations and resource.name != "markers":
            assert len(book[resource.name]) == len(resource.rows) + 1


def test_the_table_on_the_page_holds_every_value_of_the_csv(site: Site) -> None:
    for dataset in site.datasets:
        if dataset.resource.is_observations:
            page = LexborHTMLParser(site.build.page(dataset.page))
            column = _value_column(page)
            shown = [
                line.css("th, td")[column].text(separator=" ").split()
                for line in page.css("#figures-table tbody tr")
            ]
            assert [_first_number(words) for words in shown] == [
                plain(row["value"]) for row in site.rows(dataset.id)
            ], dataset.id


def _value_column(page: LexborHTMLParser) -> int:
    heads = page.css("#figures-table thead th")
    return next(at for at, head in enumerate(heads) if "number" in (head.attributes.get("class") or ""))


def _first_number(words: list[str]) -> str:
    """The number a cell begins with; none where only markers stand there."""
    if not words or words[0].startswith("["):
        return ""
    return plain(str(Decimal(words[0].replace(",", "").replace("−", "-"))))


def test_a_hidden_value_is_nothing_but_its_marker_in_every_form(site: Site) -> None:
    hidden = [
        (dataset.id, at)
        for dataset in site.datasets
        if dataset.resource.is_observations
        for at, row in enumerate(site.rows(dataset.id))
        if WITHOUT_VALUE & set(row["markers"].split())
    ]
    assert hidden
    for id, at in hidden:
        told = site.record(id)["rows"][at]
        assert told["value"] is None
        assert told["markers"] == site.rows(id)[at]["markers"].split()
        heading, *rows = site.sheet(id)
        assert rows[at][heading.index("Value")] == site.rows(id)[at]["markers"]
