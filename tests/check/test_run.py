"""The verb itself."""

from pathlib import Path

import pytest

from macros.package import ROOT
from scripts import check
from scripts.check import names
from tests.check.conftest import World


def test_the_real_data_pass() -> None:
    assert check.problems(ROOT) == []


def test_success_is_one_sentence_with_counts(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.observe(world.indicator("lost-hats"), 3)
    world.judge()
    capsys.readouterr()
    world.write("docs/en/index.md", "Hats\n")
    tables = list((world.root / "data").rglob("*.csv"))
    rows = sum(len(world.rows(path.relative_to(world.root).as_posix())) - 1 for path in tables)
    assert check.run([], world.root) == 0
    assert capsys.readouterr().out == (
        f"Checked {len(tables)} files with {rows} rows and 1 page: no problems found.\n"
    )


def test_problems_of_every_kind_are_told_at_once(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    file = world.indicator("lost-hats")
    world.observe(file, "2.5")
    world.change("data/themes.csv", 2, position="one", about="=1+1")
    world.write("docs/en/index.md", "Hats: 5\n")
    assert check.run([], world.root) == 1
    assert capsys.readouterr().out == (
        "data/observations/lost-hats.csv, row 2, column value: “2.5” is not a whole number from 0 on, and "
        "this indicator counts. Correct it, or the kind in data/indicators.csv.\n\n"
        "data/themes.csv, row 2, column position: “one” is not a whole number. "
        "Write digits only, such as 12.\n"
        "data/themes.csv, row 2, column about: The cell begins with “=”, so a spreadsheet may run it as a "
        "formula. Begin it with a letter or a digit.\n\n"
        "docs/en/index.md, line 1: “5” is written by hand. Numbers come from the data: use a macro, or add "
        "the name of the law, standard or document to docs/digits-allowed.txt.\n\n"
        "4 problems in 3 files. Nothing was changed.\n"
    )


def test_a_cell_that_breaks_the_contract_is_not_named_twice(world: World) -> None:
    file = world.indicator("lost-hats")
    world.observe(file, "three")
    assert [problem.what for problem in check.problems(world.root)] == ["“three” is not a number."]


def test_a_file_in_another_encoding_is_named_by_nothing_else(world: World) -> None:
    path = world.root / "data/areas.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
    assert [problem.where for problem in check.problems(world.root)] == ["data/areas.csv"]


@pytest.mark.parametrize("file", ["datapackage.json", "data/site.csv", "data/indicators.csv"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[]", b'"', b"id\n,,,\n"])
def test_broken_files_never_stop_the_check(world: World, file: str, content: bytes) -> None:
    world.observe(world.indicator("lost-hats"), 3)
    (world.root / file).write_bytes(content)
    assert check.problems(world.root)


def test_a_name_is_refused_without_being_kept_or_printed(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.run(["--refuse-name", "Zebedee Quill"], world.root) == 0
    assert check.run(["--refuse-name", "zebedee quill"], world.root) == 0
    assert capsys.readouterr().out == (
        "The name is now on the refused list, as a code without the name.\n"
        "The name was already on the refused list, as a code without the name.\n"
    )
    assert "uill" not in (world.root / names.FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["Zebedee", "A B C D E", ""])
def test_a_name_too_short_or_too_long_is_not_refused(
    world: World, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert check.run(["--refuse-name", name], world.root) == 1
    assert capsys.readouterr().out == (
        "Give a first name and a last name, of two to four words together. Nothing was changed.\n"
    )
    assert (world.root / names.FILE).read_text(encoding="utf-8") == ""


def test_sources_are_asked_for_only_when_the_data_pass(
    world: World, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder: Path = tmp_path_factory.mktemp("texts")
    (folder / "hats.txt").write_text("1. Lost\n", encoding="utf-8")
    assert check.run(["--sources", str(folder)], world.root) == 0
    world.change("data/themes.csv", 2, position="one")
    assert check.run(["--sources", str(folder)], world.root) == 1
    assert capsys.readouterr().out.count("hat-report") == 1


def test_a_missing_contract_is_told_like_any_other_missing_file(world: World) -> None:
    (world.root / "datapackage.json").unlink()
    assert [problem.sentence for problem in check.problems(world.root)] == [
        "datapackage.json: The file is missing. Put it back."
    ]


def test_a_change_of_the_data_is_seen_without_starting_again(world: World) -> None:
    assert check.problems(world.root) == []
    world.add("data/themes.csv", id="caps", name="Caps", position="two", about="Caps.")
    assert [problem.sentence for problem in check.problems(world.root)] == [
        "data/themes.csv, row 3, column position: “two” is not a whole number. Write digits only, such as 12."
    ]
