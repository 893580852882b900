"""The files of a built site: its pages, and what its scripts, sheets and drawings fetch from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

FETCHES = re.compile(
    r"(?:@import|url\(|\bimport\b[^;\"'`]{0,200}?|\bfetch\(|importScripts\(|Worker\(|EventSource\(|WebSocket\(|"
    r"sendBeacon\(|\.open\([^)]{0,20}?,|\.src\s*=(?!=)|(?<=[\s:])(?:href|src)=)"
    r"\s*[\"'`(]*(?:(?:https?|wss?):)?//[\w.-]+\.\w"
)
RUNS = re.compile(r"<script|\son\w+\s*=\s*[\"']|javascript:", re.IGNORECASE)


def html(site: Path) -> Iterator[tuple[str, str]]:
    """Every page, by its place in the site."""
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")


def elsewhere(site: Path) -> Iterator[str]:
    """Whatever a script, sheet or drawing of the site would fetch from another host, or a drawing run."""
    for path in sorted(site.rglob("*")):
        if path.suffix in (".css", ".js", ".svg"):
            text = path.read_text(encoding="utf-8")
            patterns = (FETCHES, RUNS) if path.suffix == ".svg" else (FETCHES,)
            for found in (one for pattern in patterns for one in pattern.finditer(text)):
                yield f"{path.relative_to(site).as_posix()}: {found[0][-100:]}"
