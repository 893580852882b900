"""The same data give the same site: every file of one built once more is held against the first."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.audit.measures import Measure
from tests.conftest import build, checkout


def differing(site: Path, other: Path) -> list[str]:
    """The files that are not the same in both sites, or only in one."""
    ours, theirs = _digests(site), _digests(other)
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def same_bytes(site: Path) -> Iterator[Measure]:
    """Build the data that the site was built from once more."""
    with tempfile.TemporaryDirectory() as folder:
        again = build(checkout(Path(folder), site.parent))
        faults = differing(site, again.site) if again.code == 0 else [again.output]
    yield Measure("same-bytes", len(_digests(site)), "files", tuple(faults))


def _digests(site: Path) -> dict[str, str]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }
