"""`site`: build the website and show it on this computer."""

import argparse
import sys

from scripts import environment, server
from scripts.problem import COMMAND
from scripts.process import run_quietly

FOLDER = "site"
# Windows would otherwise write and read its own letters instead of UTF-8.
MKDOCS_VARIABLES = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
NOT_BUILT = f"""\
The website could not be built, so nothing was published and nothing is shown.
The folder {FOLDER} may be empty, incomplete or wrong now: do not publish it.
Put right what is named above, then run the same command again."""


def run(arguments: list[str]) -> int:
    """0 once it was built (and shown until Ctrl-C), 1 when it could not be built."""
    options = _parser().parse_args(arguments)
    python = environment.prepare("site")
    if not build(python):
        return 1
    if not options.build_only:
        show(options.port)
    return 0


def build(python: str) -> bool:
    """Build the folder site; MkDocs gets to speak only when it fails."""
    print("Building the website. This can take a minute.")
    mkdocs = [python, "-m", "mkdocs", "build", "--strict"]
    result = run_quietly(mkdocs, MKDOCS_VARIABLES, environment.ROOT)
    if result.returncode != 0:
        print(f"{result.stdout}\n{NOT_BUILT}", file=sys.stderr)
        return False
    print(f"The website is built, in the folder {FOLDER}.")
    return True


def show(port: int) -> None:
    """Serve the built folder on this computer alone, until Ctrl-C."""
    opened = server.open_server(environment.ROOT / FOLDER, port)
    live = environment.python().relative_to(environment.ROOT)
    print(f"To see your changes while you write, run this instead: {live} -m mkdocs serve")
    print(f"The website is at {server.address(opened)} (press Ctrl+C to stop).")
    server.serve(opened)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{COMMAND} site",
        description="Build the website into the folder site, then show it on this computer only.",
        epilog="0 means that all went well, 1 that the website could not be built from what is there, "
        "2 that the program failed.",
        allow_abbrev=False,
    )
    parser.add_argument("--build-only", action="store_true", help="build the website, but do not show it")
    parser.add_argument(
        "--port",
        type=_port,
        default=8000,
        metavar="N",
        help="show it at this port, or at the next free one (usually 8000)",
    )
    return parser


def _port(text: str) -> int:
    if not (text.isdecimal() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"“{text}” is no port; a port is a number from 0 to 65535")
    return int(text)
