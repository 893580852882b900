"""Charts for tests of drawings: one of every kind, those that are hard to draw, and how to read a drawing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from xml.etree import ElementTree

from macros.charts.direction import END, START
from macros.charts.draw import svg
from macros.charts.measure import Phrase, width
from macros.charts.model import Chart, Level, Line, Mark
from macros.charts.strip import STANCES
from macros.words import Words

ENGLISH = Words("en")
SPACE = "{http://www.w3.org/2000/svg}"
PAPERS = (True, False)
Values = Sequence[int | str | None]


def mark(at: int, label: str, value: int | str | None, *markers: str, words: Words = ENGLISH) -> Mark:
    number = None if value is None else Decimal(value)
    shown = "" if number is None else words.number(number)
    return Mark(at, label, number, shown, markers, provisional="[p]" in markers, breaks="[b]" in markers)


def within(found: Mark, lower: int, upper: int) -> Mark:
    return replace(found, lower=Decimal(lower), upper=Decimal(upper))


def line(name: str, values: Values, names: Sequence[str] = (), role: str = "figure", key: str = "") -> Line:
    """Values in a row of years from 2010, or of the names given; what is None is not available."""
    labels = names or [str(2010 + at) for at in range(len(values))]
    marks = [
        mark(at, label, value, *(("[x]",) if value is None else ()))
        for at, (label, value) in enumerate(zip(labels, values, strict=True))
    ]
    return Line(name, tuple(marks), role, key)


def chart(
    kind: str, *lines: Line, levels: Iterable[Level] = (), unit: str = "cases", dated: bool = False
) -> Chart:
    return Chart(
        id=f"quiet-{kind}",
        kind=kind,
        headline="Fewer cases than a year before",
        subtitle="Cases heard, Exampleshire",
        alternative="Cases fell.",
        unit=unit,
        lines=lines,
        levels=tuple(levels),
        dated=dated,
    )


def level(name: str, value: int) -> Level:
    return Level(name, Decimal(value), ENGLISH.number(Decimal(value)))


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
YEAR = tuple(f"{month} 2017" for month in (*MONTHS, "November", "December"))
ENDS = (30, 58, 89, 119, 150, 180, 211, 242, 272, 303, 333, 364)
LONG = "The most similar community safety partnerships in the rest of the country"


def months(name: str, values: Values, role: str = "figure") -> Line:
    made = zip(ENDS, YEAR, values, strict=True)
    return Line(name, tuple(mark(at, label, v, *(() if v else ("[x]",))) for at, label, v in made), role)


IN_TIME = Line(
    "Cases",
    (
        within(mark(0, "2010", 40), 34, 47),
        within(mark(1, "2011", 44), 37, 52),
        mark(2, "2012", None, "[x]"),
        mark(3, "2013", 31),
        mark(4, "2014", 12, "[b]"),
        mark(5, "2015", 15, "[e]", "[p]"),
    ),
)
PLACES = ("Paston", "East", "A ward with a long name")
TYPICAL = {
    "line": chart("line", IN_TIME, line("Target", [38, 36, 34, 32, 30, 28], role="target")),
    "bars": chart("bars", line("2016", [86, 50, 33], PLACES), line("2017", [76, None, 22], PLACES)),
    "rows": chart("rows", line("Cost", ["-120", 86, None], PLACES), levels=[level("Average", 40)]),
    "dots": chart(
        "dots",
        Line("Rate", (within(mark(0, "Exampleshire", 235), 144, 349), mark(1, "Invented neighbours", 279))),
        levels=[level("England", 276)],
    ),
    "multiples": chart("multiples", line("Killed", [15, 14, 8]), line("Hurt", [954, 867, 920])),
    "range": chart(
        "range",
        Line("Crimes", (within(mark(0, "December 2008", 5109), 4912, 5310),)),
        levels=[level("Target, March 2009", 4773), level("Target, March 2010", 4574)],
    ),
    "strip": chart(
        "strip",
        line("On track", [14], key="on_track"),
        line("Off track", [2], key="off_track"),
        line("Too close to call", [1], key="too_close_to_call"),
        line("No data", [30], key="no_data"),
    ),
    "matrix": chart(
        "matrix",
        Line("Gaps: 3", (mark(0, "Bicycles that vanish", 39),)),
        Line("Gaps: 1", (mark(1, "Noise at night, and horns", 16), mark(2, "Lost hats", 7))),
        unit="Harm",
    ),
}
HARD = {
    "long names": chart("line", line(LONG, [3, 5]), line(LONG + " again", [2, 5]), unit=LONG),
    "twenty rows": chart("rows", line("n", [*range(20)], [f"{LONG}, {n}" for n in range(20)])),
    "four lines that end together": chart(
        "line",
        *(
            line(f"{name} of {LONG}", [first, 36])
            for name, first in zip("ABCD", (1, 50, 30, 90), strict=True)
        ),
    ),
    "four lines apart at the foot": chart("line", *(line(name, [90, n]) for n, name in enumerate("ABCD"))),
    "twelve months": chart("line", months("Cases", range(20, 32)), dated=True),
    "twelve months of bars": chart(
        "bars",
        months("Cases", range(20, 32)),
        levels=[level("Target for each month of the year", 26)],
        dated=True,
    ),
    "one huge and one tiny": chart("bars", line("n", [48_000_000, 1, 0], ["All of it", "One", "None"])),
    "a huge line": chart("line", line("n", [48_000_000, 1, 0])),
    "all zero": chart("line", line("n", [0, 0, 0])),
    "all zero bars": chart("bars", line("n", [0, 0, 0])),
    "all zero rows": chart("rows", line("n", [0, 0, 0])),
    "all zero dots": chart("dots", line("n", [0, 0, 0])),
    "differences": chart("bars", line("n", [-10, 4, -11, 0], ["Paston", "East", "Central", "North"])),
    "lying differences": chart("rows", line("n", [-10, 4, -11, 0], ["Paston", LONG, "Central", "North"])),
    "only falls": chart("bars", line("n", [-10, -4], ["Paston", "East"])),
    "one missing": chart("bars", line("n", [5, None, 7]), line("m", [None, 3, 8])),
    "many missing": chart(
        "line", months("n", [5, *[None] * 10, 7]), months("m", [*[None] * 11, 7]), dated=True
    ),
    "an early end": chart(
        "line",
        line("Cases", [20, 26, 31, None, None]),
        line("Target", [22, 28, 30, 36, 44], role="target"),
    ),
    "an early end among others": chart(
        "line",
        line("A", [4, 5, None]),
        *(line(name, [n, n, n]) for name, n in (("B", 5), ("C", 6), ("D", 4))),
    ),
    "numbers with long units": chart(
        "dots", Line("n", tuple(replace(mark(n, LONG, n), shown=f"{n} {LONG}") for n in (3, 7)))
    ),
    "us and the others": chart(
        "rows", line("Ours", [7], ["Exampleshire"]), Line("Theirs", (mark(1, "England", 9),), "benchmark")
    ),
    "nothing at all": chart("line", line("n", [None, None])),
    "two points": chart("line", line("n", [10, 14])),
    "one point": chart("line", line("n", [10]), levels=[level("Target", 12)]),
    "levels at one place": chart(
        "range",
        Line("n", (mark(0, LONG, 10),)),
        levels=[level(LONG, 10), level(LONG, 10), level("Third", 11)],
    ),
    "a narrow interval": chart(
        "range", Line("n", (within(mark(0, "2018", 1000), 999, 1001),)), levels=[level("T", 900)]
    ),
    "rows of two": chart("rows", line("2016", [5, None], PLACES[:2]), line(LONG, [7, 9], PLACES[:2])),
    "dots of two": chart("dots", line("2016", [5, None], PLACES[:2]), line("2017", [7, 9], [LONG, "East"])),
    "four bars in a place": chart("bars", *(line(name, [100_000, 20]) for name in "ABCD")),
    "long places": chart("bars", line("n", [3, 4, 5], [LONG, LONG + " 2", LONG + " 3"])),
    "many parts": chart("strip", *(line(LONG, [n], key=key) for n, key in enumerate(STANCES))),
    "one part": chart(
        "strip", line("On track", [7], key="on_track"), line("Off track", [0], key="off_track")
    ),
    "parts without a verdict": chart("strip", *(line(name, [n + 1]) for n, name in enumerate("ABCD"))),
    "panels with long names": chart("multiples", *(line(f"{LONG} {n}", [n, 10**n]) for n in range(3))),
    "a matrix of long names": chart(
        "matrix",
        *(
            Line(f"{LONG}: {lane}", tuple(mark(3 * lane + n, f"{LONG}, {n}", n) for n in range(3)))
            for lane in range(5)
        ),
    ),
    "a matrix with a gap": chart("matrix", line("Gaps: 2", [4, None], ["Hats", "Shoes"])),
    "panels with a level": chart("multiples", line("A", [3, 4]), line("B", [5, 6]), levels=[level(LONG, 5)]),
}
EVERY = {**{f"typical {kind}": found for kind, found in TYPICAL.items()}, **HARD}


@dataclass(frozen=True)
class Box:
    """A text of a drawing, and the room it takes by the estimate of its width."""

    words: str
    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.1
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.1
        )


def tree(found: Chart, narrow: bool, words: Words = ENGLISH) -> ElementTree.Element:
    drawn = svg(found, words, narrow).replace("<svg ", f'<svg xmlns="{SPACE[1:-1]}" ', 1)
    return ElementTree.fromstring(drawn)  # noqa: S314


def moved(
    parent: ElementTree.Element, x: float = 0, y: float = 0
) -> Iterator[tuple[ElementTree.Element, float, float]]:
    """Every element with how far its groups move it."""
    for child in parent:
        by = re.match(r"translate\((\S+) (\S+)\)", child.get("transform", ""))
        at = (x + float(by[1]), y + float(by[2])) if by else (x, y)
        yield child, *at
        yield from moved(child, *at)


def boxes(found: Chart, narrow: bool) -> list[Box]:
    root = tree(found, narrow)
    size = float(root.attrib["font-size"])
    texts = [each for each in moved(root) if each[0].tag == f"{SPACE}text"]
    return [box(element, dx, dy, size) for element, dx, dy in texts]


def box(element: ElementTree.Element, dx: float, dy: float, size: float) -> Box:
    strong = element.find(f"{SPACE}tspan")
    whole = "".join(element.itertext()).strip(START + END)
    bold = (strong.text or "") if strong is not None else ""
    wide = width(Phrase(whole.removeprefix(bold).strip(), bold), size)
    x, y = float(element.attrib["x"]) + dx, float(element.attrib["y"]) + dy
    left = x - {"middle": wide / 2, "end": wide}.get(element.get("text-anchor", ""), 0.0)
    return Box(whole, left, left + wide, y - 0.9 * size, y + 0.25 * size)


def texts(found: Chart, narrow: bool) -> list[str]:
    return [each.words for each in boxes(found, narrow)]


def paths(found: Chart, narrow: bool, css: str) -> list[str]:
    """The data of the paths that have all these classes."""
    wanted = set(css.split())
    every = tree(found, narrow).iter(f"{SPACE}path")
    return [each.attrib["d"] for each in every if wanted <= set(each.get("class", "").split())]
