"""Does a translated page keep everything of the English one but its words?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.languages.pages import blob, checked_on
from scripts.check.problem import Problem, number, quote
from scripts.check.translations_entry import ADDRESS, signs
from scripts.problem import COMMAND
from scripts.translate import page
from scripts.translate.page import Shape

HASH_SIGNS = frozenset("0123456789abcdef")
OWN = "translation"
IN_WORDS = ("title", "description")


@dataclass(frozen=True)
class Source:
    """The English page as it is now, and as it was when the translation was made, if that is still known."""

    now: str
    then: str | None


@dataclass(frozen=True)
class Found:
    """Something about a translated page; a `notice` stops nothing."""

    problem: Problem
    notice: bool = False


def of_page(file: str, text: str, source: Source) -> Iterator[Found]:
    """Everything about a translated page that is not as it should be."""
    yield from (Found(problem) for problem in _signs(file, text))
    try:
        told, ours = page.head(text), page.shape(text)
    except ValueError as error:
        what = f"The page cannot be read ({' '.join(str(error).split())})."
        yield Found(
            Problem(file, None, "", what, "Compare its head and its macro calls with the English page.")
        )
        return
    yield from (Found(problem) for problem in _facts(file, text, told))
    changed = _named(told) != blob(source.now.encode("utf-8"))
    then = source.now if source.then is None else source.then
    yield from (Found(problem, changed) for problem in _headings(file, text, ours, page.shape(then)))
    yield from (Found(problem, changed) for problem in _head(file, told, page.head(then)))
    sources = [then, source.now] if changed else [then]
    yield from _parts(file, ours, [page.shape(each) for each in sources], changed)
    yield from (Found(problem) for problem in _addresses(file, text, sources))


def of_words(file: str, words: str, english: str) -> Iterator[Problem]:
    """What is wrong with a part of a page that stands beside its English."""
    yield from _signs(file, words)
    yield from _addresses(file, words, [english])
    try:
        yield from (each.problem for each in _parts(file, page.shape(words), [page.shape(english)], False))
    except ValueError as error:
        yield Problem(
            file, None, "", f"A macro call cannot be read ({error}).", "Write it as in the English."
        )


def _signs(file: str, text: str) -> Iterator[Problem]:
    for row, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        yield from (Problem(file, row, "", *fault) for fault in signs(line))


def _addresses(file: str, text: str, sources: list[str]) -> Iterator[Problem]:
    """Web addresses in the words, which are no links yet."""
    for row, line in enumerate(text.split("\n"), start=1):
        for address in ADDRESS.findall(line):
            if not any(address in source for source in sources):
                what = f"The English page has no address {quote(address)}."
                yield Problem(file, row, "", what, "Take it out.")


def _named(told: Mapping[str, Any]) -> str:
    facts = told.get(OWN)
    return str(facts.get("of", "")) if isinstance(facts, dict) else ""


def _facts(file: str, text: str, told: Mapping[str, Any]) -> Iterator[Problem]:
    """What the head says of the translation: of which text, in which state, checked by whom."""
    facts = told.get(OWN)
    row = next((n for n, line in enumerate(text.split("\n"), start=1) if line.startswith(f"{OWN}:")), 1)
    if not isinstance(facts, dict):
        what = "The head of the page does not say of which English text it is a translation."
        yield Problem(file, row, "", what, f"Begin the page with {COMMAND} translate start, which writes it.")
        return
    named = str(facts.get("of", ""))
    if len(named) != 40 or not set(named) <= HASH_SIGNS:
        what = f"{quote(named)} under “of” is not the code of an English text, 40 digits and letters a to f."
        yield Problem(file, row, "", what, f"Run {COMMAND} translate done once the page is up to date.")
    yield from (Problem(file, row, "", *fault) for fault in state(facts))


def state(facts: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with a state: draft, or checked by a role on a day."""
    said = facts.get("state")
    if said not in ("draft", "checked"):
        yield f"{quote(said)} under “state” is neither draft nor checked.", "Write draft."
    if said == "checked" and not str(facts.get("by") or "").strip():
        yield "The state is checked, and “by” does not say by which role.", "Name the role, never a person."
    if said == "checked" and not _is_day(checked_on(facts)):
        yield "The state is checked, and “on” does not say on which day.", "Write it as 2026-10-20."


def _is_day(said: object) -> bool:
    try:
        return isinstance(said, date) or bool(date.fromisoformat(str(said)))
    except ValueError:
        return False


def _headings(file: str, text: str, ours: Shape, english: Shape) -> Iterator[Problem]:
    """The same headings in the same order. The first is the title, to whose id nothing leads."""
    lines = page.heading_lines(text)
    if len(ours.headings) != len(english.headings):
        what = f"The page has {number(len(ours.headings), 'heading')}, the English {len(english.headings)}."
        yield Problem(file, None, "", what, "Give each English heading its own, in the same order.")
        return
    for place, (own, wanted) in enumerate(zip(ours.headings, english.headings, strict=True)):
        row = lines[place] if len(lines) == len(ours.headings) else None
        if own[0] != wanted[0]:
            what = f"The heading has {number(own[0], 'sign')} “#”, the English {wanted[0]}."
            yield Problem(file, row, "", what, "Write as many as there.")
        elif own[1] != wanted[1] and wanted[0] > 1:
            what = "Links would miss this heading, because its id is not that of the English."
            yield Problem(file, row, "", what, f"Write {{: #{wanted[1]} }} behind it.")


def _head(file: str, told: Mapping[str, Any], english: Mapping[str, Any]) -> Iterator[Problem]:
    for name in sorted(english.keys() - told.keys()):
        yield Problem(file, 1, "", f"The head lacks {quote(name)}.", "Copy it from the English page.")
    for name in sorted(told.keys() - english.keys() - {OWN}):
        yield Problem(file, 1, "", f"The English head has no {quote(name)}.", "Take it out.")
    for name in sorted((told.keys() & english.keys()) - set(IN_WORDS)):
        if told[name] != english[name]:
            what = f"{quote(name)} in the head is not what the English page says."
            yield Problem(file, 1, "", what, "Copy the line from there.")


def _parts(file: str, ours: Shape, english: list[Shape], changed: bool) -> Iterator[Found]:
    """Links, calls and mark-up: what is missing is a notice where the English has changed, an extra never."""
    for name, own, theirs in (
        ("link", ours.links, [shape.links for shape in english]),
        ("macro call", ours.calls, [shape.calls for shape in english]),
        ("mark-up", ours.markup, [shape.markup for shape in english]),
    ):
        most: Counter[str] = Counter()
        for each in theirs:
            most |= each
        for extra in sorted(own - most):
            what = f"The English page has no {name} {quote(extra)}, or not so often."
            yield Found(Problem(file, None, "", what, "Take it out."))
        for lost in sorted(theirs[0] - own):
            what = f"The {name} {quote(lost)} of the English page is missing."
            yield Found(Problem(file, None, "", what, "Put it where the English has it."), changed)
