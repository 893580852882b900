"""A translated page keeps all of the English page but its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.languages.pages import blob
from macros.package import ROOT
from scripts.check import text, translations
from tests.translate.conftest import ENGLISH, Hats

PAGE = "docs/pl/help.md"


def found(root: Path) -> list[str]:
    return [problem.sentence for problem in translations.problems(root)]


def notices(root: Path) -> list[str]:
    return [each.problem.sentence for each in translations.of_pages(root) if each.notice]


def test_the_translations_of_this_site_are_in_order() -> None:
    assert found(ROOT) == []


def test_a_translation_that_differs_in_its_words_alone_is_right(hats: Hats) -> None:
    assert (found(hats.root), notices(hats.root)) == ([], [])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "## Co robić {: #what-to-do }",
            "## Co robić",
            f"{PAGE}, line 13: Links would miss this heading, because its id is not that of the English. "
            "Write {: #what-to-do } behind it.",
        ),
        (
            "## Co robić {: #what-to-do }",
            "### Co robić {: #what-to-do }",
            f"{PAGE}, line 13: The heading has 3 signs “#”, the English 2. Write as many as there.",
        ),
        (
            "## Co robić {: #what-to-do }",
            "Co robić",
            f"{PAGE}: The page has 1 heading, the English 2. "
            "Give each English heading its own, in the same order.",
        ),
        (
            "[potem czytaj](about.md)",
            "potem czytaj",
            f"{PAGE}: The link “about.md” of the English page is missing. Put it where the English has it.",
        ),
        (
            "głowie.",
            "[głowie](https://caps.example/).",
            f"{PAGE}: The English page has no link “https://caps.example/”, or not so often. Take it out.",
        ),
        (
            "głowie.",
            "www.caps.example/hats",
            f"{PAGE}, line 17: The English page has no address “www.caps.example/hats”. Take it out.",
        ),
        (
            'hats("red")',
            'hats("blue")',
            f'{PAGE}: The English page has no macro call “hats ( "blue" )”, or not so often. Take it out.',
        ),
        (
            "głowie.",
            "<script>alert(hats)</script>",
            f"{PAGE}: The English page has no mark-up “<script>”, or not so often. Take it out.",
        ),
        (
            "{: .summary }",
            "{: .summary onclick=hats }",
            f"{PAGE}: The English page has no mark-up “onclick=hats”, or not so often. Take it out.",
        ),
        (
            "hide: [toc]",
            "hide: [navigation]",
            f"{PAGE}, line 1: “hide” in the head is not what the English page says. "
            "Copy the line from there.",
        ),
        (
            "głowie",
            "gło\u202ewie",
            f"{PAGE}, line 17: It holds a sign that nobody sees and that turns the order of letters. "
            "Delete it and type the words anew; the page sets the direction by itself.",
        ),
        (
            "głowie",
            "gło\ue001wie",
            f"{PAGE}, line 17: It holds a sign that belongs to no writing. "
            "Delete it and type the words anew.",
        ),
        (
            "state: draft",
            "state: fine",
            f"{PAGE}, line 4: “fine” under “state” is neither draft nor checked. Write draft.",
        ),
        (
            "state: draft",
            "state: checked\n  on: 2031-05-02",
            f"{PAGE}, line 4: The state is checked, and “by” does not say by which role. "
            "Name the role, never a person.",
        ),
        (
            "state: draft",
            "state: checked\n  by: hatter\n  on: May",
            f"{PAGE}, line 4: The state is checked, and “on” does not say on which day. "
            "Write it as 2026-10-20.",
        ),
        (
            "{{ hats",
            "{{ hats(",
            f"{PAGE}: The page cannot be read (line 15: unexpected '}}', expected ')'). "
            "Compare its head and its macro calls with the English page.",
        ),
    ],
)
def test_what_is_not_as_in_the_english_page_is_named(hats: Hats, old: str, new: str, said: str) -> None:
    hats.replace(PAGE, old, new)
    assert said in found(hats.root)


def test_a_missing_macro_call_is_named(hats: Hats) -> None:
    hats.replace(PAGE, '{{ hats("red") }}', "")
    said = 'The macro call “hats ( "red" )” of the English page is missing. Put it where the English has it.'
    assert found(hats.root) == [f"{PAGE}: {said}"]


def test_a_page_without_facts_about_its_source_is_told_how_to_get_them(hats: Hats) -> None:
    head, _, rest = hats.read(PAGE).partition("translation:")
    hats.write(PAGE, head + rest.partition("draft\n")[2])
    assert found(hats.root) == [
        f"{PAGE}, line 1: The head of the page does not say of which English text it is a translation. "
        "Begin the page with python3 -m scripts translate start, which writes it."
    ]


def test_a_translation_of_a_page_that_is_gone_is_named(hats: Hats) -> None:
    hats.write("docs/pl/caps.md", hats.read(PAGE))
    assert found(hats.root) == [
        "docs/pl/caps.md: There is no English page “caps.md”. "
        "Give the translation the name of the English page, or take it out."
    ]


@pytest.mark.parametrize("digits", ["1633", "۱۶۳۳", "१६३३", "੧੬੩੩"])
def test_a_number_is_found_in_the_digits_of_every_writing(hats: Hats, digits: str) -> None:
    hats.replace(PAGE, "głowie", digits)
    assert [p.what for p in text.problems(hats.root)] == [f"“{digits}.” is written by hand."]


def test_while_the_english_has_changed_what_is_missing_is_a_notice_and_stops_nothing(hats: Hats) -> None:
    hats.commit()
    hats.replace("docs/en/help.md", "- Look", "See [caps](caps.md).\n\n## More\n\n- Look")
    assert (found(hats.root), notices(hats.root)) == ([], [])


def test_without_the_old_english_text_the_page_is_held_against_that_of_today(hats: Hats) -> None:
    hats.replace("docs/en/help.md", "- Look", "See [caps](caps.md).\n\n- Look")
    assert found(hats.root) == []
    assert notices(hats.root) == [
        f"{PAGE}: The link “caps.md” of the English page is missing. Put it where the English has it."
    ]


def test_that_the_english_has_changed_lets_nothing_foreign_in(hats: Hats) -> None:
    hats.replace(PAGE, blob(ENGLISH.encode("utf-8")), "0" * 40)
    hats.replace(PAGE, "głowie.", '{{ "".__class__ }} <img onerror=hats>')
    said = found(hats.root)
    assert (
        f'{PAGE}: The English page has no macro call “"" . __class__”, or not so often. Take it out.' in said
    )
    assert f"{PAGE}: The English page has no mark-up “onerror=hats”, or not so often. Take it out." in said
