"""`correct`: a short form for a figure that was published wrong. It writes the figure and says why."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from macros.package import ROOT, load_once
from scripts.check.problem import quote
from scripts.correct.finding import Figure, Unclear, figure
from scripts.correct.writing import Correction, NotWritten, write
from scripts.problem import COMMAND
from scripts.publish.tools import asked

__all__ = ["run"]

Ask = Callable[[str], str]
QUESTIONS = {
    "indicator": "Which indicator (its id, as in its address)? ",
    "period": "Which period, as the file has it (such as April to June 2025)? ",
    "value": "What should the figure be? ",
    "why": "Why was it wrong? The public reads this: ",
    "found_on": "On which day was it found (such as 2031-05-02)? ",
}


def run(argv: list[str], root: Path = ROOT, ask: Ask = asked) -> int:
    """0 when the correction is written, 1 when something needs a person; then nothing was changed."""
    options = _parser().parse_args(argv)
    try:
        return _correct(root, options, ask)
    except (Unclear, NotWritten) as unclear:
        print(f"{unclear}\nNothing was changed.", file=sys.stderr)
        return 1


def _correct(root: Path, options: argparse.Namespace, ask: Ask) -> int:
    answers = {name: getattr(options, name) or ask(question) for name, question in QUESTIONS.items()}
    missing = [name for name, answer in answers.items() if not answer]
    if missing:
        names = ", ".join(f"--{name.replace('_', '-')}" for name in missing)
        raise Unclear(f"A correction is not written without: {names}.")
    found = figure(root, load_once(root), answers["indicator"], answers["period"], options.area, options.part)
    correction = Correction(
        figure=found,
        value=_number(answers["value"], found),
        reason=" ".join(answers["why"].split()),
        found_on=_day(answers["found_on"]),
        as_published=options.as_published,
    )
    print(correction.told)
    if not (options.yes or ask("Shall it be written (yes or no)? ").lower() in {"y", "yes"}):
        print("Nothing was changed. Add --yes to write it.")
        return 1
    write(root, correction)
    print(
        "Written, and every judgement was worked out again. The page of the figure, the list of corrections, "
        f"the feed and the page of the release will say so. See it with {COMMAND} preview."
    )
    return 0


def _number(text: str, found: Figure) -> Decimal:
    try:
        value = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        raise Unclear(f"{quote(text)} is no number.") from None
    if not value.is_finite():
        raise Unclear(f"{quote(text)} is no number.")
    if value == found.value:
        raise Unclear(f"The figure is {found.value} already ({found.where}).")
    return value


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Unclear(f"{quote(text)} is no day such as 2031-05-02.") from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=f"{COMMAND} correct",
        description="Put right a figure that a release published wrong. What is not given is asked for. "
        "Before anything is written you see what will change.",
        epilog="0 means that it is written, 1 that something needs you, 2 that the program failed.",
        allow_abbrev=False,
    )
    parser.add_argument("--indicator", metavar="ID", help="the indicator, as in the address of its page")
    parser.add_argument("--period", metavar="WORDS", help="the period, as the file of the figures has it")
    parser.add_argument("--area", metavar="CODE", help="the area, where it is not the site's own")
    parser.add_argument("--part", metavar="NAME=PART", help="the part, such as district=north")
    parser.add_argument("--value", metavar="NUMBER", help="what the figure should be")
    parser.add_argument("--as-published", metavar="WORDS", help="the words of the source, if they change")
    parser.add_argument("--why", metavar="WORDS", help="why it was wrong; the public reads this")
    parser.add_argument("--found-on", metavar="DAY", help="the day on which it was found")
    parser.add_argument("--yes", action="store_true", help="write it without asking again")
    return parser
