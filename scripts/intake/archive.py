"""A workbook as a zip file: opened only where nothing in it can be too large, locked or a program."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from scripts.check.problem import Problem
from scripts.intake.outside import SAVE_AS
from scripts.intake.places import Refused

MOST_PARTS = 500
LARGEST_UNPACKED = 40_000_000  # bytes
LARGEST_RATIO = 200  # times the packed size, for parts that are not tiny
TINY = 1_000_000
# Of all parts together: each takes room and time when the file is read. A workbook has some ten thousand.
MOST_TAGS = 400_000

OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
XLSX, ODS = "xl/workbook.xml", "content.xml"
ODS_KIND = b"application/vnd.oasis.opendocument.spreadsheet"

MACROS = ("xl/vbaproject.bin", "xl/macrosheets/", "xl/activex/", "basic/", "scripts/")
OUTSIDE = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/", "xl/model/")
EMBEDDED = ("xl/embeddings/", "object ", "xl/ctrlprops/")


def parts(file: str, content: bytes) -> Mapping[str, bytes]:
    """Every part by its name, unpacked. Raises Refused."""
    if content.startswith(OLD_OR_LOCKED):
        what = "The file is protected by a password, or saved in the format of Excel 97."
        raise _refused(file, what, f"Take the password away. {SAVE_AS}")
    if not content.startswith(b"PK"):
        what = "The file is no spreadsheet, although its name says so."
        raise _refused(file, what, f"Open it in your spreadsheet program. {SAVE_AS}")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_size(file, archive.infolist())
            found = {part.filename: archive.read(part) for part in archive.infolist()}
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,  # what zipfile raises for a way of packing it does not know
        EOFError,
        ValueError,
        OSError,
        RuntimeError,
    ) as error:
        remedy = "Save it again from your spreadsheet program, or fetch it again from where it came."
        raise _refused(file, "The file is damaged and cannot be opened.", remedy) from error
    _refuse_content(file, found)
    return found


def _refuse_size(file: str, listed: list[zipfile.ZipInfo]) -> None:
    """Before anything is unpacked: is it what a workbook of this portal can be?"""
    if any(part.flag_bits & 1 for part in listed):
        raise _refused(
            file, "The file is protected by a password.", "Take the password away and save it again."
        )
    ratios = [part.file_size / max(part.compress_size, 1) for part in listed if part.file_size > TINY]
    unpacked = sum(part.file_size for part in listed)
    if len(listed) > MOST_PARTS or unpacked > LARGEST_UNPACKED or max(ratios, default=0) > LARGEST_RATIO:
        raise _far_more(file)
    if len({part.filename for part in listed}) < len(listed):
        what = "The file holds two parts of one name, so nobody can tell which one counts."
        raise _refused(file, what, "Save it again from your spreadsheet program.")


def _refuse_content(file: str, found: Mapping[str, bytes]) -> None:
    if sum(part.count(b"<") for part in found.values()) > MOST_TAGS:
        raise _far_more(file)
    names = [name.casefold() for name in found]
    manifest = found.get("META-INF/manifest.xml", b"")
    if b"encryption-data" in manifest:
        raise _refused(
            file, "The file is protected by a password.", "Take the password away and save it again."
        )
    if XLSX not in found and not found.get("mimetype", b"").startswith(ODS_KIND):
        what = "The file is no spreadsheet, although its name says so."
        raise _refused(file, what, f"Open it in your spreadsheet program. {SAVE_AS}")
    for kinds, holds in (
        (MACROS, "a macro, and no macro is ever opened here"),
        (OUTSIDE, "a link to another file or a database"),
        (EMBEDDED, "another document inside"),
    ):
        if any(name.startswith(kinds) for name in names) or _has_macro_type(found, kinds):
            raise _refused(file, f"The file holds {holds}.", "Copy the figures into a new workbook.")


def _has_macro_type(found: Mapping[str, bytes], kinds: tuple[str, ...]) -> bool:
    return kinds is MACROS and b"macroEnabled" in found.get("[Content_Types].xml", b"")


def _far_more(file: str) -> Refused:
    what = "The file unpacks to far more than a filled workbook holds, so it is not opened."
    return _refused(file, what, "Copy the figures into a new workbook.")


def _refused(file: str, what: str, remedy: str) -> Refused:
    return Refused(Problem(file, None, "", what, remedy))
