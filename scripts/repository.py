"""Every call of git: how the checkout stands, what the remote has, and the few steps that change them."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PAGES = "gh-pages"
LOCAL = ("/", "./", "../", "file://")


class GitError(Exception):
    """Git refused; the message is in its own words."""


@dataclass(frozen=True)
class Push:
    """What became of a push: `overtaken` means that the remote has commits that this checkout lacks."""

    done: bool
    overtaken: bool = False
    words: str = ""


def git(root: Path, *arguments: str) -> str:
    """What git answers. Raises GitError with its words where it refuses."""
    done = _run(root, *arguments)
    if done.returncode:
        raise GitError(_words(done))
    return done.stdout


def is_repository(root: Path) -> bool:
    """Whether the folder is the top of a git checkout."""
    done = _run(root, "rev-parse", "--show-toplevel")
    return done.returncode == 0 and Path(done.stdout.strip()).samefile(root)


def branch(root: Path) -> str:
    """The branch that is checked out; empty where none is."""
    return _run(root, "symbolic-ref", "--quiet", "--short", "HEAD").stdout.strip()


def commit_of(root: Path, name: str) -> str:
    """The full hash of a commit that is known here; empty where it is not."""
    return _run(root, "rev-parse", "--quiet", "--verify", f"{name}^{{commit}}").stdout.strip()


def message(root: Path, commit: str) -> str:
    """The first line of what was written about a commit."""
    return git(root, "show", "--no-patch", "--format=%s", commit).strip()


def messages(root: Path, commit: str) -> list[str]:
    """The first line about a commit and about each before it, newest first."""
    return git(root, "log", "--first-parent", "--format=%s", commit).splitlines()


def has(root: Path, commit: str, path: str) -> bool:
    """Whether a commit holds a file or folder."""
    return bool(git(root, "ls-tree", "--name-only", commit, "--", path))


def changed(root: Path) -> list[str]:
    """Files that differ from the last commit or that no commit has, ignored ones aside."""
    parts = git(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all").split("\0")
    return [part[3:] for part in parts if part]


def address(root: Path, remote: str) -> str:
    """Where a push to the remote goes; empty where there is no such remote."""
    done = _run(root, "remote", "get-url", "--push", remote)
    return done.stdout.strip() if done.returncode == 0 else ""


def is_local(address: str) -> bool:
    """Whether a git address is a folder of this computer."""
    return address.startswith(LOCAL) or address[1:3] in {":\\", ":/"}


def fetch(root: Path, remote: str) -> None:
    """Learn what the remote has now. Raises GitError where it does not answer."""
    git(root, "fetch", "--quiet", "--prune", remote, f"+refs/heads/*:refs/remotes/{remote}/*")


def apart(root: Path, remote: str, name: str) -> tuple[int, int]:
    """How many commits only this checkout has, and how many only the remote's branch has, as last fetched."""
    if not commit_of(root, f"refs/remotes/{remote}/{name}"):
        return 0, 0
    counts = git(root, "rev-list", "--left-right", "--count", f"HEAD...refs/remotes/{remote}/{name}")
    ours, theirs = counts.split()
    return int(ours), int(theirs)


def commit(root: Path, paths: Iterable[str], text: str) -> str:
    """Commit these paths alone, as they stand now, and give the hash."""
    wanted = list(paths)
    git(root, "add", "--all", "--", *wanted)
    git(root, "commit", "--quiet", f"--message={text}", "--", *wanted)
    return commit_of(root, "HEAD")


def put_back(root: Path, paths: Iterable[str]) -> None:
    """Make these paths as the last commit has them; what it does not have goes away."""
    for path in paths:
        git(root, "reset", "--quiet", "--", path)
        if has(root, "HEAD", path):
            git(root, "checkout", "--quiet", "HEAD", "--", path)
        git(root, "clean", "--quiet", "-d", "--force", "--", path)


def step_back(root: Path, commit: str) -> None:
    """Take the branch back to an earlier commit; files that nobody committed stay as they are."""
    git(root, "reset", "--quiet", "--keep", commit)


def push(root: Path, remote: str, name: str) -> Push:
    """Push what is checked out to a branch of the remote; never by force."""
    done = _run(root, "push", "--porcelain", remote, f"HEAD:refs/heads/{name}")
    if done.returncode == 0:
        return Push(done=True)
    overtaken = any(line.startswith("!") and "[rejected]" in line for line in done.stdout.splitlines())
    return Push(done=False, overtaken=overtaken, words=_words(done))


def remote_commit(root: Path, remote: str, name: str) -> str:
    """The commit a branch of the remote is at this moment; empty where it has none. Raises GitError."""
    return git(root, "ls-remote", remote, f"refs/heads/{name}").partition("\t")[0]


def tree(root: Path, commit: str) -> dict[str, str]:
    """Path to hash of each file of a commit."""
    lines = git(root, "ls-tree", "-r", "-z", "--full-tree", commit).split("\0")
    parted = (line.partition("\t") for line in lines if line)
    return {path: head.split()[2] for head, _, path in parted}


def hashes(root: Path, folder: Path, *, as_committed: bool = False) -> dict[str, str]:
    """Path below the folder to the hash git has for the bytes of each file.

    `as_committed` looks at the bytes a commit would hold: some computers end lines in another way.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    command = ["git", "hash-object", *([] if as_committed else ["--no-filters"]), "--stdin-paths"]
    names = "".join(f"{path}\n" for path in files)
    done = subprocess.run(command, cwd=root, input=names, capture_output=True, text=True, check=True)
    told = done.stdout.split()
    return {path.relative_to(folder).as_posix(): told for path, told in zip(files, told, strict=True)}


def export(root: Path, commit: str, paths: Iterable[str], folder: Path) -> None:
    """Write these paths, as a commit has them, into a folder; those it lacks are left out."""
    there = [path for path in paths if has(root, commit, path)]
    command = ["git", "archive", "--format=tar", commit, "--", *there]
    packed = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")


def bytes_at(root: Path, commit: str, path: str) -> bytes:
    """A file as a commit has it; empty where it has none."""
    done = subprocess.run(["git", "show", f"{commit}:{path}"], cwd=root, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else b""


def blob(root: Path, name: str) -> str | None:
    """The text that has this hash, if git still keeps it here."""
    if not re.fullmatch(r"[0-9a-f]{40}", name):
        return None
    command = ["git", "cat-file", "blob", name]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else None


def private_file(root: Path, name: str) -> Path:
    """A file that git keeps for this checkout alone and never commits."""
    return root / git(root, "rev-parse", "--git-path", name).strip()


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["git", *arguments]
    try:
        return subprocess.run(
            command, cwd=root, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
    except FileNotFoundError:
        return subprocess.CompletedProcess(command, 127, "", "The program git is not installed here.")


def _words(done: subprocess.CompletedProcess[str]) -> str:
    lines = [line.strip() for line in f"{done.stderr}\n{done.stdout}".splitlines() if line.strip()]
    told = [line for line in lines if not line.startswith(("hint:", "To ", "Done"))]
    return " · ".join(told[:4]) or "it gave no reason"
