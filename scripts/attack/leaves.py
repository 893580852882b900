"""The smallest pieces of the world that printed counts are made of.

A piece is one area, one category of every breakdown that adds up, and one stretch of time. Each printed count
is a sum of pieces, and each piece is a whole number from 0 on. Nothing else is assumed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from scipy.sparse import csr_matrix

from scripts.attack.public import Breakdown, Key

Children = Mapping[str, frozenset[str]]
Piece = tuple[str, Breakdown, Breakdown, int]


@dataclass(frozen=True)
class Pieces:
    """The counts of one group, and the pieces each is made of, as a matrix of 0 and 1."""

    keys: tuple[Key, ...]
    made_of: csr_matrix


def groups(keys: Iterable[Key]) -> list[tuple[Key, ...]]:
    """Keys whose times hang together; the others have nothing to do with each other."""
    by_words: dict[str, list[Key]] = defaultdict(list)
    for at in keys:
        by_words[at.words].append(at)
    return [tuple(group) for some in by_words.values() for group in _chained(some)]


def _chained(keys: list[Key]) -> Iterator[list[Key]]:
    group: list[Key] = []
    latest = None
    for at in sorted(keys, key=lambda one: (str(one.since), str(one.until), one.area, sorted(one.breakdown))):
        if latest is not None and at.since is not None and at.since >= latest:
            yield group
            group, latest = [], None
        group.append(at)
        latest = at.until if latest is None or at.until is None else max(latest, at.until)
    yield group


def pieces(keys: Sequence[Key], additive: Sequence[str], children: Children) -> Pieces:
    """Take a group apart. Pieces that always occur together count as one."""
    users: dict[Piece, list[int]] = defaultdict(list)
    areas = {at.area for at in keys}
    categories = _categories(keys, additive)
    days = sorted({day for at in keys for day in (at.since, at.until) if day is not None})
    for row, at in enumerate(keys):
        apart = frozenset(pair for pair in at.breakdown if pair[0] not in additive)
        choices = _choices(at.breakdown - apart, categories.get(apart, {}))
        stretches = [i for i, day in enumerate(days) if at.since and at.until and at.since <= day < at.until]
        for area, chosen, when in product(_places(at.area, areas, children), choices, stretches or [0]):
            users[area, apart, chosen, when].append(row)
    columns = sorted({tuple(rows) for rows in users.values()})
    places = [(row, column) for column, rows in enumerate(columns) for row in rows]
    down, across = zip(*places, strict=True)
    ones = [1.0] * len(places)
    return Pieces(tuple(keys), csr_matrix((ones, (down, across)), shape=(len(keys), len(columns))))


def _categories(keys: Iterable[Key], additive: Sequence[str]) -> dict[Breakdown, dict[str, set[str]]]:
    """For each combination of breakdowns that do not add up: the categories of those that do."""
    found: dict[Breakdown, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for at in keys:
        apart = frozenset(pair for pair in at.breakdown if pair[0] not in additive)
        for dimension, category in at.breakdown - apart:
            found[apart][dimension].add(category)
    return found


def _choices(fixed: Breakdown, categories: Mapping[str, set[str]]) -> list[Breakdown]:
    """Every full choice of categories that agrees with those which a count fixes."""
    given = dict(fixed)
    options = [
        [(dimension, category) for category in ([given[dimension]] if dimension in given else sorted(all_of))]
        for dimension, all_of in sorted(categories.items())
    ]
    return [frozenset(choice) for choice in product(*options)]


def _places(area: str, areas: set[str], children: Children) -> list[str]:
    """The smallest areas that make up an area, as far as all of them are printed."""
    inside = children.get(area, frozenset())
    if not inside or not inside <= areas:
        return [area]
    return [place for child in sorted(inside) for place in _places(child, areas, children)]
