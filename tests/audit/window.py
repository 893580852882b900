"""A browser before a built site, for the parts of an audit that look at pages as a reader sees them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts import browser as chromium
from scripts.problem import SetupProblem
from scripts.server import address, open_server
from tests.launching import launched


@contextmanager
def opened(site: Path) -> Iterator[tuple[Browser, str]]:
    """A browser, and the address the site has on this computer alone."""
    path = chromium.find()
    if not path:
        raise SetupProblem(
            "Chromium is missing.", "Run `python3 -m scripts test`: it installs what is missing."
        )
    server = open_server(site, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        yield launched(playwright, path), address(server)
    server.shutdown()
    server.server_close()


def addresses(site: Path) -> list[str]:
    """Every page of the site in every language, without those that only lead on to another."""
    pages = (path.relative_to(site).parent.as_posix() for path in sorted(site.rglob("index.html")))
    return ["" if page == "." else f"{page}/" for page in pages]
