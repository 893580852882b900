"""A page as passages: what a translator writes over, and what stays around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import yaml

from scripts.translate import page
from scripts.translate.page import CALL

ABOVE = "↑"
HEADING = re.compile(r"(#{1,6}\s+)(.*?)(\s*\{:[^}]*\})?\s*\Z", re.DOTALL)
CLASSED = re.compile(r"(.*?)(\n\{:[^}\n]*\})?\Z", re.DOTALL)
ID = re.compile(r"#([\w-]+)")
SILENT = re.compile(r"<[^>]*>|\{:[^}]*\}")
HEAD_WORDS = ("title", "description")


@dataclass(frozen=True)
class Passage:
    """Words with what stands before and after them. Without words it is the same in every language."""

    before: str
    words: str
    after: str = ""

    @property
    def is_fixed(self) -> bool:
        """Whether there is nothing to translate."""
        return not any(letter.isalpha() for letter in SILENT.sub("", CALL.sub("", self.words)))

    @property
    def anchor(self) -> str:
        """What a translation has in common with it; nothing for a paragraph."""
        if self.is_fixed:
            return " ".join(self.words.split())
        level, key = self.before.strip(), ID.search(self.after)
        return f"{level} {key[1]}" if key and len(level) > 1 else level


def passages(text: str) -> list[Passage]:
    """The passages of the body of a page, in their order."""
    return [_passage(block) for block in _blocks(page.split(text)[1])]


def head_words(text: str) -> dict[str, str]:
    """The words in the head of a page, such as its title."""
    told = page.head(text)
    return {name: str(told[name]) for name in HEAD_WORDS if name in told}


def written(english: str, head: Mapping[str, str], translated: Sequence[str]) -> str:
    """The page with the words of its head and passages put in place of the English ones.

    `translated` has one text for each passage that is not fixed; ABOVE stands where an earlier one holds it.
    """
    lines, _ = page.split(english)
    for name, words in head.items():
        line = re.search(rf"^{name}:.*\n(?:[ \t]+.*\n)*", lines, re.MULTILINE)
        lines = lines.replace(line[0], _line(name, words), 1) if line else lines
    left = iter(translated)
    blocks = [block for passage in passages(english) if (block := _block(passage, left))]
    front = f"---\n{lines}---\n" if lines else ""
    return front + "\n\n".join(blocks) + "\n"


def aligned(english: str, translation: str) -> list[str] | None:
    """The translation of each passage that is not fixed; None where the two pages do not correspond.

    Where a stretch between two headings has another number of paragraphs, its first passage holds all.
    """
    ours, theirs = _stretches(passages(translation)), _stretches(passages(english))
    if [anchor for anchor, _ in ours] != [anchor for anchor, _ in theirs]:
        return None
    found: list[str] = []
    for (_, own), (_, wanted) in zip(ours, theirs, strict=True):
        if own and not wanted:
            return None
        together = ["\n\n".join(_text(passage) for passage in own), *[ABOVE] * (len(wanted) - 1)]
        nothing = [""] * len(wanted)
        several = together if own else nothing
        found += [passage.words for passage in own] if len(own) == len(wanted) else several
    return found


def carried(then: str, now: str, translated: Sequence[str]) -> list[tuple[str, str]]:
    """For each passage of the English of today its translation, and what it was made from if that differs."""
    old = [passage.words for passage in passages(then) if not passage.is_fixed]
    new = [passage.words for passage in passages(now) if not passage.is_fixed]
    found: list[tuple[str, str]] = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(
        a=old, b=new, autojunk=False
    ).get_opcodes():
        for place in range(new_to - new_from):
            was = old_from + place
            known = kind != "insert" and was < old_to
            found.append((translated[was], "" if kind == "equal" else old[was]) if known else ("", ""))
    return found


def _line(name: str, words: str) -> str:
    return str(yaml.safe_dump({name: words}, allow_unicode=True, width=10_000))


def _block(passage: Passage, left: Iterator[str]) -> str:
    if passage.is_fixed:
        return _text(passage)
    words = next(left).strip()
    return "" if words == ABOVE else f"{passage.before}{words}{passage.after}"


def _text(passage: Passage) -> str:
    return f"{passage.before}{passage.words}{passage.after}"


def _stretches(found: list[Passage]) -> list[tuple[str, list[Passage]]]:
    """Each anchor with the paragraphs up to the next; a heading counts as the first of its own stretch."""
    stretches: list[tuple[str, list[Passage]]] = [("", [])]
    for passage in found:
        if passage.anchor:
            stretches.append((passage.anchor, [] if passage.is_fixed else [passage]))
            stretches.append(("", []))
        else:
            stretches[-1][1].append(passage)
    return stretches


def _passage(block: str) -> Passage:
    heading = HEADING.match(block)
    if heading and block.startswith("#"):
        return Passage(heading[1], heading[2], heading[3] or "")
    found = CLASSED.match(block)
    return Passage("", found[1], found[2] or "") if found else Passage("", block)


def _blocks(body: str) -> Iterator[str]:
    """Texts with an empty line between them; an empty line inside code parts nothing."""
    fence, block = "", list[str]()
    for line in [*body.replace("\r\n", "\n").split("\n"), ""]:
        mark = line.lstrip()[:3]
        if mark in ("```", "~~~"):
            fence = "" if fence == mark else fence or mark
        if line.strip() or fence:
            block.append(line.rstrip())
        elif block:
            yield "\n".join(block)
            block = []
