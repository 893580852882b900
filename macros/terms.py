"""Words of the trade explained where a page first uses them: a link, and the meaning behind it, in the page.

The finished HTML is only read, never written anew: what is added is put in at known places, so that taking
the additions out again gives back every byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape

from macros.here import Here
from macros.nouns import Term
from macros.reading import Reader, Text
from macros.render import render

# More than this many open-and-shut explanations would bury a page; the rest stand in a list at its end.
MOST = 6


@dataclass(frozen=True)
class Use:
    """The first use of a term: where it stands and in which block of text."""

    term: Term
    start: int
    end: int
    text: Text

    @property
    def shown(self) -> str:
        """The words as the page has them."""
        return unescape(self.text.words[self.start - self.text.at : self.end - self.text.at])

    @property
    def is_short(self) -> bool:
        """Whether the page uses the abbreviation and not the whole words."""
        return bool(self.term.abbreviation) and self.shown.startswith(self.term.abbreviation)


@dataclass
class Additions:
    """What to put in, and where; places count characters of the untouched page."""

    at: dict[int, list[str]] = field(default_factory=dict)

    def put(self, place: int, text: str) -> None:
        """Add `text` at `place`, behind what was added there before."""
        self.at.setdefault(place, []).append(text)

    def into(self, html: str) -> str:
        """The page with everything put in."""
        pieces: list[str] = []
        last = 0
        for place in sorted(self.at):
            pieces += [html[last:place], *self.at[place]]
            last = place
        return "".join([*pieces, html[last:]])


def explain(here: Here, html: str, *, inline: bool = True) -> str:
    """The page with every term linked at its first use and its meaning beside it.

    `inline` puts the meaning behind the block that uses the word; without it all stand in a list at the end.
    """
    found = Reader.read(html)
    uses = list(_first_uses(found.texts, here.package.all(Term)))
    additions = Additions()
    for use in uses:
        _link(here, additions, use)
    behind = _by_block(uses) if inline else {}
    for place, of_block in behind.items():
        additions.put(place, render(here, "explained.html", uses=of_block))
    told = {use.term.id for of_block in behind.values() for use in of_block}
    rest = [use.term for use in uses if use.term.id not in told]
    rest += _only_in_passing(found.passing, here.package.all(Term), {use.term.id for use in uses})
    if rest:
        in_order = sorted(rest, key=lambda term: here.words.in_order(term.term))
        additions.put(len(html), render(here, "words_here.html", terms=in_order))
    return additions.into(html)


def _link(here: Here, additions: Additions, use: Use) -> None:
    href = here.to.page_of("glossary/", use.term.id)
    additions.put(use.start, f'<a class="term" href="{escape(href)}">')
    additions.put(use.end, "</a>")
    if use.is_short and use.term.words.casefold() not in use.text.block_words.casefold():
        additions.put(use.end, f' <span class="expansion">({escape(use.term.words)})</span>')


def _by_block(uses: list[Use]) -> dict[int, list[Use]]:
    """The uses to explain behind each block, the first of the page first, no more than a page can bear."""
    blocks: dict[int, list[Use]] = {}
    for use in uses:
        place = use.text.behind
        if place is not None and (place in blocks or len(blocks) < MOST):
            blocks.setdefault(place, []).append(use)
    return blocks


def _first_uses(texts: list[Text], terms: tuple[Term, ...]) -> Iterator[Use]:
    """Each term once, in the order of the page; of two that overlap the longer one."""
    open_terms = {name: t for t in reversed(terms) if not t.everyday for name in _names(t)}
    pattern = _pattern(open_terms)
    used: set[str] = set()
    for text in texts:
        for match in pattern.finditer(text.words) if pattern else ():
            term = _meant(open_terms, match["name"])
            if term and term.id not in used:
                used.add(term.id)
                yield Use(term, text.at + match.start(), text.at + match.end(), text)


def _names(term: Term) -> list[str]:
    return [name for name in (term.term, term.abbreviation) if name]


def _pattern(names: dict[str, Term]) -> re.Pattern[str] | None:
    """All names, the longest first, as whole words; a plural belongs to its word."""
    if not names:
        return None
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?P<name>{'|'.join(map(re.escape, longest))})(?:e?s)?(?![\w-])", re.I)


def _meant(names: dict[str, Term], found: str) -> Term | None:
    """The term of a match. An abbreviation counts only as written; a term in any case."""
    if found in names:
        return names[found]
    return next((term for name, term in names.items() if _same(name, found, term)), None)


def _same(name: str, found: str, term: Term) -> bool:
    return name.casefold() == found.casefold() and name != term.abbreviation


def _only_in_passing(passing: list[str], terms: tuple[Term, ...], used: set[str]) -> list[Term]:
    """Abbreviations that stand only in headings, links or names, where nothing can be put in."""
    words = {word.removesuffix("s") for text in passing for word in re.findall(r"[A-Za-z-]{2,}", text)}
    return [term for term in terms if term.abbreviation in words and term.id not in used]
