"""What a workbook asks in words: what became of each action, and why a figure is off track."""

from __future__ import annotations

from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from macros.nouns import Action, Commentary, Indicator, Plan, Priority, Release
from macros.package import Package
from macros.verdicts import Status
from scripts.template.quarter import Quarter

BAD = ("off_track", "target_missed")
LONG_OVER = relativedelta(months=18)


@dataclass(frozen=True)
class Asked:
    """An indicator that may need words: its worst status, and the newest words on it."""

    indicator: Indicator
    status: str
    newest: Commentary | None

    @property
    def is_needed(self) -> bool:
        """Whether publishing is refused without words."""
        return self.status in BAD


def actions(package: Package, quarter: Quarter) -> list[Action]:
    """The actions of plans that run, or ended at most 18 months before the quarter.

    A plan that does not say when it ends has ended where another follows it in the file.
    """
    newest = package.all(Plan)[-1:]
    plans = {plan.id for plan in package.all(Plan) if _is_told(plan, quarter) or plan in newest}
    priorities = {row.id for row in package.all(Priority) if row.plan in plans}
    return [action for action in package.all(Action) if action.priority in priorities]


def asked(package: Package) -> list[Asked]:
    """Every indicator with a target that is not history, those off track first."""
    statuses: dict[str, str] = {}
    for row in package.all(Status):
        if not row.historical and row.target_date and statuses.get(row.indicator) not in BAD:
            statuses[row.indicator] = row.status
    found = [
        Asked(indicator, statuses[indicator.id], _newest(package, indicator))
        for indicator in package.all(Indicator)
        if indicator.id in statuses
    ]
    return sorted(found, key=lambda each: not each.is_needed)


def _is_told(plan: Plan, quarter: Quarter) -> bool:
    return plan.ends is not None and plan.ends + LONG_OVER >= quarter.start


def _newest(package: Package, indicator: Indicator) -> Commentary | None:
    times = {release.id: release.moment.isoformat() for release in package.all(Release)}
    rows = [row for row in package.all(Commentary) if row.indicator == indicator.id]
    return max(rows, key=lambda row: times.get(row.release, "9999"), default=None)
