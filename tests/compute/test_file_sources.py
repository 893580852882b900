"""Every row of every file is accounted for: by the section it comes from, or as ours."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from macros.nouns import Document, Observation
from macros.package import ROOT, Package
from macros.verdicts import DocumentCount, FileSource
from scripts import compute
from scripts.compute import file_sources
from tests.conftest import EXAMPLESHIRE


def unaccounted(package: Package) -> set[str]:
    """The files whose number of rows is not the sum of what their sources give."""
    told: Counter[str] = Counter()
    for row in package.all(FileSource):
        told[row.resource] += row.rows
    documented = [r for r in package.resources if any(row.get("document") for row in r.rows)]
    files = {r.name: len(r.rows) for r in documented if r.name != "file-sources"}
    return {name for name in files | told if files.get(name, 0) != told[name]}


@pytest.mark.parametrize("partnership", ["real", "exampleshire"])
def test_the_sources_of_each_file_add_up_to_its_rows(
    partnership: str, request: pytest.FixtureRequest
) -> None:
    assert unaccounted(request.getfixturevalue(partnership)) == set()


def test_a_row_that_nobody_accounts_for_is_seen(exampleshire: Package) -> None:
    wheels = exampleshire.resource("wheels-stolen")
    fewer = replace(wheels, rows=wheels.rows[1:])
    others = tuple(r for r in exampleshire.resources if r.name != "wheels-stolen")
    assert unaccounted(replace(exampleshire, resources=(*others, fewer))) == {"wheels-stolen"}


def test_the_sources_stand_newest_document_first_and_as_in_the_document(exampleshire: Package) -> None:
    rows = [row for row in exampleshire.all(FileSource) if row.resource == "targets"]
    assert rows == [
        FileSource("targets", "quarterly-return", "1", 4),
        FileSource("targets", "report-2025", "1", 19),
        FileSource("targets", "report-2025", "2.1", 5),
    ]


def test_a_file_of_our_own_has_no_sources(exampleshire: Package) -> None:
    assert not [row for row in exampleshire.all(FileSource) if row.resource in {"glossary", "help", "site"}]


def test_the_rows_of_a_file_that_name_no_document_are_counted_too(exampleshire: Package) -> None:
    wheels = exampleshire.resource("wheels-stolen")
    first, *others = wheels.rows
    bare = replace(wheels, rows=({**first, "document": None, "section": None}, *others))
    rows = list(file_sources.rows(replace(exampleshire, resources=(bare,)), {}))
    assert FileSource("wheels-stolen", "", "", 1) in rows
    assert sum(row.rows for row in rows) == len(wheels.rows)


@pytest.mark.parametrize("partnership", ["real", "exampleshire"])
def test_each_figure_and_figured_indicator_is_counted_for_its_document(
    partnership: str, request: pytest.FixtureRequest
) -> None:
    package: Package = request.getfixturevalue(partnership)
    told = {(row.document, row.what): row.number for row in package.all(DocumentCount)}
    for document in package.all(Document):
        held = [
            row for row in package.all(Observation) if row.document == document.id and row.shown is not None
        ]
        assert told.get((document.id, "figures"), 0) == len(held), document.id
        assert told.get((document.id, "indicators"), 0) == len({row.indicator for row in held}), document.id


def test_a_figure_that_may_not_be_shown_is_not_counted(exampleshire: Package) -> None:
    hidden = tuple(replace(row, markers=("[c]",)) for row in exampleshire.all(Observation))
    without = replace(exampleshire, rows={**exampleshire.rows, Observation: hidden})
    assert {row.what for row in file_sources.counts(without)} == {"targets", "tables"}


@pytest.mark.parametrize("root", [ROOT, EXAMPLESHIRE], ids=["real", "exampleshire"])
def test_the_committed_files_are_what_the_data_give(root: Path) -> None:
    assert [name for name in compute.stale(root) if "file_sources" in name or "document_counts" in name] == []
