"""SVG as text: elements, lines of words, and the shapes that tell series apart without colour."""

from __future__ import annotations

from html import escape

from macros.charts.direction import around
from macros.charts.measure import Phrase

RADIUS = 4.5


def n(value: float) -> str:
    """A coordinate with at most one decimal, never “-0”."""
    return f"{round(value, 1) + 0:g}"


def tag(name: str, content: str = "", **attributes: str | float) -> str:
    """An element; attributes that are empty are left out, `css` is written as class."""
    written = "".join(_attribute(key, value) for key, value in attributes.items() if value != "")
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def _attribute(key: str, value: str | float) -> str:
    name = "class" if key == "css" else key.replace("_", "-")
    return f' {name}="{escape(value) if isinstance(value, str) else n(value)}"'


def text(x: float, y: float, phrase: Phrase, css: str = "", anchor: str = "") -> str:
    """One line of words with its baseline at `y`; `anchor` is middle, end or, when empty, start."""
    inner = escape(phrase.plain, quote=False)
    if phrase.strong:
        inner = f"{tag('tspan', escape(phrase.strong, quote=False), css='b')} {inner}".strip()
    inner = around(phrase.strong + phrase.plain, inner)
    return tag("text", inner, css=css, x=x, y=y, text_anchor=anchor)


def path(css: str, d: str) -> str:
    """A path of that class; nothing for an empty one."""
    return tag("path", css=css, d=d) if d else ""


def across(x: float, y: float, end: float) -> str:
    """Path data of a level line."""
    return f"M{n(x)} {n(y)}H{n(end)}"


def upright(x: float, y: float, end: float) -> str:
    """Path data of an upright line."""
    return f"M{n(x)} {n(y)}V{n(end)}"


def through(points: list[tuple[float, float]]) -> str:
    """Path data of a line through points."""
    return "M" + "L".join(f"{n(x)} {n(y)}" for x, y in points)


def box(x: float, y: float, wide: float, high: float) -> str:
    """Path data of a rectangle."""
    return f"M{n(x)} {n(y)}h{n(wide)}v{n(high)}h{n(-wide)}z"


def dot(shape: str, x: float, y: float, r: float = RADIUS) -> str:
    """Path data of the shape that belongs to a series, its middle at a point."""
    if shape == "square":
        return box(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8)
    if shape == "triangle":
        return f"M{n(x)} {n(y - r * 1.2)}l{n(r * 1.2)} {n(r * 2)}h{n(r * -2.4)}z"
    if shape == "diamond":
        step = n(r * 1.3)
        return f"M{n(x)} {n(y - r * 1.3)}l{step} {step}l-{step} {step}l-{step} -{step}z"
    return f"M{n(x - r)} {n(y)}a{n(r)} {n(r)} 0 1 0 {n(2 * r)} 0a{n(r)} {n(r)} 0 1 0 {n(-2 * r)} 0z"
