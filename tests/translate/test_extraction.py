"""Every message of the code is found, with the sentence that pages make of it now."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.languages.units import UNITS
from macros.package import ROOT, Package
from scripts.translate import extraction
from scripts.translate.catalogues import State, write
from scripts.translate.extraction import Samples

CODE = """
def block(here):
    words.text("A hat")
    words.plural("{count} hat", "{count} hats", 3)
    return {"lost": N_("Lost {count}")}, NN_("one", "many")
"""


@pytest.fixture
def hats(tmp_path: Path) -> Path:
    for file, text in {
        "macros/hats.py": CODE,
        "macros/templates/hats.html": '{{ w("Found", when=day) }}{{ say("Look") }}',
        "scripts/caps.py": 'words.text("not ours")',
        "overrides/locale/babel.cfg": (ROOT / "overrides/locale/babel.cfg").read_text(encoding="utf-8"),
    }.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    return tmp_path


def test_messages_are_found_in_code_and_templates_and_nowhere_else(hats: Path) -> None:
    assert list(extraction.messages(hats)) == [
        ("macros/hats.py", "A hat"),
        ("macros/hats.py", ("{count} hat", "{count} hats")),
        ("macros/hats.py", "Lost {count}"),
        ("macros/hats.py", ("one", "many")),
        ("macros/templates/hats.html", "Found"),
        ("macros/templates/hats.html", "Look"),
    ]


def test_a_message_comes_with_an_example_and_without_lines_that_move(hats: Path) -> None:
    samples = Samples({"Lost {count}": "Lost 1,633"})
    before = write(extraction.interface(hats, samples), State())
    (hats / "macros/hats.py").write_text(f"# A remark.\n{CODE}", encoding="utf-8")
    assert write(extraction.interface(hats, samples), State()) == before
    assert (
        '#. No page says this now.\n#: macros/hats.py\n#, python-brace-format\nmsgid "{count} hat"' in before
    )
    assert '#. For example: Lost 1,633\n#: macros/hats.py\n#, python-brace-format\nmsgid "Lost' in before


def test_a_unit_has_a_form_for_each_kind_of_number_and_a_figure_as_example(exampleshire: Package) -> None:
    mkdocs = {"site_name": "Hats", "site_description": "All hats.", "nav": [{"Home": "index.md"}]}
    words = extraction.of_data(exampleshire, mkdocs, Samples())
    units = [message for message in words if message.context == UNITS]
    assert units
    assert all(isinstance(message.id, tuple) and len(set(message.id)) == 1 for message in units)
    first = units[0].id[0]
    shown = extraction.of_data(exampleshire, mkdocs, Samples(units={first: f"4 {first}"}))
    found = shown.get(first, UNITS)
    assert found is not None
    assert found.auto_comments == [f"For example: 4 {first}"]
