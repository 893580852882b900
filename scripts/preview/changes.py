"""What the public would see change: counted from the rows that `compute` makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from macros.nouns import Indicator, Observation
from macros.package import Package
from macros.verdicts import PrintedStatus, Revision, Status
from scripts.compute import printed, revisions
from scripts.compute.corrections import entries
from scripts.compute.releases import Edition
from scripts.preview.public import Public
from scripts.preview.translations import outdated
from scripts.publish import deployed

MARKED = Decimal("0.05")
FIGURE, TARGET, TABLE_ROW = "figure", "target", "row of a table"


@dataclass(frozen=True)
class Move:
    """Statuses that go from one word to another, and whose they are."""

    before: str
    after: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Pages:
    """How many pages of words are new or say something else, and those that are gone."""

    new: int
    changed: int
    gone: tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """`counts` are by kind for each noun; `large` are figures revised by more than a twentieth.

    `first` are the figures that a site will show which has nothing to be compared with.
    """

    counts: Mapping[str, Mapping[str, int]]
    large: int
    moves: tuple[Move, ...]
    translations: int | None
    pages: Pages | None
    first: int | None = None


def changes(root: Path, package: Package, release: str, public: Public) -> Changes:
    """From what is public to the package as it stands, which may be about to become a release."""
    later = Edition(release, root, package)
    log = list(revisions.between(public.edition, later, entries(root))) if public.edition else []
    before = public.edition.package.all(Status) if public.edition else ()
    moves = tuple(_moves(package, printed.moves(before, package.all(Status))))
    first = None if public.edition else sum(row.shown is not None for row in package.all(Observation))
    counts = counted(package, log)
    return Changes(counts, large(package, log), moves, outdated(root), _pages(root, public.commit), first)


def counted(package: Package, log: Sequence[Revision]) -> dict[str, Counter[str]]:
    """How many figures, targets and rows of tables there are in a log, by kind; each row counts once."""
    found: dict[str, Counter[str]] = {FIGURE: Counter(), TARGET: Counter(), TABLE_ROW: Counter()}
    for kind, resource, _ in {(row.kind, row.resource, row.row) for row in log}:
        found[_noun(package, resource)][kind] += 1
    return found


def large(package: Package, log: Sequence[Revision]) -> int:
    """How many revised figures moved by more than a twentieth."""
    rows = [row for row in log if row.kind == "revised" and _noun(package, row.resource) == FIGURE]
    return len({(row.resource, row.row) for row in rows if _is_large(row)})


def _noun(package: Package, resource: str) -> str:
    """What the rows of a file are called; a file that is gone was one of figures or tables."""
    if resource == revisions.TARGETS:
        return TARGET
    is_table = any(one.name == resource and one.is_table for one in package.resources)
    return TABLE_ROW if is_table else FIGURE


def _is_large(row: Revision) -> bool:
    return bool(row.size is not None and row.before is not None and abs(row.size) > MARKED * abs(row.before))


def _moves(package: Package, moved: list[tuple[PrintedStatus, PrintedStatus]]) -> Iterator[Move]:
    names = {row.id: row.name for row in package.all(Indicator)}
    told = [(*_worded(was, now), names.get(now.indicator, now.indicator)) for was, now in moved]
    for before, after in Counter((before, after) for before, after, _ in told):
        yield Move(before, after, tuple(name for b, a, name in told if (b, a) == (before, after)))


def _worded(was: PrintedStatus, now: PrintedStatus) -> tuple[str, str]:
    """The words of both sides; where the status is the same, with the detail that is not."""
    if was.status != now.status:
        return spoken(was.status), spoken(now.status)
    return tuple(f"{spoken(row.status)} ({row.worded[1].replace('_', ' ')})" for row in (was, now))  # type: ignore[return-value]


def spoken(status: str) -> str:
    """A status as pages write it."""
    return status.replace("_", " ").capitalize()


def _pages(root: Path, commit: str) -> Pages | None:
    if not commit:
        return None
    then, now = deployed.pages_then(root, commit), deployed.pages_now(root)
    changed = sum(then[name] != now[name] for name in then.keys() & now.keys())
    return Pages(len(now.keys() - then.keys()), changed, tuple(deployed.gone(root, commit)))
