"""What stands in the rows of a translator's workbook: messages of a catalogue, passages of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from babel.messages.catalog import Message

from scripts.translate import facts, forms, passages
from scripts.translate.catalogues import Book
from scripts.translate.layout import Row, key
from scripts.translate.starting import page_to_write_over

SHOWN = 4  # numbers, so that a translator sees which form is meant
MADE_FROM = "Made from: {words}"
GUESS = "A guess, not shown on the site: {words}"


def of_catalogue(book: Book, language: str) -> Iterator[Row]:
    """A row for each message, or for each of its plural forms."""
    asked = forms.of_language(language)
    for message in book:
        if message.id:
            yield from of_message(message, asked)


def of_message(message: Message, asked: Sequence[Sequence[int]]) -> Iterator[Row]:
    """The rows of one message."""
    name, example = key(message.context, message.id), _example(message)
    if isinstance(message.id, str):
        translation = "" if message.fuzzy else said(message)[0]
        yield Row(name, message.id, example, translation, note(message))
        return
    for number, (form, counted) in enumerate(zip(said(message, len(asked)), asked, strict=True), start=1):
        one, many = message.id[0], message.id[1]
        english = one if tuple(counted) == (1,) else many
        told = f"{_numbers(counted)}. {example}".strip()
        yield Row(
            f"{name}/{number}",
            english,
            told,
            "" if message.fuzzy else form,
            note(message) if number == 1 else "",
        )


def said(message: Message, count: int = 1) -> list[str]:
    """The translation in its forms, empty where there is none."""
    found: Any = message.string or ""
    texts = [found] if isinstance(found, str) else list(found)
    return [*texts, *[""] * (count - len(texts))]


def note(message: Message) -> str:
    """What translators have noted, and a guess that waits for one."""
    guess = [GUESS.format(words=" / ".join(said(message)))] if message.fuzzy and any(said(message)) else []
    return "\n".join([*guess, *message.user_comments])


def of_page(english: str, then: str, translation: str | None) -> Iterator[Row]:
    """A row for the words in the head of a page, and for each passage.

    `then` is the English text the translation was made from; what has changed since is noted.
    """
    own_head = passages.head_words(translation) if translation else {}
    for name, words in passages.head_words(english).items():
        yield _passage(name, words, own_head.get(name, ""), "", translation)
    now, before = (page_to_write_over(text.encode("utf-8")) for text in (english, then))
    found = passages.aligned(before, translation) if translation else None
    wanted = [passage.words for passage in passages.passages(now) if not passage.is_fixed]
    carried = passages.carried(before, now, found) if found else [("", "")] * len(wanted)
    for number, (words, (translated, was)) in enumerate(zip(wanted, carried, strict=True), start=1):
        yield _passage(str(number), words, translated, was, translation)


def _passage(name: str, english: str, translated: str, was: str, whole: str | None) -> Row:
    """One passage. In a draft, words that are still English wait for their translation."""
    waits = translated.strip() in (english.strip(), was.strip()) and facts.is_draft(whole or "")
    remark = MADE_FROM.format(words=was) if was and not waits else ""
    return Row(name, english, translation="" if waits else translated, note=remark)


def _example(message: Message) -> str:
    where = message.context.replace(".", ", ").replace("_", " ") if message.context else ""
    return " ".join([*([f"({where})"] if where else []), *message.auto_comments])


def _numbers(counted: Sequence[int]) -> str:
    """Such as “For 2, 3, 4, 22 …”."""
    more = " …" if len(counted) > SHOWN else ""
    return f"For {', '.join(str(number) for number in counted[:SHOWN])}{more}"
