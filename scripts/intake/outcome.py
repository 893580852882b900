"""What an import says when it is through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from macros.nouns import Observation
from scripts.check.problem import number
from scripts.intake.changes import Told
from scripts.intake.figures import Entry
from scripts.intake.places import UNCHANGED, Forgiven
from scripts.problem import COMMAND

ALREADY = f"Everything in this file is in the data already. {UNCHANGED}"
TRIAL = f"This was a trial. {UNCHANGED}"


def told(
    written: Sequence[tuple[Entry, Observation]],
    beside: Told,
    files: Iterable[str],
    protection: Sequence[str],
    forgiven: Sequence[Forgiven],
    *,
    trial: bool,
) -> str:
    """The whole report of an import that was, or would be, carried out."""
    new = sum(entry.existing is None for entry, _ in written)
    parts = (
        number(new, "new figure"),
        f"{number(len(written) - new, 'figure')} given again with a change",
        f"{number(len(beside.actions), 'action')} with news",
        f"{number(len(beside.commentary), 'figure')} with new words",
    )
    begin = "Would be imported" if trial else "Imported"
    blocks = [
        [f"{begin}: {', '.join(parts)}."],
        list(protection),
        forgiveness(forgiven),
        [f"Files that {'would change' if trial else 'changed'}:", *(f"  {file}" for file in sorted(files))],
        [TRIAL if trial else f"Look at the site before you publish: {COMMAND} site"],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def forgiveness(forgiven: Sequence[Forgiven]) -> list[str]:
    """Everything that was read although it was not written as it should be."""
    lines = list(dict.fromkeys(str(each) for each in forgiven))
    return ["Read all the same:", *(f"  {line}" for line in lines)] if lines else []
