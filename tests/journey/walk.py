"""Four quarters of Exampleshire as its staff live them, and everything that they are told."""

from __future__ import annotations

import contextlib
import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from scripts import clock, correct, intake, preview, publish, template
from scripts.publish.tools import REAL, Tools
from tests.conftest import EXAMPLESHIRE, checkout
from tests.intake.faults import cells
from tests.intake.kit import change_rows
from tests.intake.test_plans import FILLED
from tests.publish.conftest import fake_build, fake_deploy, git, identify, send_as_built

FIGURE, AREA, PART, PERIOD, KIND, BEFORE = 1, 2, 3, 4, 5, 7
VALUE, MARKER, BASE, LOWER, UPPER, REASON = range(9, 15)
THEFT, NOISE, COMMENTARY = "Bicycle theft", "Noise at night", "Commentary"
SAID = ("Invented: it was so.", "Exampleshire Council", "Ask again.")

# Few in the north; the south would give them away. The numbers stand nowhere else.
WHOLE, NORTH, SOUTH = 118311, 4, 118307
CARGO = 3
# Locks since the first of April, by the last months of their period.
LOCKS = {"September": 640, "December": 960, "March": 1270, "June": 330}

Figures = Mapping[tuple[str, str, str], object]
Explained = Mapping[str, bool]
Said = tuple[int, str]


@dataclass(frozen=True)
class Journey:
    """A checkout and its remote after four quarters; `said` is what each step answered, by its name."""

    root: Path
    remote: Path
    desk: Path
    said: dict[str, Said] = field(default_factory=dict)

    def rows(self, file: str) -> list[dict[str, str]]:
        with (self.root / file).open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    def step(self, name: str, work: Callable[[], int]) -> None:
        """Do something, and keep what it answers, without places of this computer and hashes of commits."""
        words = io.StringIO()
        with contextlib.redirect_stdout(words), contextlib.redirect_stderr(words):
            code = work()
        plain = words.getvalue().replace(str(self.desk), "DESK").replace(str(self.remote), "REMOTE")
        self.said[name] = code, re.sub(r"\(commit [0-9a-f]{12} ", "(commit HASH ", plain).strip()

    def commit(self, message: str) -> None:
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", f"--message={message}")

    def preview(self, name: str, moment: str) -> None:
        when = at(moment)

        def work() -> int:
            print(preview.report(self.root, "origin", lambda: when, markdown=False))
            return 0

        self.step(name, work)

    def publish(self, name: str, moment: str, *arguments: str, real: bool = False) -> None:
        when = at(moment)
        build, deploy = (REAL.build, send_as_built) if real else (fake_build, fake_deploy)
        tools = Tools(lambda: when, build, deploy, lambda _: "")
        self.step(name, lambda: publish.run(list(arguments), self.root, tools))

    def quarter(self, name: str, day: date, figures: Figures, words: Explained) -> Path:
        """The template of a quarter, filled in."""
        file = self.desk / f"{name}.xlsx"
        self.step(f"{name}: template", lambda: template.run(["--out", str(file)], self.root))
        return self.filled(name, day, figures, words)

    def filled(self, name: str, day: date, figures: Figures, words: Explained) -> Path:
        """The same workbook, filled in."""
        book = openpyxl.load_workbook(self.desk / f"{name}.xlsx")
        fill(book, day, figures, words)
        filled = self.desk / f"{name}-filled.xlsx"
        book.save(filled)
        return filled

    def bring(self, name: str, file: Path) -> None:
        self.step(name, lambda: intake.run([str(file)], self.root))


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=clock.ZONE)


def fill(book: Any, day: date, figures: Figures, words: Explained) -> None:
    """Every new figure is the one before it, where `figures` has no other for its name, part and period.

    Words are given where the form asks for them; `words` names figures for which it is otherwise.
    """
    book["Start"]["B16"] = day
    for name in (THEFT, NOISE):
        newest: dict[tuple[object, ...], list[object]] = {}
        for row in range(4, book[name].max_row + 1):
            _fill_row(book[name], row, newest, figures)
    sheet = book[COMMENTARY]
    for row in range(4, sheet.max_row + 1):
        is_needed = "(needed)" in sheet.cell(row, 2).value
        if words.get(sheet.cell(row, FIGURE).value, is_needed):
            for column, text in enumerate(SAID, start=4):
                sheet.cell(row, column).value = text


def _fill_row(sheet: Any, row: int, newest: dict[tuple[object, ...], list[object]], figures: Figures) -> None:
    name, part, period = (sheet.cell(row, column).value for column in (FIGURE, PART, PERIOD))
    if name is None:
        return
    series = tuple(sheet.cell(row, column).value for column in (16, 17, 20))
    if sheet.cell(row, KIND).value == "new":
        for column, value in enumerate(newest.get(series) or _before(sheet, row), start=VALUE):
            sheet.cell(row, column).value = value
        if name == "Locks given away":
            sheet.cell(row, VALUE).value = LOCKS[period.split()[-2]]
    changed = figures.get((name, part, period)) if sheet.cell(row, AREA).value == "Exampleshire" else None
    for column, value in changed.items() if isinstance(changed, dict) else [(VALUE, changed)]:
        if changed is not None:
            sheet.cell(row, column).value = value
    newest[series] = [sheet.cell(row, column).value for column in range(VALUE, REASON)]
    if newest[series][1] in ("[p]", "[r]", "[b]"):
        newest[series][1] = None


def _before(sheet: Any, row: int) -> list[object]:
    number = str(sheet.cell(row, BEFORE).value).split()[0].replace(",", "")
    return [None, "[x]"] if number.startswith("[") else [float(number), None]


def begin(folder: Path) -> Journey:
    """Exampleshire as its fourth release left it, with a yearly table of bicycles, and a remote."""
    root, remote, desk = (folder / name for name in ("checkout", "remote", "desk"))
    for each in (root, remote, desk):
        each.mkdir()
    checkout(root, EXAMPLESHIRE)
    yearly = {"bicycles-stolen": "year"}
    change_rows(
        root / "data/indicators.csv", lambda row: {**row, "every": yearly.get(row["id"], row["every"])}
    )
    git(remote, "init", "--quiet", "--bare", "--initial-branch=main")
    git(root, "init", "--quiet", "--initial-branch=main")
    identify(root)
    git(root, "remote", "add", "origin", str(remote))
    journey = Journey(root, remote, desk)
    journey.commit("Exampleshire with four releases")
    git(root, "push", "--quiet", "origin", "main")
    return journey


def autumn(journey: Journey) -> None:
    """A revision, a table with small numbers, and bad news that nobody explains at first."""
    figures: dict[tuple[str, str, str], object] = {
        ("Scooters stolen", "All", "April to June 2026"): {VALUE: 231, MARKER: None},
        ("Scooter theft rate", "All", "April to June 2026"): {VALUE: 0.92, MARKER: None},
        ("Bicycles stolen", "All", "2025"): WHOLE,
        ("Bicycles stolen", "North", "2025"): {VALUE: NORTH, REASON: "Invented: the stands are guarded."},
        ("Bicycles stolen", "South", "2025"): SOUTH,
        ("Cargo bicycles stolen", "All", "July to September 2026"): {VALUE: CARGO, MARKER: None},
    }
    day = date(2026, 10, 20)
    file = journey.quarter("2026-q3", day, figures, {"Wheels stolen": False})
    journey.bring("2026-q3: import", file)
    journey.preview("2026-q3: preview", "2026-11-05 09:00")
    journey.commit("Figures of the third quarter")
    given = ("--release", "2026-q3", "--next-due", "2027-02-04", "--note", "Invented: up to September.")
    journey.publish("2026-q3: publish without words", "2026-11-05 09:41", *given)
    journey.bring("2026-q3: import with words", journey.filled("2026-q3", day, figures, {}))
    journey.commit("Words on wheels")
    journey.publish("2026-q3: publish", "2026-11-05 09:41", *given)


def winter(journey: Journey) -> None:
    """The fourth quarter, which is withdrawn the day after."""
    file = journey.quarter("2026-q4", date(2027, 1, 20), RIDERS, BAD_NEWS)
    journey.bring("2026-q4: import", file)
    journey.commit("Figures of the fourth quarter")
    given = (
        "--release",
        "2026-q4",
        "--next-due",
        "2027-05-06",
        "--note",
        "Invented: up to December.",
    )
    journey.publish("2026-q4: publish", "2027-02-04 09:41", *given)
    journey.publish(
        "2026-q4: undo", "2027-02-05 10:00", "--undo", "--reason", "a column had slipped (invented)"
    )


RIDERS: Figures = {
    ("Riders' satisfaction", "All", "2026"): {VALUE: 7.2, LOWER: 7.0, UPPER: 7.4},
    ("Cargo bicycles stolen", "All", "October to December 2026"): {VALUE: 6, MARKER: None},
}
# What comes true with these figures is not known to the form yet.
BAD_NEWS = {"Bicycles marked": True, "Thefts solved": True}


def spring(journey: Journey) -> None:
    """The withdrawn quarter comes again with the next; then one figure is put right."""
    again = journey.filled("2026-q4", date(2027, 1, 20), RIDERS, BAD_NEWS)
    journey.bring("2026-q4: import again", again)
    file = journey.quarter("2027-q1", date(2027, 4, 20), {}, BAD_NEWS)
    journey.bring("2027-q1: import", file)
    journey.commit("Figures of two quarters")
    given = ("--release", "2027-q1", "--next-due", "2027-08-05", "--note", "Invented: up to March.")
    journey.publish("2027-q1: publish", "2027-05-06 09:41", *given)
    answers = {
        "indicator": "wheels-stolen",
        "period": "July to September 2026",
        "value": "104",
        "why": "Invented: a page of the return was counted twice.",
        "found-on": "2027-06-01",
    }
    options = [part for name, answer in answers.items() for part in (f"--{name}", answer)]
    journey.step("correct", lambda: correct.run([*options, "--yes"], journey.root))


def plan(journey: Journey) -> None:
    """A new plan for the year."""
    file = journey.desk / "plan.xlsx"
    journey.step("plan: template", lambda: template.run(["--plan", "2027", "--out", str(file)], journey.root))
    book = openpyxl.load_workbook(file)
    for sheet, values in FILLED.items():
        cells(values, sheet)(book)
    book.save(file)
    journey.bring("plan: import", file)
    journey.commit("A figure put right, and the plan for 2027")


def summer(journey: Journey) -> None:
    """The second quarter of the next year, with the real site."""
    file = journey.quarter("2027-q2", date(2027, 7, 20), {}, {})
    journey.bring("2027-q2: import", file)
    journey.commit("Figures of the second quarter")
    journey.preview("2027-q2: preview", "2027-08-05 09:35")
    given = ("--release", "2027-q2", "--next-due", "2027-11-04", "--note", "Invented: up to June.")
    journey.publish("2027-q2: publish", "2027-08-05 09:41", *given, real=True)


def walk(folder: Path) -> Journey:
    """The whole journey."""
    journey = begin(folder)
    for part in (autumn, winter, spring, plan, summer):
        part(journey)
    return journey
