"""The attack on hidden figures, by somebody who sees only what is public.

It shares no code with the protector. It reads the rows that would be written, `data/` and every earlier
release, and finds how far each hidden count can be narrowed down. A hidden count is safe when it could be 1
or less and could also be large enough to be shown. One that is surely large enough needs no protection.

Baselines of targets are figures and are read with them. Targets and forecasts are not: they say what somebody
wanted or expected, not what was counted. Published tables are not, either: `check` takes none that was not
public before, and no import writes one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from macros.nouns import Area, Indicator, Observation
from macros.package import Package
from scripts.attack import leaves, public, ranges, rates
from scripts.attack.public import Key, Range, View


@dataclass(frozen=True)
class Exposure:
    """A hidden count that is given away, and the smallest and largest value it can have.

    `known_before` says that what was public already gives away as much. The range must reach no message.
    """

    indicator: str
    at: Key
    least: int = field(repr=False)
    most: int = field(repr=False)
    known_before: bool

    @property
    def is_exact(self) -> bool:
        """Whether its value is known."""
        return self.least == self.most


def audit(rows: Sequence[Observation], package: Package, earlier: Sequence[Package]) -> tuple[Exposure, ...]:
    """Every hidden count that could be worked out or narrowed down if `rows` were published.

    Without rows everything that is public now is attacked; otherwise the indicators that the rows touch.
    """
    before = public.everything(package, earlier)
    after = [*before, tuple(rows)] if rows else before
    known = {indicator.id: indicator for indicator in package.all(Indicator)}
    found: list[Exposure] = []
    for name in _touched(rows, known) if rows else known:
        if known[name].tier:
            found += _counts(package, known[name], before, after) if known[name].kind == "count" else ()
            found += _shares(known[name], before, after)
    return tuple(found)


def _touched(rows: Sequence[Observation], known: Mapping[str, Indicator]) -> list[str]:
    """The indicators of the rows, and those that count their events."""
    names = dict.fromkeys(row.indicator for row in rows)
    counted = [known[name].numerator for name in names if known[name].numerator]
    rated = [name for name, indicator in known.items() if indicator.numerator in names]
    return list(dict.fromkeys([*names, *counted, *rated]))


Editions = Sequence[Sequence[Observation]]


def _counts(package: Package, indicator: Indicator, before: Editions, after: Editions) -> Iterator[Exposure]:
    """The hidden counts of one indicator that are given away, each once."""
    told = _given_away(package, indicator, after, frozenset())
    new = bool(told) and after is not before
    earlier = _given_away(package, indicator, before, frozenset(told)) if new else {}
    for at, (least, most) in told.items():
        was = earlier.get(at)
        known_before = was is not None and was[0] >= least and was[1] <= most
        yield Exposure(indicator.id, at, least, most, known_before)


def _given_away(
    package: Package, indicator: Indicator, editions: Editions, also: frozenset[Key]
) -> dict[Key, Range]:
    """The narrowest range of each hidden count that is not safe, over all ways to read the editions.

    `also` are counts to look at although these editions do not speak of them.
    """
    known = {one.id: one for one in package.all(Indicator)}
    said = rates.of_counts(indicator.id, known, editions)
    found: dict[Key, Range] = {}
    for view in public.views(indicator, editions):
        complete = replace(view, hidden=view.hidden | also, rates=said)
        for at, new in _attacked(package, indicator, complete).items():
            old = found.get(at, new)
            found[at] = min(old, new, key=lambda one: one[1] - one[0])
    return found


def _attacked(package: Package, indicator: Indicator, view: View) -> dict[Key, Range]:
    found: dict[Key, Range] = {}
    for group in leaves.groups([*view.known, *(view.hidden - set(view.known))]):
        wanted = [at for at in group if at in view.hidden]
        if wanted:
            made = leaves.pieces(group, indicator.parts_of_total, _children(package))
            where = ranges.world(made, view)
            found |= ranges.narrow(where, wanted, public.THRESHOLD[indicator.tier])
    return found


def _children(package: Package) -> dict[str, frozenset[str]]:
    """The areas that each area is made of."""
    found: dict[str, frozenset[str]] = {}
    for area in package.all(Area):
        if area.part_of:
            found[area.part_of] = found.get(area.part_of, frozenset()) | {area.code}
    return found


def _shares(indicator: Indicator, before: Editions, after: Editions) -> Iterator[Exposure]:
    """Rates and shares that give a small count away by themselves."""
    was = set(_telling(indicator, before)) if after is not before else set()
    for at, (least, most) in dict.fromkeys(_telling(indicator, after)):
        yield Exposure(indicator.id, at, least, most, (at, (least, most)) in was)


def _telling(indicator: Indicator, editions: Editions) -> Iterator[tuple[Key, Range]]:
    counted = {
        public.key(row) for edition in editions for row in edition if row.indicator == indicator.numerator
    }
    for edition in editions:
        for row in edition:
            if row.indicator == indicator.id:
                at = public.key(row)
                yield from ((at, found) for found in rates.telling(row, indicator, at in counted))
