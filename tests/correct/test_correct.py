"""The short form for a figure that was published wrong: asked, shown, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros import corrections, releases
from macros.addresses import Addresses
from macros.here import Here
from macros.package import load
from macros.words import Words
from scripts import check, correct
from tests.conftest import EXAMPLESHIRE, checkout
from tests.test_releases_pages import text

FILE = "data/observations/wheels-stolen.csv"
ENTRIES = "data/corrections.yml"
ASKED = {
    "indicator": "wheels-stolen",
    "period": "april to June 2026",
    "value": "99",
    "why": "Invented: a page of the return was counted twice.",
    "found-on": "2026-09-01",
}
SHOWN = (
    f"{FILE}, row 20: 114 becomes 99.\n"
    "The words of the source become “99 wheels”.\n"
    f"{ENTRIES} says why: “Invented: a page of the return was counted twice.” (found on 2026-09-01).\n"
)


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return checkout(tmp_path_factory.mktemp("correct"), EXAMPLESHIRE)


def options(**changed: str | None) -> list[str]:
    given = {**ASKED, **{name.replace("_", "-"): value for name, value in changed.items()}}
    return [part for name, value in given.items() if value is not None for part in (f"--{name}", value)]


def snapshot(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted((root / "data").rglob("*")) if path.is_file()}


def test_the_way_from_the_form_to_the_pages(planted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (planted / FILE).read_bytes()
    assert correct.run([*options(), "--yes"], planted) == 0
    assert SHOWN in capsys.readouterr().out
    after = (planted / FILE).read_bytes()
    assert [
        (old, new) for old, new in zip(before.splitlines(), after.splitlines(), strict=True) if old != new
    ] == [(OLD, OLD.replace(b",114,", b",99,").replace(b"114 wheels", b"99 wheels"))]
    written = (planted / ENTRIES).read_text(encoding="utf-8")
    assert written.startswith((EXAMPLESHIRE / ENTRIES).read_text(encoding="utf-8"))
    assert check.problems(planted) == []
    here = Here(load(planted), Words("en"), Addresses(""))
    told = (
        "Corrected: April 2026 to June 2026. It said 114 wheels and now says 99 wheels. "
        "Why: Invented: a page of the return was counted twice."
    )
    assert told in corrections.notices(here, "wheels-stolen")
    assert "a page of the return was counted twice" in text(corrections.corrections(here))
    landing = text(releases.release(here, "2026-q2"))
    assert "Wheels stolen, April 2026 to June 2026. It said 114 wheels and now says 99 wheels." in landing


OLD = next(line for line in (EXAMPLESHIRE / FILE).read_bytes().splitlines() if b"April to June 2026" in line)


def test_what_is_not_given_is_asked_for_and_nothing_is_written_without_a_yes(
    pristine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(pristine)
    answers = iter([*ASKED.values(), "no"])
    questions: list[str] = []

    def ask(question: str) -> str:
        questions.append(question)
        return next(answers)

    assert correct.run([], pristine, ask) == 1
    assert questions[0] == "Which indicator (its id, as in its address)? "
    assert questions[-1] == "Shall it be written (yes or no)? "
    assert capsys.readouterr().out == f"{SHOWN}Nothing was changed. Add --yes to write it.\n"
    assert snapshot(pristine) == before


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"why": None}, "A correction is not written without: --why."),
        ({"found_on": None, "value": None}, "A correction is not written without: --value, --found-on."),
        ({"found_on": "yesterday"}, "“yesterday” is no day such as 2031-05-02."),
        ({"value": "many"}, "“many” is no number."),
        ({"value": "NaN"}, "“NaN” is no number."),
        ({"value": "114"}, f"The figure is 114 already ({FILE}, row 20)."),
        (
            {"indicator": "wheels-stole"},
            "There is no indicator “wheels-stole”. The nearest is “wheels-stolen”.",
        ),
        (
            {"period": "April to June 2062"},
            f"{FILE} has no period “April to June 2062”. The nearest is “April to June 2026”.",
        ),
        ({"area": "nowhere"}, f"No total of the site's own area, but these rows of {FILE} fit (row 20): "),
        (
            {"period": "2024", "indicator": "noise-complaints"},
            "There is no figure in data/observations/noise",
        ),
    ],
)
def test_an_answer_that_leads_nowhere_is_named_and_nothing_is_changed(
    pristine: Path, changed: dict[str, str | None], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(pristine)
    assert correct.run([*options(**changed), "--yes"], pristine) == 1
    said = capsys.readouterr().err
    assert said.startswith(sentence)
    assert said.endswith("Nothing was changed.\n")
    assert snapshot(pristine) == before


def test_a_correction_that_would_break_the_data_is_put_back_whole(
    planted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The parts of 2024 are 690 and 560; a total of 1,300 is not their sum."""
    before = snapshot(planted)
    wrong = options(indicator="bicycles-stolen", period="2024", value="1,300")
    assert correct.run([*wrong, "--yes"], planted) == 1
    said = capsys.readouterr().err
    assert "data/observations/bicycles-stolen.csv, row 5" in said
    assert said.endswith("Nothing was changed.\n")
    assert snapshot(planted) == before


def test_before_any_release_there_is_nothing_to_correct(
    planted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = planted / "data/releases.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert correct.run([*options(), "--yes"], planted) == 1
    assert capsys.readouterr().err == (
        f"No release has published {FILE}, row 20. Edit the row itself, and run compute.\n"
        "Nothing was changed.\n"
    )
