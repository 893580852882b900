"""Nothing hidden stands in anything that is public, and nobody can work it out from all of it together."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest

from macros.nouns import Observation
from macros.package import ROOT, Package
from scripts import attack
from scripts.compute.releases import frozen
from tests.attack import outsider
from tests.conftest import EXAMPLESHIRE, Build
from tests.publish.conftest import git, identify


def releases(root: Path, package: Package) -> list[Package]:
    return [edition.package for edition in frozen(root, package)]


def concealed(package: Package) -> list[Observation]:
    return [row for row in package.all(Observation) if "[c]" in row.markers]


def told(package: Package, hidden: Observation, value: int) -> Package:
    """A package in which one hidden figure is shown."""
    rows = [
        replace(row, value=Decimal(value), markers=()) if about(row) == about(hidden) else row
        for row in package.all(Observation)
    ]
    return replace(package, rows=MappingProxyType({**package.rows, Observation: tuple(rows)}))


def about(row: Observation) -> Sequence[object]:
    return row.indicator, row.area_code, row.period_start, row.period_end, row.breakdown


def test_nothing_hidden_in_exampleshire_can_be_worked_out(exampleshire: Package) -> None:
    assert attack.audit((), exampleshire, releases(EXAMPLESHIRE, exampleshire)) == ()


def test_nothing_hidden_in_the_real_data_can_be_worked_out(real: Package) -> None:
    assert attack.audit((), real, releases(ROOT, real)) == ()


@pytest.mark.parametrize("release", [-1, -2])
def test_a_hidden_figure_that_one_frozen_release_shows_is_found(exampleshire: Package, release: int) -> None:
    earlier = releases(EXAMPLESHIRE, exampleshire)
    hidden = next(
        row for row in concealed(exampleshire) if row.period_start and row.period_start.year == 2026
    )
    earlier[release] = told(earlier[release], hidden, 3)
    (found,) = attack.audit((), exampleshire, earlier)
    assert (found.indicator, found.least, found.most) == (hidden.indicator, 3, 3)


def test_no_file_of_the_site_shows_what_is_hidden(exampleshire: Package, exampleshire_build: Build) -> None:
    files = outsider.below(exampleshire_build.site)
    tables = {path for path, content in files if path.endswith(".csv") and b"[c]" in content}
    assert {"data/all-observations.csv", "data/cargo-bicycles-stolen.csv"} <= tables
    assert outsider.showing(files, concealed(exampleshire)) == []


def test_the_outsider_sees_a_figure_in_a_file_of_long_ago_and_in_a_packed_one(
    tmp_path: Path, exampleshire: Package
) -> None:
    (hidden, *_) = concealed(exampleshire)
    cells = hidden.area_code, str(hidden.period_start), str(hidden.period_end), "3", ""
    table = f"area_code,period_start,period_end,value,markers\n{','.join(cells)}\n"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"data/{hidden.indicator}.csv", table)
        archive.writestr("words.txt", "There were 118,307 of them.")
    git(tmp_path, "init", "--quiet")
    identify(tmp_path)
    (tmp_path / "all.zip").write_bytes(packed.getvalue())
    (tmp_path / f"{hidden.indicator}.csv").write_text(table, encoding="utf-8")
    for message in ("Published", "Taken back"):
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "--quiet", f"--message={message}")
        for path in tmp_path.iterdir():
            if path.is_file():
                path.unlink()
    seen = outsider.ever_held(tmp_path)
    assert sorted(path for path, _ in outsider.showing(seen, [hidden])) == [
        f"all.zip/data/{hidden.indicator}.csv",
        f"{hidden.indicator}.csv",
    ]
    assert outsider.holding(seen, 118307) == ["all.zip/words.txt"]
    assert outsider.holding(seen, 18307) == []
