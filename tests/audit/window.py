"""A browser before a built site, for the parts of an audit that look at pages as a reader sees them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts import browser as chromium
from scripts.problem import SetupProblem
from tests.launching import launched
from tests.serving import served


@contextmanager
def opened(site: Path) -> Iterator[tuple[Browser, str]]:
    """A browser, and the address the site has on this computer alone."""
    path = chromium.find()
    if not path:
        raise SetupProblem(
            "Chromium is missing.", "Run `python3 -m scripts test`: it installs what is missing."
        )
    with served(site) as address, sync_playwright() as playwright:
        yield launched(playwright, path), address


def addresses(site: Path) -> list[str]:
    """Every page of the site in every language, without those that only lead on to another."""
    pages = (path.relative_to(site).parent.as_posix() for path in sorted(site.rglob("index.html")))
    return ["" if page == "." else f"{page}/" for page in pages]
