"""Releases that are whole, and corrections that say why a published figure has changed."""

import shutil

import pytest

from macros.package import ROOT, Package, load
from scripts.check import releases
from tests.check.conftest import World, sentences
from tests.conftest import EXAMPLESHIRE

FILE = "data/observations/lost-hats.csv"
RELEASES = "data/releases.csv"
CORRECTIONS = "data/corrections.yml"
FROZEN = "releases/spring/files"
MAY = "area_code=hatshire&period_start=2030-01-01&period_end=2030-12-31&period_as_published=May"
KEY = f"{MAY}&document=hat-report&section=1"
NO_SIDE = "is neither a number nor, for the column markers, a text in quotation marks."
DAWN = "2031-07-02 06:30:00"
FORM = f"Write it as the comment at the top of {CORRECTIONS} shows."
UNEXPLAINED = (
    f"{FILE}, row 2, column value: “84” in release spring is “48” now, and nothing says why. "
    f"Mark the row [r] if its provider revised it, or write the reason in {CORRECTIONS}."
)
ENTRY = """- id: swapped
  release: summer
  resource: lost-hats
  row: {period_as_published: May}
  column: value
  from: 84
  to: 48
  reason: Two digits were swapped.
  found_on: 2031-07-02
"""
SPRING = {"id": "spring", "published_at": "2031-04-01T09:30:00", "next_due": "2031-07-01"}
SUMMER = {"id": "summer", "published_at": "2031-07-01T09:30:00", "supersedes": "spring"}


@pytest.fixture
def hats(world: World) -> World:
    """One figure of lost hats, 84 in May, in a release of spring and on disk."""
    world.observe(world.indicator("lost-hats"), 84, period_as_published="May")
    needed = {"site", "releases", "targets", "lost-hats"}
    with world.contract() as contract:
        contract["resources"] = [r for r in contract["resources"] if r["name"] in needed]
    world.write(CORRECTIONS, "[]\n")
    world.add(RELEASES, **SPRING)
    freeze(world, "spring")
    return world


def freeze(world: World, release: str) -> None:
    folder = world.root / "releases" / release / "files"
    shutil.copytree(world.root / "data", folder / "data")
    shutil.copy(world.root / "datapackage.json", folder)


def without(*lines: str) -> str:
    """The entry without some of its lines."""
    return "".join(line for line in ENTRY.splitlines(keepends=True) if line not in lines)


def correct(world: World, **cells: object) -> None:
    world.change(FILE, 2, **{"value": 48, **cells})


def found(world: World) -> list[str]:
    return sentences(list(releases.problems(load(world.root), world.root)))


def test_the_releases_of_exampleshire_are_whole(exampleshire: Package) -> None:
    assert list(releases.problems(exampleshire, EXAMPLESHIRE)) == []


def test_a_portal_without_a_release_has_nothing_to_explain(real: Package) -> None:
    assert list(releases.problems(real, ROOT)) == []


def test_nothing_changed_is_no_problem(hats: World) -> None:
    assert found(hats) == []


@pytest.mark.parametrize("judged", [False, True])
def test_the_newest_release_may_lack_its_files_only_before_it_was_published(
    hats: World, judged: bool
) -> None:
    hats.add(RELEASES, **SUMMER)
    if judged:
        hats.write("data/judgements/printed_statuses.csv", "release,indicator\nsummer,lost-hats\n")
    named = (
        f"{RELEASES}, row 3, column id: “summer” has no frozen files: releases/summer/files/datapackage.json "
        "is missing. Put the folder back, or take the row out if it was never published."
    )
    assert found(hats) == ([named] if judged else [])


def test_an_earlier_release_without_frozen_files_is_named(hats: World) -> None:
    hats.add(RELEASES, **SUMMER)
    freeze(hats, "summer")
    shutil.rmtree(hats.root / "releases/spring")
    assert found(hats) == [
        f"{RELEASES}, row 2, column id: “spring” has no frozen files: {FROZEN}/datapackage.json "
        "is missing. Put the folder back, or take the row out if it was never published."
    ]


def test_the_row_of_a_release_that_was_withdrawn_is_not_compared_with(hats: World) -> None:
    hats.add(RELEASES, **SUMMER, withdrawn_on="2031-07-02", withdrawn_reason="a column had slipped")
    correct(hats)
    freeze(hats, "summer")
    hats.change(FILE, 2, value=84)
    assert found(hats) == []


def test_frozen_files_without_a_release_are_named(hats: World) -> None:
    freeze(hats, "autumn")
    assert found(hats) == [
        "releases/autumn: The folder belongs to no release: there is no “autumn” in data/releases.csv. "
        "Put its row back."
    ]


def test_frozen_files_that_cannot_be_read_are_named(hats: World) -> None:
    hats.write(f"{FROZEN}/data/site.csv", "")
    assert found(hats) == [
        f"{FROZEN}: The frozen files of this release cannot be read. "
        "Put them back as they were published; they are never edited."
    ]


@pytest.mark.parametrize(
    ("supersedes", "sentence"),
    [
        ("", "An empty cell does not name the release before this one. Write “spring”."),
        ("winter", "“winter” does not name the release before this one. Write “spring”."),
    ],
)
def test_a_release_that_does_not_name_the_one_before_it_is_named(
    hats: World, supersedes: str, sentence: str
) -> None:
    hats.add(RELEASES, **{**SUMMER, "supersedes": supersedes})
    freeze(hats, "summer")
    assert found(hats) == [f"{RELEASES}, row 3, column supersedes: {sentence}"]


def test_the_order_of_releases_is_that_of_their_days_not_of_their_rows(hats: World) -> None:
    winter = {"id": "winter", "published_at": "2031-01-01T09:30:00+00:00"}
    hats.add(RELEASES, **winter)
    freeze(hats, "winter")
    hats.change(RELEASES, 2, supersedes="winter")
    assert found(hats) == []


def test_the_first_release_supersedes_nothing(hats: World) -> None:
    hats.change(RELEASES, 2, supersedes="winter")
    assert found(hats) == [
        f"{RELEASES}, row 2, column supersedes: “winter” was not published before this release. "
        "Empty the cell; this is the first release."
    ]


def test_a_next_release_that_is_due_before_this_one_is_named(hats: World) -> None:
    hats.change(RELEASES, 2, next_due="2031-04-01")
    assert found(hats) == [
        f"{RELEASES}, row 2, column next_due: “2031-04-01” is not after 2031-04-01, the day of this release. "
        "Write the day of the next release, or empty the cell."
    ]


def test_a_change_that_nothing_explains_is_named(hats: World) -> None:
    correct(hats)
    assert found(hats) == [UNEXPLAINED]


def test_the_row_is_that_of_the_file_as_it_stands_now(hats: World) -> None:
    rows = hats.rows(FILE)
    hats._save(FILE, [rows[0], [cell.replace("May", "April") for cell in rows[1]], rows[1]])
    hats.change(FILE, 3, value=48)
    assert found(hats) == [UNEXPLAINED.replace("row 2", "row 3")]


@pytest.mark.parametrize("markers", ["[r]", "[r] [e]"])
def test_a_change_marked_as_revised_passes(hats: World, markers: str) -> None:
    correct(hats, markers=markers)
    assert found(hats) == []


def test_a_change_of_a_provisional_figure_passes(hats: World) -> None:
    hats.change(f"{FROZEN}/{FILE}", 2, markers="[p]")
    correct(hats)
    assert found(hats) == []


def test_a_figure_revised_before_does_not_change_again_in_silence(hats: World) -> None:
    hats.change(f"{FROZEN}/{FILE}", 2, markers="[r]")
    correct(hats, markers="[r]")
    assert found(hats) == [
        f"{FILE}, row 2, column value: “84” in release spring is “48” now, and nothing says why. "
        f"The row was marked [r] before, so write the reason in {CORRECTIONS}."
    ]


@pytest.mark.parametrize("release", ["  release: summer\n", "  release:\n", ""])
def test_a_correction_passes_before_and_after_it_is_released(hats: World, release: str) -> None:
    hats.write(CORRECTIONS, ENTRY.replace("  release: summer\n", release))
    correct(hats)
    hats.add(RELEASES, **SUMMER)
    freeze(hats, "summer")
    assert found(hats) == []


def test_a_correction_that_is_not_released_yet_passes(hats: World) -> None:
    hats.write(CORRECTIONS, without("  release: summer\n"))
    correct(hats)
    assert found(hats) == []


def test_a_change_inside_published_releases_is_asked_for_too(hats: World) -> None:
    correct(hats)
    hats.add(RELEASES, **SUMMER)
    freeze(hats, "summer")
    assert found(hats) == [
        f"releases/summer/files/{FILE}, row 2, column value: “84” in release spring is “48” in release "
        f"summer, and nothing says why. "
        f"Write the reason in {CORRECTIONS}; a published release stays as it is."
    ]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"value": "", "markers": "[c]"}, "“84” in release spring is “[c]” now, and nothing says why."),
        ({"value": ""}, "“84” in release spring is empty now, and nothing says why."),
    ],
)
def test_a_figure_that_disappears_has_to_be_explained(
    hats: World, cells: dict[str, object], sentence: str
) -> None:
    correct(hats, **cells)
    remedy = f"Mark the row [r] if its provider revised it, or write the reason in {CORRECTIONS}."
    assert found(hats) == [f"{FILE}, row 2, column value: {sentence} {remedy}"]


def test_a_figure_that_appears_where_none_stood_has_to_be_explained(hats: World) -> None:
    correct(hats, value=84, denominator=100)
    assert found(hats) == [
        f"{FILE}, row 2, column denominator: An empty cell in release spring is “100” now, and nothing says "
        f"why. Mark the row [r] if its provider revised it, or write the reason in {CORRECTIONS}."
    ]


def test_a_marker_that_changes_alone_has_to_be_explained(hats: World) -> None:
    correct(hats, value=84, markers="[b]")
    assert found(hats) == [
        f"{FILE}, row 2, column markers: An empty cell in release spring is “[b]” now, and nothing says why. "
        f"Mark the row [r] if its provider revised it, or write the reason in {CORRECTIONS}."
    ]
    sides = without("  release: summer\n", "  from: 84\n", "  column: value\n")
    hats.write(CORRECTIONS, sides.replace("  to: 48\n", "  column: markers\n  from:\n  to: '[b]'\n"))
    assert found(hats) == []


def test_a_row_that_is_gone_has_to_be_explained(hats: World) -> None:
    hats._save(FILE, hats.rows(FILE)[:1])
    assert found(hats) == [
        f"{FILE}: The row “{KEY}” with “84” of release spring is gone now, and nothing says why. "
        f"Put it back, or write the reason in {CORRECTIONS}."
    ]
    hats.write(CORRECTIONS, without("  release: summer\n", "  column: value\n", "  to: 48\n"))
    assert found(hats) == []


def test_a_file_that_is_gone_has_to_be_explained(hats: World) -> None:
    with hats.contract() as contract:
        contract["resources"] = [r for r in contract["resources"] if r["name"] != "lost-hats"]
    assert found(hats) == [
        f"{FILE}: The row “{KEY}” with “84” of release spring is gone now, and nothing says why. "
        f"Put it back, or write the reason in {CORRECTIONS}."
    ]


def test_a_correction_that_fits_no_change_is_named(hats: World) -> None:
    hats.write(CORRECTIONS, ENTRY.replace("to: 48", "to: 49"))
    correct(hats)
    assert found(hats) == [
        f"{CORRECTIONS}, line 1: “swapped” fits no change between two releases, nor any since the newest. "
        "Correct its release, resource, row, column, from or to; or take it out.",
        UNEXPLAINED,
    ]


def test_a_correction_of_two_rows_is_named(hats: World) -> None:
    for file in (f"{FROZEN}/{FILE}", FILE):
        hats.observe(file, 84, period_as_published="June")
    correct(hats)
    hats.change(FILE, 3, value=48)
    everywhere = ENTRY.replace("{period_as_published: May}", "{area_code: hatshire}")
    hats.write(CORRECTIONS, everywhere.replace("  release: summer\n", ""))
    june = KEY.replace("May", "June")
    assert found(hats) == [
        f"{CORRECTIONS}, line 1: “swapped” fits changes in 2 rows: “{june}”, “{KEY}”. "
        "Name more columns under row, so that it fits one of them alone."
    ]


def test_two_corrections_of_one_id_are_named(hats: World) -> None:
    correct(hats)
    hats.write(CORRECTIONS, without("  release: summer\n") * 2)
    assert found(hats) == [
        f"{CORRECTIONS}, line 9: “swapped” is already the id of the entry in line 1. "
        "Give one of the two another id."
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "  reason:",
            "  reasons:",
            "“reasons” is none of the names of an entry: "
            "id, resource, row, reason, found_on, release, column, from, to.",
        ),
        ("id: swapped", "id:", "The entry has no id."),
        ("  reason: Two digits were swapped.\n", "", "The entry has no reason."),
        ("{period_as_published: May}", "{}", "The entry has no row."),
        ("{period_as_published: May}", "May", "row does not name columns with one value each."),
        ("{period_as_published: May}", "{x: [May]}", "row does not name columns with one value each."),
        ("2031-07-02", DAWN, f"“{DAWN}” under found_on is no day such as 2031-05-02."),
        ("2031-07-02", "July", "“July” under found_on is no day such as 2031-05-02."),
        ("2031-07-02", "2031-07-32", "The entry cannot be read (day is out of range for month)."),
        ("from: 84", "from: many", f"from {NO_SIDE}"),
        ("to: 48", "to: [r]", f"to {NO_SIDE}"),
        ("to: 48", "to: true", f"to {NO_SIDE}"),
        ("Two digits were swapped.", "[Two]", "reason is no text."),
        (ENTRY, "- swapped\n", "The entry is not made of names with values."),
    ],
)
def test_an_entry_that_is_not_written_as_it_should_be_is_named(
    hats: World, old: str, new: str, sentence: str
) -> None:
    hats.write(CORRECTIONS, "# Corrections\n\n" + ENTRY.replace(old, new))
    assert found(hats) == [f"{CORRECTIONS}, line 3: {sentence} {FORM}"]


def test_a_file_of_corrections_that_is_no_list_is_named(hats: World) -> None:
    hats.write(CORRECTIONS, "swapped: 48\n")
    assert found(hats) == [f"{CORRECTIONS}, line 1: The file holds no list of entries. {FORM}"]


def test_a_file_of_corrections_that_cannot_be_read_is_named(hats: World) -> None:
    hats.write(CORRECTIONS, ENTRY + "- id: [\n")
    assert found(hats) == [
        f"{CORRECTIONS}, line 11: The file cannot be read from here on (expected the node content, but found "
        "'<stream end>'). Look there for a hyphen, colon, bracket or quotation mark that is missing, "
        "or a line moved in."
    ]


def test_a_file_of_corrections_in_another_encoding_is_named(hats: World) -> None:
    (hats.root / CORRECTIONS).write_bytes("# Käse\n".encode("latin-1"))
    assert found(hats) == [f"{CORRECTIONS}, line 1: The file is not saved as UTF-8. Save it again as UTF-8."]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n"])
def test_no_corrections_are_no_problem(hats: World, text: str) -> None:
    hats.write(CORRECTIONS, text)
    assert found(hats) == []
    (hats.root / CORRECTIONS).unlink()
    assert found(hats) == []


def test_a_file_whose_rows_cannot_be_told_apart_is_named(hats: World) -> None:
    with hats.contract() as contract:
        del next(r for r in contract["resources"] if r["name"] == "lost-hats")["schema"]["primaryKey"]
    shutil.copy(hats.root / "datapackage.json", hats.root / FROZEN)
    assert found(hats) == [
        "datapackage.json: The resource “lost-hats” has no primaryKey, so its changes cannot be followed. "
        "Name there the columns that tell its rows apart."
    ]


def test_a_hidden_figure_is_not_told_by_what_is_wrong_with_it(hats: World) -> None:
    """The check of values refuses a figure behind [c]; were it to fail, no sentence here would say it."""
    hats.change(f"{FROZEN}/{FILE}", 2, value=4711, markers="[c]")
    correct(hats, value=4712, markers="[c]")
    told = found(hats)
    assert len(told) == 1
    assert "471" not in told[0]


def test_a_release_withdrawn_with_a_day_and_a_reason_is_whole(hats: World) -> None:
    hats.change(RELEASES, 2, withdrawn_on="2031-04-01", withdrawn_reason="a hat was counted twice")
    assert found(hats) == []


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {"withdrawn_on": "2031-04-02"},
            f"{RELEASES}, row 2, column withdrawn_reason: The release was withdrawn on 2031-04-02, "
            "and nothing says why. Write the reason, or empty withdrawn_on.",
        ),
        (
            {"withdrawn_reason": "a hat was counted twice"},
            f"{RELEASES}, row 2, column withdrawn_on: There is a reason for withdrawing the release, "
            "and no day. Write the day, or empty withdrawn_reason.",
        ),
        (
            {"withdrawn_on": "2031-03-31", "withdrawn_reason": "a hat was counted twice"},
            f"{RELEASES}, row 2, column withdrawn_on: “2031-03-31” is before 2031-04-01, "
            "the day of this release. Write the day on which it was withdrawn.",
        ),
    ],
)
def test_a_withdrawal_without_its_day_or_reason_or_too_early_is_named(
    hats: World, cells: dict[str, str], sentence: str
) -> None:
    hats.change(RELEASES, 2, **cells)
    assert found(hats) == [sentence]
