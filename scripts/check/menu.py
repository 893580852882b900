"""Names in the menu are words: the program that names a page after them takes a macro in them for its own."""

from collections.abc import Iterator
from pathlib import Path

from macros.languages.fields import in_menu
from scripts.check.problem import Problem, quote
from scripts.translate.places import MKDOCS, settings

MARKS = ("{{", "{%", "{#")


def problems(root: Path) -> Iterator[Problem]:
    """Every name in the menu that would be worked out and not shown."""
    nav = settings(root).get("nav", []) if (root / MKDOCS).is_file() else []
    for name in in_menu(nav):
        for mark in MARKS:
            if mark in name:
                what = f"The menu has the name {quote(name)}, and {quote(mark)} begins a macro."
                yield Problem(MKDOCS, None, "", what, "Write words alone.")
