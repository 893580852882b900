"""The verb `translate` and what it can do."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.package import ROOT
from scripts.problem import COMMAND, SetupProblem
from scripts.translate import words

__all__ = ["run"]


def run(argv: list[str], root: Path = ROOT) -> int:
    """0 when it is done, 1 when a person has to put something right; then nothing was changed."""
    _parser().parse_args(argv)
    try:
        print(words.run(root))
    except SetupProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{COMMAND} translate",
        description="Translate the site: pages, words of the interface, words of the data.",
        epilog="0 means that all is well, 1 that something needs you, 2 that the program failed.",
        allow_abbrev=False,
    )
    below = parser.add_subparsers(dest="task", metavar="TASK")
    below.add_parser("words", help="collect what there is to translate, and update every catalogue")
    return parser
