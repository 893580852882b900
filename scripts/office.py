"""Finding the office program that the tests open workbooks with, and installing it where we may."""

import os
import shutil

from scripts import debian
from scripts.problem import SetupProblem

VARIABLE = "PORTAL_OFFICE"
NAMES = ("soffice", "libreoffice")
PACKAGES = ("libreoffice-calc-nogui",)


def find() -> str | None:
    """The path of LibreOffice, or nothing when this computer has none."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return _checked(chosen)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def prepare() -> str:
    """The path of LibreOffice, installed now if that was needed and allowed."""
    found = find()
    if found is None and debian.can_install():
        print("Installing LibreOffice for the tests. This takes a minute or two.")
        debian.install(*PACKAGES)
        found = find()
    if found is None:
        raise _missing()
    return found


def _missing() -> SetupProblem:
    return SetupProblem(
        "The tests need the office program LibreOffice, and it is not installed on this computer.",
        f"On Debian, install it with: {debian.by_hand(*PACKAGES)}\n"
        "Elsewhere, install LibreOffice and put the path of its program soffice into the variable "
        f"{VARIABLE}.\n"
        "Then run the same command again. To run only the tests that need neither a browser nor an office "
        "program, add --without-browser to it.",
        "Your data and pages were not changed.",
    )


def _checked(path: str) -> str:
    found = shutil.which(path)
    if found is None:
        raise SetupProblem(
            f"The variable {VARIABLE} says that the office program is {path}, but there is no program there.",
            f"Correct the variable {VARIABLE} or remove it. Then run the same command again.",
            "Your data and pages were not changed.",
        )
    return found
