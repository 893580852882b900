"""How much longer a build takes as a portal grows: processor seconds by stage, and the most memory.

    python -m benchmarks.growth [INDICATORS ...]

makes an invented portal with so many indicators (60, 300 and 1,000 if none are named), in one language and in
five, builds each by itself, prints its row and writes `growth.csv`. The largest takes long.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.growing import grow
from benchmarks.stages import STAGES
from tests.conftest import EXAMPLESHIRE, checkout, speaks

TABLE = Path(__file__).with_name("growth.csv")
SIZES = (60, 300, 1000)
FURTHER = {"pl": "Polski", "lt": "Lietuvių", "pt": "Português", "ur": "اردو"}
COMPUTE = "import sys; from scripts import compute; sys.exit(compute.run([]))"
STAGE_NAMES = (*(name for name, _, _ in STAGES), "search index", "everything else")
COLUMNS = ("indicators", "languages", "seconds", "megabytes", *STAGE_NAMES)


def rows(sizes: tuple[int, ...]) -> Iterator[dict[str, Any]]:
    """One row for each portal, in the order in which they are built."""
    for languages in ({}, FURTHER):
        for indicators in sizes:
            with tempfile.TemporaryDirectory() as folder:
                told = _built(Path(folder), indicators, languages)
            stages = told["stages"]
            seconds = round(sum(stages.values()), 1)
            sized = {"indicators": indicators, "languages": 1 + len(languages), "seconds": seconds}
            yield {**sized, "megabytes": told["megabytes"], **stages}


def _built(folder: Path, indicators: int, languages: dict[str, str]) -> dict[str, Any]:
    """Make a portal in `folder` and build it: what its stages took."""
    checkout(folder, EXAMPLESHIRE)
    grow(folder, indicators)
    for code, name in languages.items():
        speaks(folder, code, name)
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [sys.executable, "-c", COMPUTE], cwd=folder, check=True, capture_output=True, env=variables
    )
    command = [sys.executable, "-m", "benchmarks.stages"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, env=variables)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def main(arguments: list[str]) -> int:
    """Build every portal, print its row and write the table."""
    sizes = tuple(int(argument) for argument in arguments) or SIZES
    with TABLE.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, COLUMNS, restval=0, lineterminator="\n")
        writer.writeheader()
        for row in rows(sizes):
            print(*(f"{name} {row.get(name, 0)}" for name in COLUMNS), flush=True)
            writer.writerow(row)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
