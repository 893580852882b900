"""Is this a workbook that `template` has made, for a quarter that is due, with all its sheets?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.package import Package
from scripts.check import names
from scripts.check.problem import Problem, nearest, quote
from scripts.check.safety import DANGEROUS, KINDS, NUMBER
from scripts.intake.places import Place, Refused
from scripts.intake.sheets import Sheet
from scripts.intake.values import said
from scripts.problem import COMMAND
from scripts.template import expected, layout, quarter
from scripts.template.layout import FigureSheet
from scripts.template.quarter import Quarter

NEW_ONE = f"Make a new one with {COMMAND} template and copy your figures into it."


@dataclass(frozen=True)
class Workbook:
    """The sheets that were recognised; in a .csv file it is one of them."""

    quarter: Quarter
    start: Sheet | None
    figures: tuple[tuple[FigureSheet, Sheet], ...]
    actions: Sheet | None
    commentary: Sheet | None


def recognised(file: str, sheets: list[Sheet], package: Package) -> Workbook:
    """The workbook behind the sheets. Raises Refused with everything that speaks against it."""
    by_name = {sheet.name: sheet for sheet in sheets}
    is_whole = not (len(sheets) == 1 and sheets[0].name == file)
    first = by_name.get(layout.START) if is_whole else sheets[0]
    if first is None:
        what = "The file has no sheet “Start”, so it is not a workbook that this portal has made."
        raise Refused(Problem(file, None, "", what, NEW_ONE))
    found = _quarter(first, package)
    if is_whole:
        return _whole(by_name, package, found)
    return _single(sheets[0], package, found)


def unsafe(sheet: Sheet, codes: frozenset[str]) -> list[Problem]:
    """What no sheet may hold: words that run as a formula, and personal details. They are not repeated."""
    problems: list[Problem] = []
    for row, cells in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                place = Place(sheet.name, row, column)
                problems.extend(place.problem(*words) for words in _dangers(cell, codes))
    return problems


def _dangers(text: str, codes: frozenset[str]) -> list[tuple[str, str]]:
    found = []
    plain = text.strip()
    if DANGEROUS.match(plain) and not NUMBER.fullmatch(plain.replace(",", "").replace(" ", "")):
        sign = quote(plain[0]) if plain[0].isprintable() else "a sign that cannot be seen"
        what = f"The cell begins with {sign}, so a spreadsheet may run it as a formula."
        found.append((what, "Begin it with a letter or a digit."))
    personal = [kind.name for kind in KINDS if kind.pattern.search(text)]
    if any(names.found(text, codes)):
        personal.append("the full name of a person on the refused list")
    remedy = "Take it out; write the role or the organisation instead."
    return [*found, *((f"The cell holds {name}.", remedy) for name in personal)]


def _quarter(first: Sheet, package: Package) -> Quarter:
    """The quarter that the stamp names. Raises Refused unless it is due, or was before."""
    place = Place(first.name, layout.STAMP_ROW, 0)
    cell = first.cell(layout.STAMP_ROW, 0)
    stamp = layout.STAMP.fullmatch(cell.strip()) if isinstance(cell, str) else None
    found = quarter.read(stamp[2]) if stamp else None
    if stamp is None or found is None:
        what = "The first cell does not say for which quarter the workbook was made."
        raise Refused(place.problem(what, NEW_ONE))
    if stamp[1] != str(layout.FORM):
        what = f"The workbook was made by another version of this program (form {stamp[1]})."
        raise Refused(place.problem(what, NEW_ONE))
    if not expected.living(package):
        what = "No figure is to be brought by a return, as data/documents.csv and data/indicators.csv stand."
        raise Refused(place.problem(what, f"Run {COMMAND} template; it says what they need."))
    coming = expected.coming(package)
    if coming and found > coming:
        what = f"The workbook is for {found.words}, and figures before it are not in the data yet."
        raise Refused(place.problem(what, f"Import those for {coming.words} first."))
    return found


def _whole(by_name: Mapping[str, Sheet], package: Package, found: Quarter) -> Workbook:
    ours = layout.sheets(package, found)
    parts = {
        layout.START: layout.START.lower(),
        **{sheet.name: f"{layout.FIGURES}/{sheet.theme.id}" for sheet in ours},
        layout.ACTIONS: layout.ACTIONS.lower(),
        layout.COMMENTARY: layout.COMMENTARY.lower(),
        layout.LISTS: layout.LISTS.lower(),
    }
    problems = [*_names(by_name, parts), *_stamps(by_name, parts, found)]
    if problems:
        raise Refused(*problems)
    return Workbook(
        found,
        by_name[layout.START],
        tuple((sheet, by_name[sheet.name]) for sheet in ours),
        by_name[layout.ACTIONS],
        by_name[layout.COMMENTARY],
    )


def _names(by_name: Mapping[str, Sheet], parts: Mapping[str, str]) -> list[Problem]:
    problems = []
    for name in by_name:
        if name not in parts:
            what = f"The workbook has no such sheet.{nearest(name, set(parts) - set(by_name))}"
            problems.append(Place(name).problem(what, "Give the sheet its name again, or take it out."))
    for name in parts:
        if name not in by_name:
            remedy = "Put it back, or copy your figures into a new workbook."
            problems.append(Place(name).problem("The sheet is missing.", remedy))
    return problems


def _stamps(by_name: Mapping[str, Sheet], parts: Mapping[str, str], found: Quarter) -> list[Problem]:
    problems = []
    for name, part in parts.items():
        cell = by_name[name].cell(layout.STAMP_ROW, 0) if name in by_name else None
        wanted = layout.stamp(found, part)
        if name in by_name and str(cell or "").strip() != wanted:
            what = f"The first cell does not say “{wanted}”, so the sheet is from another workbook."
            remedy = "Copy your figures into the sheet as it was made."
            problems.append(Place(name, layout.STAMP_ROW, 0).problem(what, remedy))
    return problems


def _single(sheet: Sheet, package: Package, found: Quarter) -> Workbook:
    """One sheet that was saved by itself."""
    stamp = layout.STAMP.fullmatch(str(sheet.cell(layout.STAMP_ROW, 0)).strip())
    part = stamp[3] if stamp else ""
    for ours in layout.sheets(package, found):
        if part == f"{layout.FIGURES}/{ours.theme.id}":
            return Workbook(found, None, ((ours, sheet),), None, None)
    if part == layout.ACTIONS.lower():
        return Workbook(found, None, (), sheet, None)
    if part == layout.COMMENTARY.lower():
        return Workbook(found, None, (), None, sheet)
    place = Place(sheet.name, layout.STAMP_ROW, 0)
    what = f"Nothing can be imported from a sheet of the kind {said(part)}."
    raise Refused(place.problem(what, "Save the sheet of a topic, Actions or Commentary as .csv."))
