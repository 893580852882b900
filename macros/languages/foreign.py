"""English words on a page in another language: they say so, so that a screen reader pronounces them right.

Such words are strings like all others; only a template, which escapes what it prints, sees the difference.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

SOURCE = "en"
# Signs of the private use area, which nobody types: a template may print the words inside an attribute, where
# no element can stand, so the element is made once the whole mark-up is there.
_PRINTED, _WAITING, _END = "\ue000", "\ue001", "\ue002"
_SIGNS = re.compile(f"[{_PRINTED}{_WAITING}{_END}]")
# The title of a page counts as one tag: what looks like an element in it is shown as it is typed.
_TAG = re.compile(r"<title>[^<]*</title>|<[^>]*>")
_ELEMENTS = {
    _PRINTED: f'<span lang="{SOURCE}" dir="ltr">',
    _WAITING: f'<span lang="{SOURCE}" dir="ltr" data-untranslated>',
    _END: "</span>",
}
WAITING = "data-untranslated"
# Unicode's marks around words that run from left to right, for outputs without elements.
APART, TOGETHER = "\u2066", "\u2069"


class Foreign(str):
    """English words that wait for a translation, or, where `printed`, that a document prints so."""

    __slots__ = ("printed",)
    printed: bool

    def __new__(cls, words: str, *, printed: bool = False) -> Foreign:
        """Mark `words`; empty ones are marked too and print as nothing."""
        made = super().__new__(cls, words)
        made.printed = printed
        return made

    def __html__(self) -> str:
        return f"{_PRINTED if self.printed else _WAITING}{escape(str(self))}{_END}" if self else ""


class Mixed(str):
    """A translated sentence that holds English words; `marked` is its mark-up."""

    __slots__ = ("marked",)
    marked: Markup

    def __new__(cls, words: str, marked: Markup) -> Mixed:
        """The plain sentence, for where there is no mark-up, and the marked one."""
        made = super().__new__(cls, words)
        made.marked = marked
        return made

    def __html__(self) -> str:
        return str(self.marked)


def fill(pattern: str, values: dict[str, object]) -> str:
    """A message with its `{named}` places filled. What is English in it stays marked."""
    said = str(pattern).format(**values)
    if isinstance(pattern, Foreign):
        return Foreign(said)
    if any(isinstance(value, Foreign | Mixed) for value in values.values()):
        marked = {name: _marked(value) for name, value in values.items()}
        return Mixed(said, Markup(escape(pattern).format(**marked)))  # noqa: S704  (every part is escaped)
    return said


def _marked(value: object) -> Markup:
    return escape(value if isinstance(value, Foreign | Mixed) else str(value))


def apart(words: str) -> str:
    """`words` for an output that has no elements: what is English in them stands between marks."""
    if isinstance(words, Mixed):
        signs = _SIGNS.sub(lambda sign: TOGETHER if sign[0] == _END else APART, str(words.marked))
        return Markup(signs).unescape()  # noqa: S704  (read, never printed as mark-up)
    return f"{APART}{words}{TOGETHER}" if isinstance(words, Foreign) and words else str(words)


def settle(mark_up: str) -> str:
    """Turn the marks of a finished page into elements; inside a tag they vanish."""
    if not _SIGNS.search(mark_up):
        return mark_up
    parts, at = [], 0
    for tag in _TAG.finditer(mark_up):
        parts += [_elements(mark_up[at : tag.start()]), _SIGNS.sub("", tag[0])]
        at = tag.end()
    return "".join([*parts, _elements(mark_up[at:])])


def _elements(text: str) -> str:
    return _SIGNS.sub(lambda sign: _ELEMENTS[sign[0]], text)
