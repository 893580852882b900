"""Figures looked for in the texts of the documents, here a small invented one."""

from pathlib import Path

import pytest

from scripts.check import passages, sources
from tests.check.conftest import World

TEXT = """Hat report

1. **Lost** hats

In 2030 the city lost 1,633 hats, “nearly 15”
a week. Caps were re-
covered <i>twice</i> as often.

2. Found hats

Colour\tFound
Red\t86\xa0of 99

3. Rest
"""


@pytest.fixture
def texts(tmp_path_factory: pytest.TempPathFactory, world: World) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "hats.txt").write_text(TEXT, encoding="utf-8")
    for number, opening in (("2", "2. Found"), ("3", "3. Rest")):
        world.add(
            "data/sections.csv",
            **{"document": "hat-report", "section": number, "position": number, "title": "x"},
            opening=opening,
        )
    return folder


def test_figures_are_found_whatever_the_quotes_breaks_and_markup(
    world: World, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = world.indicator("lost-hats")
    world.observe(file, 1633, as_published='lost 1,633 hats, "nearly 15" a week')
    world.observe(file, 2, as_published="re-covered twice", period_as_published="In 2030")
    world.observe(file, 86, as_published="Red 86 of 99", section="2")
    assert sources.run(world.root, texts) == 0
    assert capsys.readouterr().out == (
        "hat-report: 3 of 3 figures and quotes and 2 of 3 periods were found in their section.\n"
        f"  {file}, row 4, column period_as_published: “2030” was found elsewhere, in section 1.\n"
    )


def test_a_figure_that_is_not_in_its_section_is_named_with_its_row(
    world: World, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = world.indicator("lost-hats")
    world.observe(file, 33, as_published="33", period_as_published="In 2031")
    world.observe(file, 86, as_published="86 of 99")
    assert sources.run(world.root, texts) == 1
    assert capsys.readouterr().out.split("\n\n", 1)[1] == (
        f"{file}, row 2, column as_published: “33” does not stand in section 1 of the document. "
        "Copy the words again as they are printed.\n"
        f"{file}, row 2, column period_as_published: “In 2031” does not stand in section 1 of the document. "
        "Copy the words again as they are printed.\n"
        f"{file}, row 3, column as_published: “86 of 99” does not stand in section 1 of the document. "
        "It stands in section 2; correct the section.\n\n"
        "3 problems in 1 file. Nothing was changed.\n"
    )


def test_quotes_of_claims_and_words_of_targets_are_looked_for_too(
    world: World, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world.indicator("lost-hats")
    place = {"indicator": "lost-hats", "document": "hat-report", "section": "1", "unit": "hats"}
    world.add("data/claims.csv", id="c", quote="a thousand hats", stated=1000, **place)
    world.add("data/targets.csv", kind="target", value=5, as_published="five hats", **place)
    assert sources.run(world.root, texts) == 1
    out = capsys.readouterr().out
    assert "data/claims.csv, row 2, column quote: “a thousand hats” does not stand in section 1" in out
    assert "data/targets.csv, row 2, column as_published: “five hats” does not stand in section 1" in out


def test_both_quotes_of_a_contradiction_are_looked_for(
    world: World, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = {"quote": "1,633 hats", "document": "hat-report", "section": "1"}
    second = {"other_quote": "86 of 98", "other_document": "hat-report", "other_section": "2"}
    words = {"id": "hats", "doubt": "none", "about": "Two numbers."}
    world.add("data/contradictions.csv", **words, **first, **second)
    world.add("data/contradictions.csv", **{**words, **first, **second, "id": "caps", "quote": "lost caps"})
    assert sources.run(world.root, texts) == 1
    assert capsys.readouterr().out.split("\n\n", 1)[1] == (
        "data/contradictions.csv, row 2, column other_quote: “86 of 98” does not stand in section 2 of the "
        "document. Copy the words again as they are printed.\n"
        "data/contradictions.csv, row 3, column quote: “lost caps” does not stand in section 1 of the "
        "document. Copy the words again as they are printed.\n"
        "data/contradictions.csv, row 3, column other_quote: “86 of 98” does not stand in section 2 of the "
        "document. Copy the words again as they are printed.\n\n"
        "3 problems in 1 file. Nothing was changed.\n"
    )


def test_each_quote_of_a_contradiction_is_looked_for_in_its_own_document(
    world: World, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = {"title": "Caps", "short": "Caps", "by": "Hatters", "about": "Caps.", "text_file": "caps.txt"}
    world.add("data/documents.csv", id="caps", published="2031-01-01", dated="1 January 2031", **words)
    section = {"document": "caps", "section": "1", "position": 1, "title": "Caps", "opening": "Caps"}
    world.add("data/sections.csv", **section)
    (texts / "caps.txt").write_text("Caps\n\nNo hat was lost.\n", encoding="utf-8")
    first = {"quote": "1,633 hats", "document": "hat-report", "section": "1"}
    second = {"other_quote": "No hat was lost", "other_document": "caps", "other_section": "1"}
    words = {"id": "hats", "doubt": "none", "about": "Some hats, or none."}
    world.add("data/contradictions.csv", **words, **first, **second)
    assert sources.run(world.root, texts) == 0
    assert capsys.readouterr().out == (
        "hat-report: 1 of 1 figures and quotes and 0 of 0 periods were found in their section.\n"
        "caps: 1 of 1 figures and quotes and 0 of 0 periods were found in their section.\n"
    )


def test_an_opening_that_is_not_in_the_text_is_named(
    world: World, texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    world.change("data/sections.csv", 3, opening="2. Caps")
    assert sources.run(world.root, texts) == 1
    assert (
        "data/sections.csv, row 3, column opening: In its order, no line of the document begins with "
        "“2. Caps”. Correct the words or the position." in capsys.readouterr().out
    )


def test_a_text_that_is_not_in_the_folder_is_named(
    world: World, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path_factory.mktemp("empty")
    assert sources.run(world.root, folder) == 1
    assert (
        f"data/documents.csv, row 2, column text_file: “hats.txt” is not in the folder {folder}. "
        "Correct the name, or put the file there." in capsys.readouterr().out
    )


def test_texts_inside_the_repository_are_refused(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    folder = world.root / "texts"
    assert sources.run(world.root, folder) == 1
    assert capsys.readouterr().out == (
        f"The folder {folder} lies inside the repository, where the texts of documents may not be kept.\n"
        "Keep them elsewhere, and name that folder. Nothing was changed.\n"
    )


@pytest.mark.parametrize(
    ("text", "words", "holds"),
    [
        ("1633 hats", "33", False),
        ("1,633 hats", "633", False),
        ("2.5 hats", "5", False),
        ("33,000 hats", "33", False),
        ("33.5%", "33", False),
        ("33, and 34.", "33", True),
        ("There are 33.", "33", True),
        ("(33)", "33", True),
        ("£33m", "33", True),
    ],
)
def test_a_number_is_not_found_inside_a_longer_one(text: str, words: str, holds: bool) -> None:
    assert passages.holds(passages.normal(text), words) is holds


def test_openings_are_looked_for_in_their_order_and_at_line_starts() -> None:
    text = "Hats\nCaps\n\nHats\nsee Caps\n4.1 One\n4.10 Ten\nCaps\nend\n"
    assert passages.cut(text, ["Hats", "Hats", "4.1", "Caps", "Gloves"]) == [
        "Hats Caps",
        "Hats see Caps",
        "4.1 One 4.10 Ten",
        "Caps end",
        None,
    ]
