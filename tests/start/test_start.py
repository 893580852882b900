"""A portal for another partnership: begun by the steps of its page, empty where nothing is entered."""

from __future__ import annotations

import importlib
import re
import shlex
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from macros.package import NO_DAY, ROOT, Package
from scripts import check, compute, start
from scripts.door import VERBS
from tests.conftest import PROGRAMS, Build, build
from tests.hard_wired import faults, told_by

FENCE = re.compile(r"^```\n(.*?)^```$", re.DOTALL | re.MULTILINE)
PAGE = ROOT / "docs" / "en" / "start-your-own.md"
TYPED = ["--partnership", "Our Partnership", "--place", "Our Town", "--area", "our-town"]
HOLLOW = "ul, ol, dl, table, tbody, section, details, nav, h1, h2, h3, caption, p.missing"
EMPTY = {
    "": "No topic has been entered here yet.",
    "priorities": "No topic has been entered here yet.",
    "indicators": "No figure has been entered here yet.",
    "explore": "No figure has been entered here yet.",
    "plans": "No plan has been entered here yet.",
    "plan-summary": "We hold the text of no plan.",
    "delivery-plan": "No plan has been entered here yet.",
    "how-chosen": "No plan has been entered here yet.",
    "missing": "No plan has been entered here yet.",
    "documents": "No document has been entered here yet.",
    "data/history": "No document has been entered here yet.",
    "data/sources": "No document has been entered here yet.",
    "adding-up": "No sum of a document has been entered here yet.",
    "glossary": "No word has been entered here yet.",
    "help": "No number to call has been entered here yet.",
    "promises": "The documents we hold make no promise to the public.",
    "releases": "No release has been published yet.",
}


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """What somebody has who types what the page says; the site is looked at once, after the last step."""
    folder = tmp_path_factory.mktemp("walked") / "our-portal"
    beginning, _, file, row, _ = FENCE.findall(PAGE.read_text(encoding="utf-8"))
    first, verb, *rest = shlex.split(beginning.removeprefix("python3 -m "))
    assert (first, verb) == ("scripts", "start")
    assert rest[0] == "../our-portal"
    assert start.run([str(folder), *rest[1:]], ROOT) == 0
    _type(folder, 1)
    with (folder / file.strip()).open("a", encoding="utf-8", newline="") as table:
        table.write(row)
    _type(folder, 4)
    return build(folder)


def _type(folder: Path, at: int) -> None:
    """Run what one box of the page says, but for the site itself."""
    lines = FENCE.findall(PAGE.read_text(encoding="utf-8"))[at].splitlines()
    verbs = [line.removeprefix("python3 -m scripts ") for line in lines if not line.startswith("cd ")]
    assert verbs[-1] == "site"
    for verb in verbs[:-1]:
        assert importlib.import_module(VERBS[verb].module).run([], folder) == 0


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A portal of which nothing is entered but whose it is."""
    folder = tmp_path_factory.mktemp("bare") / "our-portal"
    assert start.run([str(folder), *TYPED, "--without-example"], ROOT) == 0
    help_lines = folder / "data" / "help.csv"
    help_lines.write_text(help_lines.read_text(encoding="utf-8").split("\n")[0] + "\n", encoding="utf-8")
    assert compute.run([], folder) == 0
    return build(folder)


def test_the_steps_of_the_page_lead_to_a_site_with_ones_first_figure(walked: Build) -> None:
    assert walked.code == 0, walked.output
    assert "WARNING" not in walked.output
    page = _text(walked, "indicators/example-reports")
    assert "The latest figure we hold is 180 reports, for April 2025 to March 2026." in page
    for value in ("“240 umbrellas”", "“180 umbrellas”"):
        assert value in page
    assert "An example (invented)" in _text(walked, "")


def test_a_new_portal_is_in_order_before_anything_is_entered(bare: Build) -> None:
    assert check.problems(bare.folder) == []
    assert compute.run(["--check"], bare.folder) == 0
    assert bare.code == 0, bare.output
    assert "WARNING" not in bare.output


def test_a_page_says_what_is_not_entered_yet(bare: Build) -> None:
    for address, sentence in EMPTY.items():
        assert sentence in _text(bare, address), address
    whose = (
        "This site is being set up. It holds no public document yet. Not published by, or checked with, the "
    )
    assert whose + "Our Partnership." in _text(bare, "about")


@pytest.mark.parametrize("name", ["bare", "walked"])
def test_no_page_has_an_empty_list_table_or_heading(name: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(name).site
    for path in sorted(site.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        assert hollow(page) == [], path.relative_to(site)
        assert f"January {NO_DAY.year}" not in page, path.relative_to(site)


def test_an_empty_list_is_found() -> None:
    full, empty = '<h2>Plans</h2><p class="missing">None.</p>', '<ul class="plans"> </ul>'
    table = "<table><tbody></tbody></table>"
    assert hollow(f"<main>{full}{empty}{table}</main>") == [empty, table, "<tbody></tbody>"]


def test_a_new_portal_has_every_program_and_nothing_of_this_partnership(walked: Build, real: Package) -> None:
    for name in PROGRAMS:
        path = ROOT / name
        if path.is_file():
            assert (walked.folder / name).read_bytes() == path.read_bytes()
    written = ("data", "docs", "mkdocs.yml", "datapackage.json", "README.md", "CHANGELOG.md")
    assert faults(walked.folder, written, told_by(real)) == []


def test_what_is_typed_wrong_is_said_at_once_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "there").mkdir()
    typed = [str(tmp_path / "there"), "--partnership", " ", "--place", "Our Town", "--area", "Our Town"]
    assert start.run(typed, ROOT) == 1
    assert capsys.readouterr().err == (
        f"{tmp_path / 'there'} is there already. Name a folder that does not exist yet.\n"
        "The name behind --partnership is empty.\n"
        "“Our Town” behind --area is no code of an area. Write its nine signs, a letter and eight digits, "
        "or a word in small letters where it has none.\n"
        "Put this right and run the command again.\nNothing was changed.\n"
    )
    assert start.run([str(ROOT / "our-portal"), *TYPED], ROOT) == 1
    assert (
        "lies inside this portal. Name a folder beside it, such as ../our-portal." in capsys.readouterr().err
    )
    assert not (ROOT / "our-portal").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_a_name_with_signs_that_files_treat_apart_is_kept(tmp_path: Path) -> None:
    name = 'Pounds, "Marks" & $place: Partnership'
    assert (
        start.run([str(tmp_path / "new"), "--partnership", name, "--place", "A: B", "--area", "a-b"], ROOT)
        == 0
    )
    assert check.problems(tmp_path / "new") != []  # its judgements are not worked out yet
    assert compute.run([], tmp_path / "new") == 0
    assert check.problems(tmp_path / "new") == []
    assert 'site_name: "Community safety in A: B, in figures"' in (tmp_path / "new/mkdocs.yml").read_text(
        "utf-8"
    )


def hollow(page: str) -> list[str]:
    """Every list, table or heading of the text that holds no word."""
    tree = LexborHTMLParser(page)
    main = tree.css_first("main") or tree.body
    return [found.html or "" for found in main.css(HOLLOW) if _says_nothing(found)] if main else []


def _says_nothing(found: LexborNode) -> bool:
    # What a script fills, and marks that only shape tells, are no gaps.
    filled = found.css_matches("template *, .needs-script *, [hidden], [hidden] *")
    return not filled and not found.text(strip=True) and not found.css("img, svg, input")


def _text(built: Build, address: str) -> str:
    body = LexborHTMLParser(built.page(address)).body
    assert body is not None
    return " ".join(body.text(separator=" ").split())
