"""Making a release: its row, its judgements, its frozen files, one commit. All of it, or nothing."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from macros.nouns import Release
from scripts import check, clock, compute, repository
from scripts.compute import files
from scripts.compute.releases import FOLDER as FROZEN
from scripts.freeze import freeze
from scripts.process import last_lines
from scripts.publish import journal
from scripts.publish.halt import UNTOUCHED, Halt
from scripts.publish.rows import COMMENTARY, RELEASES, with_release, with_words
from scripts.publish.tools import FOLDER, Tools
from scripts.site import NOT_BUILT

JUDGEMENTS = "data/judgements"
PATHS = (RELEASES, COMMENTARY, JUDGEMENTS, FROZEN)


def make(root: Path, release: Release, tools: Tools) -> None:
    """Write, judge, build, freeze and commit a release. Raises Halt; then everything is as it was."""
    rows = with_release(_text(root, RELEASES), cells(release))
    texts = {RELEASES: rows, COMMENTARY: with_words(_text(root, COMMENTARY), release.id)}
    with journal.begun(root, f"release {release.id}", PATHS, texts) as entry:
        files.write_all(root, texts)
        judge(root)
        build(root, tools)
        freeze(root, release.id, root / FOLDER)
        judge(root)
        refuse_faults(root)
        made = repository.commit(root, PATHS, f"Release {release.id} is frozen and published")
    journal.write(root, replace(entry, made=made))


def judge_and_commit(root: Path) -> None:
    """Work the judgements out again, and commit them where they moved. Raises Halt."""
    if not compute.stale(root):
        return  # and what an earlier run made, but could not send, stays noted
    with journal.begun(root, "new judgements", (JUDGEMENTS,), {}) as entry:
        judge(root)
        refuse_faults(root)
        made = repository.commit(root, (JUDGEMENTS,), "The judgements are what the data give now")
    journal.write(root, replace(entry, made=made))


def cells(release: Release) -> Mapping[str, str]:
    """The row of a release as its file has it."""
    return {
        "id": release.id,
        "published_at": clock.in_zone(release.published_at).isoformat(),
        "supersedes": release.supersedes,
        "next_due": release.next_due.isoformat() if release.next_due else "",
        "note": release.note,
    }


def judge(root: Path) -> None:
    """Work out every judgement; what it says is for people only where it cannot."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = compute.run([], root)
    if code:
        raise Halt(said.getvalue().strip(), "Put right what is named above.", UNTOUCHED)


def build(root: Path, tools: Tools) -> None:
    """Build the folder site. Raises Halt with the last words of the builder."""
    print("Building the website. This can take a minute.", file=sys.stderr)
    words = tools.build(root)
    if words:
        remedy = f"{last_lines(words)}\n{NOT_BUILT.splitlines()[-1]}"
        raise Halt("The website could not be built. Its last words were:", remedy, UNTOUCHED)


def refuse_faults(root: Path) -> None:
    """Stop where `check` finds anything in what is about to be committed."""
    found = check.problems(root)
    if found:
        raise Halt(check.report(found), "Put right what is named above.", UNTOUCHED)


def _text(root: Path, name: str) -> str:
    return (root / name).read_bytes().decode("utf-8")
