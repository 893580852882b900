"""The log of changes in words: whose figure, which of them, what stood there, what stands there now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import parse_qsl

from macros.changing import group_name
from macros.here import Here
from macros.marking import N_
from macros.nouns import Area, Category, Indicator, Release, Target
from macros.tables import KINDS, Cell
from macros.verdicts import TARGETS, Revision
from macros.words import Span

VALUE, MARKERS = "value", "markers"


@dataclass(frozen=True)
class Entry:
    """One change. A side that says nothing in numbers says why; `when` is empty until it is released."""

    kind: str
    name: str
    href: str
    about: str
    before: Cell
    after: Cell
    reason: str
    when: str


def of_release(here: Here, release: str) -> tuple[Revision, ...]:
    """What a release changed, row by row; what is in none yet where `release` is empty."""
    return here.package.where(Revision, "release", release)


def entries(here: Here, log: Iterable[Revision]) -> list[Entry]:
    """A line for each row of the log, in its order."""
    return [entry(here, row) for row in log]


def entry(here: Here, row: Revision) -> Entry:
    """One row of the log in words."""
    key = dict(parse_qsl(row.row, keep_blank_values=True))
    indicator = next(iter(here.package.where(Indicator, "id", row.subject)), None)
    name, href = _owner(here, row.subject)
    return Entry(
        kind=row.kind,
        name=name,
        href=href,
        about=_about(here, row, key, indicator),
        before=_cell(here, row, _number(here, row, key, indicator, row.before), row.markers_before),
        after=_cell(here, row, _number(here, row, key, indicator, row.after), row.markers_after),
        reason=row.reason,
        when=day_of(here, row.release),
    )


def day_of(here: Here, release: str) -> str:
    """The day of a release; empty for what is in none yet."""
    return here.words.day(here.package.one(Release, release).published_at.date()) if release else ""


def _owner(here: Here, owner: str) -> tuple[str, str]:
    """The name and page of an indicator or table; of one that is gone, its id alone."""
    subject = here.package.subject(owner)
    if subject is None:
        return owner, ""
    to_page = here.to.indicator if isinstance(subject, Indicator) else here.to.table
    return subject.name, to_page(owner)


def _about(here: Here, row: Revision, key: dict[str, str], indicator: Indicator | None) -> str:
    """Which entry of the file it is, and which of its columns where that is not the figure itself."""
    entry, column = _entry(here, row, key, indicator), _column(here, row)
    return here.words.text("{entry} ({column})", entry=entry, column=column) if column else entry


def _entry(here: Here, row: Revision, key: dict[str, str], indicator: Indicator | None) -> str:
    if row.resource == TARGETS:
        return _target(here, key)
    if indicator is None:
        return ", ".join(value for value in key.values() if value)
    days = [
        date.fromisoformat(key[name]) if key.get(name) else None for name in ("period_start", "period_end")
    ]
    names = {(c.dimension, c.category): c.name for c in here.package.all(Category)}
    area = key["area_code"]
    parts = [
        here.words.period(Span(days[0], days[1], key["period_as_published"])),
        *([] if area == here.package.site.area_code else [here.package.one(Area, area).name]),
        *(names[pair] for pair in key.items() if pair in names and pair[1] != "all"),
    ]
    return ", ".join(parts)


def _target(here: Here, key: dict[str, str]) -> str:
    words, group = here.words, group_name(here, key["breakdown"])
    day = words.day(date.fromisoformat(key["date"])) if key["date"] else words.text("no date given")
    told = words.text("{kind} for {date}", kind=words.text(KINDS[key["kind"]]), date=day)
    return words.text("{target}, {group}", target=told, group=group) if group else told


def _column(here: Here, row: Revision) -> str:
    """The name of the column that changed, where it is not the figure itself."""
    if row.column in {"", VALUE}:
        return ""
    if row.column == MARKERS:
        return here.words.text("marker")
    fields = here.package.resource(row.resource).fields if here.package.holds(row.resource) else ()
    return next((field.title for field in fields if field.name == row.column), row.column).lower()


def _cell(here: Here, row: Revision, number: str, markers: tuple[str, ...]) -> Cell:
    """One side of a change; without number and marker it says that."""
    if number or markers:
        return Cell(number, markers)
    nothing = {"removed": N_("taken out")}.get(row.kind, N_("no figure"))
    return Cell(here.words.text(N_("no marker") if row.column == MARKERS else nothing))


def _number(
    here: Here, row: Revision, key: dict[str, str], indicator: Indicator | None, value: Decimal | None
) -> str:
    """A number as it stood there, with its unit where it is the figure itself."""
    if value is None:
        return ""
    if indicator is None or row.column not in {"", VALUE}:
        return here.words.number(value)
    rule = _rule(here, key) if row.resource == TARGETS else "level"
    return here.words.amount(indicator, value) if rule == "level" else here.words.change(rule, value)


def _rule(here: Here, key: dict[str, str]) -> str:
    """How a target is set: as a level unless the target of today with this key says otherwise."""
    names = ("indicator", "area_code", "breakdown", "kind", "date", "document")
    wanted = tuple(key[name] for name in names)
    rows = here.package.where(Target, "indicator", key["indicator"])
    found = (t for t in rows if tuple(str(getattr(t, name) or "") for name in names) == wanted)
    return next((target.rule for target in found), "level")
