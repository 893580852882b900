"""`start`: a folder with a portal for another partnership, empty but for one invented example."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from pathlib import Path

from macros.package import ROOT
from scripts.check.problem import quote
from scripts.problem import COMMAND, SetupProblem
from scripts.start import portal
from scripts.start.portal import Beginning

__all__ = ["run"]

CODE = re.compile(r"[EWSNK]\d{8}|[a-z0-9]+(-[a-z0-9]+)*")


def run(argv: list[str], root: Path = ROOT) -> int:
    """0 when the folder is written, 1 when a person has to put something right; then nothing is there."""
    options = _parser().parse_args(argv)
    asked = Beginning(
        " ".join(options.partnership.split()),
        " ".join(options.place.split()),
        options.area,
        example=not options.without_example,
    )
    try:
        _refuse(root, options.folder, asked)
        _write(root, options.folder, asked)
    except SetupProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    print(_told(options.folder, asked))
    return 0


def _refuse(root: Path, folder: Path, asked: Beginning) -> None:
    """Everything that is wrong with what was typed, at once."""
    faults = [*_of_folder(root, folder), *_of_names(asked)]
    if faults:
        raise SetupProblem("\n".join(faults), "Put this right and run the command again.")


def _of_folder(root: Path, folder: Path) -> list[str]:
    if folder.exists():
        return [f"{folder} is there already. Name a folder that does not exist yet."]
    if not folder.resolve().parent.is_dir():
        return [f"{folder.parent} is no folder, so nothing can be written in it."]
    if folder.resolve().is_relative_to(root.resolve()):
        return [f"{folder} lies inside this portal. Name a folder beside it, such as ../our-portal."]
    return []


def _of_names(asked: Beginning) -> list[str]:
    faults = [
        f"The name behind --{option} is empty."
        for option, name in (("partnership", asked.partnership), ("place", asked.place))
        if not name
    ]
    if not CODE.fullmatch(asked.area):
        faults.append(
            f"{quote(asked.area)} behind --area is no code of an area. Write its nine signs, a letter and "
            "eight digits, or a word in small letters where it has none."
        )
    return faults


def _write(root: Path, folder: Path, asked: Beginning) -> None:
    """Beside its place first, so that a folder with that name is always whole."""
    part = folder.with_name(f".{folder.resolve().name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        portal.write(root, part, asked)
        part.rename(folder)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        what = f"{folder} could not be written ({error.strerror or error})."
        raise SetupProblem(what, "Check that the disk is not full and that you may write there.") from error


def _told(folder: Path, asked: Beginning) -> str:
    example = (
        "It holds one invented topic, document and figure: write yours in their place.\n"
        if asked.example
        else ""
    )
    return (
        f"Written: {folder}, a portal for the {asked.partnership}.\n{example}"
        f"Go on there:\n  cd {folder}\n  {COMMAND} compute\n  {COMMAND} site"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{COMMAND} start",
        description="Write a portal for another partnership into a new folder. It has all programs and "
        "pages, none of the data that are here, and one invented example. Nothing here is changed.",
        epilog="0 means that all is well, 1 that something needs you, 2 that the program failed.",
        allow_abbrev=False,
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new folder, such as ../our-portal")
    parser.add_argument("--partnership", required=True, metavar="NAME", help="the name of the partnership")
    parser.add_argument("--place", required=True, metavar="NAME", help="the name of the place it is for")
    parser.add_argument(
        "--area", required=True, metavar="CODE", help="the official code of that place: E and eight digits"
    )
    parser.add_argument("--without-example", action="store_true", help="leave the tables empty")
    return parser
