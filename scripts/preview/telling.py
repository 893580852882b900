"""The preview in plain sentences, for a terminal or for a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scripts.deploying import Stop
from scripts.preview.changes import Changes, Move, Pages

# What Markdown would take for its own.
SIGNS = re.compile(r"([\\`*_{}\[\]<>#|@!~])")


def sentences(changes: Changes) -> Iterator[str]:
    """What the public will see change, a sentence each."""
    counts = changes.counts
    parts = [*_part(counts.get("added", 0), "new"), *_revised(counts.get("revised", 0), changes.large)]
    parts += _part(counts.get("corrected", 0), "corrected")
    yield f"{_joined(_led(parts))}." if parts else "No figure is new, revised or corrected."
    yield from map(_move, changes.moves)
    yield from () if changes.moves else ("No status changes.",)
    yield from _words(changes.pages)
    if changes.translations is not None:
        yield f"{_count(changes.translations, 'translation')} will show a notice that English has changed."
    yield _deleted(counts.get("removed", 0), changes.pages.gone if changes.pages else ())


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


def _led(parts: list[tuple[int, str]]) -> list[str]:
    """The first part with noun and verb, as the others lean on it."""
    (count, what), *rest = parts
    return [
        f"{_count(count, 'figure')} {'is' if count == 1 else 'are'} {what}",
        *(f"{n} {w}" for n, w in rest),
    ]


def _joined(parts: list[str]) -> str:
    return ", ".join(parts)


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


def _deleted(figures: int, pages: Sequence[str]) -> str:
    if not figures and not pages:
        return "Nothing is deleted."
    parts = [_count(figures, "figure")] if figures else []
    parts += [f"{_count(len(pages), 'page')} of words ({', '.join(pages)})"] if pages else []
    one = figures + len(pages) == 1
    return f"{' and '.join(parts)} {'is' if one else 'are'} deleted."


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
