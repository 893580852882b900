"""Fetching the programs of others that run in a browser, as copies of our own, byte for byte.

Readers run Plotly's basic bundle. The tests run HTML_CodeSniffer, which no reader gets.
`python3 -m scripts.vendoring` asks npm for the versions named here and writes nothing that is not, byte for
byte, what was looked at when its checksum was put here. A newer version is a change of a version and a
checksum; that of Plotly is made together with that of the Python package, which has to draw for the same one.
"""

import hashlib
import json
import shutil
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from scripts.problem import SetupProblem
from scripts.process import last_lines, run_quietly

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Bundle:
    """One program of others: what npm calls it, what was looked at, and where our copy lies."""

    package: str
    version: str
    sha256: str
    licence: str
    script: str
    terms: str
    folder: Path
    name: str

    @property
    def file(self) -> str:
        """The name of our copy says its version, so that no browser keeps an older one."""
        return f"{self.name}-{self.version}.min.js"


PLOTLY = Bundle(
    package="plotly.js-basic-dist-min",
    version="4.1.1",
    sha256="99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba",
    licence="MIT",
    script="plotly-basic.min.js",
    terms="LICENSE",
    folder=ROOT / "overrides" / "assets" / "vendor",
    name="plotly-basic",
)
SNIFFER = Bundle(
    package="html_codesniffer",
    version="2.5.1",
    sha256="bc9501382a35bff6acfc255945b1ed732fcec544cfcaeec17b5ac8d79a6c7967",
    licence="BSD-3-Clause",
    script="build/HTMLCS.js",
    terms="licence.txt",
    folder=ROOT / "tests" / "audit" / "vendor",
    name="html-codesniffer",
)


def main() -> int:
    """0 when every bundle is in its folder, 2 when one could not be fetched or is not the one we know."""
    try:
        for bundle in (PLOTLY, SNIFFER):
            print(f"Written: {run(bundle, bundle.folder)}")
    except SetupProblem as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def run(bundle: Bundle, folder: Path) -> Path:
    """Fetch, check and write the bundle, its licence and its card; older copies go. Gives the path.

    Raises SetupProblem, with the folder unchanged, when npm fails or the package is another one.
    """
    with tempfile.TemporaryDirectory() as place:
        files = unpacked(fetched(bundle, Path(place)))
    check(bundle, files)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"{bundle.name}*"):
        old.unlink()
    copy = folder / bundle.file
    copy.write_bytes(files[bundle.script])
    (folder / f"{bundle.name}.LICENSE.txt").write_bytes(files[bundle.terms])
    (folder / f"{bundle.name}.json").write_bytes(card(bundle))
    return copy


def card(bundle: Bundle) -> bytes:
    """What the bundle is, for people and for the tests."""
    facts = {
        "name": bundle.package,
        "version": bundle.version,
        "sha256": bundle.sha256,
        "licence": bundle.licence,
    }
    return (json.dumps(facts, indent=2) + "\n").encode()


def fetched(bundle: Bundle, folder: Path) -> Path:
    """The archive of the package, brought by npm, which holds it against the registry's own checksum."""
    npm = shutil.which("npm")
    if npm is None:
        raise SetupProblem(
            "The program npm is not installed on this computer.",
            "Install Node.js, which brings it, and run the same command again.",
        )
    wanted = f"{bundle.package}@{bundle.version}"
    command = [npm, "pack", wanted, "--ignore-scripts", "--pack-destination", str(folder)]
    done = run_quietly(command, folder=folder)
    archives = list(folder.glob("*.tgz"))
    if done.returncode or len(archives) != 1:
        raise SetupProblem(
            f"npm could not fetch {bundle.package} {bundle.version}. "
            f"Its last words were:\n{last_lines(done.stdout)}",
            "Check that this computer is connected to the internet. Then run the same command again.",
        )
    return archives[0]


def unpacked(archive: Path) -> dict[str, bytes]:
    """The files of the package by name, read without writing any to the disk."""
    with tarfile.open(archive) as tar:
        found = {member.name.removeprefix("package/"): tar.extractfile(member) for member in tar}
        return {name: file.read() for name, file in found.items() if file}


def check(bundle: Bundle, files: dict[str, bytes]) -> None:
    """Raises SetupProblem with everything that is not as expected."""
    about = json.loads(files.get("package.json", b"{}"))
    sum_of_script = hashlib.sha256(files.get(bundle.script, b"")).hexdigest()
    held = (
        ("name", about.get("name"), bundle.package),
        ("version", about.get("version"), bundle.version),
        ("licence", about.get("license"), bundle.licence),
        ("SHA-256 of the bundle", sum_of_script, bundle.sha256),
        ("text of the licence", "there" if bundle.terms in files else "missing", "there"),
    )
    wrong = [f"    {what}: “{found}” instead of “{known}”" for what, found, known in held if found != known]
    if wrong:
        raise SetupProblem(
            "The package that npm brought is not the one that was looked at:\n" + "\n".join(wrong),
            "If you meant to take a newer version, read what changed in it and put its version and its "
            "checksum into scripts/vendoring.py. Otherwise do not use it, and ask who publishes the package.",
        )


if __name__ == "__main__":
    sys.exit(main())
