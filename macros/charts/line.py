"""Marks in time: the lines, the places below them, and each name at its line's end."""

from __future__ import annotations

from macros.charts import ends, inside, strokes
from macros.charts.ends import End
from macros.charts.frame import Frame, below, framed, grid, gutter, level_lines
from macros.charts.labels import thinned
from macros.charts.measure import Phrase, width
from macros.charts.model import Line
from macros.charts.scale import axis
from macros.charts.sheet import Drawn, Sheet, classes, places, values
from macros.charts.strokes import Plot

HEIGHTS = {True: 210.0, False: 270.0}
INSET = 10.0


def draw(sheet: Sheet) -> Drawn:
    """The unit, the frame with its lines, and the places in time below."""
    title = sheet.heading(_unit(sheet))
    top, height = title.height + sheet.pitch * 0.75, HEIGHTS[sheet.narrow]
    left, right = margins(sheet)
    early = [line for line in sheet.chart.lines if _is_early(sheet, line)]
    slim = ends.margin(sheet, _names(sheet, [line for line in sheet.chart.lines if line not in early]))
    plot = _plot(sheet, top, height, left, slim)
    if len(_inside(sheet, plot)) < len(early):
        plot = _plot(sheet, top, height, left, right)
    drawn = _drawn(sheet, plot)
    return Drawn(drawn.height, title.parts + drawn.parts)


def plotted(sheet: Sheet, top: float, height: float, left: float, right: float) -> Drawn:
    """The frame with everything in it, below it and beside it."""
    return _drawn(sheet, _plot(sheet, top, height, left, right))


def _unit(sheet: Sheet) -> str:
    if axis(values(sheet.chart), sheet.from_zero)[0] <= 0:
        return sheet.chart.unit
    return sheet.words.text("{unit}; the scale does not begin at zero", unit=sheet.chart.unit)


def margins(sheet: Sheet) -> tuple[float, float]:
    """What must stay free at the left and at the right of the frame."""
    return gutter(sheet), ends.margin(sheet, _names(sheet, list(sheet.chart.lines)))


def _names(sheet: Sheet, lines: list[Line]) -> list[Phrase]:
    names = [_name(sheet, line) for line in lines if strokes.last(line)]
    return names + [sheet.named(level) for level in sheet.chart.levels]


def _name(sheet: Sheet, line: Line) -> Phrase:
    """The last number with the name of its line; the only figure has its name in the headline."""
    last = strokes.last(line)
    if last is None:
        return Phrase()
    figures = [other for other in sheet.chart.lines if other.role == "figure"]
    if figures != [line]:
        return sheet.said(last, line.name)
    is_alone = len(sheet.chart.lines) == 1 and (not sheet.chart.levels or sheet.chart.kind == "multiples")
    whole = sheet.said(last, line.name)
    return sheet.said(last) if is_alone or width(whole, sheet.size) > ends.SHARE * sheet.width else whole


def _is_early(sheet: Sheet, line: Line) -> bool:
    """Whether a line ends before the axis does."""
    last = strokes.last(line)
    return last is not None and last.at < max(places(sheet.chart))


def _plot(sheet: Sheet, top: float, height: float, left: float, right: float) -> Plot:
    tall = max(height, ends.height(sheet, _names(sheet, list(sheet.chart.lines))))
    frame = framed(sheet, left, right, top, tall)
    return Plot(frame, _along(sheet, frame))


def _along(sheet: Sheet, frame: Frame) -> dict[int, float]:
    """Where each place of the axis stands, true to time; one alone stands in the middle."""
    found = [*places(sheet.chart)]
    first, last = found[0], found[-1]
    start, wide = frame.left + INSET, frame.right - frame.left - 2 * INSET
    if first == last:
        return {first: start + wide / 2}
    return {at: start + (at - first) / (last - first) * wide for at in found}


def _drawn(sheet: Sheet, plot: Plot) -> Drawn:
    frame, times, within = plot.frame, _times(sheet, plot), _inside(sheet, plot)
    beside = [end for end in _ends(sheet, plot, list(sheet.chart.lines)) if end not in within]
    parts = (
        *grid(sheet, frame),
        *times.parts,
        level_lines(sheet, frame),
        *(part for line, css in _series(sheet) for part in strokes.drawn(plot, line, css)),
        *strokes.marked(sheet, plot),
        *ends.drawn(sheet, frame, beside + ends.of_levels(sheet, frame)),
        *(part for patch in within.values() for part in inside.drawn(sheet, patch)),
    )
    return Drawn(times.height, parts)


def _series(sheet: Sheet) -> list[tuple[Line, str]]:
    """Each line with its class, from the back to the front: figures lie over what they are held against."""
    found = zip(sheet.chart.lines, classes(sheet.chart.lines), strict=True)
    return sorted(found, key=lambda each: each[0].role == "figure")


def _times(sheet: Sheet, plot: Plot) -> Drawn:
    wanted = [(plot.across[at], label) for at, label in places(sheet.chart).items() if label]
    return below(sheet, plot.frame, thinned(wanted, sheet.size, 0, sheet.width), [x for x, _ in wanted])


def _inside(sheet: Sheet, plot: Plot) -> dict[End, inside.Patch]:
    early = [line for line in sheet.chart.lines if _is_early(sheet, line)]
    return inside.placed(sheet, plot, _ends(sheet, plot, early))


def _ends(sheet: Sheet, plot: Plot, lines: list[Line]) -> list[End]:
    return [
        End(*plot.point(last), _name(sheet, line), css)
        for line, css in _series(sheet)
        if line in lines and (last := strokes.last(line))
    ]
