"""Fetching the one program of others that readers' browsers run: Plotly's basic bundle, a copy of our own.

`python3 -m scripts.vendoring` asks npm for the version named here and writes nothing that is not, byte for
byte, what was looked at when its checksum was put here. A newer version is a change of `VERSION` and
`SHA256`, made together with that of the Python package, which has to draw for the same version.
"""

import hashlib
import json
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

from scripts.problem import SetupProblem
from scripts.process import last_lines, run_quietly

PACKAGE = "plotly.js-basic-dist-min"
VERSION = "4.1.1"
SHA256 = "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba"
LICENCE = "MIT"

FOLDER = Path(__file__).resolve().parent.parent / "overrides" / "assets" / "vendor"


def main() -> int:
    """0 when the bundle is in its folder, 2 when it could not be fetched or is not the one we know."""
    try:
        print(f"Written: {run(FOLDER)}")
    except SetupProblem as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def run(folder: Path) -> Path:
    """Fetch, check and write the bundle, its licence and its card; older bundles go. Gives the bundle's path.

    Raises SetupProblem, with the folder unchanged, when npm fails or the package is another one.
    """
    with tempfile.TemporaryDirectory() as place:
        files = unpacked(fetched(Path(place)))
    check(files)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("plotly-basic*"):
        old.unlink()
    bundle = folder / f"plotly-basic-{VERSION}.min.js"
    bundle.write_bytes(files["plotly-basic.min.js"])
    (folder / "plotly-basic.LICENSE.txt").write_bytes(files["LICENSE"])
    (folder / "plotly-basic.json").write_bytes(card())
    return bundle


def card() -> bytes:
    """What the bundle is, for people and for the tests."""
    facts = {"name": PACKAGE, "version": VERSION, "sha256": SHA256, "licence": LICENCE}
    return (json.dumps(facts, indent=2) + "\n").encode()


def fetched(folder: Path) -> Path:
    """The archive of the package, brought by npm, which holds it against the registry's own checksum."""
    npm = shutil.which("npm")
    if npm is None:
        raise SetupProblem(
            "The program npm is not installed on this computer.",
            "Install Node.js, which brings it, and run the same command again.",
        )
    command = [npm, "pack", f"{PACKAGE}@{VERSION}", "--ignore-scripts", "--pack-destination", str(folder)]
    done = run_quietly(command, folder=folder)
    archives = list(folder.glob("*.tgz"))
    if done.returncode or len(archives) != 1:
        raise SetupProblem(
            f"npm could not fetch {PACKAGE} {VERSION}. Its last words were:\n{last_lines(done.stdout)}",
            "Check that this computer is connected to the internet. Then run the same command again.",
        )
    return archives[0]


def unpacked(archive: Path) -> dict[str, bytes]:
    """The files at the top of the package by name, read without writing any to the disk."""
    with tarfile.open(archive) as tar:
        found = {member.name.removeprefix("package/"): tar.extractfile(member) for member in tar}
        return {name: file.read() for name, file in found.items() if file}


def check(files: dict[str, bytes]) -> None:
    """Raises SetupProblem with everything that is not as expected."""
    about = json.loads(files.get("package.json", b"{}"))
    bundle = hashlib.sha256(files.get("plotly-basic.min.js", b"")).hexdigest()
    held = (
        ("name", about.get("name"), PACKAGE),
        ("version", about.get("version"), VERSION),
        ("licence", about.get("license"), LICENCE),
        ("SHA-256 of the bundle", bundle, SHA256),
        ("text of the licence", "there" if "LICENSE" in files else "missing", "there"),
    )
    wrong = [f"    {what}: “{found}” instead of “{known}”" for what, found, known in held if found != known]
    if wrong:
        raise SetupProblem(
            "The package that npm brought is not the one that was looked at:\n" + "\n".join(wrong),
            "If you meant to take a newer version, read what changed in it and put VERSION and SHA256 into "
            "scripts/vendoring.py. Otherwise do not use it, and ask who publishes the package.",
        )


if __name__ == "__main__":
    sys.exit(main())
