"""Templates to Markdown. Escaping is on: whatever a cell of the data holds reaches the page as text.

In a heading, which is Markdown, that takes the filter `in_markdown` as well.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.here import Here
from macros.languages.foreign import settle
from macros.nouns import Marker
from macros.plain import in_markdown

TEMPLATES = Path(__file__).resolve().parent / "templates"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["in_markdown"] = in_markdown
    return environment


def render(here: Here, template: str, **values: Any) -> str:
    """One template with the values of a page. `w` translates; a missing value raises UndefinedError."""
    names = {marker.code: marker.name for marker in here.package.all(Marker)}
    made = _environment().get_template(template).render(w=here.words.text, marker_names=names, **values)
    return settle(made)
