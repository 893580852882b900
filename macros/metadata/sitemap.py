"""The list of pages for search engines: each with the day it last changed and its twins in other tongues."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from macros.metadata.model import Catalogue
from macros.metadata.shown import changed_on


@dataclass(frozen=True)
class Place:
    """A page in one language: `path` is the same in all of them, `address` where it lies below the site."""

    language: str
    path: str
    address: str


@dataclass(frozen=True)
class Entry:
    """One line of the list; `twins` are (language, whole address) and empty where there is one language."""

    address: str
    changed: date
    twins: tuple[tuple[str, str], ...]


def entries(told: Catalogue, places: Iterable[Place], default: str) -> list[Entry]:
    """The pages in the order of their addresses; `default` is the language for readers of any other."""
    listed = sorted(places, key=lambda place: place.address)
    twins: dict[str, list[tuple[str, str]]] = {}
    for place in listed:
        twins.setdefault(place.path, []).append((place.language, told.at(place.address)))
    return [
        Entry(told.at(place.address), changed_on(told, place.path), _twins(twins[place.path], default))
        for place in listed
    ]


def _twins(found: list[tuple[str, str]], default: str) -> tuple[tuple[str, str], ...]:
    if len(found) == 1:
        return ()
    anybody = [("x-default", address) for language, address in found if language == default]
    return (*sorted(found), *anybody)


def robots(told: Catalogue) -> str:
    """`robots.txt`: everybody may look at everything, and this is where the list is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {told.at('sitemap.xml')}\n"
