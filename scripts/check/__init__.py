"""`check`: are the data and pages in order, and safe to publish?"""

import argparse
from functools import lru_cache
from pathlib import Path

from macros.package import ROOT, fingerprint, load_once
from scripts import journal
from scripts.check import contract, files, meaning, menu, names, promises, safety, sources, text, translations
from scripts.check.problem import Problem, number, report
from scripts.problem import COMMAND

__all__ = ["problems", "report", "run"]


def run(argv: list[str], root: Path = ROOT) -> int:
    """0 when all is well, 1 when a person has to put something right."""
    options = _parser().parse_args(argv)
    if options.refuse_name is not None:
        return _refuse(root, options.refuse_name)
    found = problems(root)
    if found:
        print(report(found))
        return 1
    print(f"Checked {_counts(root)}: no problems found.")
    return sources.run(root, options.sources) if options.sources else 0


def problems(root: Path) -> list[Problem]:
    """Everything a person has to put right, in the files as they stand on disk."""
    if journal.is_open(root):
        what = "An import was interrupted, so that a part of the data is new and a part old."
        return [Problem("data", None, "", what, f"Run {COMMAND} check here; it completes the import first.")]
    found = [*of_data(root), *safety.problems(root), *text.problems(root), *menu.problems(root)]
    found += translations.problems(root)
    found = found or list(promises.kept(load_once(root), root))
    return found or list(_of_judgements(root, (*fingerprint(root), *_beside(root))))


def of_data(root: Path) -> tuple[Problem, ...]:
    """What is wrong with the rows of the package, or with the contract they keep to."""
    return _of_data(root, fingerprint(root))


@lru_cache(maxsize=1)
def _of_judgements(root: Path, _: tuple[tuple[str, int, int], ...]) -> tuple[Problem, ...]:
    """What is wrong with releases and corrections, else with judgements that the data no longer bear out.

    Asked again only when something they rest on changes.
    """
    from scripts.check import frozen, releases  # they lean on `compute`, as `_stale` does

    found = (*frozen.problems(root), *releases.problems(load_once(root), root))
    return found or _stale(root)


def _stale(root: Path) -> tuple[Problem, ...]:
    from scripts import compute  # it builds on the checks, and takes a second to load

    what = "The file is not what the data give now."
    remedy = f"Run {COMMAND} compute, then look at what it changed."
    return tuple(Problem(file, None, "", what, remedy) for file in compute.stale(root, load_once(root)))


def _beside(root: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of what judgements rest on beside the package."""
    frozen = [path for path in (root / "releases").rglob("*") if path.is_file()]
    paths = [*(root / "data").glob("*.yml"), *sorted(frozen)]
    return tuple((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in paths)


@lru_cache(maxsize=1)
def _of_data(root: Path, _: tuple[tuple[str, int, int], ...]) -> tuple[Problem, ...]:
    """What is wrong with the rows; asked again only when a file of data has changed."""
    broken = contract.problems(root)
    return (*broken, *_senseless(root, broken))


def _senseless(root: Path, broken: list[Problem]) -> list[Problem]:
    """What makes no sense in rows that keep to the contract; nothing when the files cannot be read."""
    places = {(problem.file, problem.row) for problem in broken}
    try:
        found = list(meaning.problems(load_once(root)))
    except Exception:
        if broken:
            return []
        raise
    return [problem for problem in found if (problem.file, problem.row) not in places]


def _refuse(root: Path, name: str) -> int:
    length = len(names.words(name))
    if not names.SHORTEST <= length <= names.LONGEST:
        print("Give a first name and a last name, of two to four words together. Nothing was changed.")
        return 1
    new = names.add(root, name)
    print(f"The name {'is now' if new else 'was already'} on the refused list, as a code without the name.")
    return 0


def _counts(root: Path) -> str:
    tables = files.data_files(root)
    rows = sum(len(files.table(path)) - 1 for path in tables)
    pages = number(len(files.pages(root)), "page")
    return f"{number(len(tables), 'file')} with {number(rows, 'row')} and {pages}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{COMMAND} check",
        description="Check that data and pages are in order and safe to publish. None of them is changed.",
        epilog="0 means that all is well, 1 that something needs you, 2 that the program failed.",
        allow_abbrev=False,
    )
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument(
        "--sources",
        type=Path,
        metavar="DIR",
        help="also look for every figure in the texts of the documents, which lie in this folder",
    )
    choice.add_argument(
        "--refuse-name",
        metavar="NAME",
        help='refuse a name such as "First Last" from now on; the name itself is not stored',
    )
    return parser
