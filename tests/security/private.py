"""Keys, tokens and places of somebody's computer, and personal details, in files that everybody can read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.check.safety import KINDS

SECRETS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----",
    "a key of a cloud": r"\bAKIA[0-9A-Z]{16}\b|\bAIza[\w-]{35}\b",
    "a token of a code host": r"\bgh[pousr]_\w{36}|\bgithub_pat_\w{22,}|\bglpat-[\w-]{20}",
    "a token of a chat": r"\bxox[abprs]-[\w-]{10,}",
    "a signed token": r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+",
    "a password": r"(?i)\b(?:password|passwd|secret|api_?key|token)\s*[:=]\s*[\"'][^\"'\s{}<>$]{12,}[\"']",
    "a place of a computer": r"(?<![\w.])/(?:home|Users|root)/\w+|[A-Z]:\\+Users\\+\w+",
}
PATTERNS = {name: re.compile(pattern) for name, pattern in SECRETS.items()}
TAG = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
ADDRESS, TELEPHONE = KINDS[0], KINDS[1]


def secrets(place: str, text: str) -> Iterator[str]:
    """What nobody may read; it is named and not repeated."""
    yield from (f"{place}: {name}" for name, pattern in PATTERNS.items() if pattern.search(text))


def personal(place: str, html: str, known: str) -> Iterator[str]:
    """Addresses and numbers that readers see, besides those that are known: of help, and of who publishes."""
    # A line for each, or the cells of a table would be one number.
    seen = TAG.sub("\n", html)
    for kind in (ADDRESS, TELEPHONE):
        for found in kind.pattern.finditer(seen):
            if found[0] not in known:
                yield f"{place}: {kind.name}"


def texts(root: Path, names: list[str]) -> Iterator[tuple[str, str]]:
    """Every file that is text, by its name."""
    for name in names:
        content = (root / name).read_bytes() if (root / name).is_file() else b"\0"
        if b"\0" not in content[:1000]:
            yield name, content.decode("utf-8", errors="replace")
