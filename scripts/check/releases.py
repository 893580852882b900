"""Are the releases whole, and does something say why a published figure has changed?"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from macros.nouns import Release
from macros.package import Package
from macros.verdicts import Revision
from scripts.check.lines import Line, lines
from scripts.check.problem import Problem, listed, quote
from scripts.compute import corrections, releases, revisions
from scripts.compute.corrections import FILE, Correction, Fault, Side
from scripts.compute.revisions import REVISED, Change

CONTRACT = "datapackage.json"


def problems(package: Package, root: Path) -> Iterator[Problem]:
    """Everything wrong with releases and corrections; what changed is asked only between whole releases."""
    broken = [*_order(package), *_frozen(package, root), *_folders(package, root)]
    written = corrections.read(root)
    entries = [entry for entry in written if isinstance(entry, Correction)]
    yield from broken
    yield from (Problem(FILE, e.line, "", e.what, e.remedy) for e in written if isinstance(e, Fault))
    yield from _repeated(entries)
    if not broken:
        found = list(revisions.changes(package, root))
        yield from _unfitting(entries, [change.revision for change in found])
        yield from (_unexplained(root, c) for c in found if revisions.is_unexplained(c.revision))
        yield from _keyless(package, root)


def _order(package: Package) -> Iterator[Problem]:
    """Each release names the one before it, and promises no day that is already over."""
    place = {line.noun: line for line in lines(package, Release)}
    ordered = [place[release] for release in releases.ordered(package)]
    for line in ordered[:1]:
        if line.noun.supersedes:
            what = f"{quote(line.noun.supersedes)} was not published before this release."
            yield line.problem("supersedes", what, "Empty the cell; this is the first release.")
    for before, line in pairwise(ordered):
        if line.noun.supersedes != before.noun.id:
            found = quote(line.noun.supersedes) if line.noun.supersedes else "An empty cell"
            what = f"{found} does not name the release before this one."
            yield line.problem("supersedes", what, f"Write {quote(before.noun.id)}.")
    for line in ordered:
        yield from _promised(line)
        yield from _withdrawn(line)


def _promised(line: Line[Release]) -> Iterator[Problem]:
    due, published = line.noun.next_due, line.noun.published_at.date()
    if due and due <= published:
        what = f"{quote(due)} is not after {published}, the day of this release."
        yield line.problem("next_due", what, "Write the day of the next release, or empty the cell.")


def _withdrawn(line: Line[Release]) -> Iterator[Problem]:
    """A release that was withdrawn has a day, not before its own, and a reason for the public."""
    day, reason, published = line.noun.withdrawn_on, line.noun.withdrawn_reason, line.noun.published_at.date()
    if day and not reason:
        what = f"The release was withdrawn on {day}, and nothing says why."
        yield line.problem("withdrawn_reason", what, "Write the reason, or empty withdrawn_on.")
    if reason and not day:
        what = "There is a reason for withdrawing the release, and no day."
        yield line.problem("withdrawn_on", what, "Write the day, or empty withdrawn_reason.")
    if day and day < published:
        what = f"{quote(day)} is before {published}, the day of this release."
        yield line.problem("withdrawn_on", what, "Write the day on which it was withdrawn.")


def _frozen(package: Package, root: Path) -> Iterator[Problem]:
    """Each release has its frozen files, and they can be read; one that is planned has none yet."""
    for line in lines(package, Release):
        folder = releases.folder(line.noun.id)
        if releases.is_planned(root, package, line.noun.id):
            continue
        if not releases.is_frozen(root, line.noun.id):
            what = f"{quote(line.noun.id)} has no frozen files: {folder}/{CONTRACT} is missing."
            remedy = "Put the folder back, or take the row out if it was never published."
            yield line.problem("id", what, remedy)
        elif not _is_readable(root / folder):
            remedy = "Put them back as they were published; they are never edited."
            yield Problem(folder, None, "", "The frozen files of this release cannot be read.", remedy)


def _is_readable(folder: Path) -> bool:
    try:
        releases.read(folder)
    except Exception:  # whatever is wrong with them, the remedy is the same
        return False
    return True


def _folders(package: Package, root: Path) -> Iterator[Problem]:
    """Each folder of frozen files has its release."""
    known = {release.id for release in package.all(Release)}
    for path in sorted((root / releases.FOLDER).glob("*/")):
        if path.name not in known:
            what = f"The folder belongs to no release: there is no {quote(path.name)} in data/releases.csv."
            yield Problem(f"{releases.FOLDER}/{path.name}", None, "", what, "Put its row back.")


def _repeated(entries: Sequence[Correction]) -> Iterator[Problem]:
    seen: dict[str, Correction] = {}
    for entry in entries:
        first = seen.setdefault(entry.id, entry)
        if first is not entry:
            what = f"{quote(entry.id)} is already the id of the entry in line {first.line}."
            yield Problem(FILE, entry.line, "", what, "Give one of the two another id.")


def _unfitting(entries: Sequence[Correction], found: Sequence[Revision]) -> Iterator[Problem]:
    """Each correction tells of one change that was made."""
    for entry in entries:
        rows = sorted({revision.row for revision in found if entry.fits(revision)})
        if not rows:
            what = f"{quote(entry.id)} fits no change between two releases, nor any since the newest."
            remedy = "Correct its release, resource, row, column, from or to; or take it out."
            yield Problem(FILE, entry.line, "", what, remedy)
        elif len(rows) > 1:
            what = f"{quote(entry.id)} fits changes in {len(rows)} rows: {listed(map(quote, rows))}."
            remedy = "Name more columns under row, so that it fits one of them alone."
            yield Problem(FILE, entry.line, "", what, remedy)


def _unexplained(root: Path, change: Change) -> Problem:
    revision, release = change.revision, change.earlier.release
    before, after = corrections.sides(revision)
    now = "now" if change.later.root == root else f"in release {change.later.release}"
    if revision.kind == "removed":
        held = "" if before is None else f" with {quote(before)}"
        lost = f"The row {quote(revision.row)}{held} of release {release}"
        file = _file(root, change, change.earlier.package)
        remedy = f"Put it back, or write the reason in {FILE}."
        return Problem(file, None, "", f"{lost} is gone {now}, and nothing says why.", remedy)
    was = _said(before, revision.markers_before) or "An empty cell"
    new = _said(after, revision.markers_after) or "empty"
    what = f"{was} in release {release} is {new} {now}, and nothing says why."
    file, row = _file(root, change, change.later.package), revisions.row_number(change)
    return Problem(file, row, revision.column, what, _remedy(root, change))


def _remedy(root: Path, change: Change) -> str:
    if change.later.root != root:
        return f"Write the reason in {FILE}; a published release stays as it is."
    if REVISED in change.revision.markers_before:
        return f"The row was marked {REVISED} before, so write the reason in {FILE}."
    return f"Mark the row {REVISED} if its provider revised it, or write the reason in {FILE}."


def _file(root: Path, change: Change, package: Package) -> str:
    path = package.resource(change.revision.resource).path
    return (change.later.root / path).relative_to(root).as_posix()


def _said(side: Side, markers: Sequence[str]) -> str:
    """A number or text in quotation marks; where there is none, the markers that say why, if any."""
    text = " ".join(markers) if side is None else side
    return quote(text) if text != "" else ""


def _keyless(package: Package, root: Path) -> Iterator[Problem]:
    """From the first release on, the contract says which columns tell the rows of each file apart."""
    keys = revisions.keys(root) if package.all(Release) else {}
    for name in revisions.compared(package) if keys else ():
        if not keys[name]:
            what = f"The resource {quote(name)} has no primaryKey, so its changes cannot be followed."
            yield Problem(CONTRACT, None, "", what, "Name there the columns that tell its rows apart.")
