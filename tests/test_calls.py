from __future__ import annotations

from macros.calls import wrong_calls


def said(text: str) -> list[str]:
    return list(wrong_calls("page.md", text, {"home", "glossary"}))


def test_a_page_with_known_macros_is_fine() -> None:
    assert said("Words {{ home() }} and {% if home() %}more{% endif %}") == []


def test_every_unknown_name_is_told_with_its_line() -> None:
    assert said("{{ hom() }}\n\n{{ xyz }}") == [
        "page.md, line 1: there is no macro called “hom”. Did you mean “home”?",
        "page.md, line 3: there is no macro called “xyz”. The macros there are: glossary, home.",
    ]


def test_a_name_the_page_sets_itself_is_fine() -> None:
    assert said("{% set a = home() %}{{ a }}") == []


def test_broken_braces_are_told_with_their_line() -> None:
    assert said("fine\n{{ home( }}") == [
        "page.md, line 2: this is not written as a macro call (unexpected '}', expected ')'). "
        "Look for a brace too many or too few."
    ]
