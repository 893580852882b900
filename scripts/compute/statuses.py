"""Is it on track? A status for each target, with every part of its sum, so that a page can say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from macros.nouns import Document, Indicator, Observation, Release, Target, Withheld
from macros.package import Package
from macros.verdicts import Status
from scripts.compute.gates import Case, candidates, case, decided
from scripts.compute.series import Series, all_series, newest, own_series
from scripts.compute.standing import against_path

# What ended longer ago than this is told in the past tense.
MONTHS_UNTIL_HISTORY = 18


def rows(package: Package) -> Iterator[Status]:
    """The statuses of every indicator: one for each target of the site's area, or one that there is none."""
    by_key = {(s.indicator.id, s.area_code, s.breakdown): s for s in all_series(package)}
    for indicator in package.all(Indicator):
        targets = [t for t in package.all(Target) if _is_ours(package, t, indicator)]
        found = [_judged(package, t, by_key.get(_key(t)) or _empty(indicator, t)) for t in targets]
        untold = found or [_without_target(package, indicator)]
        yield from (_withheld(package, row) for row in _led(package, untold))


def newest_day(package: Package) -> date:
    """The day the portal speaks from: its newest release that stands, or without one its newest document."""
    released: list[datetime] = [row.published_at for row in package.all(Release) if row.stands]
    if released:
        return max(released).date()
    return package.newest_day


def _is_ours(package: Package, target: Target, indicator: Indicator) -> bool:
    ours = target.area_code == package.site.area_code
    return ours and target.kind == "target" and target.indicator == indicator.id


def _key(target: Target) -> tuple[str, str, str]:
    return target.indicator, target.area_code, target.breakdown


def _empty(indicator: Indicator, target: Target) -> Series:
    return Series(indicator, target.area_code, target.breakdown, ())


def _without_target(package: Package, indicator: Indicator) -> Status:
    """The row of an indicator that has no target, with its latest figure where it has a single one."""
    series = [s for s in own_series(package) if s.indicator == indicator]
    whole = next((s for s in series if s.breakdown == "all"), None)
    latest = newest(package, whole.rows) if whole else None
    area = series[0].area_code if series else package.site.area_code
    row = Status(indicator.id, area, "all", None, "", True, "no_target_set", "no_target")
    rows = [row for one in series for row in one.rows]
    ended = _ended(package, None, latest or newest(package, rows))
    return _with_figure(replace(row, historical=_is_past(package, ended)), latest)


def _judged(package: Package, target: Target, series: Series) -> Status:
    judged = case(package, target, series)
    answer = decided(judged)
    row = _with_target(_started(package, judged), judged)
    if answer:
        status, reason = answer
        return _with_figure(replace(row, status=status, reason=reason), _told(package, judged, reason))
    return against_path(_with_figure(row, judged.latest), judged)


def _started(package: Package, judged: Case) -> Status:
    target = judged.target
    ended = _ended(package, target, judged.latest)
    return Status(
        target.indicator,
        target.area_code,
        target.breakdown,
        target.date,
        target.document,
        leads=False,
        status="",
        historical=_is_past(package, ended),
    )


def _with_target(row: Status, judged: Case) -> Status:
    path, target = judged.path, judged.target
    return replace(
        row,
        target_rule=target.rule if target.shown is not None else "",
        target_printed=target.shown,
        target=path.level if path else None,
        baseline=judged.baseline.shown if judged.baseline else None,
        baseline_date=judged.baseline.date if judged.baseline else None,
    )


def _with_figure(row: Status, latest: Observation | None) -> Status:
    if latest is None:
        return row
    return replace(
        row,
        as_at=latest.period_end,
        period_start=latest.period_start,
        period_end=latest.period_end,
        period_as_published=latest.period_as_published,
        value=latest.shown,
        markers=latest.markers,
        document=latest.document,
        section=latest.section,
        note=latest.note,
    )


def _told(package: Package, judged: Case, reason: str) -> Observation | None:
    """The figure to tell where none is judged: the latest, or the last that was supplied."""
    if reason == "not_yet_set" and judged.target.date is None:
        return newest(package, [row for row in judged.series.rows if row.shown is not None])
    latest = judged.latest
    if latest is None or latest.shown is not None or "[c]" in latest.markers:
        return latest
    supplied = [row for row in candidates(judged.target, judged.series) if row.shown is not None]
    return max(supplied, key=lambda row: row.period_end or date.min, default=None)


def _ended(package: Package, target: Target | None, latest: Observation | None) -> date:
    """When a status ended: on the target date, with the last figure, or with the document."""
    if target and target.date:
        return target.date
    if latest and latest.period_end:
        return latest.period_end
    document = latest.document if latest else (target.document if target else "")
    published = {row.id: row.published for row in package.all(Document)}
    return published.get(document, newest_day(package))


def _is_past(package: Package, ended: date) -> bool:
    return ended < newest_day(package) - relativedelta(months=MONTHS_UNTIL_HISTORY)


def _led(package: Package, found: list[Status]) -> list[Status]:
    """Mark the one row that speaks for its indicator: of the newest document, the next target to come."""
    published = {document.id: document.published for document in package.all(Document)}
    whole = [row for row in found if row.breakdown == "all"] or found
    newest_of = max(published.get(row.target_document, date.min) for row in whole)
    of_newest = [row for row in whole if published.get(row.target_document, date.min) == newest_of]
    reported = max((row.as_at for row in of_newest if row.as_at), default=date.min)
    leader = min(of_newest, key=lambda row: _turn(row, reported))
    return [replace(row, leads=row is leader) for row in found]


def _turn(row: Status, reported: date) -> tuple[bool, bool, bool, int]:
    """Targets that set something come first, dated before undated, the next before later and past ones."""
    day = row.target_date or date.min
    passed = day < reported
    order = -day.toordinal() if passed else day.toordinal()
    return row.reason == "not_yet_set", row.target_date is None, passed, order


def _withheld(package: Package, row: Status) -> Status:
    """A person may only take a judgement back, never better it."""
    key = (row.indicator, row.area_code, row.breakdown)
    if any((one.indicator, one.area_code, one.breakdown) == key for one in package.all(Withheld)):
        held = replace(row, status="no_judgement", reason="withheld", lean="", path_rule="", path=None)
        return replace(held, lower=None, upper=None, difference=None, to_target=None, months_left=None)
    return row
