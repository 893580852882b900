"""Finding the browser that the tests drive, and installing it where we may."""

import os
import shutil

from scripts import debian
from scripts.problem import SetupProblem

VARIABLE = "PORTAL_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome")
# Without a font the browser measures empty boxes instead of text.
PACKAGES = ("chromium", "fonts-dejavu-core")


def find() -> str | None:
    """The path of the browser, or nothing when this computer has none."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return _checked(chosen)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def prepare() -> str:
    """The path of the browser, installed now if that was needed and allowed."""
    found = find()
    if found is None and debian.can_install():
        print("Installing the browser Chromium for the tests. This takes a minute or two.")
        debian.install(*PACKAGES)
        found = find()
    if found is None:
        raise _missing()
    return found


def _missing() -> SetupProblem:
    return SetupProblem(
        "The tests need the browser Chromium, and it is not installed on this computer.",
        f"On Debian, install it with: {debian.by_hand(*PACKAGES)}\n"
        f"Elsewhere, install Chromium or Google Chrome and put its path into the variable {VARIABLE}.\n"
        "Then run the same command again. To run only the tests that need no browser, add "
        "--without-browser to it.",
        "Your data and pages were not changed.",
    )


def _checked(path: str) -> str:
    found = shutil.which(path)
    if found is None:
        raise SetupProblem(
            f"The variable {VARIABLE} says that the browser is {path}, but there is no program there.",
            f"Correct the variable {VARIABLE} or remove it. Then run the same command again.",
            "Your data and pages were not changed.",
        )
    return found
