"""A file made to bring the import down is refused in a sentence, in ten seconds and five hundred megabytes.

The limits are set on the process that reads it and not measured with a clock: who needs more is ended.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from macros.package import ROOT
from scripts.intake import outside
from scripts.intake.places import Refused
from tests.intake.bombs import BOMBS, PLACES
from tests.intake.caged import SECONDS
from tests.intake.kit import Desk

FAR_MORE = (
    "{}: The file unpacks to far more than a filled workbook holds, so it is not opened. "
    "Copy the figures into a new workbook."
)
MANY = (
    "{}: The file has more sheets or cells than a filled workbook of this portal. "
    "Copy the figures into a new workbook."
)
FAR_AWAY = (
    "{}: Something stands far away from the form, further than a filled workbook reaches. "
    "Delete the rows and columns behind the form, or copy the figures into a new workbook."
)
DEFINES = (
    "{}: The file holds definitions of its own in its markup, as no spreadsheet program writes them. "
    "Copy the figures into a new workbook."
)
DAMAGED = (
    "{}: The file is damaged and cannot be opened. "
    "Save it again from your spreadsheet program, or fetch it again from where it came."
)
LARGE = (
    "{}: The file is larger than 5 megabytes, so it is no filled workbook of this portal. "
    "Copy the figures into a new workbook."
)
WORDY = "{}: The cells hold far more words than a filled workbook does. Copy the figures into a new workbook."
# What is in it was not read at all, and the rest holds no form.
NO_FORM = (
    "{}: The file has no sheet “Start”, so it is not a workbook that this portal has made. "
    "Make a new one with python3 -m scripts template and copy your figures into it."
)
NO_FILE = "{}: This is no file. Give the path of the workbook itself."

SENTENCES = {
    "forty-five megabytes of zeros": FAR_MORE,
    "a part that says it has four gigabytes": FAR_MORE,
    "a part that is larger than it says": DAMAGED,
    "a zip in a zip in a zip": NO_FORM,
    "billions of cells by its dimension": NO_FORM,
    "a cell in the last row and column": FAR_AWAY.format("sheet “S1”"),
    "one row nearly four hundred thousand times": DAMAGED,
    "one part as two sheets": DAMAGED,
    "a million sheets": LARGE,
    "nearly four hundred thousand sheets that are one": MANY,
    "five million elements": FAR_MORE,
    "two million empty rows": FAR_MORE,
    "elements a hundred thousand deep": NO_FORM,
    "one long text in a thousand cells": WORDY,
    "a million laughs": DEFINES,
    "an entity from another file": DEFINES,
    "an entity from another host": DEFINES,
    "a part that wants to lie elsewhere": DAMAGED,
    "a million laughs of LibreOffice": DEFINES,
    "a cell that is repeated over the whole sheet": FAR_AWAY.format("sheet “S”"),
    "half a million cells on each of ninety sheets": FAR_AWAY.format("sheet “S1”"),
    "one cell at the far end of each of ninety sheets": MANY,
    "words without a kind a billion columns away": NO_FORM,
    "words without a kind in a billion columns": NO_FORM,
    "an empty row a billion times before the last": NO_FORM,
    "a thousand sheets of LibreOffice": MANY,
    "a million columns": FAR_AWAY,
    "forty cells of a hundred thousand signs": WORDY,
    "a hundred megabytes": LARGE,
    "a device without an end": NO_FILE,
    "a pipe that nobody fills": NO_FILE,
    "a folder": NO_FILE,
    "a link to nowhere": "{}: There is no such file. Give the whole path of the workbook.",
    "a link to a file of the computer": (
        "{}: The file is no spreadsheet, although its name says so. Open it in your spreadsheet program. "
        "Save it as .xlsx, .ods or .csv, and import that."
    ),
}


def caged(root: Path, files: list[Path]) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.intake.caged", str(root), *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def laid(folder: Path) -> Mapping[str, Path]:
    """Each file in a folder of its own, by its name here."""
    files = {}
    for number, (name, make) in enumerate(BOMBS.items()):
        called, content = make()
        files[name] = folder / str(number) / called
        files[name].parent.mkdir()
        files[name].write_bytes(content)
    for number, (name, lay) in enumerate(PLACES.items()):
        files[name] = folder / f"place-{number}" / "a.xlsx"
        files[name].parent.mkdir()
        lay(files[name])
    return files


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limits are those of Linux")
def test_a_file_made_to_bring_the_import_down_is_refused_within_the_limits(
    shared: Desk, tmp_path: Path
) -> None:
    files, before = laid(tmp_path), shared.state()
    told = dict(zip(files, caged(shared.root, list(files.values())), strict=True))
    said = {name: (one["code"], *one["said"].split("\n\n")) for name, one in told.items()}
    assert said == {
        name: (1, sentence.format(file.name), f"1 problem in {file.name}. Nothing was changed.")
        for name, sentence, file in ((name, SENTENCES[name], file) for name, file in files.items())
    }
    assert files.keys() == SENTENCES.keys()
    assert shared.state() == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limits are those of Linux")
def test_who_needs_more_than_the_limits_is_ended(shared: Desk, tmp_path: Path) -> None:
    """The cage holds: a reading without end, and one that keeps everything."""
    script = (
        "import sys, tests.intake.caged as caged; from pathlib import Path\n"
        "caged.SECONDS, caged.ROOM = 1, 50 * caged.MEGABYTE\n"
        "def endless(*_):\n    while True: pass\n"
        "def hoarding(*_):\n    return len(bytearray(10 ** 9))\n"
        "for caged.intake.run in (endless, hoarding): print(caged.imported(Path(), Path())['code'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert SECONDS == 10
    assert done.stdout.split() == ["-9", "2"]


def test_a_file_that_grows_after_it_was_measured_is_read_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"a")
    small = file.stat()
    file.write_bytes(b"a" * (outside.LARGEST + 1))
    monkeypatch.setattr(Path, "stat", lambda path, **_: small)
    with pytest.raises(Refused) as refused:
        outside.read(file, ROOT)
    assert [problem.sentence for problem in refused.value.problems] == [LARGE.format("a.csv")]
