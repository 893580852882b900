"""`compute`: turn the package into judgements, and write them to `data/judgements/`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from macros.package import JUDGEMENTS, ROOT, Package, load, unjudged
from scripts import check
from scripts.compute import (
    assessment,
    changes,
    claims,
    comparisons,
    counts,
    coverage,
    file_sources,
    files,
    printed,
    promises,
    release_counts,
    revisions,
    statuses,
)
from scripts.compute.releases import editions
from scripts.problem import COMMAND

__all__ = ["judgements", "run", "stale", "texts"]


def judgements(package: Package, root: Path) -> Mapping[str, Sequence[object]]:
    """Every judgement that follows from the package and from the frozen releases below `root`.

    Resource name to rows, each row a noun of `macros/verdicts.py`.
    """
    judged = tuple(statuses.rows(package))
    measured = tuple(coverage.measured(package, judged))
    log, kept = tuple(revisions.rows(package, root)), tuple(printed.rows(package, root))
    made: dict[str, Sequence[object]] = {
        "changes": tuple(changes.rows(package)),
        "statuses": judged,
        "status-counts": tuple(counts.rows(package, judged)),
        "checked-claims": tuple(claims.rows(package)),
        "coverage": tuple(coverage.rows(package, measured)),
        "measured": measured,
        "comparisons": tuple(comparisons.rows(package)),
        "revisions": log,
        "printed-statuses": kept,
        "promise-counts": tuple(promises.rows(package)),
        "assessment-counts": tuple(assessment.rows(package)),
        "release-counts": tuple(release_counts.rows(editions(root, package), log, kept)),
        "document-counts": tuple(file_sources.counts(package)),
    }
    return {**made, "file-sources": tuple(file_sources.rows(package, made))}


def stale(root: Path, package: Package | None = None) -> list[str]:
    """The files of judgements that are not, byte for byte, what the data give now.

    `package` spares reading the data again; without it the files of judgements may even be broken.
    """
    made = texts(unjudged(package) if package else load(root, judged=False), root)
    return [name for name, text in made.items() if files.read(root / name) != text]


def run(argv: list[str], root: Path = ROOT) -> int:
    """0 when the judgements are written, or with --check when they are current; otherwise 1."""
    options = _parser().parse_args(argv)
    problems = _in_the_way(root)
    if problems:
        print(problems)
        return 1
    return _check(root) if options.check else _write(root)


def _in_the_way(root: Path) -> str:
    """What is wrong with the data that judgements rest on; nothing can be judged before that is right."""
    from scripts.check import releases  # it builds on this package

    found = [problem for problem in check.of_data(root) if not problem.file.startswith(JUDGEMENTS)]
    # Judgements of what was released rest on its frozen files; without them they would be lost.
    found = found or list(releases.problems(load(root, judged=False), root))
    return check.report(found) if found else ""


def texts(package: Package, root: Path) -> dict[str, str]:
    """The files of judgements as the data give them: the place of each below the root, and its text."""
    made = judgements(package, root)
    return {files.name(resource): files.as_csv(resource, rows) for resource, rows in made.items()}


def _write(root: Path) -> int:
    made = texts(load(root, judged=False), root)
    changed = [name for name, text in made.items() if files.read(root / name) != text]
    files.write_all(root, {name: made[name] for name in changed})
    if not changed:
        print("The judgements were already what the data give. Nothing was changed.")
        return 0
    print("Worked out again and written:")
    print("\n".join(f"  {name}" for name in changed))
    return 0


def _check(root: Path) -> int:
    old = stale(root)
    if not old:
        print("The judgements are what the data give.")
        return 0
    print("These files are not what the data give now:", file=sys.stderr)
    print("\n".join(f"  {name}" for name in old), file=sys.stderr)
    print(f"Run {COMMAND} compute to work them out again. Nothing was changed.", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{COMMAND} compute",
        description="Work out every judgement from the data and write it to data/judgements/.",
        epilog="0 means that all is well, 1 that something needs you, 2 that the program failed.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="only say whether the judgements on disk are what the data give now",
    )
    return parser
