"""Words of the data where Markdown reads them: in a heading, in a sentence on a written page."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# What begins a link, an emphasis, code, or an attribute of the heading; a line break would end the heading.
_SIGNS = re.compile(r"[\\`*_\[\]{}\r\n]")


def in_markdown(words: str) -> Markup:
    """The words as they are typed: no sign in them is mark-up, of HTML or of Markdown."""
    marked = escape(words)
    return Markup(_SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", marked))  # noqa: S704  (it is escaped)
