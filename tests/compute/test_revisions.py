"""What changed from release to release, and which statuses each release printed: shown on Exampleshire."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from macros.package import ROOT, Field, Package, Resource, load
from macros.verdicts import PrintedStatus, ReleaseCount, Revision, Status
from scripts.compute import printed, release_counts, releases, revisions
from scripts.compute.corrections import Correction, entries
from scripts.compute.releases import Edition
from tests.conftest import EXAMPLESHIRE

SUMMER_2025 = "period_start=2025-07-01&period_end=2025-09-30&period_as_published=July+to+September+2025"
AUTUMN_2025 = "period_start=2025-10-01&period_end=2025-12-31&period_as_published=October+to+December+2025"
WINTER_2026 = "period_start=2026-01-01&period_end=2026-03-31&period_as_published=January+to+March+2026"
SPRING_2025 = "period_start=2025-04-01&period_end=2025-06-30&period_as_published=April+to+June+2025"
YEAR_2018 = "period_start=2018-01-01&period_end=2018-12-31&period_as_published=2018"

RATE = "scooter-theft-rate"

Rows = tuple[Mapping[str, Any], ...]


def ours(period: str) -> str:
    """The key of a figure of Exampleshire that the first section of the return gives."""
    return f"area_code=exampleshire&{period}&document=quarterly-return&section=1"


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def logged(
    release: str, kind: str, file: str, row: str, column: str, numbers: str, markers: str, reason: str = ""
) -> Revision:
    """A row of the log; `numbers` are before, after and size, and `markers` before and after, parted by /."""
    before, after, size = (number(part) for part in numbers.split("/"))
    old, new = (tuple(part.split()) for part in markers.split("/"))
    return Revision(release, kind, file, row, column, before, after, size, old, new, reason)


# 323 − 318 = 5 · 1.29 − 1.27 = 0.02 · 244 − 251 = −7 · 0.98 − 1.00 = −0.02 · 120 − 102 = 18 · 7 − 6 = 1 ·
# 209 − 204 = 5 · 0.84 − 0.82 = 0.02
CHANGED = [
    logged("2025-q4", "revised", "scooters-stolen", ours(SUMMER_2025), "value", "318/323/5", "[p]/[r]"),
    logged("2025-q4", "revised", RATE, ours(SUMMER_2025), "value", "1.27/1.29/.02", "[p]/[r]"),
    logged("2025-q4", "revised", "wheels-stolen", ours(SUMMER_2025), "markers", "//", "[p]/"),
    logged("2026-q1", "revised", "scooters-stolen", ours(AUTUMN_2025), "value", "251/244/-7", "[p]/[r]"),
    logged("2026-q1", "revised", RATE, ours(AUTUMN_2025), "value", "1/.98/-.02", "[p]/[r]"),
    logged(
        *("2026-q1", "corrected", "wheels-stolen", ours(SPRING_2025), "value", "102/120/18", "/"),
        "Invented: two digits of the return were swapped.",
    ),
    logged("2026-q1", "revised", "wheels-stolen", ours(AUTUMN_2025), "markers", "//", "[p]/"),
    logged(
        *("2026-q1", "corrected", "loud-streets", "street=Sample+Street", "score", "6/7/1", "/"),
        "Invented: the score was read from the wrong line.",
    ),
    logged("2026-q2", "revised", "scooters-stolen", ours(WINTER_2026), "value", "204/209/5", "[p]/[r]"),
    logged("2026-q2", "revised", RATE, ours(WINTER_2026), "value", ".82/.84/.02", "[p]/[r]"),
    logged("2026-q2", "revised", "wheels-stolen", ours(WINTER_2026), "markers", "//", "[p]/"),
    logged(
        *("2026-q2", "removed", "bicycles-checked", ours(YEAR_2018), "", "410//", "/"),
        "Invented: the figure was that of another county.",
    ),
    logged("2026-q2", "revised", "cargo-bicycles-stolen", ours(WINTER_2026), "markers", "//", "[c] [p]/[c]"),
    logged("2026-q2", "revised", "lost-bicycles-collected", ours(WINTER_2026), "value", "/54/", "[x]/[r]"),
]


@pytest.fixture(scope="module")
def log(exampleshire: Package) -> list[Revision]:
    return list(revisions.rows(exampleshire, EXAMPLESHIRE))


@pytest.fixture(scope="module")
def frozen(exampleshire: Package) -> tuple[Edition, ...]:
    return releases.frozen(EXAMPLESHIRE, exampleshire)


def with_rows(package: Package, name: str, change: Callable[[Rows], Rows]) -> Package:
    """The package with other rows in one of its files."""
    files = [replace(r, rows=change(r.rows)) if r.name == name else r for r in package.resources]
    return replace(package, resources=tuple(files))


def changed(package: Package, name: str, row: int, **cells: object) -> Package:
    """The package with other cells in one row of a file; rows are those of a spreadsheet."""

    def change(rows: Rows) -> Rows:
        new = MappingProxyType({**rows[row - 2], **cells})
        return (*rows[: row - 2], new, *rows[row - 1 :])

    return with_rows(package, name, change)


def between(before: Package, after: Package, *known: Correction) -> list[Revision]:
    earlier, later = Edition("2026-q2", EXAMPLESHIRE, before), Edition("", EXAMPLESHIRE, after)
    return list(revisions.between(earlier, later, known))


def test_every_change_of_the_four_releases_is_logged_with_its_size_and_reason(log: list[Revision]) -> None:
    assert [row for row in log if row.kind != "added"] == CHANGED


def test_every_new_figure_is_logged(log: list[Revision]) -> None:
    """A quarter: 11 files, 2 of them with another area too. Before it 3 yearly files, after it 4 targets."""
    added = [row for row in log if row.kind == "added"]
    assert Counter(row.release for row in added) == {"2025-q4": 16, "2026-q1": 13, "2026-q2": 17}
    wheels = [row for row in added if row.resource == "wheels-stolen"]
    assert [(row.release, row.after, row.markers_after) for row in wheels] == [
        ("2025-q4", Decimal(89), ("[p]",)),
        ("2026-q1", Decimal(95), ("[p]",)),
        ("2026-q2", Decimal(114), ("[p]",)),
    ]
    aims = [(row.release, row.row, row.after) for row in added if row.resource == "targets"]
    series = "indicator=locks-given&area_code=exampleshire&breakdown=all&kind=target"
    key = series + "&date={}&document=quarterly-return"
    assert aims == [
        ("2026-q2", key.format("2026-06-30"), Decimal(300)),
        ("2026-q2", key.format("2026-09-30"), Decimal(600)),
        ("2026-q2", key.format("2026-12-31"), Decimal(900)),
        ("2026-q2", key.format("2027-03-31"), Decimal(1200)),
    ]


def test_the_first_release_has_no_log(log: list[Revision], exampleshire: Package) -> None:
    assert releases.ordered(exampleshire)[0].id == "2025-q3"
    assert {row.release for row in log} == {"2025-q4", "2026-q1", "2026-q2"}


def test_a_portal_without_releases_has_no_log(real: Package) -> None:
    assert list(revisions.rows(real, ROOT)) == []
    assert list(printed.rows(real, ROOT)) == []


def test_a_release_froze_the_log_that_led_to_it(log: list[Revision], frozen: tuple[Edition, ...]) -> None:
    """Its own changes stand in it under its name, although they were worked out before it was frozen."""
    for place, edition in enumerate(frozen):
        known = {one.release for one in frozen[: place + 1]}
        assert [r for r in log if r.release in known] == list(edition.package.all(Revision)), edition.release


def test_every_row_of_the_log_has_a_key_of_its_own(log: list[Revision]) -> None:
    keys = Counter((row.release, row.resource, row.row, row.column) for row in log)
    assert set(keys.values()) == {1}


def test_the_order_of_rows_in_a_file_does_not_matter(
    log: list[Revision], frozen: tuple[Edition, ...], exampleshire: Package
) -> None:
    earlier, later = frozen[-2], frozen[-1]
    files = [replace(file, rows=file.rows[::-1]) for file in later.package.resources]
    turned = replace(later, package=replace(later.package, resources=tuple(files)))
    assert list(revisions.between(earlier, turned, entries(EXAMPLESHIRE))) == [
        row for row in log if row.release == "2026-q2"
    ]
    assert list(revisions.between(later, turned)) == []


def test_a_change_on_disk_has_no_release_yet(tmp_path: Path) -> None:
    root = shutil.copytree(EXAMPLESHIRE, tmp_path / "copy")
    path = root / "data/observations/bicycles-checked.csv"
    path.write_bytes(path.read_bytes().replace(b"2025,520,,", b"2025,502,[r],"))
    year = ours("period_start=2025-01-01&period_end=2025-12-31&period_as_published=2025")
    package = load(root)
    assert [row for row in revisions.rows(package, root) if not row.release] == [
        # 502 − 520 = −18
        logged("", "revised", "bicycles-checked", year, "value", "520/502/-18", "/[r]")
    ]
    assert list(printed.rows(package, root)) == list(package.all(PrintedStatus))


def test_a_hidden_value_never_yields_a_number(log: list[Revision]) -> None:
    for row in log:
        assert row.before is None or "[c]" not in row.markers_before
        assert row.after is None or "[c]" not in row.markers_after


@pytest.mark.parametrize("marker", ["[c]", "[x]", "[z]"])
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [(True, False, (None, Decimal(12))), (False, True, (Decimal(11), None)), (True, True, (None, None))],
)
def test_where_one_side_is_hidden_only_the_other_is_told(
    exampleshire: Package, marker: str, old: bool, new: bool, told: tuple[Decimal | None, Decimal | None]
) -> None:
    """The check refuses a number behind a marker; were it to fail, the log still would not tell it."""
    hidden = {True: marker, False: None}
    one = changed(exampleshire, "alarms-left-ringing", 2, value=Decimal(11), markers=hidden[old])
    other = changed(exampleshire, "alarms-left-ringing", 2, value=Decimal(12), markers=hidden[new])
    (row,) = between(one, other)
    assert ((row.before, row.after), row.size) == (told, None)


@pytest.mark.parametrize("marker", ["[c]", "[x]", "[z]"])
def test_a_hidden_row_that_comes_or_goes_has_no_number(exampleshire: Package, marker: str) -> None:
    hidden = changed(exampleshire, "alarms-left-ringing", 2, value=Decimal(11), markers=marker)
    without = with_rows(hidden, "alarms-left-ringing", lambda rows: rows[1:])
    (gone,) = between(hidden, without)
    (come,) = between(without, hidden)
    assert (gone.kind, gone.before, gone.markers_before) == ("removed", None, (marker,))
    assert (come.kind, come.after, come.markers_after) == ("added", None, (marker,))


def test_a_gap_in_a_published_table_hides_no_other_cell_of_its_row(exampleshire: Package) -> None:
    """In a table [x] says why a cell of the row is empty; [c] hides the whole row."""
    for marker, told in (("[x]", Decimal(9)), ("[z]", Decimal(9)), ("[c]", None)):
        before = changed(exampleshire, "loud-streets", 2, score=Decimal(8), markers=marker)
        after = changed(exampleshire, "loud-streets", 2, score=Decimal(9), markers=marker)
        (row,) = between(before, after)
        assert row.after == told, marker


def test_every_number_of_a_row_is_followed(exampleshire: Package) -> None:
    # 255 − 250 = 5 and 21 − 20 = 1; row 3 is January to March 2022.
    provisional = changed(exampleshire, "thefts-solved", 3, markers="[p]")
    before = changed(provisional, "thefts-solved", 3, denominator=Decimal(250), lower=Decimal(20))
    after = changed(exampleshire, "thefts-solved", 3, denominator=Decimal(255), lower=Decimal(21))
    assert [(row.column, row.size, row.kind) for row in between(before, after)] == [
        ("denominator", Decimal(5), "revised"),
        ("lower", Decimal(1), "revised"),
    ]


def test_digits_written_in_another_way_are_no_change(exampleshire: Package) -> None:
    one = changed(exampleshire, "alarms-left-ringing", 2, value=Decimal("14"), markers="[p] [e]")
    other = changed(exampleshire, "alarms-left-ringing", 2, value=Decimal("14.0"), markers="[e] [p]")
    assert between(one, other) == []


def test_what_people_wrote_beside_the_numbers_is_not_followed(exampleshire: Package) -> None:
    words = changed(exampleshire, "alarms-left-ringing", 2, note="Read again.", as_published="fourteen")
    assert between(exampleshire, words) == []


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("[p]", None, "revised"),
        ("[p]", "[p]", "revised"),
        ("[p]", "[r]", "revised"),
        (None, "[r]", "revised"),
        ("[r] [p]", "[r]", "revised"),
        (None, None, "corrected"),
        (None, "[p]", "corrected"),
        ("[r]", "[r]", "corrected"),
        ("[r]", None, "corrected"),
    ],
)
def test_only_what_the_markers_announce_is_a_revision(
    exampleshire: Package, before: str | None, after: str | None, kind: str
) -> None:
    one = changed(exampleshire, "alarms-left-ringing", 2, value=Decimal(11), markers=before)
    other = changed(exampleshire, "alarms-left-ringing", 2, value=Decimal(12), markers=after)
    (row,) = between(one, other)
    assert (row.kind, revisions.is_unexplained(row)) == (kind, kind == "corrected")


def test_a_correction_is_one_even_where_the_figure_was_provisional(exampleshire: Package) -> None:
    one = changed(exampleshire, "alarms-left-ringing", 2, value=Decimal(11), markers="[p]")
    other = changed(exampleshire, "alarms-left-ringing", 2, value=Decimal(12), markers="[r]")
    entry = Correction(
        line=1,
        id="alarms",
        release="",
        resource="alarms-left-ringing",
        row=frozenset({("period_as_published", "January to March 2023")}),
        column="value",
        before=Decimal(11),
        after=Decimal(12),
        reason="Miscounted.",
        found_on=date(2026, 8, 20),
    )
    assert [(row.kind, row.reason) for row in between(one, other, entry)] == [("corrected", "Miscounted.")]
    assert [(row.kind, row.reason) for row in between(other, one, entry)] == [("corrected", "")]


def test_a_new_column_has_not_changed_in_any_row(exampleshire: Package) -> None:
    def wider(file: Resource) -> Resource:
        new = Field("height", "Height", "number", "", MappingProxyType({}))
        rows = tuple(MappingProxyType({**row, "height": Decimal(1)}) for row in file.rows)
        return replace(file, fields=(*file.fields, new), rows=rows)

    files = [wider(file) if file.name == "loud-streets" else file for file in exampleshire.resources]
    after = replace(exampleshire, resources=tuple(files))
    assert between(exampleshire, after) == []
    assert between(after, exampleshire) == []


def test_a_file_that_comes_or_goes_is_logged_row_by_row(exampleshire: Package) -> None:
    files = [file for file in exampleshire.resources if file.name != "tandems-stolen"]
    without = replace(exampleshire, resources=tuple(files))
    # Tandems stolen from 2021 to 2025: 7, 6, 5, 6, 5.
    assert [(row.kind, row.after) for row in between(without, exampleshire)] == [
        ("added", Decimal(count)) for count in (7, 6, 5, 6, 5)
    ]
    assert {row.kind for row in between(exampleshire, without)} == {"removed"}


def test_a_release_keeps_the_statuses_it_printed(frozen: tuple[Edition, ...], exampleshire: Package) -> None:
    rows = list(printed.rows(exampleshire, EXAMPLESHIRE))
    for edition in frozen:
        kept = [row for row in rows if row.release == edition.release]
        assert len(kept) == len(edition.package.all(Status))
    wheels = [(row.release, row.status, row.value) for row in rows if row.indicator == "wheels-stolen"]
    # The year to September 2025: 95 + 89 + 102 + 97 = 383; to December: 102 + 97 + 89 + 89 = 377. With
    # April to June corrected to 120, to March 2026: 120 + 97 + 89 + 95 = 401; June: 97 + 89 + 95 + 114 = 395.
    assert wheels == [
        ("2025-q3", "too_close_to_call", Decimal(383)),
        ("2025-q4", "too_close_to_call", Decimal(377)),
        ("2026-q1", "off_track", Decimal(401)),
        ("2026-q2", "off_track", Decimal(395)),
    ]


def test_exampleshire_shows_every_status(exampleshire: Package) -> None:
    statuses = next(r for r in exampleshire.resources if r.name == "statuses")
    possible = next(f for f in statuses.fields if f.name == "status").constraints["enum"]
    assert {row.status for row in exampleshire.all(Status)} == set(possible)


def test_a_release_that_lacks_a_file_of_today_is_read_all_the_same(tmp_path: Path) -> None:
    root = shutil.copytree(EXAMPLESHIRE, tmp_path / "copy")
    contract = root / "releases/2026-q1/files/datapackage.json"
    contract.write_text(contract.read_text().replace('"name": "contradictions"', '"name": "something-else"'))
    package = load(root)
    assert list(revisions.rows(package, root)) == list(package.all(Revision))


def test_only_the_status_that_leads_can_move(exampleshire: Package) -> None:
    rows = list(printed.rows(exampleshire, EXAMPLESHIRE))
    assert {row.moved for row in rows if row.release == "2025-q3" or not row.leads} == {None}
    scooters = [row.moved for row in rows if row.indicator == "scooters-stolen"]
    # Just ahead, just ahead, on track, on track.
    assert scooters == [None, False, True, False]
    rate = [row.moved for row in rows if row.indicator == "scooter-theft-rate"]
    # Just behind, just ahead, met, met: two public words for too close to call.
    assert rate == [None, True, True, False]


def test_each_release_is_counted(exampleshire: Package) -> None:
    rows = exampleshire.all(ReleaseCount)
    counts = {(row.release, row.what): row.number for row in rows}
    assert list(rows) == list(
        release_counts.rows(
            releases.editions(EXAMPLESHIRE, exampleshire),
            list(exampleshire.all(Revision)),
            list(exampleshire.all(PrintedStatus)),
        )
    )
    # 185 + 16 = 201. Then 13 rows come, 2 of them without a number: 201 + 11 = 212. Then 17 come, 4 of them
    # targets and 2 without a number; one figure goes, and one comes that was not supplied at first:
    # 212 + 11 - 1 + 1 = 223.
    held = [counts[release, "held"] for release in ("2025-q3", "2025-q4", "2026-q1", "2026-q2")]
    assert held == [185, 201, 212, 223]
    assert {what: n for (release, what), n in counts.items() if release == "2026-q1"} == {
        "held": 212,
        "added": 13,
        "revised": 3,
        "corrected": 2,
        "moved": 6,
    }


def test_a_row_of_which_two_numbers_change_is_one_entry(exampleshire: Package) -> None:
    before = changed(exampleshire, "thefts-solved", 3, denominator=Decimal(250), lower=Decimal(20))
    after = changed(exampleshire, "thefts-solved", 3, denominator=Decimal(255), lower=Decimal(21))
    log = between(before, after)
    assert len(log) == 2
    assert list(release_counts.rows([Edition("", EXAMPLESHIRE, after)], log, [])) == [
        ReleaseCount("", "corrected", 1)
    ]
