"""Where labels may stand without covering one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from macros.charts.measure import Phrase, folded, widest

MOST_LINES = 3


@dataclass(frozen=True)
class _Block:
    """Neighbours pushed together: their sizes, where each wishes the block to start, where it does."""

    sizes: tuple[float, ...]
    wishes: tuple[float, ...]
    start: float

    @property
    def end(self) -> float:
        """Where the block ends."""
        return self.start + sum(self.sizes)

    def middles(self) -> list[float]:
        """The middle of each label in it."""
        edges = accumulate(self.sizes, initial=self.start)
        return [edge + size / 2 for edge, size in zip(edges, self.sizes, strict=False)]


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """The middles of labels of those sizes, as near to the wanted ones as they can be without overlap.

    They keep their order, and stay between `low` and `high` as long as there is room for all.
    """
    blocks: list[_Block] = []
    for middle, size in zip(wanted, sizes, strict=True):
        block = _placed((size,), (middle - size / 2,), low, high)
        while blocks and blocks[-1].end > block.start:
            block = _merged(blocks.pop(), block, low, high)
        blocks.append(block)
    return [middle for block in blocks for middle in block.middles()]


def _merged(first: _Block, second: _Block, low: float, high: float) -> _Block:
    wishes = first.wishes + tuple(wish - sum(first.sizes) for wish in second.wishes)
    return _placed(first.sizes + second.sizes, wishes, low, high)


def _placed(sizes: tuple[float, ...], wishes: tuple[float, ...], low: float, high: float) -> _Block:
    """A block where its labels wish it on average, if that is on the paper."""
    return _Block(sizes, wishes, max(low, min(sum(wishes) / len(wishes), high - sum(sizes))))


@dataclass(frozen=True)
class Below:
    """A label below an axis: the place it names, its own middle, which may lie beside it, and its lines."""

    at: float
    x: float
    lines: tuple[Phrase, ...]


def thinned(wanted: Sequence[tuple[float, str]], size: float, low: float, high: float) -> list[Below]:
    """The labels of an axis in time, in as many lines and with as many left out as it takes.

    The last one always stays, and the first where there is room for it.
    """
    named = [(x, label) for x, label in wanted if label]
    for every in range(1, len(named) + 1):
        for lines in range(1, MOST_LINES + 1):
            made = [_below(x, label, lines, size, low, high) for x, label in named]
            kept = made[::-every][::-1]
            if not _crowded(kept, size):
                return [*made[:1], *kept] if _has_room(made[0], kept, size) else kept
    return []


def _has_room(first: Below, kept: Sequence[Below], size: float) -> bool:
    """Whether a label before the others stands about as far from them as they do from one another."""
    steps = [right.x - left.x for left, right in pairwise(kept)]
    is_far = bool(steps) and kept[0].x - first.x > 0.8 * min(steps)
    return is_far and not _crowded([first, *kept], size)


def _below(x: float, label: str, lines: int, size: float, low: float, high: float) -> Below:
    text = folded(Phrase(label), lines, size)
    half = widest(text, size) / 2
    return Below(x, max(low + half, min(x, high - half)), text)


def _crowded(labels: Sequence[Below], size: float) -> bool:
    gap = size / 2
    edges = [(b.x - widest(b.lines, size) / 2, b.x + widest(b.lines, size) / 2) for b in labels]
    return any(left[1] + gap > right[0] for left, right in pairwise(edges))


def sparse(wanted: Sequence[tuple[float, str]], size: float) -> list[tuple[float, str]]:
    """Short signs in a row, of which one stands for its neighbours where they would touch."""
    kept: list[tuple[float, str]] = []
    edge = float("-inf")
    for x, sign in sorted(wanted):
        half = widest((Phrase(sign),), size) / 2
        if x - half > edge:
            kept.append((x, sign))
            edge = x + half + 2
    return kept
