"""Zip files that are the same, byte for byte, whenever and wherever they are made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime

READABLE = 0o644 << 16
UNIX = 3


def packed(files: Iterable[tuple[str, bytes]], when: datetime) -> bytes:
    """A zip of these files in the order given, each with the time `when`."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, when.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr, entry.create_system = READABLE, UNIX
            archive.writestr(entry, content)
    return whole.getvalue()
