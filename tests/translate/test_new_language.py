"""A language nobody has thought of: from nothing to a built home page, by what CONTRIBUTING says alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from selectolax.lexbor import LexborHTMLParser

from macros.package import ROOT
from scripts import check
from scripts.translate import command
from scripts.translate.places import INTERFACE, WORDS, catalogue
from tests.conftest import EXAMPLESHIRE, Build, build, checkout

LINE = "      - {locale: pa, name: ਪੰਜਾਬੀ, build: true}\n"
ENGLISH_LINE = "      - {locale: en, name: English, default: true, build: true}\n"
TITLE = "ਅਸੀਂ ਕਿਵੇਂ ਕਰ ਰਹੇ ਹਾਂ?"


@dataclass(frozen=True)
class Begun:
    """The built site, and what was said on the way."""

    site: Build
    said: Mapping[str, str]
    problems: list[str]


def steps() -> list[list[str]]:
    """The commands of the section, with the code of the new language in place of the one it names."""
    section = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## I translate\n")[2]
    told = re.findall(r"`python3 -m scripts translate ([^`]+)`", section.partition("\n## ")[0])
    return [line.replace(" pl", " pa").split() for line in told]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    root = checkout(tmp_path_factory.mktemp("punjabi"), EXAMPLESHIRE)
    wanted = {words[0]: words for words in steps()}
    said = {}
    with pytest.MonkeyPatch.context() as patch:
        printed: list[str] = []
        patch.setattr("builtins.print", lambda *words, **_: printed.append(" ".join(map(str, words))))
        for task in ("start", "words", "status"):
            assert command.run(wanted[task], root) == 0, printed
            said[task] = printed.pop()
            if task == "start":
                _follow(root / "mkdocs.yml", ENGLISH_LINE, ENGLISH_LINE + LINE)
                _follow(root / "docs/pa/index.md", "How are we doing?", TITLE)
    _give_letters(root / "overrides" / "fonts")
    problems = [problem.sentence for problem in check.problems(root)]
    return Begun(build(root), said, problems)


def _give_letters(fonts: Path) -> None:
    """A font for the printed copies: in shape it is the one that is there, under the letters of Gurmukhi."""
    with TTFont(fonts / "AtkinsonHyperlegibleNext-Regular.ttf") as font:
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap.update(dict.fromkeys(range(0x0A01, 0x0A77), "a"))
        font.save(fonts / "Gurmukhi.ttf")


def _follow(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_first_step_says_what_comes_next(begun: Begun) -> None:
    lines = begun.said["start"].split("\n")
    assert lines[:3] == [
        "Written: docs/pa/index.md",
        f"Written: {catalogue(INTERFACE, 'pa')}",
        f"Written: {catalogue(WORDS, 'pa')}",
    ]
    assert lines[3:] == [
        "Open docs/pa/index.md and write Punjabi over the English words. Leave {{ … }} as it is.",
        "Add this line to mkdocs.yml, below the other languages:",
        LINE.rstrip("\n"),
    ]


def test_nothing_is_wrong_with_it(begun: Begun) -> None:
    assert begun.problems == []
    assert begun.site.code == 0, begun.site.output


def test_the_status_says_what_is_left_to_do(begun: Begun) -> None:
    lines = begun.said["status"].split("\n")
    assert lines[0] == "Punjabi (pa)"
    assert "  1 page draft: index.md" in lines


def test_its_home_page_is_in_its_words(begun: Begun) -> None:
    tree = LexborHTMLParser(begun.site.page("pa"))
    heading = tree.css_first("h1")
    assert heading is not None
    assert heading.text(strip=True) == TITLE
