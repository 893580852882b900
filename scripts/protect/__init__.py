"""What may be published of new figures: small numbers are hidden, and whatever would give them away.

The rules are those of the tiers in `data/indicators.csv`. The unsuppressed values stay in memory: no message,
file or log of this package holds one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from macros.nouns import Area, Indicator, Observation
from macros.package import Package
from scripts import attack, rounding
from scripts.check.problem import Problem
from scripts.protect import derived, fitness, primary, report, secondary, written
from scripts.protect.alternatives import NoTableError
from scripts.protect.cells import Bounds, blocks
from scripts.protect.derived import Count
from scripts.protect.equations import Shape
from scripts.protect.secondary import InfeasibleError
from scripts.protect.subjects import HIDDEN, Subject, Told, indicators, is_figure, subject, told, whole

COUNT = "count"
Audit = Callable[[Sequence[Observation], Package, Sequence[Package]], Sequence[attack.Exposure]]


@dataclass(frozen=True)
class Protection:
    """The rows that may be written, in the order in which they came; none where there are problems.

    `hidden` counts the rows that show no value because of [c]; `primary` those that are small themselves,
    `secondary` those hidden to protect them, rates and shares included.
    """

    rows: tuple[Observation, ...] = ()
    hidden: int = 0
    primary: int = 0
    secondary: int = 0
    report: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass
class State:
    """What has been decided of each count so far."""

    counts: dict[Subject, Count] = field(default_factory=dict, repr=False)
    small: set[Subject] = field(default_factory=set)
    lost: set[Subject] = field(default_factory=set)


def protect(
    package: Package,
    earlier: Sequence[Package],
    returned: Sequence[Observation],
    audit: Audit = attack.audit,
) -> Protection:
    """Decide what may be written of `returned`, the unsuppressed rows, and have it attacked.

    `package` is what stands in `data/`, `earlier` the frozen releases, oldest first. `audit` is the attack.
    """
    if problems := fitness.problems(package, returned):
        return Protection(problems=tuple(problems))
    state = State()
    if problems := list(_decide(package, [*earlier, package], returned, state)):
        return Protection(problems=tuple(problems))
    found = _written(package, returned, state)
    exposures = [one for one in audit(found.rows, package, earlier) if not one.known_before]
    names = sorted({one.indicator for one in exposures})
    refused = [report.refused(name, sum(one.indicator == name for one in exposures)) for name in names]
    return Protection(problems=tuple(refused)) if refused else found


def _decide(
    package: Package, editions: Sequence[Package], returned: Sequence[Observation], state: State
) -> Iterator[Problem]:
    """Choose the counts to hide, one indicator after the other."""
    known = indicators(package)
    wanted = {row.indicator for row in returned} | {known[row.indicator].numerator for row in returned}
    so_far, outer = told(editions, wanted - {""}), derived.bounds(editions, package)
    for key, one in so_far.items():
        state.counts[key] = Count(one.hidden, None if one.hidden else one.latest)
    for name in dict.fromkeys(row.indicator for row in returned):
        rows = [row for row in returned if row.indicator == name]
        if known[name].kind == COUNT and known[name].tier != rounding.OPEN:
            yield from _choose(package, known[name], rows, so_far, outer, state)
        elif known[name].kind == COUNT:
            state.counts |= {subject(row): Count(HIDDEN in row.markers, whole(row.shown)) for row in rows}


def _choose(
    package: Package,
    indicator: Indicator,
    rows: Sequence[Observation],
    so_far: Mapping[Subject, Told],
    outer: Mapping[Subject, Bounds],
    state: State,
) -> Iterator[Problem]:
    form = shape(package, indicator)
    for cells in blocks(indicator, rows, so_far, outer):
        small = primary.small(cells, form)
        try:
            choice = secondary.choose(cells, form, small)
        except InfeasibleError:
            yield report.infeasible(indicator.id)
        except NoTableError:
            yield report.contradictory(indicator.id)
        else:
            public = {i for i in small if cells[i].public is not None}
            hidden = choice.hidden | small
            state.small |= {cells[i].subject for i in small}
            state.lost |= {cells[i].subject for i in (choice.lost & small) | public}
            for i, cell in enumerate(cells):
                state.counts[cell.subject] = Count(i in hidden, None if i in hidden else cell.printed)


def shape(package: Package, indicator: Indicator) -> Shape:
    """Which breakdowns of an indicator add up, and which areas make up another."""
    made_of: dict[str, set[str]] = {}
    for area in package.all(Area):
        if area.part_of:
            made_of.setdefault(area.part_of, set()).add(area.code)
    return Shape(indicator.parts_of_total, {whole: frozenset(parts) for whole, parts in made_of.items()})


def _written(package: Package, returned: Sequence[Observation], state: State) -> Protection:
    known = indicators(package)
    hide = _hidden_rows(known, returned, state)
    rows = tuple(
        written.hidden(row) if number in hide else _shown(row, known[row.indicator], state)
        for number, row in enumerate(returned)
    )
    small = sum(subject(returned[i]) in state.small for i in hide)
    given = sum(HIDDEN in returned[i].markers for i in hide)
    made = sum(known[returned[i].indicator].kind != COUNT and is_figure(returned[i]) for i in hide)
    lost = sum(subject(returned[i]) in state.lost for i in hide)
    rounded = sum(is_figure(row) and known[row.indicator].tier == rounding.SENSITIVE for row in rows)
    more = len(hide) - small - given
    said = report.sentences(small, more - made, made, given, lost, rounded)
    return Protection(rows, len(hide), small, more, tuple(said))


def _hidden_rows(
    known: Mapping[str, Indicator], returned: Sequence[Observation], state: State
) -> frozenset[int]:
    """The places of the rows to hide. Every kind of figure is decided here."""
    found = {i for i, row in enumerate(returned) if is_row_hidden(row, known[row.indicator], state.counts)}
    for name in {row.indicator for row in returned}:
        if known[name].kind != COUNT and known[name].tier != rounding.OPEN and not known[name].numerator:
            found |= _whole_lines(returned, known[name], found)
    return frozenset(found)


def _whole_lines(returned: Sequence[Observation], indicator: Indicator, found: set[int]) -> set[int]:
    """Shares of a whole: where one is hidden and nobody counts its events, the others would give it away."""
    own = {id(row): i for i, row in enumerate(returned) if row.indicator == indicator.id}
    lines = derived.lines((returned[i] for i in own.values()), indicator).values()
    more: set[int] = set()
    for line in lines:
        places = {own[id(row)] for row in line}
        more |= places if places & found else set()
    return more


def is_row_hidden(row: Observation, indicator: Indicator, counts: Mapping[Subject, Count]) -> bool:
    """Whether a row may not show its value: the one place where that is decided."""
    if HIDDEN in row.markers:
        return True
    if not is_figure(row):
        return False
    if indicator.kind == COUNT:
        return indicator.tier != rounding.OPEN and counts[subject(row)].is_hidden
    return derived.is_hidden(row, indicator, counts)


def _shown(row: Observation, indicator: Indicator, state: State) -> Observation:
    if indicator.tier == rounding.OPEN or not is_figure(row):
        return row
    if indicator.kind == COUNT:
        safe = written.without_rest(row, indicator.tier)
        return written.rounded(safe, count=True) if indicator.tier == rounding.SENSITIVE else safe
    if indicator.tier != rounding.SENSITIVE:
        return row
    return written.rounded(derived.again(row, indicator, state.counts), count=False)
