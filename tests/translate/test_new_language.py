"""A language nobody has thought of: from nothing to a built home page, by what CONTRIBUTING says alone.

Beside it one whose letters we do not have: it is on the site all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.package import ROOT
from scripts import check
from scripts.translate import command
from tests.conftest import EXAMPLESHIRE, Build, build, checkout, speaks

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
    speaks(root, "am", "አማርኛ")
    problems = [problem.sentence for problem in check.problems(root)]
    return Begun(build(root), said, problems)


def _follow(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_first_step_says_what_comes_next(begun: Begun) -> None:
    lines = begun.said["start"].split("\n")
    assert lines[:3] == [
        "Written: docs/pa/index.md",
        "Written: docs/pa/interface.po",
        "Written: docs/pa/words.po",
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


def test_the_title_of_a_page_holds_words_alone(begun: Begun) -> None:
    title = LexborHTMLParser(begun.site.page("pa/help")).css_first("title")
    assert title is not None
    assert title.text() == "Get help – Exampleshire in figures (invented)"


def test_its_home_page_says_its_language_and_is_kept_from_search_engines(begun: Begun) -> None:
    tree = LexborHTMLParser(begun.site.page("pa"))
    root = tree.css_first("html")
    assert root is not None
    assert (root.attributes["lang"], root.attributes["dir"]) == ("pa", "ltr")
    robots = [tag.attributes["content"] for tag in tree.css('meta[name="robots"]')]
    assert robots == ["noindex"]


def test_every_page_leads_to_the_same_page_in_it(begun: Begun) -> None:
    folder = begun.site.site
    pages = [
        (path, LexborHTMLParser(path.read_text(encoding="utf-8"))) for path in folder.rglob("index.html")
    ]
    whole = [(path, tree) for path, tree in pages if tree.css_first("header") and tree.css_first("main")]
    assert len(whole) > 100
    for page, tree in whole:
        ways = [way.attributes["href"] or "" for way in tree.css('.languages a[hreflang="pa"]')]
        own = page.relative_to(folder).parts
        path = own[1:] if own[0] in ("pa", "am") else own
        assert [(page.parent / way / "index.html").resolve() for way in ways] == [
            folder.joinpath("pa", *path)
        ]


def test_it_has_printed_copies_and_pictures_in_its_letters(begun: Begun) -> None:
    assert {path.name for path in (begun.site.site / "pa/printed").glob("*.pdf")} == {
        "all-figures.pdf",
        "summary-large.pdf",
        "summary.pdf",
    }
    assert list((begun.site.site / "pa/charts").glob("*.png"))
    assert "The language “pa” is built without" not in begun.site.output


def test_a_language_without_letters_is_built_and_says_what_it_lacks(begun: Begun) -> None:
    folder = begun.site.site / "am"
    assert [path.name for path in (folder / "printed").iterdir() if path.name != "index.html"] == [
        "summary.txt"
    ]
    assert not list(folder.rglob("*.png"))
    assert "There are no printed copies in this language yet" in begun.site.page("am/printed")


def test_the_build_names_the_missing_letter_and_what_to_do(begun: Begun) -> None:
    said = [line for line in begun.site.output.splitlines() if "The language “am”" in line]
    for line, what in zip(said, ("printed copies", "pictures"), strict=True):
        assert re.match(
            r"INFO +-  portal: Printed copies and pictures have no letter for “.” "
            r"\(U\+1\w{3}, ETHIOPIC SYLLABLE \w+\), which stands in “",
            line,
        )
        assert line.endswith(
            f"”. The language “am” is built without {what}. To have them, join a font that has its letters "
            "into overrides/fonts/, as the README there says."
        )
