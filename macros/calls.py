"""Does every macro exist that a page calls? Asked of all pages before one is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from jinja2 import Environment, TemplateSyntaxError, meta, nodes


def wrong_calls(page: str, text: str, known: Iterable[str]) -> Iterator[str]:
    """A plain sentence for every name in `text` that no macro has, and for text that cannot be read."""
    environment = Environment(autoescape=True)
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        yield (
            f"{page}, line {error.lineno}: this is not written as a macro call ({error.message}). "
            "Look for a brace too many or too few."
        )
        return
    names = set(known)
    missing = meta.find_undeclared_variables(tree) - names
    for name in tree.find_all(nodes.Name):
        if name.name in missing:
            yield _unknown(page, name, names)


def _unknown(page: str, name: nodes.Name, known: set[str]) -> str:
    near = get_close_matches(name.name, known, n=1)
    hint = f"Did you mean “{near[0]}”?" if near else "The macros there are: " + ", ".join(sorted(known)) + "."
    return f"{page}, line {name.lineno}: there is no macro called “{name.name}”. {hint}"
