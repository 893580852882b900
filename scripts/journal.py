"""Several files change together, or none of them, whenever the computer stops.

All new files and copies of the old ones lie complete in a folder beside `data/` before the journal is
written, which says in which direction to go. From then on every step can be taken again, so whoever finds a
journal finishes it; without one, nothing has happened yet, and the folder is thrown away.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

FOLDER = ".intake"
JOURNAL, LOCK = "journal.json", "lock"
NEW, OLD, STEP = "new", "old", "step"


class BusyError(Exception):
    """Another import is at work in the same checkout."""


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keep every other import out; the system itself lets go if this program is stopped."""
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    with (folder / LOCK).open("a") as handle:
        _lock(handle.fileno())
        yield


def recover(root: Path) -> bool:
    """Finish or throw away what an interrupted import has left; whether files of data were finished."""
    folder = root / FOLDER
    found = _direction(folder)
    if found:
        _go(root, *found)
    _sweep(folder)
    return found is not None


def is_open(root: Path) -> bool:
    """Whether an import was stopped between its first file and its last."""
    return (root / FOLDER / JOURNAL).is_file()


def write_all(root: Path, texts: Mapping[str, str]) -> None:
    """Write every file, or none. Raises OSError where one cannot be written; then none has changed."""
    folder = root / FOLDER
    files = list(texts)
    for number, file in enumerate(files):
        _keep(folder / f"{NEW}-{number}", texts[file].encode("utf-8"))
        if (root / file).exists():
            _keep(folder / f"{OLD}-{number}", (root / file).read_bytes())
    _decide(folder, NEW, files)
    try:
        _go(root, NEW, files)
    except OSError:  # on Windows, a spreadsheet that holds a file open
        _decide(folder, OLD, files)
        _go(root, OLD, files)
        raise
    finally:
        # Left as it is when even going back fails: the next start goes on.
        if not (folder / JOURNAL).exists():
            _sweep(folder)


def _decide(folder: Path, direction: str, files: list[str]) -> None:
    """The one moment from which on everything happens, or is taken back."""
    _keep(folder / STEP, json.dumps({"direction": direction, "files": files}).encode("utf-8"))
    os.replace(folder / STEP, folder / JOURNAL)  # noqa: PTH105 - tests stop the program here
    _settle(folder)


def _direction(folder: Path) -> tuple[str, list[str]] | None:
    path = folder / JOURNAL
    if not path.is_file():
        return None
    said = json.loads(path.read_text(encoding="utf-8"))
    return str(said["direction"]), [str(file) for file in said["files"]]


def _go(root: Path, direction: str, files: list[str]) -> None:
    """Put every file in its place; files that are there already are put there again."""
    folder = root / FOLDER
    for number, file in enumerate(files):
        source = folder / f"{direction}-{number}"
        if source.exists():
            _keep(folder / STEP, source.read_bytes())
            (folder / STEP).chmod(0o644)
            os.replace(folder / STEP, root / file)  # noqa: PTH105
            _settle((root / file).parent)
        else:
            (root / file).unlink(missing_ok=True)
    (folder / JOURNAL).unlink()
    _settle(folder)


def _sweep(folder: Path) -> None:
    """Take away everything but the lock."""
    for path in folder.glob("*") if folder.is_dir() else ():
        if path.name != LOCK:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def _keep(path: Path, content: bytes) -> None:
    """Write a file so that it is on the disk, and not only on its way there."""
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _settle(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk; Windows sees to that by itself."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _lock(handle: int) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise BusyError from error
