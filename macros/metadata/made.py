"""What can be said of a file that was made: how long it is, and the sum by which a copy can be checked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Made:
    """`size` in bytes; `sha256` in hexadecimal."""

    size: int
    sha256: str


# Asks for a file by its address below the site; None for one that was not made.
Known = Callable[[str], Made | None]


def of(files: Mapping[str, bytes]) -> Known:
    """Tells of these files, each by its address."""

    def known(address: str) -> Made | None:
        content = files.get(address)
        return None if content is None else Made(len(content), hashlib.sha256(content).hexdigest())

    return known
