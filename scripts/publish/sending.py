"""Sending what is committed: the branch first, then the website, then a look at what arrived."""

from __future__ import annotations

from pathlib import Path

from macros.package import load_once
from scripts import repository
from scripts.check.problem import number
from scripts.problem import COMMAND
from scripts.process import last_lines
from scripts.publish import journal
from scripts.publish.halt import Halt
from scripts.publish.tools import FOLDER, Tools
from scripts.repository import PAGES, GitError

AGAIN = f"Run {COMMAND} publish again; it goes on from here."
# Written by the deployment itself, beside the files of the site.
OWN = {".nojekyll"}


def send(root: Path, remote: str, tools: Tools) -> str:
    """Push, deploy and verify; the hash of what the website is now. Raises Halt with the state of things."""
    name = repository.branch(root)
    _push(root, remote, name)
    words = tools.deploy(root, remote)
    if words:
        raise Halt(
            f"The website could not be sent to {remote}. The last words were:\n{last_lines(words)}",
            AGAIN,
            f"The branch {name} of {remote} has everything. The website shows what it showed before.",
        )
    return _verified(root, remote, name)


def _push(root: Path, remote: str, name: str) -> None:
    pushed = repository.push(root, remote, name)
    if pushed.overtaken:
        _take_back(root)
        raise Halt(
            "Somebody else pushed at the same moment, so this push was refused.",
            f"Run `git pull --rebase {remote} {name}`, look at the preview, and publish again.",
            "Nothing was published. The website shows what it showed before.",
        )
    if not pushed.done:
        raise Halt(
            f"The commits could not be sent to {remote}. Git said: {pushed.words}.",
            AGAIN,
            "Nothing is public yet. What was made is committed on this computer.",
        )


def _take_back(root: Path) -> None:
    """Undo the commit that publishing made itself, so that pulling is all there is to do."""
    entry = journal.read(root)
    if entry and entry.made == repository.commit_of(root, "HEAD"):
        repository.step_back(root, entry.start)
        journal.forget(root)


def take_back_if_overtaken(root: Path, remote: str) -> str:
    """The same where others pushed after a run that never came to its push: a sentence, or nothing."""
    entry, name = journal.read(root), repository.branch(root)
    if not (entry and name and entry.made == repository.commit_of(root, "HEAD")):
        return ""
    try:
        repository.fetch(root, remote)
    except GitError:
        return ""  # the gates say so
    ours, theirs = repository.apart(root, remote, name)
    if not (ours and theirs):
        return ""
    _take_back(root)
    return f"Others have pushed since an earlier run made {entry.what}; its commit was taken back."


def _verified(root: Path, remote: str, name: str) -> str:
    """What the remote really has, held against what is here. Raises Halt where they differ."""
    try:
        repository.fetch(root, remote)
        found = repository.remote_commit(root, remote, PAGES)
        source = repository.remote_commit(root, remote, name)
    except GitError as error:
        state = "The website was sent, and nobody has seen yet that it arrived whole."
        raise Halt(f"What was sent cannot be verified. Git said: {error}.", AGAIN, state) from None
    wrong = [*differences(root, found), *_other(root, source, name)]
    if wrong:
        raise Halt("\n".join(wrong), AGAIN, f"What {remote} has is not what was built here.")
    journal.forget(root)
    return found


def differences(root: Path, pages: str) -> list[str]:
    """How the files of the deployed commit differ from the folder site, byte for byte."""
    if not pages:
        return [f"The remote has no branch {PAGES}."]
    there, here = repository.tree(root, pages), repository.hashes(root, root / FOLDER)
    wrong = [name for name in sorted(there.keys() | here.keys()) if there.get(name) != here.get(name)]
    wrong = [name for name in wrong if name not in OWN]
    if not wrong:
        return []
    return [f"{number(len(wrong), 'file')} of the website did not arrive as built, such as {wrong[0]}."]


def _other(root: Path, source: str, name: str) -> list[str]:
    same = source == repository.commit_of(root, "HEAD")
    return [] if same else [f"The branch {name} of the remote is not at the commit that was published."]


def address(root: Path, remote: str) -> str:
    """Where the website is now: its public address, or the folder it went to."""
    place = repository.address(root, remote)
    if repository.is_local(place):
        return f"the branch {PAGES} of {place}"
    return load_once(root).site.public_address
