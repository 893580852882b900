"""Installing Debian packages, where the computer is Debian and we are allowed to."""

import os
import shutil

from scripts.problem import SetupProblem
from scripts.process import last_lines, run_quietly

APT = ["apt-get", "--quiet", "--yes", "--option=DPkg::Lock::Timeout=120"]
VARIABLES = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}


def can_install() -> bool:
    """Whether this is the administrator of a Debian-like computer."""
    is_root: bool = getattr(os, "geteuid", lambda: 1)() == 0
    return is_root and shutil.which("apt-get") is not None


def by_hand(*packages: str) -> str:
    """The command that a person with the right to do so would type."""
    return f"sudo apt-get install {' '.join(packages)}"


def install(*packages: str) -> None:
    """Install after asking for Debian's current list of packages, which a fresh computer lacks."""
    update = run_quietly([*APT, "update"], VARIABLES)
    result = run_quietly([*APT, "install", "--no-install-recommends", *packages], VARIABLES)
    if result.returncode != 0:
        said = result.stdout if update.returncode == 0 else update.stdout + result.stdout
        raise SetupProblem(
            f"Debian could not install {' and '.join(packages)}. Its last words were:\n{last_lines(said)}",
            "Check that this computer is connected to the internet and that its disk is not full. "
            "Then run the same command again.",
            "Your data and pages were not changed.",
        )
