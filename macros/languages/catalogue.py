"""Catalogues as translators keep them: gettext files, read as they are; nothing is compiled or kept twice."""

from __future__ import annotations

import gettext
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from email import message_from_string
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser

from macros.languages.foreign import Foreign

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS, LOCALE = ROOT / "docs", ROOT / "overrides" / "locale"


class _Source(gettext.NullTranslations):
    """What a catalogue falls back on: the English message, marked as English."""

    def gettext(self, message: str) -> str:
        return Foreign(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return Foreign(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002
        return Foreign(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return Foreign(super().npgettext(context, msgid1, msgid2, n))


_SOURCE = _Source()


@dataclass(frozen=True)
class State:
    """Whether somebody who speaks the language has read a catalogue or page; `by` is a role."""

    checked: bool = False
    by: str = ""
    on: date | None = None


def interface(language: str) -> Path:
    """The catalogue with the words of the interface: of the partnership, else of the portal."""
    own = DOCS / language / "interface.po"
    return own if own.is_file() else LOCALE / language / "LC_MESSAGES" / "portal.po"


def of_data(docs: Path, language: str) -> Path:
    """The catalogue with the words of the data, beside the pages of the language."""
    return docs / language / "words.po"


def translations(path: Path) -> gettext.NullTranslations:
    """The messages of a catalogue; what it lacks comes back in English, marked. A missing file lacks all."""
    return _read(path, path.stat().st_mtime_ns) if path.is_file() else _SOURCE


@lru_cache(maxsize=64)
def _read(path: Path, _: int) -> gettext.NullTranslations:
    """A guess that waits for a translator (“fuzzy”) is not shown."""
    compiled = io.BytesIO()
    write_mo(compiled, catalog(path))
    compiled.seek(0)
    read = gettext.GNUTranslations(compiled)
    read.add_fallback(_Source())
    return read


class Headed(Catalog):
    """A catalogue that keeps every line of its head; Babel drops those it does not know."""

    told: Mapping[str, str] = MappingProxyType({})

    def __setitem__(self, id: Any, message: Any) -> None:
        if not id:
            self.told = dict(message_from_string(str(message.string)).items())
        super().__setitem__(id, message)


def catalog(path: Path) -> Headed:
    """A catalogue with everything in it. Raises PoFileError for a file that is none."""
    read = Headed()
    with path.open("rb") as file:
        PoFileParser(read, abort_invalid=True).parse(file)
    return read


def state(path: Path) -> State:
    """What the head of a catalogue says about who has checked it."""
    return _state(path, path.stat().st_mtime_ns) if path.is_file() else State()


@lru_cache(maxsize=64)
def _state(path: Path, _: int) -> State:
    told = catalog(path).told
    if told.get("X-State") != "checked":
        return State()
    return State(True, told.get("X-Checked-By", ""), date.fromisoformat(told["X-Checked-On"]))
