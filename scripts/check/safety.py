"""Nothing dangerous and nothing personal may be published: formulas, names, addresses, numbers.

What is found is never repeated in a message, because messages end up in public logs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.check import files, names
from scripts.check.files import Cell
from scripts.check.problem import Problem, quote

TEXTS = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "mkdocs.yml", "datapackage.json")
DANGEROUS = re.compile(r"[=+\-@\x00-\x1f\x7f]")
# They turn a line about, or join words that look apart: what is read is not what stands there.
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?%?")

POSTCODE_AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|"
    "EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|"
    "ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|"
    "TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)


@dataclass(frozen=True)
class Kind:
    """One kind of personal detail, how it is recognised and what to write instead."""

    name: str
    pattern: re.Pattern[str]
    remedy: str


KINDS = (
    Kind(
        "an e-mail address",
        re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(\.[\w-]+)+"),
        "Take it out; addresses may stand only in data/site.csv, under contact and complaints.",
    ),
    Kind(
        "a telephone number",
        # Ten or eleven digits from 0 on, or nine or ten after +44, or any number that is called one.
        re.compile(
            r"(?<![\w.,/-])\(?0(?:[ ()-]{0,2}\d){9,10}(?![ -]?\d)"
            r"|(?<![\w.,/-])(?:\+44|0044)(?: ?\(0\))?(?:[ -]?\d){9,10}(?![ -]?\d)"
            r"|\b(?:tel|telephone|phone|mobile|fax|ext|extension)\b[.: ]{1,3}\d(?: ?\d){3,}",
            re.IGNORECASE,
        ),
        "Take it out; telephone numbers may stand only in data/help.csv.",
    ),
    Kind(
        "a postcode",
        re.compile(
            rf"(?<!\w)(?:{POSTCODE_AREAS}|{POSTCODE_AREAS.lower()})"
            r"\d[A-Za-z\d]? ?(?!\d(?:st|nd|rd|th)\b)\d[ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?!\w)"
        ),
        "Take it out; a ward or the whole area is as exact as this site may be.",
    ),
)
HELP = "data/help.csv"
ALLOWED = {
    (HELP, "phone"): "a telephone number",
    (HELP, "for_whom"): "a telephone number",
    ("data/site.csv", "contact"): "an e-mail address",
    ("data/site.csv", "complaints"): "an e-mail address",
}


def problems(root: Path) -> Iterator[Problem]:
    """Everything in the data, pages and texts that may not be published."""
    codes = names.refused(root)
    yield from _list_problems(root)
    for path in files.data_files(root):
        for cell in files.cells(root, path):
            yield from _cell_problems(cell, codes)
    for path in _texts(root):
        yield from _text_problems(files.name(root, path), files.text(path), codes)
    # A translation of the words of a help line names the number that the English names.
    help_lines = files.text(root / HELP) if (root / HELP).is_file() else ""
    for path in _catalogues(root):
        text = files.text(path) if path.suffix == ".pot" else _translated(files.text(path))
        yield from _text_problems(files.name(root, path), text, codes, help_lines)


def _cell_problems(cell: Cell, codes: frozenset[str]) -> Iterator[Problem]:
    if DANGEROUS.match(cell.text) and not NUMBER.fullmatch(cell.text):
        yield _formula(cell)
    if UNSEEN.search(cell.text):
        what = "The cell holds a sign that cannot be seen."
        yield Problem(cell.file, cell.row, cell.column, what, "Write the cell again by hand.")
    for kind in KINDS:
        allowed = ALLOWED.get((cell.file, cell.column)) == kind.name
        if kind.pattern.search(cell.text) and not allowed:
            yield Problem(cell.file, cell.row, cell.column, f"This cell holds {kind.name}.", kind.remedy)
    if names.found(cell.text, codes):
        yield _name(cell.file, cell.row, cell.column, "cell")


def _text_problems(file: str, text: str, codes: frozenset[str], known: str = "") -> Iterator[Problem]:
    """`known` holds details that may stand here, because they stand where they belong."""
    for number, place in _details(text, known):
        kind = KINDS[place]
        yield Problem(file, number, "", f"This line holds {kind.name}.", kind.remedy)
    for number in names.found(text, codes):
        yield _name(file, number, "", "line")


@cache
def _details(text: str, known: str) -> tuple[tuple[int, int], ...]:
    """The lines with a personal detail, and which kind it is. No kind reaches over the end of a line."""
    found = {
        (text.count("\n", 0, match.start()) + 1, place)
        for place, kind in enumerate(KINDS)
        for match in kind.pattern.finditer(text)
        if match[0] not in known
    }
    return tuple(sorted(found))


def _formula(cell: Cell) -> Problem:
    sign = quote(cell.text[0]) if cell.text[0].isprintable() else "a sign that cannot be seen"
    what = f"The cell begins with {sign}, so a spreadsheet may run it as a formula."
    return Problem(cell.file, cell.row, cell.column, what, "Begin it with a letter or a digit.")


def _name(file: str, row: int, column: str, unit: str) -> Problem:
    what = f"This {unit} holds the full name of a person on the refused list."
    return Problem(file, row, column, what, "Write the role or the organisation instead.")


def _list_problems(root: Path) -> Iterator[Problem]:
    path = root / names.FILE
    if not path.is_file():
        yield Problem(names.FILE, None, "", "The file is missing, so no name is refused.", "Put it back.")
        return
    for number, line in enumerate(files.text(path).splitlines(), start=1):
        if not names.CODE.fullmatch(line):
            what = "This line is not a code of 64 letters and digits."
            remedy = "Take it out. To refuse a name, run check with --refuse-name; only its code is kept."
            yield Problem(names.FILE, number, "", what, remedy)


def _texts(root: Path) -> list[Path]:
    present = [root / name for name in TEXTS if (root / name).is_file()]
    return [*present, *sorted((root / files.DATA).glob("*.yml")), *sorted((root / files.PAGES).rglob("*.md"))]


def _translated(text: str) -> str:
    """A catalogue without its English, which stands in the template and in the data and is read there."""
    english = ("msgid", "msgctxt", "#:", "#.", "#,")
    return "\n".join("" if line.startswith(english) else line for line in text.split("\n"))


def _catalogues(root: Path) -> list[Path]:
    """Catalogues of the words of the interface, their template, and those of the words of the data."""
    return sorted(
        path for folder in ("overrides/locale", files.PAGES) for path in (root / folder).rglob("*.po*")
    )
