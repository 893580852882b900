"""Whatever stands in a text of the data is refused in plain words or shown as it stands: it never runs."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from macros.package import load
from macros.plain import in_markdown
from scripts import check, compute
from scripts.check import menu, promises
from tests.conftest import EXAMPLESHIRE, Build, build, checkout
from tests.security.hostile import (
    FORMED,
    HARM,
    LANGUAGE,
    OF_A_PAGE,
    WORKED_OUT,
    Place,
    Planted,
    everywhere,
    in_cells,
)
from tests.security.shown import cells, faults, texts

WORD = re.compile("Zq[bcdfghklmn]{3}qx")
# Texts that no page shows; they stand in the files to take away.
KEPT_FROM_PAGES: dict[Place, str] = {
    ("data/site.csv", "place"): "no sentence of Exampleshire needs it",
    ("data/site.csv", "publisher"): "shown once the site is adopted",
    ("data/areas.csv", "note"): "for those who take the file",
    ("data/documents.csv", "text_file"): "a name of a file that is kept elsewhere",
    ("data/sections.csv", "opening"): "for the program that finds the section again",
    ("data/targets.csv", "unit"): "the unit of the indicator is shown",
    ("data/plans.csv", "years"): "shown where the days of a plan are not known",
    ("data/priorities.csv", "number"): "for those who take the file",
    ("data/outcomes.csv", "number"): "for those who take the file",
    ("data/help.csv", "confirmed_by"): "only whether somebody has is shown",
    ("data/assessment.csv", "tests"): "for the test that looks for them",
    ("data/assessment.csv", "audit"): "for the program that looks for its results",
    ("datapackage.json", "package description"): "for programs",
}


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Build, Planted]:
    """A site of Exampleshire with a hostile text in everything that a person writes."""
    root = checkout(tmp_path_factory.mktemp("hostile") / "site-of", EXAMPLESHIRE)
    planted = everywhere(root)
    assert compute.run([], root) == 0
    return build(root), planted


def test_a_site_of_hostile_texts_is_whole_and_runs_none_of_them(attacked: tuple[Build, Planted]) -> None:
    built, _ = attacked
    assert built.code == 0, built.output[-2000:]
    assert list(faults(built.site, WORKED_OUT)) == []


def test_hostile_texts_are_shown_as_they_stand_in_both_languages(attacked: tuple[Build, Planted]) -> None:
    built, planted = attacked
    pages = list(texts(built.site))
    for own in (True, False):
        shown = whole(told for place, told in pages if place.startswith(f"{LANGUAGE}/") == own)
        assert {place for word, place in planted.words.items() if word not in shown} == set(KEPT_FROM_PAGES)


def test_hostile_texts_are_taken_away_as_they_stand(attacked: tuple[Build, Planted]) -> None:
    built, planted = attacked
    taken = whole(cells(built.site))
    assert {place for word, place in planted.words.items() if place[0].endswith(".csv")} == {
        planted.words[word] for word in taken if planted.words[word][0].endswith(".csv")
    }


def whole(found: Iterable[str]) -> set[str]:
    """The words behind which a text stands whole."""
    return {
        word[0]
        for text in found
        for word in WORD.finditer(text)
        if text.startswith((HARM, OF_A_PAGE), word.end())
    }


def test_a_text_with_a_form_of_its_own_is_refused_in_its_column(planted: Path) -> None:
    left = set(FORMED)
    while left:
        for file, name in sorted(left):
            in_cells(planted / file, file, [name], Planted())
        found = [*check.of_data(planted), *promises.kept(load(planted), planted)]
        refused = left & {(one.file, name) for one in found for name in one.column.split(" and ")}
        assert refused, f"{left} stand where they were planted"
        left -= refused
        for file, _ in FORMED:
            shutil.copy2(EXAMPLESHIRE / file, planted / file)


def test_an_address_that_runs_is_refused(planted: Path) -> None:
    path = planted / "data" / "site.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    rows[0] |= {"leave_to": 'https://a.example/"x="', "public_address": "javascript:alert(1)/"}
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*rows[0]], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    assert {one.sentence for one in check.of_data(planted)} == {
        "data/site.csv, row 2, column public_address: “javascript:alert(1)/” is not written as it has to be. "
        "Write the whole address, from https:// to the stroke at its end.",
        'data/site.csv, row 2, column leave_to: “https://a.example/"x="” is not written as it has to be. '
        "Write the whole address of a page, from https:// on.",
    }


def test_a_name_in_the_menu_that_would_be_worked_out_is_refused(tmp_path: Path) -> None:
    nav = 'nav:\n  - Home: index.md\n  - "Theft {{ 7 * 7 }}":\n    - "{% raw %}": a.md\n'
    (tmp_path / "mkdocs.yml").write_text(nav, encoding="utf-8")
    assert [one.sentence for one in menu.problems(tmp_path)] == [
        "mkdocs.yml: The menu has the name “Theft {{ 7 * 7 }}”, and “{{” begins a macro. Write words alone.",
        "mkdocs.yml: The menu has the name “{% raw %}”, and “{%” begins a macro. Write words alone.",
    ]


def test_words_in_a_heading_are_neither_html_nor_markdown() -> None:
    assert in_markdown("<b> *a* [b](c) {: #d }\n") == (
        "&lt;b&gt; &#42;a&#42; &#91;b&#93;(c) &#123;: #d &#125;&#10;"
    )


PAGE = "<!doctype html><html><head><title>A</title></head><body><p title='A'>A</p></body></html>"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.html", PAGE.replace(">A</p>", ">Zq<script>alert(1)</script></p>"), "a script: alert(1)"),
        ("a.html", PAGE.replace(">A</p>", "><img src=x onerror=alert(1)></p>"), "an element: img"),
        ("a.html", PAGE.replace("'A'", "'' onclick=alert(1)"), "an attribute: onclick"),
        (
            "a.html",
            PAGE.replace(">A</p>", "><a href='javascript:alert(1)'>a</a></p>"),
            "a link: javascript:alert(1)",
        ),
        ("a.html", PAGE.replace(">A</p>", f">{WORKED_OUT}</p>"), "a template was worked out"),
        ("a.svg", "<svg><script>alert(1)</script></svg>", "an element: script"),
        ("a.svg", "<svg onload='alert(1)'/>", "an attribute: onload"),
        ("a.xml", "<feed><summary type='html'>&lt;img src=x&gt;</summary></feed>", "an element: img"),
        ("a.xml", "<feed><title>A & B</title></feed>", "cannot be read: ParseError"),
        ("a.json", '{"a": "b" c"}', "cannot be read: JSONDecodeError"),
        ("a.csv", 'a,b\n"c""d,e\n', "cannot be read: Error"),
        ("a.csv", "a,b\nc\n", "rows of different lengths"),
        ("a.ttl", '<a> <b> "c"d" .', "cannot be read: BadSyntax"),
        ("a.ics", "BEGIN:VEVENT\nA\nEND:VEVENT", "a broken line: Content line"),
    ],
)
def test_a_planted_hole_is_found(name: str, text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert any(found.startswith(f"{name}: {said}") for found in faults(tmp_path, WORKED_OUT))


def test_a_text_that_is_broken_is_not_taken_for_shown(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.replace(">A</p>", f">Zqbbbqx{HARM}</p>"), encoding="utf-8")
    assert whole(told for _, told in texts(tmp_path)) == set()
