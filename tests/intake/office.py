"""LibreOffice, as the person at the next desk uses it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

MISSING = (
    "These tests open workbooks in LibreOffice, and there is none: install the package libreoffice-calc."
)


def convert(file: Path, to: str, folder: Path) -> Path:
    """Open a file in LibreOffice and save it in another format; `to` is an ending, or with a filter."""
    program = shutil.which("soffice")
    assert program, MISSING
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", to, "--outdir", str(folder), str(file)]
    done = subprocess.run(command, capture_output=True, text=True)
    ending = to.partition(":")[0]
    found = [path for path in folder.glob(f"*.{ending}") if path.stem.startswith(file.stem)]
    assert found, done.stdout + done.stderr
    return found[0]
