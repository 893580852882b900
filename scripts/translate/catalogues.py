"""Catalogues of gettext: read with all that is in them, written so that same words give same bytes."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileParser, generate_po

from macros.languages.catalogue import Headed

DRAFT, CHECKED = "draft", "checked"


class Book(Headed):
    """A catalogue in a language, or without one a template."""

    def __init__(self, language: str | None = None) -> None:
        super().__init__(locale=language, header_comment="")


@dataclass(frozen=True)
class State:
    """What the head of a catalogue says: a draft, or checked by a role on a day."""

    state: str = DRAFT
    by: str = ""
    on: str = ""

    @classmethod
    def of(cls, book: Book) -> State:
        """As it stands in the head, right or wrong."""
        told = book.told
        return cls(told.get("X-State", DRAFT), told.get("X-Checked-By", ""), told.get("X-Checked-On", ""))

    @classmethod
    def checked(cls, by: str, on: date) -> State:
        """Read by somebody who speaks the language."""
        return cls(CHECKED, by, on.isoformat())

    @property
    def lines(self) -> list[tuple[str, str]]:
        """As lines of the head."""
        who = [("X-Checked-By", self.by), ("X-Checked-On", self.on)] if self.state == CHECKED else []
        return [("X-State", self.state), *who]


def read(text: str, language: str | None) -> Book:
    """A catalogue. Raises PoFileError for a text that is none."""
    book = Book(language)
    PoFileParser(book, abort_invalid=True).parse(io.BytesIO(text.encode("utf-8")))
    return book


def updated(book: Book, template: Catalog, language: str) -> Book:
    """The catalogue with the messages of the template, in its order; what is no longer there is kept aside.

    A changed sentence starts untranslated: a guess from a similar one can turn “on track” into “off track”.
    """
    for key, message in list(book.obsolete.items()):
        if template.get(message.id, message.context):
            book[message.id] = book.obsolete.pop(key)
    book.update(template, no_fuzzy_matching=True, update_creation_date=False)
    return settled(book, language)


def settled(book: Book, language: str) -> Book:
    """The same messages under the rule for plural forms that the language has, whatever the file said."""
    fresh = Book(language)
    fresh.header_comment, fresh.told = book.header_comment, book.told
    for message in book:
        if message.id:
            fresh[message.id] = message
    fresh.obsolete = dict(sorted(book.obsolete.items(), key=lambda item: str(item[0])))
    return fresh


def write(book: Book, state: State) -> str:
    """The text of a catalogue. Days, tools and names of translators are left out."""
    forms = [("Plural-Forms", book.plural_forms)] if book.locale else []
    head = [
        ("Language", str(book.locale or "")),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        *forms,
        *(state.lines if book.locale else []),
    ]
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in head)
    said = f"{book.header_comment}\n" if book.header_comment else ""
    # Lines of files would change with every edit of the code and say nothing to a translator.
    body = "".join(generate_po(book, omit_header=True, include_lineno=False, width=0))
    return f'{said}msgid ""\nmsgstr ""\n{lines}\n{body}'.rstrip("\n") + "\n"
