"""The preview in plain sentences, for a terminal or for a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scripts.deploying import Stop
from scripts.preview.changes import FIGURE, Changes, Move, Pages

# What Markdown would take for its own.
SIGNS = re.compile(r"([\\`*_{}\[\]<>#|@!~])")


def sentences(changes: Changes) -> Iterator[str]:
    """What the public will see change, a sentence each."""
    if changes.first is not None:
        yield f"All is new: {_count(changes.first, FIGURE)} will be public."
    else:
        yield _changed(FIGURE, changes) or "No figure is new, revised or corrected."
    yield from filter(None, (_changed(noun, changes) for noun in changes.counts if noun != FIGURE))
    yield from map(_move, changes.moves)
    yield from () if changes.moves else ("No status changes.",)
    yield from _words(changes.pages)
    if changes.translations is not None:
        old = _count(changes.translations, "translation") if changes.translations else "No translation"
        yield f"{old} will show a notice that English has changed."
    yield _deleted(changes)


def as_text(told: str, changes: Sequence[str], stops: Sequence[Stop]) -> str:
    """For a terminal."""
    lines = [f"What the public will see change, compared with {told}:", *_bullets(changes), ""]
    return "\n".join([*lines, _heading(stops), *_bullets([stop.sentence for stop in stops])])


def as_markdown(told: str, changes: Sequence[str], stops: Sequence[Stop]) -> str:
    """For a comment. Words of the data stand there as they are: none can become a link or a picture."""
    safe = [[_plain(line) for line in lines] for lines in (changes, [stop.sentence for stop in stops])]
    head = ["### What the public will see change", "", f"Compared with {_plain(told)}:", ""]
    return "\n".join(
        [*head, *_bullets(safe[0]), "", f"### {_heading(stops)}", "", *_bullets(safe[1])]
    ).rstrip()


def broken(stops: Sequence[Stop], *, markdown: bool) -> str:
    """What to put right in the data and pages before there can be a preview."""
    end = "There is no preview before that is put right. Nothing was changed."
    if markdown:
        told = _bullets([_plain(stop.sentence) for stop in stops])
        return "\n".join(["### This has to be put right first", "", *told, "", end])
    return "\n".join([*(stop.sentence for stop in stops), end])


def _heading(stops: Sequence[Stop]) -> str:
    return "What still stops publishing:" if stops else "Nothing stops publishing."


def _bullets(lines: Sequence[str]) -> list[str]:
    return [f"- {line}".replace("\n", "\n  ") for line in lines]


def _plain(text: str) -> str:
    return SIGNS.sub(r"\\\1", text)


def _part(count: int, what: str) -> list[tuple[int, str]]:
    return [(count, what)] if count else []


def _revised(count: int, large: int) -> list[tuple[int, str]]:
    return _part(count, f"revised ({large} by more than 5%)" if large else "revised")


def _changed(noun: str, changes: Changes) -> str:
    """What came and changed of one noun; the first part has noun and verb, as the others lean on it."""
    counts = changes.counts.get(noun, {})
    revised = _revised(counts.get("revised", 0), changes.large if noun == FIGURE else 0)
    parts = [*_part(counts.get("added", 0), "new"), *revised, *_part(counts.get("corrected", 0), "corrected")]
    if not parts:
        return ""
    (count, what), *rest = parts
    led = f"{_count(count, noun)} {'is' if count == 1 else 'are'} {what}"
    return ", ".join([led, *(f"{n} {w}" for n, w in rest)]) + "."


def _move(move: Move) -> str:
    count = len(move.names)
    verb = "status goes" if count == 1 else "statuses go"
    return f"{count} {verb} from {move.before} to {move.after}: {', '.join(move.names)}."


def _words(pages: Pages | None) -> Iterator[str]:
    if pages and pages.new:
        yield f"{_count(pages.new, 'page')} of words {'is' if pages.new == 1 else 'are'} new."
    if pages and pages.changed:
        says = "says" if pages.changed == 1 else "say"
        yield f"{_count(pages.changed, 'page')} of words {says} something else."


def _deleted(changes: Changes) -> str:
    removed = {noun: counts.get("removed", 0) for noun, counts in changes.counts.items()}
    pages = changes.pages.gone if changes.pages else ()
    parts = [_count(count, noun) for noun, count in removed.items() if count]
    parts += [f"{_count(len(pages), 'page')} of words ({', '.join(pages)})"] if pages else []
    are = "is" if sum(removed.values()) + len(pages) == 1 else "are"
    return f"{' and '.join(parts)} {are} deleted." if parts else "Nothing is deleted."


def _count(count: int, noun: str) -> str:
    """Such as “2 rows of a table”."""
    first, *rest = noun.split(" ", 1)
    return " ".join([f"{count:,} {first}{'' if count == 1 else 's'}", *rest])
