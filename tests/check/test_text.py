"""Pages hold words; numbers come from the data."""

import pytest

from macros.package import ROOT
from scripts.check import text
from tests.check.conftest import World, sentences

PAGE = "docs/en/hats/index.md"


def found(world: World, page: str) -> list[str]:
    world.write(PAGE, page)
    return sentences(list(text.problems(world.root)))


def test_the_real_pages_hold_no_numbers() -> None:
    assert list(text.problems(ROOT)) == []


def test_a_number_written_by_hand_is_named_with_its_line(world: World) -> None:
    remedy = (
        "Numbers come from the data: use a macro, or add the name of the law, standard or document "
        "to docs/digits-allowed.txt."
    )
    assert found(world, "# Hats\n\nThere are 1,633 hats,\nand (2) caps.\n") == [
        f"{PAGE}, line 3: “1,633” is written by hand. {remedy}",
        f"{PAGE}, line 4: “(2)” is written by hand. {remedy}",
    ]


@pytest.mark.parametrize(
    "page",
    [
        "---\ntitle: 2030\n---\nHats\n",
        'Hats {{ chart("lost-hats", last=5) }} and {% set caps = 3 %}{# 4 #}\n',
        "[Hats](../hats-2030.md) and [caps][c]\n\n[c]: https://caps.example/3\n",
        "See https://hats.example/2030 or <https://hats.example/2031>.\n",
        '<div data-count="5" class="c2">Hats</div>\n',
        "`hats2` and\n\n```\nhats = 3\n```\n",
        "## Hats { #hats-2 .c3 }\n",
        "<!-- since 2030 -->\nHats&#160;and caps\n",
        "1. Hats\n2. Caps\n",
    ],
)
def test_macros_addresses_attributes_code_and_markup_may_hold_digits(world: World, page: str) -> None:
    assert found(world, page) == []


def test_an_allowed_phrase_passes_even_across_a_line_break(world: World) -> None:
    world.write(text.ALLOWED, "Lost Hats Act 1898\nHAT 4.0\n")
    assert found(world, "The Lost Hats\nAct 1898, under HAT 4.0.\n") == []


def test_a_longer_number_is_not_the_allowed_phrase(world: World) -> None:
    world.write(text.ALLOWED, "Lost Hats Act 1898\n")
    assert len(found(world, "The Lost Hats Act 18987\n")) == 1


def test_lines_keep_their_number_below_markup_of_several_lines(world: World) -> None:
    sentence = found(world, "---\ntitle: x\n---\n\n{{ chart(\n  'hats'\n) }}\n\nHats: 5\n")[0]
    assert sentence.startswith(f"{PAGE}, line 9: “5” is written by hand.")
