"""`preview`: what the public would see change, what still stops publishing, and the site to look at."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path

from macros.nouns import HelpLine, Release
from macros.package import JUDGEMENTS, ROOT, Package, load_once
from scripts import clock, repository, site
from scripts.deploying import Stop, of_place
from scripts.preview import telling
from scripts.preview.changes import changes
from scripts.preview.public import Public, public
from scripts.problem import COMMAND
from scripts.publish import deployed, gates
from scripts.publish.coming import as_if
from scripts.repository import GitError

__all__ = ["run"]


def run(argv: list[str], root: Path = ROOT, now: clock.Clock = clock.now) -> int:
    """0 when the preview was made, whatever still stops publishing; 1 when the data do not allow one."""
    options = _parser().parse_args(argv)
    broken = list(gates.of_data(root, judged=False))
    if broken:
        print(telling.broken(broken, markdown=options.markdown))
        return 1
    print(report(root, options.remote_name, now, markdown=options.markdown))
    return 0 if options.markdown else _shown(options)


def report(root: Path, remote: str, now: clock.Clock, *, markdown: bool) -> str:
    """The whole preview in words; as Markdown it speaks of a proposal, not of the state of a checkout."""
    with contextlib.suppress(GitError):
        repository.fetch(root, remote)
    package = load_once(root)
    plan = gates.planned(root, package)
    coming = as_if(package, root, plan)
    with public(root, remote, coming) as found:
        told = list(telling.sentences(changes(root, coming, plan.id if plan else "", found)))
        stops = list(_stops(root, remote, coming, plan, found, now))
    if markdown:
        return telling.as_markdown(found.told, told, stops)
    stops += gates.of_checkout(root, remote, (JUDGEMENTS,))
    return telling.as_text(found.told, told, stops)


def _stops(
    root: Path, remote: str, package: Package, plan: Release | None, found: Public, now: clock.Clock
) -> list[Stop]:
    address = repository.address(root, remote)
    unreleased = list(gates.of_unreleased(package, plan))
    return [
        *of_place(package.site, package.all(HelpLine), remote, address),
        *gates.of_time(package, now()),
        *unreleased,
        *gates.of_words(package, plan.id if plan else "" if unreleased else None),
        *deployed.of_pages(root, package, found.commit),
    ]


def _shown(options: argparse.Namespace) -> int:
    if not site.build(sys.executable):
        return 1
    if options.serve or not (options.build_only or not sys.stdin.isatty()):
        site.show(8000)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{COMMAND} preview",
        description="Say what the public would see change and what still stops publishing, then build the "
        "site and show it on this computer only. Nothing is published.",
        epilog="0 means that it was made, 1 that something needs you first, 2 that the program failed.",
        allow_abbrev=False,
    )
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--build-only", action="store_true", help="build the site, but do not show it")
    choice.add_argument(
        "--serve", action="store_true", help="show the site even where nobody is at a keyboard"
    )
    choice.add_argument("--markdown", action="store_true", help="only say it, in words for a pull request")
    parser.add_argument("--remote-name", default="origin", metavar="NAME", help="the git remote (origin)")
    return parser
