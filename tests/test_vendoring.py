"""What we take from others is what was looked at, byte for byte, or nothing at all."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from scripts import vendoring
from scripts.problem import SetupProblem
from scripts.vendoring import Bundle

PLOTLY = vendoring.PLOTLY
BUNDLES = pytest.mark.parametrize("bundle", [PLOTLY, vendoring.SNIFFER], ids=lambda bundle: bundle.name)


def package(bundle: Bundle = PLOTLY) -> dict[str, bytes]:
    """The package as its publisher made it."""
    about = {"name": bundle.package, "version": bundle.version, "license": bundle.licence}
    return {
        bundle.terms: (bundle.folder / f"{bundle.name}.LICENSE.txt").read_bytes(),
        "package.json": json.dumps(about).encode(),
        bundle.script: (bundle.folder / bundle.file).read_bytes(),
    }


def packed(folder: Path, files: dict[str, bytes]) -> None:
    """An archive such as npm brings."""
    with tarfile.open(folder / "plotly.tgz", "w:gz") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))


@pytest.fixture
def npm(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """An npm that brings these files, or fails where there are none."""
    brought = package()

    def pack(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
        assert command[1] == "pack"
        assert command[2] in {f"{one.package}@{one.version}" for one in (PLOTLY, vendoring.SNIFFER)}
        if brought:
            packed(folder, brought)
        return subprocess.CompletedProcess(command, 0 if brought else 1, "npm error network")

    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(vendoring, "run_quietly", pack)
    return brought


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@BUNDLES
def test_what_is_held_is_what_would_be_fetched_again(
    tmp_path: Path, npm: dict[str, bytes], bundle: Bundle
) -> None:
    npm.clear()
    npm |= package(bundle)
    assert vendoring.run(bundle, tmp_path) == tmp_path / bundle.file
    assert files_in(tmp_path) == files_in(bundle.folder)


def test_an_older_copy_goes(tmp_path: Path, npm: dict[str, bytes]) -> None:
    (tmp_path / "plotly-basic-1.0.0.min.js").write_text("old")
    vendoring.run(PLOTLY, tmp_path)
    assert not (tmp_path / "plotly-basic-1.0.0.min.js").exists()


def test_a_changed_byte_is_refused_and_nothing_is_written(tmp_path: Path, npm: dict[str, bytes]) -> None:
    (tmp_path / "plotly-basic-1.0.0.min.js").write_text("old")
    npm[PLOTLY.script] += b" "
    with pytest.raises(SetupProblem, match="SHA-256 of the bundle"):
        vendoring.run(PLOTLY, tmp_path)
    assert files_in(tmp_path) == {"plotly-basic-1.0.0.min.js": b"old"}


def test_everything_that_is_wrong_is_said_at_once() -> None:
    about = json.dumps({"name": "plotty", "version": "9.9.9", "license": "none"}).encode()
    files = package() | {"package.json": about}
    del files["LICENSE"]
    with pytest.raises(SetupProblem) as caught:
        vendoring.check(PLOTLY, files)
    assert str(caught.value) == (
        "The package that npm brought is not the one that was looked at:\n"
        "    name: “plotty” instead of “plotly.js-basic-dist-min”\n"
        f"    version: “9.9.9” instead of “{PLOTLY.version}”\n"
        "    licence: “none” instead of “MIT”\n"
        "    text of the licence: “missing” instead of “there”\n"
        "If you meant to take a newer version, read what changed in it and put its version and its "
        "checksum into scripts/vendoring.py. Otherwise do not use it, and ask who publishes the package.\n"
        "Nothing was changed."
    )


def test_a_network_that_fails_is_told_in_plain_words(tmp_path: Path, npm: dict[str, bytes]) -> None:
    npm.clear()
    with pytest.raises(SetupProblem) as caught:
        vendoring.run(PLOTLY, tmp_path)
    assert str(caught.value) == (
        f"npm could not fetch plotly.js-basic-dist-min {PLOTLY.version}. Its last words were:\n"
        "    npm error network\n"
        "Check that this computer is connected to the internet. Then run the same command again.\n"
        "Nothing was changed."
    )


def test_a_missing_npm_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(SetupProblem, match="npm is not installed"):
        vendoring.run(PLOTLY, tmp_path)


def test_the_command_ends_with_a_sentence_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert vendoring.main() == 2
    assert capsys.readouterr().err.startswith("The program npm is not installed on this computer.")
