"""How a topic stands: its figures with a target, the worst first, each in a sentence that holds its badge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from macros.changing import MEANINGS, VERDICTS, group_name
from macros.charts import show
from macros.here import Here
from macros.marking import N_
from macros.nouns import Indicator
from macros.stands_in import stands_in
from macros.statements import category_name, latest, spoken, when
from macros.sums import STATUSES, in_words, why, word
from macros.verdicts import Change, Status, StatusCount
from macros.words import Span

# The worst first. What stands in one row is equally bad, and all of it is named.
RANKS = (
    ("off_track", "target_missed"),
    ("too_close_to_call",),
    ("on_track", "target_met"),
    ("no_data", "not_comparable", "too_few_to_judge", "too_few_to_show", "no_judgement"),
    ("cannot_be_judged",),
)
# Figures that nobody could hold against their target; of these the reason is told.
UNTOLD = {status for rank in RANKS[3:] for status in rank}
NO_TARGET = "no_target_set"
# The places `{name}` and `{badge}` are filled by the template, with a link and a badge.
NOW = N_("{badge}: {name}, with figures up to {month}.")
THEN = N_("{badge} when last reported: {name}, with figures up to {month}.")
UNJUDGED = N_("{badge}: {name}. {reason}")
NOT_THEN = N_("{badge} when last reported: {name}. {reason}")
UNDATED = N_("{badge}: {name}, {when}.")
NO_TARGETS = N_("No target was set. The latest figure we hold: {name}, {figure}, {when}.")


@dataclass(frozen=True)
class Line:
    """A sentence with open places; `key` and `word` make its badge, `values` fill the other places."""

    pattern: str
    name: str
    href: str
    values: dict[str, str]
    key: str = ""
    word: str = ""


@dataclass(frozen=True)
class Standing:
    """The leading sentences of a topic, and how many of its other figures have which status."""

    lines: tuple[Line, ...]
    others: str = ""


def leading(here: Here, theme: str) -> dict[str, Status]:
    """The status that speaks for each indicator of a topic that has a target, by indicator."""
    ids = {row.id for row in here.package.of_theme(Indicator, theme)}
    rows = (row for row in here.package.all(Status) if row.leads and row.indicator in ids)
    return {row.indicator: row for row in rows if row.status != NO_TARGET}


def standing(here: Here, theme: str) -> Standing:
    """How one topic stands. Without lines nothing is known of it."""
    found = leading(here, theme)
    for rank in RANKS:
        worst = [row for status in rank for row in found.values() if row.status == status]
        if worst:
            return Standing(tuple(_line(here, row) for row in worst), _others(here, theme, rank))
    figure = _figure(here, theme)
    return Standing((figure,) if figure else ())


def _line(here: Here, row: Status) -> Line:
    pattern, values = _told(here, row)
    name = here.package.one(Indicator, row.indicator).name
    # Why a figure cannot be judged is told after the badge, not in it.
    badge = here.words.text(STATUSES[row.status]) if row.status in UNTOLD else word(here.words, row)
    return Line(here.words.text(pattern), name, here.to.indicator(row.indicator), values, row.status, badge)


def _told(here: Here, row: Status) -> tuple[str, dict[str, str]]:
    if row.status in UNTOLD:
        reported = row.historical and row.value is not None
        return NOT_THEN if reported else UNJUDGED, {"reason": " ".join(why(here, row))}
    if row.as_at is None:
        return UNDATED, {"when": when(here.words, row)}
    return THEN if row.historical else NOW, {"month": here.words.month(row.as_at)}


def _others(here: Here, theme: str, named: Sequence[str]) -> str:
    """What `compute` counted of the statuses that are not named."""
    words = here.words
    counts = [row for row in here.package.all(StatusCount) if row.theme == theme]
    ordered = sorted(counts, key=lambda row: list(STATUSES).index(row.status))
    told = [
        words.text("{status}: {count}", status=words.text(STATUSES[row.status]), count=_count(here, row))
        for row in ordered
        if row.status not in named and row.status != NO_TARGET
    ]
    if not told:
        return ""
    return words.text("Other figures here with a target – {statuses}.", statuses="; ".join(told))


def _count(here: Here, row: StatusCount) -> str:
    return here.words.number(Decimal(row.indicators))


def told_in_full(here: Here, theme: str) -> tuple[Indicator, ...]:
    """The indicators that have a target, a change that was tested, or several documents; else the first."""
    aimed, tested = leading(here, theme), {row.indicator for row in _tested(here, theme)}
    rows = here.package.of_theme(Indicator, theme)
    known = (row for row in rows if row.id in aimed or row.id in tested or _comes_back(here, row))
    told = tuple(sorted(known, key=lambda row: row.id not in aimed))
    return told or tuple(row for row in rows if latest(here.package, row))[:1]


def changed(here: Here, theme: str) -> tuple[Line, ...]:
    """Which figures of a topic were tested for a real change, and what came out."""
    return tuple(_change(here, row) for row in _tested(here, theme))


def _tested(here: Here, theme: str) -> list[Change]:
    ids = {row.id for row in here.package.of_theme(Indicator, theme)}
    whole = (row for row in here.package.all(Change) if row.indicator in ids and row.breakdown == "all")
    return [row for row in whole if row.verdict != "not_tested"]


def _change(here: Here, row: Change) -> Line:
    words = here.words
    later = Span(row.later_start, row.later_end, row.later_as_published)
    return Line(
        words.text("{badge} when last tested: {name}, {when}."),
        here.package.one(Indicator, row.indicator).name,
        here.to.indicator(row.indicator),
        {"when": when(words, later)},
        row.better if row.better in MEANINGS else row.verdict,
        words.text(VERDICTS[row.verdict]),
    )


def _comes_back(here: Here, indicator: Indicator) -> bool:
    rows = here.package.observations(indicator.id)
    return len({row.document for row in rows if row.shown is not None}) > 1


def _figure(here: Here, theme: str) -> Line | None:
    """The first indicator of a topic that has one figure for the whole."""
    for indicator in here.package.of_theme(Indicator, theme):
        rows = latest(here.package, indicator)
        if len(rows) == 1:
            aside = category_name(here.package, rows[0], rows)
            values = {"figure": spoken(here, indicator, rows[0], aside), "when": when(here.words, rows[0])}
            href = here.to.indicator(indicator.id)
            return Line(here.words.text(NO_TARGETS), indicator.name, href, values)
    return None


def statuses(here: Here, indicator: Indicator) -> list[dict[str, Any]]:
    """The status that speaks for an indicator, then those of its other targets, each with its sum."""
    rows = here.package.where(Status, "indicator", indicator.id)
    return [
        {
            "key": row.status,
            "word": word(here.words, row),
            "about": group_name(here, row.breakdown),
            "historical": row.historical,
            "sum": in_words(here, indicator, row),
            "stands_in": stands_in(here, row),
            "chart": show.range_of(here, indicator, row) if row.leads else None,
        }
        for row in sorted(rows, key=lambda row: not row.leads)
    ]
