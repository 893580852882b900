"""What a printed copy says, already in words. Outputs lay these out; none adds or leaves out a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Aim:
    """One priority of a plan; `number` as the plan prints it, which may be empty."""

    number: str
    name: str
    about: str


@dataclass(frozen=True)
class Standing:
    """How one figure stood to its target; `key` chooses the shape beside the word."""

    name: str
    key: str
    word: str
    figure: str
    when: str
    target: str
    by: str
    source: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Service:
    """One number to call."""

    name: str
    phone: str
    for_whom: str


@dataclass(frozen=True)
class Columns:
    """The headings of the table of standings."""

    name: str
    standing: str
    figure: str
    target: str
    source: str


@dataclass(frozen=True)
class Leaflet:
    """The summary. Headings end in `_heading`; the rest are sentences or lists of them.

    `publisher` is empty until the site is adopted: nobody is named as author who did not publish it.
    `direction` is the way lines run: `ltr` or `rtl`.
    """

    language: str
    direction: str
    made: date
    title: str
    partnership: str
    publisher: str
    notice: str
    freshness: str
    plan_heading: str
    plan: tuple[str, ...]
    aims: tuple[Aim, ...]
    help_heading: str
    help: tuple[Service, ...]
    first_help: tuple[Service, ...]
    more_help: str
    unconfirmed: str
    standings_heading: str
    standings_intro: str
    columns: Columns
    standings: tuple[Standing, ...]
    missing_heading: str
    missing: tuple[str, ...]
    more_heading: str
    more: tuple[str, ...]
    address: str
    page: str


@dataclass(frozen=True)
class Entry:
    """One indicator in the pack. `figures` has a line for each category where there is no total."""

    name: str
    figures: tuple[str, ...]
    when: str
    key: str
    word: str
    target: str
    change_key: str
    change_word: str
    change: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Chapter:
    """One theme of the pack, with what it is about; `empty` is said where it holds no indicator."""

    name: str
    about: str
    entries: tuple[Entry, ...]
    empty: str


@dataclass(frozen=True)
class PackColumns:
    """The headings of the tables of the pack."""

    name: str
    figure: str
    standing: str
    change: str
    source: str


@dataclass(frozen=True)
class Pack:
    """All indicators, theme by theme."""

    language: str
    direction: str
    made: date
    title: str
    partnership: str
    publisher: str
    notice: str
    freshness: str
    how_to_read: tuple[str, ...]
    address: str
    contents_heading: str
    columns: PackColumns
    chapters: tuple[Chapter, ...]
    page: str
