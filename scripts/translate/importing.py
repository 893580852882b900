"""`translate import`: a filled workbook into catalogues and pages, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scripts.check import names
from scripts.check.problem import quote
from scripts.intake import reading
from scripts.intake.places import Place, Refused, report
from scripts.intake.sheets import Sheet
from scripts.template.layout import STAMP_ROW
from scripts.translate import importing_catalogue, importing_page, layout, naming, returned, writing
from scripts.translate.layout import PAGE, START, Stamp
from scripts.translate.returned import NEW_ONE, Taken


def run(root: Path, typed_language: str, file: Path) -> tuple[int, str]:
    """0 and what was written, or 1 and everything that is wrong; then nothing was changed."""
    language, taken = naming.begun(root, typed_language), Taken()
    try:
        sheets, _ = reading.sheets(file, root)
        stamped = list(_stamped(sheets, language, taken))
    except Refused as refused:
        return 1, report(file.name, refused.problems)
    for stamp, sheet in stamped:
        lines = list(returned.lines(sheet, taken, names.refused(root)))
        take = importing_page.take if stamp.kind == PAGE else importing_catalogue.take
        take(root, stamp, sheet, lines, taken)
    if taken.problems:
        return 1, report(file.name, taken.problems)
    changed = writing.write(root, taken.texts)
    written = [f"Written: {name}" for name in changed] or ["The site holds all of this already."]
    return 0, "\n".join([*written, *taken.told])


def _stamped(sheets: list[Sheet], language: str, taken: Taken) -> Iterator[tuple[Stamp, Sheet]]:
    """Every sheet that holds translations, once."""
    seen: dict[Stamp, str] = {}
    for sheet in sheets:
        place = Place(sheet.name, STAMP_ROW, 0)
        found = layout.stamp(sheet.cell(STAMP_ROW, 0))
        if found is None:
            what = "The first cell does not say what the sheet is, so it is not from this portal’s workbook."
            taken.problems.append(place.problem(what, NEW_ONE))
        elif found.language != language:
            what = (
                f"The sheet is for the language {quote(found.language)}, and {quote(language)} was asked for."
            )
            taken.problems.append(place.problem(what, "Import it under its own language."))
        elif found in seen:
            what = f"The sheet {quote(seen[found])} says it holds the same."
            taken.problems.append(place.problem(what, "Take one of the two out."))
        elif found.kind != START:
            seen[found] = sheet.name
            yield found, sheet
