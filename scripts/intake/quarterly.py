"""From the sheets of a quarter's workbook to the files that change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from macros.nouns import Action, Commentary, Observation
from macros.package import OBSERVATIONS, Package
from scripts import rounding
from scripts.check.problem import Problem, number
from scripts.compute import releases
from scripts.intake import changes, figures, printed, sense, told
from scripts.intake.changes import Told
from scripts.intake.figures import Entry
from scripts.intake.ledger import Ledger
from scripts.intake.places import Place, Refused
from scripts.intake.protecting import protected
from scripts.intake.result import Result
from scripts.intake.tables import Notes
from scripts.intake.workbook import Workbook
from scripts.protect.subjects import HIDDEN
from scripts.template import layout


def result(root: Path, package: Package, book: Workbook, days: Mapping[str, date], notes: Notes) -> Result:
    """Read everything, protect it, and make the new files in memory. Raises Refused with all problems.

    `days` are those of the returns, by the id of their document.
    """
    entries = [
        entry
        for ours, sheet in book.figures
        for entry in figures.read(package, book.quarter, ours, sheet, notes)
    ]
    beside = _told(package, book, days, notes)
    notes.problems.extend(sense.problems(package, entries, days))
    _refuse(notes)
    written, said = _written(root, package, entries, beside, notes)
    _refuse(notes)
    ledger = Ledger(root)
    places = {**changes.put_figures(ledger, written), **changes.put_told(ledger, beside)}
    return Result(_summary(package, written, beside), ledger.changed(), places, said)


def _summary(package: Package, written: Sequence[tuple[Entry, Observation]], beside: Told) -> str:
    new = sum(entry.existing is None for entry, _ in written)
    known: set[object] = {*package.all(Action), *package.all(Commentary)}
    actions = [action for action in beside.actions if action not in known]
    words = [commentary for _, commentary in beside.commentary if commentary not in known]
    parts = (
        number(new, "new figure"),
        f"{number(len(written) - new, 'figure')} given again with a change",
        f"{number(len(actions), 'action')} with news",
        f"{number(len(words), 'figure')} with new words",
    )
    return ", ".join(parts)


def _refuse(notes: Notes) -> None:
    if notes.problems:
        raise Refused(*notes.problems)


def _told(package: Package, book: Workbook, days: Mapping[str, date], notes: Notes) -> Told:
    latest = max(days.values(), default=None)
    actions = told.actions(package, book.actions, latest, notes) if book.actions else ()
    words = told.commentary(package, book.quarter, book.commentary, notes) if book.commentary else ()
    return Told(tuple(told.documents(package, days)), tuple(actions), tuple(words))


def _written(
    root: Path, package: Package, entries: Sequence[Entry], beside: Told, notes: Notes
) -> tuple[tuple[tuple[Entry, Observation], ...], tuple[str, ...]]:
    """The rows that are new or changed, once everything that has to be hidden is."""
    if not any(entry.is_touched for entry in entries):
        return (), ()
    earlier = releases.frozen(root, package)
    protection = protected(package, earlier, [entry.returned for entry in entries])
    notes.problems.extend(_on_sheet(problem, entries) for problem in protection.problems)
    safe = {_identity(row): row for row in protection.rows}
    written = []
    for entry in entries:
        row = safe.get(_identity(entry.returned))
        if row is not None:  # what protection has not let through is not written
            final = printed.final(package, earlier[-1] if earlier else None, entry, row)
            if entry.slot.indicator.tier == rounding.SENSITIVE:
                notes.problems.extend(sense.unexplained(entry, final))
            notes.problems.extend(printed.give_away(entry, final, _words(entry, beside)))
            if final != entry.existing:
                written.append((entry, final))
    said = protection.report if any(_is_protected(*each) for each in written) else ()
    return tuple(written), (*said, *_lost_reasons(written))


def _is_protected(entry: Entry, row: Observation) -> bool:
    """Whether a row that is new or changed is hidden or rounded."""
    return HIDDEN in row.markers or entry.slot.indicator.tier == rounding.SENSITIVE


def _on_sheet(problem: Problem, entries: Sequence[Entry]) -> Problem:
    """A problem of protection, told of the sheet of its figure: nobody has seen its file yet."""
    for entry in entries:
        if problem.file == f"{OBSERVATIONS}{entry.slot.indicator.id}.csv":
            place = entry.row.at()
            where = f"sheet “{place.sheet}”, figure “{entry.slot.indicator.name}”"
            return replace(problem, file=where, column="")
    return problem


def _lost_reasons(written: Sequence[tuple[Entry, Observation]]) -> Iterator[str]:
    """A reason beside a figure that is hidden or rounded may tell of it, so it is not always kept."""
    for entry, final in written:
        if entry.reason and not final.note:
            what = "The reason is not kept, because it stands beside a figure that is hidden or rounded."
            yield f"{entry.at(layout.REASON)}: {what}"


def _words(entry: Entry, beside: Told) -> list[tuple[Place, str]]:
    """The words of the workbook on a figure, each with its place."""
    found = [(entry.at(layout.REASON), entry.reason)]
    for row, commentary in beside.commentary:
        if commentary.indicator == entry.slot.indicator.id:
            found.append((row.at(layout.WORDS), commentary.words))
            found.append((row.at(layout.NEXT), commentary.next_action))
    return found


def _identity(row: Observation) -> tuple[object, ...]:
    return (row.indicator, row.area_code, row.period_start, row.period_end, row.breakdown, row.document)
