"""Showing the built website on this computer only, the way a static web host would."""

import errno
import os
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from scripts.problem import SetupProblem

# Never another address: the pages have not been published yet.
LOOPBACK = "127.0.0.1"
TRIES = 50


# The registry of a Windows computer may hold other types, with which browsers refuse the pages.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


class Handler(SimpleHTTPRequestHandler):
    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """The type of a file, the same on every computer."""
        return TYPES.get(Path(path).suffix.lower()) or super().guess_type(path)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the website's own page where something is missing."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def list_directory(self, path: str | os.PathLike[str]) -> None:  # noqa: ARG002
        """A folder without a page is a missing page, as on the public website."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def end_headers(self) -> None:
        """Ask the browser to keep nothing, or it would show old pages after the next build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *values: Any) -> None:
        """Stay silent: a line for every picture would hide the address."""


class Server(ThreadingHTTPServer):
    # On Windows this option would let two programs share one port.
    allow_reuse_address = os.name != "nt"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves a page half way is no failure worth a traceback."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def open_server(directory: Path, port: int, kind: type[Handler] = Handler) -> Server:
    """Listen on the port, or on the next free one; port 0 lets the computer choose."""
    handler = partial(kind, directory=str(directory))
    for candidate in range(port, min(port + TRIES, 65536)):
        try:
            return Server((LOOPBACK, candidate), handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise SetupProblem(
        f"No port from {port} to {candidate} is free on this computer.",
        "Choose another one, for example with --port 9000.",
        f"The website is built, in the folder {directory.name}.",
    )


def address(server: Server) -> str:
    """What to type into a browser."""
    return f"http://{LOOPBACK}:{server.server_port}/"


def serve(server: Server) -> None:
    """Show the website until Ctrl-C, which is the usual way to end this."""
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nStopped. The website stays in the folder site.")
