"""The door: it takes the verb a person typed and starts the program behind it."""

import difflib
import importlib
import io
import subprocess
import sys
import traceback
from dataclasses import dataclass

from scripts import environment, journal
from scripts.problem import COMMAND, SetupProblem

UNTOUCHED = "Your data and pages were not changed."

# What a shell expects of a program that Ctrl-C has stopped.
STOPPED = 130


@dataclass(frozen=True)
class Verb:
    """One thing the door can do.

    A verb with a `need` runs inside .venv; one without sets up what it needs by itself.
    """

    module: str
    summary: str
    state_after_failure: str = UNTOUCHED
    need: str | None = None


VERBS = {
    "site": Verb(
        "scripts.site",
        "build the website and show it on this computer",
        f"{UNTOUCHED} The folder site may be empty or incomplete.",
    ),
    "check": Verb("scripts.check", "check that your data are in order", need="site"),
    "compute": Verb("scripts.compute", "work out every judgement from the data again", need="site"),
    "template": Verb("scripts.template", "write a workbook for the coming quarter", need="site"),
    "import": Verb("scripts.intake", "read a filled workbook into your data", need="site"),
    "correct": Verb("scripts.correct", "put right a figure that was published wrong", need="site"),
    "preview": Verb("scripts.preview", "see what the public would see change, before it does", need="site"),
    "publish": Verb(
        "scripts.publish",
        "put the site on the web, make a release, or take one back",
        "Run the same command again: it finishes or puts away what was begun.",
        need="site",
    ),
    "translate": Verb(
        "scripts.translate.command", "see, begin, check and exchange translations", need="site"
    ),
    "start": Verb("scripts.start", "begin a portal for another partnership, in a new folder", need="site"),
    "test": Verb("scripts.suite", "test the programs and the website"),
}


def main(arguments: list[str]) -> int:
    """Start the verb that was typed; 0 fine, 1 your data need you, 2 the program failed."""
    _set_up_output()
    debug, arguments = _take_debug(arguments)
    if arguments[:1] in (["--help"], ["-h"]):
        print(overview())
        return 0
    verb = arguments[0] if arguments else ask()
    if not verb:
        return 0
    if verb not in VERBS:
        print(unknown(verb), file=sys.stderr)
        return 2
    return _guarded(verb, arguments[1:], debug)


def overview() -> str:
    """What the portal can do, in plain words."""
    width = max(len(name) for name in VERBS)
    lines = [f"  {COMMAND} {name:<{width}}   {verb.summary}" for name, verb in VERBS.items()]
    return "\n".join(
        ("This program can:", "", *lines, "", "To learn more about one of them, add --help to it.")
    )


def ask() -> str:
    """Say what there is; on a terminal, also ask which one is wanted."""
    print(overview())
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return ""
    try:
        return input(f"\nWhich one ({', '.join(VERBS)})? Press Enter for none: ").strip()
    except (EOFError, KeyboardInterrupt):
        print()
        return ""


def unknown(verb: str) -> str:
    """What to say to a verb that does not exist, with the nearest that does."""
    nearest = difflib.get_close_matches(verb, VERBS, n=1)
    hint = f" Did you mean “{nearest[0]}”?" if nearest else ""
    return f"There is no “{verb}”.{hint} Nothing was changed.\n\n{overview()}"


def start(name: str, arguments: list[str], debug: bool) -> int:
    """Run a verb: here if it can run here, otherwise again inside .venv."""
    need = VERBS[name].need
    if need is None or (environment.is_current() and environment.is_ready(need)):
        return int(importlib.import_module(VERBS[name].module).run(arguments))
    door = [environment.prepare(need), "-m", "scripts", *["--debug"] * debug]
    code = subprocess.run([*door, name, *arguments], check=False).returncode
    if code < 0:
        raise RuntimeError(f"the computer stopped it with signal {-code}")
    return code


def _guarded(name: str, arguments: list[str], debug: bool) -> int:
    """Run a verb so that whatever goes wrong ends in sentences, and in a traceback only on demand."""
    try:
        _complete_import()
        return start(name, arguments, debug)
    except KeyboardInterrupt:
        print()
        return STOPPED
    except Exception as error:
        if debug:
            traceback.print_exc()
        print(error if isinstance(error, SetupProblem) else _failure(name, error), file=sys.stderr)
        return 2


def _complete_import() -> None:
    """What an interrupted import has begun is completed before anything else looks at the data."""
    if journal.is_open(environment.ROOT):
        try:
            with journal.alone(environment.ROOT):
                journal.recover(environment.ROOT)
            print("An import that had been interrupted was completed first.")
        except journal.BusyError:
            print("An import is at work; what follows may see only a part of it.", file=sys.stderr)


def _failure(name: str, error: Exception) -> str:
    reason = " ".join(str(error).split()) or "it gave no reason"
    return (
        f"The program failed: {reason} ({type(error).__name__}).\n{VERBS[name].state_after_failure}\n"
        "Run it again with --debug to see where."
    )


def _take_debug(arguments: list[str]) -> tuple[bool, list[str]]:
    """Take --debug out wherever it stands; what follows a bare -- belongs to another program."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    ours = [word for word in arguments[:end] if word != "--debug"]
    return len(ours) < end, ours + arguments[end:]


def _set_up_output() -> None:
    """Keep our lines in order with those of the programs we start, and never fail on a letter."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(line_buffering=True, errors="replace")
