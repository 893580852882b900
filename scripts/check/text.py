"""Pages hold words, and numbers come from the data, so that new data never make a page wrong."""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.check import files
from scripts.check.problem import Problem, quote

ALLOWED = "docs/digits-allowed.txt"
REMEDY = (
    f"Numbers come from the data: use a macro, or add the name of the law, standard or document to {ALLOWED}."
)

# What a reader does not see as words of ours, in the order in which it is taken out.
MARKUP = tuple(
    re.compile(pattern, re.DOTALL | re.MULTILINE)
    for pattern in (
        r"\A---\n.*?^---$",
        r"^(?P<fence>```+|~~~+).*?^(?P=fence)",
        r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}",
        r"<!--.*?-->",
        r"`[^`]*`",
        r"</?[A-Za-z][^>]*>",
        r"(?<=\])\([^)]*\)",
        r"^ *\[[^\]]+\]:.*?$",
        r"https?://\S+",
        r"\{[^{}\n]*\}",
        r"&#?\w+;",
        r"^[ >]*\d+[.)](?= )",
    )
)


def problems(root: Path) -> Iterator[Problem]:
    """Every number on a page that somebody wrote by hand."""
    allowed = _allowed(root)
    for path in files.pages(root):
        yield from _of_page(files.name(root, path), files.text(path), allowed)


def of_page(root: Path, file: str, page: str) -> Iterator[Problem]:
    """Every number on one page, as it would stand in this file, that somebody wrote by hand."""
    return _of_page(file, page, _allowed(root))


def _of_page(file: str, page: str, allowed: list[re.Pattern[str]]) -> Iterator[Problem]:
    for number, word in numbers(page, allowed):
        yield Problem(file, number, "", f"{quote(word)} is written by hand.", REMEDY)


def numbers(page: str, allowed: list[re.Pattern[str]]) -> Iterator[tuple[int, str]]:
    """The words with a digit, and their lines, once mark-up, macros and allowed phrases are gone."""
    for pattern in (*MARKUP, *allowed):
        page = pattern.sub(_blank, page)
    for number, line in enumerate(page.split("\n"), start=1):
        for word in re.findall(r"\S*\d\S*", line):
            yield number, word


def _allowed(root: Path) -> list[re.Pattern[str]]:
    path = root / ALLOWED
    phrases = files.text(path).splitlines() if path.is_file() else []
    longest_first = sorted((phrase for phrase in phrases if phrase.strip()), key=len, reverse=True)
    return [_as_pattern(phrase) for phrase in longest_first]


def _as_pattern(phrase: str) -> re.Pattern[str]:
    """The phrase with any white space between its words, but not inside a longer word."""
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    return re.compile(rf"(?<!\w){words}(?!\w)")


def _blank(match: re.Match[str]) -> str:
    """Nothing but the line breaks, so that later lines keep their number."""
    return " " + "\n" * match[0].count("\n")
