"""`publish`: make a release, put the site on the web, see that it arrived; or withdraw the newest release."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from macros.nouns import Release
from macros.package import ROOT, load_once
from scripts import repository
from scripts.problem import COMMAND
from scripts.publish import journal, sending
from scripts.publish.halt import Halt
from scripts.publish.making import judge_and_commit, make
from scripts.publish.orders import Order, Refused, of_release, of_site, of_undo
from scripts.publish.tools import REAL, Tools
from scripts.publish.undoing import withdraw

__all__ = ["run"]


def run(argv: list[str], root: Path = ROOT, tools: Tools = REAL) -> int:
    """0 when the site is public and verified, 1 when something needs a person."""
    options = _parser().parse_args(argv)
    try:
        return _undo(root, options, tools) if options.undo else _publish(root, options, tools)
    except (Refused, Halt) as stopped:
        print(stopped, file=sys.stderr)
        return 1


def _publish(root: Path, options: argparse.Namespace, tools: Tools) -> int:
    _pick_up(root, options.remote_name)
    order = _order(options, tools)
    release = of_release(root, order, tools)
    of_site(root, order, release)
    if release:
        make(root, release, tools)
    else:
        judge_and_commit(root)
    _send(root, options.remote_name, tools)
    return 0


def _undo(root: Path, options: argparse.Namespace, tools: Tools) -> int:
    _pick_up(root, options.remote_name)
    order = _order(options, tools)
    release, reason = of_undo(root, order, tools)
    if release.stands:
        marked = replace(release, withdrawn_on=order.now.date(), withdrawn_reason=reason)
        withdraw(root, load_once(root), marked, order.remote, tools)
    _send(root, options.remote_name, tools)
    print(
        f"Release {release.id} is withdrawn. Its page says so, with the day and the reason. Its files stay "
        "there as they were published: if they hold what nobody may see, ask your host to take them down."
    )
    return 0


def _pick_up(root: Path, remote: str) -> None:
    """Tidy what an earlier run could not end."""
    if not repository.is_repository(root):
        return  # the gates say so
    said, stops = journal.clean_up(root)
    if stops:
        raise Refused(stops)
    said = said or sending.take_back_if_overtaken(root, remote)
    if said:
        print(said)


def _send(root: Path, remote: str, tools: Tools) -> None:
    print("Sending it, and looking at what arrives.", file=sys.stderr)
    found = sending.send(root, remote, tools)
    print(f"Published: {sending.address(root, remote)}")
    print(f"What arrived is what was built here, file by file (commit {found[:12]} of the website).")
    newest = max((row for row in _releases(root)), key=lambda row: row.moment, default=None)
    if newest and newest.stands:
        print(f'To take release {newest.id} back: {COMMAND} publish --undo --reason "WHY"')
    else:
        print("To take a change of words back: undo its commit with `git revert`, and publish again.")


def _releases(root: Path) -> tuple[Release, ...]:
    return load_once(root).all(Release)


def _order(options: argparse.Namespace, tools: Tools) -> Order:
    return Order(
        now=tools.now(),
        remote=options.remote_name,
        release=options.release or "",
        reason=" ".join((options.reason or "").split()),
        published_at=options.published_at,
        next_due=options.next_due,
        note=options.note,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{COMMAND} publish",
        description="Run every check, freeze the release if one is made, put the site on the web, and see "
        "that it arrived. Nothing is published while anything is in the way.",
        epilog="0 means that all went well, 1 that something needs you, 2 that the program failed.",
        allow_abbrev=False,
    )
    parser.add_argument("--release", metavar="ID", help="make this release, such as 2026-q3")
    parser.add_argument("--undo", action="store_true", help="withdraw the newest release")
    parser.add_argument("--reason", metavar="WHY", help="why it is early, or withdrawn; the public reads it")
    parser.add_argument("--remote-name", default="origin", metavar="NAME", help="the git remote (origin)")
    parser.add_argument("--note", metavar="WORDS", help="what the page of the release says about it")
    parser.add_argument(
        "--published-at",
        type=_kind(datetime.fromisoformat, "a time such as 2026-11-05T09:30"),
        metavar="TIME",
        help="the time of the release (usually today at 9.30am)",
    )
    parser.add_argument(
        "--next-due",
        type=_kind(date.fromisoformat, "a day such as 2027-02-04"),
        metavar="DAY",
        help="the day on which the next release is promised",
    )
    return parser


def _kind(read: Callable[[str], date], form: str) -> Callable[[str], date]:
    def kind(text: str) -> date:
        try:
            return read(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"“{text}” is not {form}") from None

    return kind
