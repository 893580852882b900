"""The folder .venv: the packages that the portal needs, kept apart from the rest of the computer.

Everything here uses the standard library alone, because it runs before any package is installed.
"""

import hashlib
import importlib
import importlib.util
import os
import platform
import sys
from pathlib import Path

from scripts import debian
from scripts.problem import SetupProblem
from scripts.process import last_lines, run_quietly

ROOT = Path(__file__).resolve().parent.parent

# Each need names every file whose change calls for a new .venv; the last one is what gets installed.
# The requirements for "test" contain all those for "site", so a .venv made for "test" serves both.
REQUIREMENTS = {
    "site": ("requirements.txt",),
    "test": ("requirements.txt", "requirements-test.txt"),
}
SERVED_BY = {"site": ("site", "test"), "test": ("test",)}

# A package that comes as source would fetch and run tools that no hash protects.
PIP_OPTIONS = [
    "--quiet",
    "--no-input",
    "--disable-pip-version-check",
    "--require-hashes",
    "--only-binary=:all:",
]

INCOMPLETE = (
    "The folder .venv is incomplete and will be made afresh next time. Your data and pages were not changed."
)


def folder() -> Path:
    """Where the packages live: .venv in the checkout."""
    return ROOT / ".venv"


def python() -> Path:
    """The Python program inside .venv."""
    return folder() / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def prepare(need: str) -> str:
    """Make .venv fit for the need, at no cost when it already is, and give the path of its Python."""
    if not is_ready(need):
        print("Setting up the folder .venv with the packages the portal needs. This takes a minute or two.")
        _stamp_file().unlink(missing_ok=True)
        _make_folder()
        _install(REQUIREMENTS[need][-1])
        # Written last: a set-up that was interrupted leaves no stamp and is done again.
        _stamp_file().write_text(stamp(need), encoding="utf-8")
    return str(python())


def is_ready(need: str) -> bool:
    """Whether .venv was made to its end, from today's requirements, by this Python."""
    try:
        found = _stamp_file().read_text(encoding="utf-8")
    except OSError:
        return False
    return found in [stamp(maker) for maker in SERVED_BY[need]] and _answers()


def is_current() -> bool:
    """Whether this very program already runs inside .venv."""
    return folder().exists() and folder().samefile(sys.prefix)


def stamp(need: str) -> str:
    """What .venv was made from; a different stamp means that it has to be made again."""
    content = b"".join((ROOT / name).read_bytes() for name in REQUIREMENTS[need])
    return f"{need}\nPython {platform.python_version()}\n{hashlib.sha256(content).hexdigest()}\n"


def _stamp_file() -> Path:
    return folder() / "portal-stamp.txt"


def _answers() -> bool:
    """Whether the Python in .venv still runs and is still this one: an upgrade can replace or remove it."""
    question = "import platform; print(platform.python_version())"
    try:
        answer = run_quietly([str(python()), "-I", "-c", question])
    except OSError:
        return False
    return answer.stdout.strip() == platform.python_version()


def _make_folder() -> None:
    _need_ensurepip()
    result = run_quietly([sys.executable, "-m", "venv", "--clear", str(folder())])
    if result.returncode != 0:
        raise SetupProblem(
            f"Python could not make the folder .venv. Its last words were:\n{last_lines(result.stdout)}",
            "Close every program that uses the folder .venv, delete that folder, and check that the disk is "
            "not full. Then run the same command again.",
            INCOMPLETE,
        )


def _need_ensurepip() -> None:
    """Debian splits this part of Python off into a package of its own."""
    if not _has_ensurepip() and debian.can_install():
        print("Installing Debian's package python3-venv.")
        debian.install("python3-venv")
        importlib.invalidate_caches()
    if not _has_ensurepip():
        raise SetupProblem(
            f"The Python at {sys.executable} lacks a part that this portal needs: python3-venv.",
            f"On Debian, install it with: {debian.by_hand('python3-venv')}\n"
            "Elsewhere, install a complete Python from python.org.\n"
            "Then run the same command again.",
            "Your data and pages were not changed.",
        )


def _has_ensurepip() -> bool:
    return importlib.util.find_spec("ensurepip") is not None


def _install(requirements: str) -> None:
    pip = [str(python()), "-m", "pip", "install", *PIP_OPTIONS]
    result = run_quietly([*pip, "-r", str(ROOT / requirements)])
    if result.returncode != 0:
        raise SetupProblem(
            f"The packages in {requirements} could not be installed. The installer's last words were:\n"
            f"{last_lines(result.stdout)}",
            "Check that this computer is connected to the internet and that its disk is not full. "
            "Then run the same command again.",
            INCOMPLETE,
        )
