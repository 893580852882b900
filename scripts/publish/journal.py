"""A note that git keeps for this checkout alone: what publishing has begun, so that a second run goes on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from scripts import repository
from scripts.deploying import Stop

NAME = "portal-publishing.json"


@dataclass(frozen=True)
class Entry:
    """`start` is the commit it began from and `made` the one it made, if it came so far.

    `paths` are all that it may change; `texts` has the hash of each file a person might also edit.
    """

    what: str
    start: str
    paths: tuple[str, ...]
    texts: Mapping[str, str]
    made: str = ""


def read(root: Path) -> Entry | None:
    """What an earlier run has begun and not ended; None where there is nothing."""
    path = repository.private_file(root, NAME)
    if not path.is_file():
        return None
    kept = json.loads(path.read_text(encoding="utf-8"))
    return Entry(**{**kept, "paths": tuple(kept["paths"])})


def write(root: Path, entry: Entry) -> None:
    """Remember it, complete or not at all."""
    path = repository.private_file(root, NAME)
    spare = path.with_suffix(".part")
    spare.write_text(json.dumps(asdict(entry)), encoding="utf-8")
    spare.replace(path)


def forget(root: Path) -> None:
    """It is ended."""
    repository.private_file(root, NAME).unlink(missing_ok=True)


@contextmanager
def begun(root: Path, what: str, paths: Sequence[str], texts: Mapping[str, str]) -> Iterator[Entry]:
    """Whatever goes wrong inside, the paths are put back as the last commit has them."""
    hashes = {name: _hash(text.encode("utf-8")) for name, text in texts.items()}
    entry = Entry(what, repository.commit_of(root, "HEAD"), tuple(paths), hashes)
    write(root, entry)
    try:
        yield entry
    except BaseException:
        repository.put_back(root, entry.paths)
        forget(root)
        raise


def clean_up(root: Path) -> tuple[str, list[Stop]]:
    """Put away what a run that was killed left uncommitted: a sentence about it, or why it cannot be."""
    entry = read(root)
    if entry is None or entry.made or entry.start != repository.commit_of(root, "HEAD"):
        return "", []
    edited = [name for name in entry.texts if not _is_ours(root, entry, name)]
    if edited:
        what = f"An earlier run was stopped half-way, and {', '.join(edited)} was edited since."
        return "", [Stop(what, "Commit your edit, or put it aside with `git stash`.")]
    repository.put_back(root, entry.paths)
    forget(root)
    return f"What an earlier run had begun ({entry.what}) was put away; it starts afresh.", []


def _is_ours(root: Path, entry: Entry, name: str) -> bool:
    """Whether a file is as that run wrote it, or as it found it."""
    path = root / name
    there = path.read_bytes() if path.is_file() else b""
    before = repository.bytes_at(root, entry.start, name)
    return there == before or _hash(there) == entry.texts[name]


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
