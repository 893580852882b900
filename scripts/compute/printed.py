"""The statuses as each release printed them. What revised data would give today stands in `statuses`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path

from macros.package import Package
from macros.verdicts import PrintedStatus, Status
from scripts.compute.releases import earlier, frozen

OURS = {"release", "moved"}


def rows(package: Package, root: Path) -> Iterator[PrintedStatus]:
    """The statuses in the frozen files of every release below `root`, oldest release first."""
    leading: dict[str, dict[str, PrintedStatus]] = {}
    known = frozen(root, package)
    for edition in known:
        base = earlier(edition, known, package)
        before = leading[base.release] if base else {}
        kept = [_printed(edition.release, status) for status in edition.package.all(Status)]
        yield from (_compared(row, before.get(row.indicator)) for row in kept)
        leading[edition.release] = {row.indicator: row for row in kept if row.leads}


def moves(before: Iterable[Status], now: Iterable[Status]) -> list[tuple[PrintedStatus, PrintedStatus]]:
    """The statuses that lead and are told in other words than before, each beside what it was."""
    led = {row.indicator: _printed("", row) for row in before if row.leads}
    pairs = [(led[row.indicator], _printed("", row)) for row in now if row.leads and row.indicator in led]
    return [(was, row) for was, row in pairs if was.worded != row.worded]


def _printed(release: str, status: Status) -> PrintedStatus:
    kept = [field.name for field in fields(PrintedStatus) if field.name not in OURS]
    return PrintedStatus(release=release, **{name: getattr(status, name) for name in kept})


def _compared(row: PrintedStatus, before: PrintedStatus | None) -> PrintedStatus:
    """With the answer whether the status that leads has moved; without one where nothing leads or was."""
    return replace(row, moved=row.worded != before.worded) if row.leads and before else row
