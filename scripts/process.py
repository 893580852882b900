"""Running other people's programs without letting them clutter the screen."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path


def run_quietly(
    command: list[str], variables: Mapping[str, str] | None = None, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run to the end with no keyboard; whatever the program says is kept in `stdout`, in order."""
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **(variables or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def last_lines(output: str, count: int = 6) -> str:
    """The end of another program's output, indented so that it stands apart from our own words.

    Warnings are left out: pip gives one for each time it tries again, and they bury the error.
    """
    lines = [line for line in output.splitlines() if line.strip() and not line.startswith("WARNING")]
    return "\n".join(f"    {line}" for line in lines[-count:] or ["(nothing)"])
