"""What a workbook says in words: the day of each return, the state of actions, why a figure is off track."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from macros.nouns import Action, Commentary, Document, Indicator, Release
from macros.package import Package
from scripts.check.problem import nearest, quote
from scripts.intake import roles, values
from scripts.intake.places import Place
from scripts.intake.sheets import Sheet
from scripts.intake.tables import Notes, Row, rows
from scripts.intake.values import said
from scripts.template import expected, layout
from scripts.template.book import STATES, state_words
from scripts.template.quarter import Quarter, day_words

LATEST_AFTER = 730  # days from the end of a quarter until its return


def days(package: Package, quarter: Quarter, start: Sheet, notes: Notes) -> dict[str, date]:
    """The day of each return on the sheet Start, by the id of its document."""
    found: dict[str, date] = {}
    known = {document.id: document for document in layout.returns(package)}
    for number in range(layout.RETURNS_ROW + 1, len(start.rows) + 1):
        key = str(start.cell(number, 2) or "").strip()
        place = Place(start.name, number, 1)
        day = notes.take(values.day(start.cell(number, 1), place))
        if key and key not in known:
            what = f"{said(key)} is no return of this portal.{nearest(key, known)}"
            notes.complain(Place(start.name, number, 2), what, "Correct it, or take the row out.")
        elif key and day and is_possible(quarter, day, place, notes):
            found[key] = day
        elif key and start.cell(number, 1) is None:
            what = f"The day of the return “{known[key].title}” is missing."
            notes.complain(place, what, "Write year-month-day, such as 2026-10-20.")
    listed = {str(start.cell(row, 2) or "").strip() for row in range(1, len(start.rows) + 1)}
    for key, document in known.items():
        if key not in listed:
            what = f"The row for the return “{document.title}” is missing."
            notes.complain(Place(start.name), what, "Put it back, or copy your figures into a new workbook.")
    return found


def is_possible(quarter: Quarter, day: date, place: Place, notes: Notes) -> bool:
    """Whether a return can be of that day; if not, it is noted."""
    late = (day - quarter.end).days
    if late < 0 or late > LATEST_AFTER:
        when = "before the end of" if late < 0 else "years after"
        notes.complain(place, f"The day is {when} the quarter, {quarter.words}.", "Correct it.")
    return 0 <= late <= LATEST_AFTER


def documents(package: Package, found: Mapping[str, date]) -> Iterator[Document]:
    """The returns with their newer day; one that is older than the one in the data changes nothing."""
    for document in package.all(Document):
        day = found.get(document.id)
        if day and day > document.published:
            yield replace(document, published=day, dated=day_words(day))


def actions(package: Package, sheet: Sheet, latest: date | None, notes: Notes) -> Iterator[Action]:
    """The actions of which something is said, as they stand now."""
    known = {action.id: action for action in package.all(Action)}
    source = _source(package)
    seen: set[str] = set()
    for row in rows(sheet, layout.PLACES[layout.ACTIONS.lower()], notes):
        key = row.words(layout.ACTION_ID)
        if key not in known:
            what = f"{said(key)} is no action of this portal.{nearest(key, known)}"
            row.complain(layout.ACTION_ID, what, "Put the id back, or take the row out.")
        elif key in seen:
            row.complain(layout.ACTION_ID, f"{quote(key)} stands here twice.", "Keep one of the rows.")
        elif not row.is_blank(layout.STATE, layout.AS_AT, layout.EVIDENCE, layout.VARIANCE):
            now = _action(row, known[key], source, latest)
            if now:
                yield now
        seen.add(key)


def _action(row: Row, before: Action, source: tuple[str, str], latest: date | None) -> Action | None:
    states = {state_words(state).casefold(): state for state in STATES}
    written, day = row.words(layout.STATE), row.day(layout.AS_AT)
    evidence, variance = row.words(layout.EVIDENCE), row.words(layout.VARIANCE)
    state = states.get(written.replace("_", " ").casefold())
    if written and state is None:
        what = f"{said(written)} is no state of an action.{nearest(written, map(state_words, STATES))}"
        row.complain(layout.STATE, what, "Choose one from the list.")
    for heading in (layout.STATE, layout.AS_AT, layout.EVIDENCE):
        if row.is_blank(heading):
            remedy = "Fill it in, or empty the row."
            row.complain(heading, f"The cell is empty, and the row says what became of {before.id}.", remedy)
    if day and day < before.as_at:
        what = f"The day is before {before.as_at}, the day of the state before."
        row.complain(layout.AS_AT, what, "Correct it.")
    elif day and latest and day > latest:
        row.complain(
            layout.AS_AT, "The day is after the day of the return on the sheet Start.", "Correct it."
        )
    if not (state and day and evidence):
        return None
    document, section = source
    return replace(
        before,
        state=state,
        as_at=day,
        evidence=evidence,
        variance=variance,
        document=document,
        section=section,
    )


def _source(package: Package) -> tuple[str, str]:
    """Where news of an action comes from: the first section of the first return."""
    return expected.source(package, None, package.all(Indicator)[0])


def commentary(
    package: Package, quarter: Quarter, sheet: Sheet, notes: Notes
) -> Iterator[tuple[Row, Commentary]]:
    """The words on figures, for the release that is not out yet."""
    known = {indicator.id for indicator in package.all(Indicator)}
    all_roles = roles.known(package)
    seen: set[str] = set()
    for row in rows(sheet, layout.PLACES[layout.COMMENTARY.lower()], notes):
        key = row.words(layout.ID)
        if key not in known:
            what = f"{said(key)} is no figure of this portal.{nearest(key, known)}"
            row.complain(layout.ID, what, "Put the id back, or take the row out.")
        elif key in seen:
            row.complain(layout.ID, f"{quote(key)} stands here twice.", "Keep one of the rows.")
        elif not row.is_blank(layout.WORDS, layout.WHO, layout.NEXT):
            found = _commentary(row, key, all_roles)
            if found and not _is_released(package, quarter, found):
                yield row, found
        seen.add(key)


def _commentary(row: Row, key: str, all_roles: frozenset[str]) -> Commentary | None:
    words, who, following = (row.words(name) for name in (layout.WORDS, layout.WHO, layout.NEXT))
    for heading in (layout.WORDS, layout.WHO, layout.NEXT):
        if row.is_blank(heading):
            row.complain(heading, "The cell is empty, and its neighbours are filled in.", "Fill it in, too.")
    if who and not roles.is_role(who, all_roles):
        row.complain(layout.WHO, "This is no role that can be told from a name.", roles.ASK)
    return Commentary(key, "", words, who, following) if words and who and following else None


def _is_released(package: Package, quarter: Quarter, found: Commentary) -> bool:
    """Whether the same words were published with the release of that quarter."""
    released = {release.id for release in package.all(Release)} & {quarter.id}
    return any(replace(found, release=each) in package.all(Commentary) for each in released)
