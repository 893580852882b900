"""What an import says when it is through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scripts.intake.places import UNCHANGED, Forgiven
from scripts.intake.result import Result
from scripts.problem import COMMAND

ALREADY = f"Everything in this file is in the data already. {UNCHANGED}"
TRIAL = f"This was a trial. {UNCHANGED}"


def told(done: Result, files: Iterable[str], forgiven: Sequence[Forgiven], *, trial: bool) -> str:
    """The whole report of an import that was, or would be, carried out."""
    blocks = [
        [f"{'Would be imported' if trial else 'Imported'}: {done.summary}."],
        list(done.protection),
        forgiveness(forgiven),
        [f"Files that {'would change' if trial else 'changed'}:", *(f"  {file}" for file in sorted(files))],
        [TRIAL if trial else f"See what the public would see change: {COMMAND} preview"],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def forgiveness(forgiven: Sequence[Forgiven]) -> list[str]:
    """Everything that was read although it was not written as it should be."""
    lines = list(dict.fromkeys(str(each) for each in forgiven))
    return ["Read all the same:", *(f"  {line}" for line in lines)] if lines else []
