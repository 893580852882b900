"""What a workbook comes to, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.intake.changes import Places


@dataclass(frozen=True)
class Result:
    """The new texts of files, where each of their rows comes from, and what is to be said of them.

    `summary` follows “Imported: ”; `protection` are whole sentences.
    """

    summary: str
    texts: Mapping[str, str]
    places: Places
    protection: tuple[str, ...] = ()
