"""Freezing a release: its data, statuses and printed copies as they are today, kept for good.

`python3 -m scripts.freeze RELEASE` freezes a release that already has its row in data/releases.csv. The
printed copies are made by building the site in a copy of this folder, because the site itself is not built
before the release has its files.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from macros.nouns import Release
from macros.package import ROOT, Package, load
from scripts import compute
from scripts.check.frozen import SUMS
from scripts.compute import files
from scripts.compute.corrections import FILE as CORRECTIONS
from scripts.compute.releases import FOLDER, folder
from scripts.problem import COMMAND, SetupProblem
from scripts.process import last_lines, run_quietly

CONTRACT = "datapackage.json"
# What a copy for building does not need: history, environments, caches, an older site.
NOT_COPIED = shutil.ignore_patterns(".*", "site", "__pycache__")
MKDOCS = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def main(arguments: list[str]) -> int:
    """0 when the release is frozen, 2 when it could not be."""
    if len(arguments) != 1:
        print("Name one release: python3 -m scripts.freeze RELEASE. Nothing was changed.", file=sys.stderr)
        return 2
    try:
        print(f"Written: {run(ROOT, arguments[0])}")
    except SetupProblem as problem:
        print(problem, file=sys.stderr)
        return 2
    print(f"Now run {COMMAND} compute: what this release printed belongs to the judgements.")
    return 0


def run(root: Path, release: str) -> Path:
    """Build the site of a release in a copy, then freeze it with its printed copies. Raises SetupProblem."""
    _refuse(root, release)
    with tempfile.TemporaryDirectory() as place:
        copy = Path(shutil.copytree(root, Path(place) / "copy", ignore=NOT_COPIED))
        _write(copy, release, contents(copy))
        files.write_all(copy, compute.texts(_package(copy), copy))
        command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        done = run_quietly(command, MKDOCS, copy)
        if done.returncode:
            raise SetupProblem(
                f"The site could not be built. Its last words were:\n{last_lines(done.stdout)}",
                "Put right what is named there. Then run the same command again.",
            )
        return freeze(root, release, copy / "site")


def freeze(root: Path, release: str, site: Path) -> Path:
    """Write the frozen files of a release, all or none, and give their folder.

    `site` is a folder built from the same data; its printed copies are frozen too. Raises SetupProblem when
    the release has no row, has its files already, or when `site` was built from other data.
    """
    _refuse(root, release)
    printed = _printed(site)
    _refuse_another(root, site)
    return _write(root, release, {**contents(root), **printed})


def contents(root: Path) -> dict[str, bytes]:
    """Contract, every file of data and the corrections as they stand, and the judgements worked out anew."""
    package = _package(root)
    names = [CONTRACT, CORRECTIONS, *(resource.path for resource in package.resources)]
    judged = {name: text.encode() for name, text in compute.texts(package, root).items()}
    return {**{name: (root / name).read_bytes() for name in names}, **judged}


def sums(held: Mapping[str, bytes]) -> bytes:
    """The checksums as `sha256sum --check` reads them."""
    lines = (f"{hashlib.sha256(held[name]).hexdigest()}  {name}\n" for name in sorted(held))
    return "".join(lines).encode()


def _refuse(root: Path, release: str) -> None:
    if (root / FOLDER / release).exists():
        raise SetupProblem(
            f"The folder {FOLDER}/{release} exists already. A published release is never edited.",
            "If figures changed since, give the new release a row and an id of its own.",
        )
    if release not in {row.id for row in _package(root).all(Release)}:
        raise SetupProblem(
            f"There is no release “{release}” in data/releases.csv.",
            "Write its row first, or correct the id.",
        )


def _package(root: Path) -> Package:
    return load(root, judged=False)


def _printed(site: Path) -> dict[str, bytes]:
    """The printed copies of every language, below the address they have on the site."""
    found = {path.relative_to(site): path.read_bytes() for path in sorted(site.glob("**/printed/*.pdf"))}
    if not found:
        raise SetupProblem(f"There is no printed copy in {site}.", "Build the site, and name its folder.")
    return {path.as_posix(): content for path, content in found.items() if path.parts[0] != FOLDER}


def _refuse_another(root: Path, site: Path) -> None:
    """A site built from other data would freeze printed copies that say something else than the files."""
    other = [
        resource.path
        for resource in _package(root).resources
        if _bytes(site / f"data/{resource.name}.csv") != (root / resource.path).read_bytes()
    ]
    if other:
        raise SetupProblem(
            "The site was built from other data. These files differ:\n"
            + "\n".join(f"    {path}" for path in other),
            "Build it again, then freeze the release.",
        )


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _write(root: Path, release: str, held: Mapping[str, bytes]) -> Path:
    """All files are complete in a folder beside before it takes its name; without that nothing is left."""
    whole = {**held, SUMS: sums(held)}
    (root / FOLDER).mkdir(exist_ok=True)
    spare = Path(tempfile.mkdtemp(prefix=".part-", dir=root / FOLDER))
    try:
        for name, content in whole.items():
            path = spare / "files" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        spare.chmod(0o755)
        spare.rename(root / FOLDER / release)
    except BaseException:
        shutil.rmtree(spare)
        raise
    return root / folder(release)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
