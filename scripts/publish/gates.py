"""What keeps the site from being published: the same answers for preview, publish and `mkdocs gh-deploy`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from macros.nouns import Commentary, HelpLine, Indicator, Release
from macros.package import JUDGEMENTS, Package
from macros.verdicts import Revision, Status
from scripts import check, clock, repository
from scripts.check.explained import WORDS
from scripts.check.problem import number, quote
from scripts.compute.releases import is_planned, ordered
from scripts.deploying import Stop, of_place
from scripts.problem import COMMAND

# What becomes public only in a release; corrections go out as soon as they are made.
SCHEDULED = ("added", "revised")
NOT_AVAILABLE = "[x]"


def typed(package: Package, root: Path, remote: str, now: datetime) -> list[Stop]:
    """Everything that keeps `mkdocs gh-deploy` from running here; the data have passed `check`."""
    address = repository.address(root, remote)
    plan = planned(root, package)
    stops = [*of_place(package.site, package.all(HelpLine), remote, address)]
    stops += of_checkout(root, remote) if address else ()
    stops += of_time(package, now)
    stops += of_plan(plan)
    stops += of_unreleased(package, plan)
    return [*stops, *of_words(package, plan.id if plan else None)]


def planned(root: Path, package: Package) -> Release | None:
    """The release that is written in the data and not yet frozen."""
    return next((row for row in ordered(package)[-1:] if is_planned(root, package, row.id)), None)


def of_checkout(root: Path, remote: str, made: tuple[str, ...] = ()) -> Iterator[Stop]:
    """Whether what is here is what the remote has, or goes on from it.

    `made` names the beginnings of paths that the command makes itself.
    """
    if not repository.is_repository(root):
        yield Stop("This folder is no git checkout.", "Clone the repository, and publish from there.")
        return
    yield from _uncommitted([path for path in repository.changed(root) if not path.startswith(made or "\0")])
    name = repository.branch(root)
    if not name:
        yield Stop("No branch is checked out here.", "Check one out, such as with `git switch main`.")
        return
    yield from _behind(root, remote, name)


def _uncommitted(paths: list[str]) -> Iterator[Stop]:
    if paths:
        rest = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
        yield Stop(
            f"There are changes here that nobody committed: {', '.join(paths[:3])}{rest}.",
            'Keep them: `git add --all`, then `git commit --message "WHAT CHANGED"`. Or put them aside: '
            "`git stash --include-untracked`.",
        )


def _behind(root: Path, remote: str, name: str) -> Iterator[Stop]:
    try:
        repository.fetch(root, remote)
    except repository.GitError as error:
        yield Stop(
            f"The remote {quote(remote)} does not answer. Git said: {error}.",
            "Check the network and its address with `git remote -v`.",
        )
        return
    ours, theirs = repository.apart(root, remote, name)
    if theirs:
        lacks = number(theirs, "commit")
        pull = f"git pull {'--rebase ' if ours else ''}{remote} {name}"
        yield Stop(
            f"Others have published since: {remote} has {lacks} that this checkout lacks.",
            f"Run `{pull}` and look at the preview again.",
        )


def of_time(package: Package, now: datetime, reason: str = "") -> Iterator[Stop]:
    """A release is not public before its time, unless there is a reason that the public is told."""
    for release in package.all(Release):
        moment = clock.in_zone(release.published_at)
        if moment > now and not reason:
            yield Stop(
                f"Release {release.id} is for {clock.spoken(moment)}, and it is {clock.spoken(now)} now.",
                "Wait until then. If it cannot wait, say why with --reason; the reason will be public.",
            )


def of_plan(plan: Release | None) -> Iterator[Stop]:
    """A release that is planned has to be frozen, which only `publish` does."""
    if plan:
        yield Stop(f"Release {plan.id} is planned, and not frozen yet.", f"Run {COMMAND} publish.")


def of_unreleased(package: Package, plan: Release | None) -> Iterator[Stop]:
    """New and revised figures become public in a release, from the second release on."""
    standing = [row.id for row in ordered(package) if row.stands]
    found = [row for row in package.all(Revision) if row.release == "" and row.kind in SCHEDULED]
    fresh = len({(row.resource, row.row) for row in found})
    if standing and plan is None and not all(map(_says_nothing, found)):
        is_in = "is" if fresh == 1 else "are"
        yield Stop(
            f"{number(fresh, 'entry') if fresh == 1 else f'{fresh} entries'} {is_in} new or revised since "
            f"release {standing[-1]}, and new figures become public only in a release.",
            f"Run {COMMAND} publish --release ID.",
        )


def _says_nothing(row: Revision) -> bool:
    """Whether a new row says that it has no figure, as one does whose release was withdrawn."""
    return row.kind == "added" and row.after is None and NOT_AVAILABLE in row.markers_after


def of_words(package: Package, coming: str | None) -> Iterator[Stop]:
    """Bad news in a release that is coming needs words of its own: why, who owns it, what happens next."""
    if coming is None:
        return
    names = {row.id: row.name for row in package.all(Indicator)}
    told = {row.indicator for row in package.all(Commentary) if row.release in {"", coming}}
    rows = [row for row in package.all(Status) if row.status in WORDS and not row.historical]
    for indicator, status in {row.indicator: row.status for row in rows}.items():
        if indicator not in told:
            yield Stop(
                f"{quote(names.get(indicator, indicator))} is {WORDS[status]}, and nobody says why.",
                f"Add a row for {indicator} to data/commentary.csv, with an empty cell under release: "
                "words, the role that owns it, and the next action.",
            )


def of_data(root: Path, *, judged: bool = True) -> Iterator[Stop]:
    """What `check` finds; without `judged`, old judgements aside, as `publish` works them out itself."""
    for problem in check.problems(root):
        if judged or not problem.file.startswith(JUDGEMENTS):
            where = f"{problem.where}: {problem.what}"
            yield Stop(where, problem.remedy)
