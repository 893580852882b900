"""The verb `translate` and what it can do. Without a task it says how every language stands."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.package import ROOT
from scripts import clock
from scripts.problem import COMMAND, SetupProblem
from scripts.translate import comparing, exporting, finishing, importing, starting, status, words

__all__ = ["run"]


def run(argv: list[str], root: Path = ROOT, now: clock.Clock = clock.now) -> int:
    """0 when it is done, 1 when a person has to put something right; then nothing was changed."""
    options = _parser().parse_args(argv)
    try:
        if options.task == "import":
            code, told = importing.run(root, options.language, options.file)
            print(told, file=sys.stderr if code else sys.stdout)
            return code
        print(_done(options, root, now))
    except SetupProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _done(options: argparse.Namespace, root: Path, now: clock.Clock) -> str:
    match options.task:
        case "diff":
            return comparing.run(root, options.language, options.page)
        case "start":
            return starting.run(root, options.language, options.page)
        case "done":
            return finishing.run(root, options.language, options.page, options.role, now().date())
        case "export":
            return exporting.run(root, options.language, options.file)
        case "words":
            return words.run(root)
        case _:
            return status.run(root, getattr(options, "language", None))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{COMMAND} translate",
        description="Translate the site: its pages, the words of the interface, the words of the data.",
        epilog="0 means that all is well, 1 that something needs you, 2 that the program failed.",
        allow_abbrev=False,
    )
    below = parser.add_subparsers(dest="task", metavar="TASK")
    task = below.add_parser("status", help="say how far each language is")
    task.add_argument("language", nargs="?", metavar="LANGUAGE", help="such as pl")
    task = below.add_parser("diff", help="show what has changed in an English page since")
    _takes(task, "the page, such as help.md")
    task = below.add_parser("start", help="begin a page, or a new language with its first page")
    _takes(task, "the page, such as help.md")
    task = below.add_parser("done", help="say that a page or catalogue is up to date, or checked")
    _takes(task, "the page, or `interface` or `words` for a catalogue")
    task.add_argument("--by", dest="role", metavar="ROLE", help="who has checked it: a role, never a name")
    task = below.add_parser("export", help="write a workbook for a translator who works without git")
    _takes_file(task, "where to write it, outside the folder of the site, such as ../pl.xlsx")
    task = below.add_parser("import", help="read such a workbook, whole or not at all")
    _takes_file(task, "the filled workbook, outside the folder of the site")
    below.add_parser("words", help="collect what there is to translate, and update every catalogue")
    return parser


def _takes_file(task: argparse.ArgumentParser, file: str) -> None:
    task.add_argument("language", metavar="LANGUAGE", help="such as pl")
    task.add_argument("file", type=Path, metavar="FILE", help=file)


def _takes(task: argparse.ArgumentParser, page: str) -> None:
    task.add_argument("language", metavar="LANGUAGE", help="such as pl")
    task.add_argument("page", metavar="PAGE", help=page)
