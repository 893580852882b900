"""Import each file in a process of its own of ten seconds and five hundred megabytes, and not one more.

    python -m tests.intake.caged CHECKOUT FILE ...

prints a line of JSON for each: what the import said, its exit code, and the seconds and megabytes it took.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import resource
import sys
from pathlib import Path

from macros.package import load_once
from scripts import intake

SECONDS, MEGABYTE = 10, 2**20
ROOM = 500 * MEGABYTE


def imported(root: Path, file: Path) -> dict[str, object]:
    """What came of the file; a code below zero is the signal that ended the process."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8") as answer:
            _import(root, file, answer)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as answer:
        said = answer.read()
    _, status, used = os.wait4(child, 0)
    told = json.loads(said) if said else {"code": os.waitstatus_to_exitcode(status), "said": ""}
    return {**told, "seconds": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss / 1024}


def _import(root: Path, file: Path, answer: io.TextIOBase) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + ROOM, held + ROOM))
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            code = intake.run([str(file)], root)
        except BaseException as error:
            code, _ = 2, print(f"Traceback: {type(error).__name__}: {error}"[:300])
    json.dump({"code": code, "said": said.getvalue().strip()}, answer)


if __name__ == "__main__":
    load_once(Path(sys.argv[1]))  # for all of them, or each would read the data anew
    for name in sys.argv[2:]:
        print(json.dumps(imported(Path(sys.argv[1]), Path(name))), flush=True)
