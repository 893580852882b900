"""What a person wants published: the release it means, and everything that is in the way, at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from macros.nouns import HelpLine, Release
from macros.package import JUDGEMENTS, Package, load_once
from scripts import clock, repository
from scripts.check.problem import quote
from scripts.compute.releases import is_frozen, ordered
from scripts.deploying import Stop, of_place, report
from scripts.problem import COMMAND
from scripts.publish import deployed, gates
from scripts.publish.coming import as_if
from scripts.publish.tools import Tools

NEW = "New figures become public in a release. Which one is this (such as 2026-q3; Enter for none)?"
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Refused(Exception):
    """Everything that keeps the site from being published."""

    def __init__(self, stops: Iterable[Stop]) -> None:
        self.stops = tuple(stops)
        super().__init__(report(self.stops))


@dataclass(frozen=True)
class Order:
    """What was typed, and when. A text that was not given is empty, a day or a note is None."""

    now: datetime
    remote: str
    release: str = ""
    reason: str = ""
    published_at: datetime | None = None
    next_due: date | None = None
    note: str | None = None


def of_release(root: Path, order: Order, tools: Tools) -> Release | None:
    """The release to be made; None where there is none, or where it was frozen before. Raises Refused."""
    refuse_broken(root, order)
    package = load_once(root)
    plan = gates.planned(root, package)
    if not order.release and list(gates.of_unreleased(package, plan)):
        order = replace(order, release=tools.ask(f"{NEW} "))
    stops = list(_misnamed(package, order, plan))
    if stops:
        raise Refused(stops)
    if plan is None and (not order.release or is_frozen(root, order.release)):
        return None
    return _timed(order, _as_typed(order, plan) if plan else _new(package, order, tools))


def of_site(root: Path, order: Order, release: Release | None) -> None:
    """Raises Refused with all that is in the way."""
    package = as_if(load_once(root), root, release)
    stops = [*_places(root, package, order)]
    stops += deployed.of_pages(root, package, _public(root, order.remote))
    if release:
        stops += gates.of_time(package, order.now, order.reason)
        stops += gates.of_words(package, release.id)
    else:
        stops += gates.of_time(package, order.now)
        stops += gates.of_unreleased(package, None)
    if stops:
        raise Refused(stops)


def of_undo(root: Path, order: Order, tools: Tools) -> tuple[Release, str]:
    """The newest release, and why it is withdrawn. Raises Refused."""
    refuse_broken(root, order)
    package = load_once(root)
    stops = list(_places(root, package, order))
    newest = ordered(package)[-1:]
    stops += _not_withdrawable(root, newest)
    if stops:
        raise Refused(stops)
    reason = order.reason or newest[0].withdrawn_reason or tools.ask("Why is it withdrawn? Because ")
    if not reason:
        what = f"Release {newest[0].id} is not withdrawn without a reason, which will be public."
        raise Refused([Stop(what, "Give it with --reason, in words that go on after “because”.")])
    return newest[0], reason


def refuse_broken(root: Path, order: Order) -> None:
    """Raises Refused where `check` finds anything: nothing else can be judged before that is right."""
    stops = list(gates.of_data(root, judged=False))
    if stops:
        remote = repository.address(root, order.remote)
        raise Refused([*stops, *(gates.of_checkout(root, order.remote, (JUDGEMENTS,)) if remote else ())])


def _public(root: Path, remote: str) -> str:
    return deployed.source(root, remote) if repository.is_repository(root) else ""


def _places(root: Path, package: Package, order: Order) -> Iterator[Stop]:
    address = repository.address(root, order.remote)
    yield from of_place(package.site, package.all(HelpLine), order.remote, address)
    if address or not repository.is_repository(root):
        yield from gates.of_checkout(root, order.remote, (JUDGEMENTS,))


def _misnamed(package: Package, order: Order, plan: Release | None) -> Iterator[Stop]:
    wanted, known = order.release, [row.id for row in ordered(package)]
    if wanted and not ID.fullmatch(wanted):
        what = f"{quote(wanted)} is no id of a release."
        yield Stop(what, "Write small letters and digits, joined by hyphens, such as 2026-q3.")
    elif wanted and plan and wanted != plan.id:
        what = f"Release {plan.id} is planned in data/releases.csv and comes first."
        yield Stop(what, f"Run {COMMAND} publish, or take its row out.")
    elif wanted in known[:-1] or any(row.id == wanted and not row.stands for row in ordered(package)):
        what = f"Release {wanted} was published before, and is never edited."
        yield Stop(what, "Give the new release an id of its own.")
    if order.next_due and order.next_due <= (order.published_at or order.now).date():
        what = f"{quote(order.next_due)} is not after the day of this release."
        yield Stop(what, "Give the day of the next release with --next-due.")


def _as_typed(order: Order, plan: Release) -> Release:
    """A planned release with what was typed in place of what was planned."""
    note = plan.note if order.note is None else order.note
    moment = clock.in_zone(order.published_at) if order.published_at else plan.published_at
    return replace(plan, published_at=moment, next_due=order.next_due or plan.next_due, note=note)


def _new(package: Package, order: Order, tools: Tools) -> Release:
    """The row of a release that nobody planned; what was not given is asked for."""
    at_half_past_nine = datetime.combine(order.now.date(), clock.RELEASE_TIME, clock.ZONE)
    before = ordered(package)[-1:]
    return Release(
        id=order.release,
        published_at=clock.in_zone(order.published_at) if order.published_at else at_half_past_nine,
        supersedes=before[0].id if before else "",
        next_due=order.next_due or _asked_day(tools),
        note=tools.ask("What should its page say about it? ") if order.note is None else order.note,
    )


def _asked_day(tools: Tools) -> date | None:
    """The day a person promises; none where there is no day in the answer."""
    try:
        return date.fromisoformat(tools.ask("The day of the next release (2027-02-04; Enter for none): "))
    except ValueError:
        return None


def _timed(order: Order, release: Release) -> Release:
    """With the time at which it really becomes public; before its own time, with the reason in its note."""
    planned = clock.in_zone(release.published_at)
    early = planned > order.now
    if early and not order.reason:
        return release  # the gates refuse it
    told = f"Published at {clock.spoken(order.now)}, before its time, because {order.reason.rstrip('.')}."
    note = " ".join([release.note, told] if release.note else [told]) if early else release.note
    return replace(release, published_at=order.now, note=note)


def _not_withdrawable(root: Path, newest: list[Release]) -> Iterator[Stop]:
    if not newest or not is_frozen(root, newest[0].id):
        yield Stop("There is no release to withdraw.", "Nothing has to be done.")
