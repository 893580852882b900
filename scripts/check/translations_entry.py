"""Is the translation of one message safe to show, and does it keep what the English holds?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from string import Formatter

from scripts.check.problem import listed, quote
from scripts.check.safety import KINDS

Fault = tuple[str, str]

# What could end a sentence and begin mark-up, a call, a link or code.
MARKS = ("<", "{{", "}}", "{%", "%}", "{#", "](", "`", "javascript:", "\n")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Control signs and those of private use; tabs and line ends are none of them.
NO_WRITING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s()<>]*[^\s()<>.,;:!?]|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|io|uk|eu|pl|lt|lv|pt|pk|ro)\b",
    re.I,
)
# Thousands are parted by a comma, a full stop or a space, as each language does.
NUMBER = re.compile(r"(?<!\d)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:[.,\u066b\u066c]\d+)*")


def faults(english: Sequence[str], forms: Sequence[str], numbers: Sequence[Sequence[int]]) -> Iterator[Fault]:
    """What is wrong with the forms of one message of the interface.

    `english` is the message, in both its forms where it has two; `numbers` are those that ask for each form.
    """
    if not any(forms):
        return
    yield from missing(forms)
    for number, form in enumerate(forms):
        several = len(forms) == 1 or len(numbers[number]) > 1
        yield from _places(english, form, several=several) if form else ()
        yield from unsafe(english, form)


def of_data(english: str, forms: Sequence[str]) -> Iterator[Fault]:
    """What is wrong with the forms of one text of the data, which has no places to fill."""
    if not any(forms):
        return
    yield from missing(forms)
    for form in forms:
        if form and "{" in form and "{" not in english:
            yield "It holds a brace, and the English has none.", "Take it out."
        yield from unsafe([english], form)


def missing(forms: Sequence[str]) -> Iterator[Fault]:
    """Plural forms that are empty beside others that are not."""
    empty = [number for number, form in enumerate(forms, start=1) if not form.strip()]
    if empty:
        what = f"Of {len(forms)} plural forms, number {listed(empty)} is empty."
        yield what, "Translate every form; two may be alike."


def unsafe(english: Sequence[str], text: str) -> Iterator[Fault]:
    """What a translation must not bring into the site that the English does not hold."""
    whole = "\n\n".join(english) if len(english) > 1 else english[0]
    for mark in MARKS:
        if mark in text and not any(mark in form for form in english):
            shown = "a line break" if mark == "\n" else quote(mark)
            yield f"It holds {shown}, and the English does not.", "Write words alone."
    yield from signs(text)
    yield from _numbers(english, text)
    for address in ADDRESS.findall(text):
        if address not in whole:
            yield f"It holds the address {quote(address)}, and the English does not.", "Take it out."
    for kind in KINDS:
        if any(found[0] not in whole for found in kind.pattern.finditer(text)):
            yield f"It holds {kind.name} that the English does not hold.", "Take it out."


def signs(text: str) -> Iterator[Fault]:
    """Signs that nobody sees and that turn the order of letters, or belong to no writing."""
    if TURNING.search(text):
        what = "It holds a sign that nobody sees and that turns the order of letters."
        yield what, "Delete it and type the words anew; the page sets the direction by itself."
    if NO_WRITING.search(text):
        yield "It holds a sign that belongs to no writing.", "Delete it and type the words anew."


def numbers_in(text: str) -> set[str]:
    """The numbers of a text, in whatever digits and with whatever commas they are written."""
    return {
        "".join(str(unicodedata.decimal(sign)) for sign in number if sign.isdecimal())
        for number in NUMBER.findall(text)
    }


def _numbers(english: Sequence[str], text: str) -> Iterator[Fault]:
    known = set().union(*(numbers_in(form) for form in english))
    found = numbers_in(text)
    for number in sorted(found - known):
        yield f"It holds the number {number}, and the English does not.", "Give the numbers of the English."
    lost = sorted(known - found) if len(english) == 1 and text else []
    if lost:
        yield f"It has lost the number {listed(lost)}.", "Give it as the English does, in digits."


def _places(english: Sequence[str], form: str, *, several: bool) -> Iterator[Fault]:
    """Places such as {month}: those of the English, spelled as there, none more and none fewer.

    A form for one single number may say it in words, as the English form for one does.
    """
    try:
        found = _names(form)
    except ValueError:
        what = "A brace is open or closed that has no other half."
        yield what, f"Write the places as the English does: {_told(set().union(*map(_names, english)))}."
        return
    sets = [_names(text) for text in english]
    allowed = set().union(*sets)
    needed = allowed if several else set.intersection(*sets)
    for name in sorted(found - allowed):
        yield f"The English has no place {name}.", f"Its places are: {_told(allowed)}."
    for name in sorted(needed - found):
        yield f"The place {name} is missing.", "Put it where the value belongs in the sentence."


def _told(names: set[str]) -> str:
    return listed(sorted(names)) or "none"


def _names(text: str) -> set[str]:
    """The places with all that stands between their braces. Raises ValueError for a lonely brace."""
    return {
        "{" + name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "") + "}"
        for _, name, spec, conversion in Formatter().parse(text)
        if name is not None
    }
