"""A built site as a host serves it, on this computer alone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.server import Handler, address, open_server


class Kept(Handler):
    """A host that lets a browser keep what pages share for as long as the browser is open."""

    def send_header(self, keyword: str, value: str) -> None:
        shared = keyword == "Cache-Control" and self.path.startswith("/assets/")
        super().send_header(keyword, "max-age=3600" if shared else value)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site while it is served."""
    with open_server(site, 0, Kept) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield address(server)
        server.shutdown()
