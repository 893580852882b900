"""The file somebody wants imported, as bytes: from outside the checkout, and of a size that can be read."""

from __future__ import annotations

import os
from pathlib import Path

from scripts.check.problem import Problem
from scripts.intake.places import Refused

LARGEST = 5_000_000  # bytes; a filled workbook has some hundred thousand
READ = (".xlsx", ".ods", ".csv")
WITH_MACROS = (".xlsm", ".xlsb", ".xltm", ".xlam")
SAVE_AS = "Save it as .xlsx, .ods or .csv, and import that."


def read(path: Path, root: Path) -> bytes:
    """The content of the file. Raises Refused."""
    _refuse_inside(path, root)
    _refuse_ending(path)
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise _refused(path, "This is no file.", "Give the path of the workbook itself.")
        content = _content(path) if size <= LARGEST else None
    except OSError as error:
        raise _unreadable(path, error) from error
    if content is None:
        most = f"{LARGEST // 1_000_000} megabytes"
        what = f"The file is larger than {most}, so it is no filled workbook of this portal."
        raise _refused(path, what, "Copy the figures into a new workbook.")
    if not content.strip():
        raise _refused(path, "The file is empty.", "Save the workbook again, then import it.")
    return content


def _content(path: Path) -> bytes | None:
    """All of it, or nothing if it has grown too large since somebody measured it."""
    with path.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    return content if len(content) <= LARGEST else None


def _refuse_inside(path: Path, root: Path) -> None:
    """The way to the file and what it leads to both have to lie outside, whatever links are on the way.

    A way that begins here and leaves with “..” lies outside.
    """
    typed = Path(os.path.abspath(path))  # noqa: PTH100 - `absolute` keeps “..”, `resolve` follows links
    for place in (typed, _resolved(path), *_steps(path)):
        if place.is_relative_to(root.resolve()) or place.is_relative_to(root.absolute()):
            what = "The file lies inside the folder of the site, where it could be published by mistake."
            raise _refused(path, what, "Move it somewhere else and import it from there.")


def _steps(path: Path) -> list[Path]:
    """The places a link in the last step leads through."""
    steps: list[Path] = []
    while path.is_symlink() and len(steps) < 40:
        path = path.parent.resolve() / path.readlink()
        steps.append(path.parent.resolve() / path.name)
    return steps


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:  # links that lead in a circle
        raise _unreadable(path, error) from error


def _refuse_ending(path: Path) -> None:
    ending = path.suffix.lower()
    if ending in WITH_MACROS:
        what = f"A file that ends in {ending} may hold macros, and no macro is ever opened here."
        raise _refused(path, what, SAVE_AS)
    if ending not in READ:
        said = f"ends in {ending}" if ending else "has no ending"
        raise _refused(path, f"The file {said}, and that is no spreadsheet this portal reads.", SAVE_AS)


def _unreadable(path: Path, error: Exception) -> Refused:
    if isinstance(error, FileNotFoundError):
        return _refused(path, "There is no such file.", "Give the whole path of the workbook.")
    if isinstance(error, PermissionError):
        return _refused(path, "You may not read this file.", "Close it in other programs, or ask for access.")
    return _refused(path, "The file cannot be read.", "Save it again in another folder.")


def _refused(path: Path, what: str, remedy: str) -> Refused:
    return Refused(Problem(path.name, None, "", what, remedy))
