"""The attack finds neither more nor less than trying out every table does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.attack import audit
from scripts.attack.public import key
from tests.protect.world import indicator, package, table

MANY = settings(derandomize=True, deadline=None, max_examples=40, database=None)
WIDE, THRESHOLD = 3, 5
lines = st.lists(st.integers(0, 7), min_size=WIDE, max_size=WIDE)
places = st.sets(st.tuples(st.integers(0, 1), st.integers(0, WIDE - 1)), min_size=1, max_size=4)

Counts = Sequence[Sequence[int]]
Places = list[tuple[int, int]]


@MANY
@given(st.tuples(lines, lines), places)
def test_the_attack_finds_what_trying_every_table_finds(
    counts: Counts, concealed: set[tuple[int, int]]
) -> None:
    hidden = sorted(concealed)
    tried = list(_tables(counts, hidden))
    ranges = [(min(values), max(values)) for values in zip(*tried, strict=True)]
    leaks = [
        (place, found)
        for place, found in zip(hidden, ranges, strict=True)
        if 1 < found[0] < THRESHOLD or found[1] < THRESHOLD
    ]
    rows = table(counts)
    at = [i * (WIDE + 1) + j for i, j in hidden]
    seen = [replace(one, value=None, markers=("[c]",)) if i in at else one for i, one in enumerate(rows)]
    found = {one.at: (one.least, one.most) for one in audit(seen, package([indicator()]), ())}
    assert found == {key(rows[i * (WIDE + 1) + j]): ends for (i, j), ends in leaks}


def _tables(counts: Counts, hidden: Places) -> Iterator[tuple[int, ...]]:
    """What the hidden cells of a table with all its totals can be, found by trying all there is."""
    for values in product(range(max(map(sum, counts)) + 1), repeat=len(hidden)):
        tried = [list(line) for line in counts]
        for (i, j), value in zip(hidden, values, strict=True):
            tried[i][j] = value
        if _totals(tried) == _totals(counts):
            yield values


def _totals(counts: Counts) -> list[int]:
    return [*map(sum, counts), *map(sum, zip(*counts, strict=True))]
