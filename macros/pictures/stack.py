"""Pieces of a picture below one another: lines of words, a rule, a drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from macros.charts.measure import Phrase, wrap
from macros.charts.shapes import across, n, path, tag, text
from macros.charts.sheet import Drawn

# From one line to the next; joined letters reach higher and lower.
PITCH, TALL = 1.3, 1.45


@dataclass(frozen=True)
class Piece:
    """Elements as they are with their upper edge at zero, their height, and the gap that follows."""

    height: float
    parts: tuple[str, ...]
    gap: float = 0.0


@dataclass(frozen=True)
class Column:
    """Where lines of text stand: no wider than `most`, and up to `right` if they begin at that edge."""

    most: float
    right: float | None = None


def said(phrase: Phrase, column: Column, size: float, css: str = "", gap: float = 0.0) -> Piece:
    """A text in the lines of a column, its letters `size` high; nothing at all without words."""
    lines = wrap(phrase, column.most, size)
    if not lines:
        return Piece(0, ())
    x, anchor = (0.0, "") if column.right is None else (column.right, "end")
    pitch = size * (PITCH if column.right is None else TALL)
    written = (text(x, (at + 0.95) * pitch, line, "", anchor) for at, line in enumerate(lines))
    block = tag("g", "\n".join(written), css=css, font_size=n(size))
    return Piece(len(lines) * pitch, (block,), gap)


def rule(wide: float, gap: float) -> Piece:
    """A fine line over the whole width."""
    return Piece(1, (path("grid", across(0, 0, wide)),), gap)


def scaled(drawn: Drawn, size: float, by: float, gap: float = 0.0) -> Piece:
    """A drawing made larger or smaller, its text `size` high before that."""
    parts = "\n".join(part for part in drawn.parts if part)
    block = tag("g", parts, font_size=n(size), transform=f"scale({by:.4g})" if by != 1 else "")
    return Piece(drawn.height * by, (block,), gap)


def stacked(pieces: Iterable[Piece], x: float, top: float) -> Drawn:
    """The pieces below one another from `top` on; the height is where the last of them ends."""
    shown = [piece for piece in pieces if piece.parts]
    tops = [*accumulate((piece.height + piece.gap for piece in shown), initial=top)]
    parts = [
        tag("g", "\n".join(piece.parts), transform=f"translate({n(x)} {n(at)})")
        for at, piece in zip(tops, shown, strict=False)
    ]
    return Drawn(tops[-1] - (shown[-1].gap if shown else 0), tuple(parts))
