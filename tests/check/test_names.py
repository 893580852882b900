"""How names are recognised without being kept."""

import hashlib

import pytest

from scripts.check import names
from tests.check.conftest import World


@pytest.mark.parametrize("name", ["Zoë O'Quill-Ink", "  ZOE o’quill ink", "Zoe O_Quill 3 Ink"])
def test_spellings_of_one_name_are_alike(name: str) -> None:
    assert names.normal(name) == "zoe o quill ink"


def test_the_list_is_sorted_and_holds_no_name_and_nothing_twice(world: World) -> None:
    assert names.add(world.root, "Zebedee Quill")
    assert names.add(world.root, "Amaryllis Inkwell")
    assert not names.add(world.root, "zebedee QUILL")
    codes = [hashlib.sha256(name).hexdigest() for name in (b"amaryllis inkwell", b"zebedee quill")]
    text = (world.root / names.FILE).read_text(encoding="utf-8")
    assert text == "".join(f"{code}\n" for code in sorted(codes))


@pytest.mark.parametrize("words", [2, 3, 4])
def test_names_of_two_to_four_words_are_found_inside_a_text(world: World, words: int) -> None:
    name = " ".join(["Zebedee", "Ottoline", "Felix", "Quill"][:words])
    names.add(world.root, name)
    assert list(names.found(f"Hats of\n{name}, hatter", names.refused(world.root))) == [2]
