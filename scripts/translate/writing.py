"""Files of translations are written together, or none of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from scripts import journal
from scripts.problem import SetupProblem


def write(root: Path, texts: Mapping[str, str]) -> list[str]:
    """Write those that differ from what is there; which they were. Raises SetupProblem."""
    changed = {file: text for file, text in texts.items() if read(root, file) != text}
    try:
        with journal.alone(root):
            journal.recover(root)
            for file in changed:
                (root / file).parent.mkdir(parents=True, exist_ok=True)
            journal.write_all(root, changed)
    except journal.BusyError:
        raise SetupProblem("An import is at work.", "Wait until it is through, and try again.") from None
    except OSError:
        remedy = "Close it in other programs, and try again."
        raise SetupProblem("A file of a translation could not be written.", remedy) from None
    return list(changed)


def read(root: Path, file: str) -> str | None:
    """A file as it is on the disk; None where there is none."""
    path = root / file
    return path.read_bytes().decode("utf-8", errors="replace") if path.is_file() else None
