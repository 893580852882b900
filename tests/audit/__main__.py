"""Hold the whole built site to what it says of itself, and keep the result.

    python3 -m tests.audit [PART ...]

builds the site in a folder of its own, runs every part (or those named), prints each fault and writes one row
a check into `data/audit.csv`, dated today. It takes long, so it runs by hand and not with the tests.
"""

from __future__ import annotations

import subprocess
import sys

from scripts import environment


def main(arguments: list[str]) -> int:
    """0 where nothing is wrong, 1 where something is; the set-up is that of the tests."""
    python = environment.prepare("test")
    if not environment.is_current():
        return subprocess.run([python, "-m", "tests.audit", *arguments], check=False).returncode
    from tests.audit import run  # stands on packages that are in .venv only

    return run.run(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
