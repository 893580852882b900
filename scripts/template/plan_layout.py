"""The shape of a workbook for a new plan: its sheets, and for each column where its words go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.nouns import Action, Measure, Outcome, Plan, Priority, Programme
from macros.package import Package
from scripts.template.layout import Column

OLD, FATE, REASON, OLD_ID = "In the plan before", "What becomes of it", "Why", "Id before"
CARRIED, CHANGED, ENDED = "carried forward", "changed", "ended"
FATES = (CARRIED, CHANGED, ENDED)
NAME, PRIORITY, PROGRAMME, OUTCOME = "Name now", "Priority", "Work programme", "Outcome"
LEAD, TOPIC, FIGURES = "Lead (role)", "Topic id", "Figure ids"
SPARE_ROWS = 15


@dataclass(frozen=True)
class Field:
    """One thing said of an item: its heading, its column in the file, and what it has to be.

    `kind` is words, role, theme or figures, or the name of the sheet in which the item it names stands.
    """

    heading: str
    column: str
    kind: str = "words"
    is_needed: bool = True
    width: int = 36


@dataclass(frozen=True)
class Sheet:
    """One kind of item; `fields` follow the columns on what it was in the plan before."""

    name: str
    file: str
    noun: type[Any]
    fields: tuple[Field, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns, in their order."""
        before = (Column(OLD, 40), Column(FATE, 18, is_open=True), Column(REASON, 36, is_open=True))
        own = (Column(field.heading, field.width, is_open=True) for field in self.fields)
        return (*before, *own, Column(OLD_ID, 24, is_code=True))

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings, in their order."""
        return tuple(column.heading for column in self.columns)


PRIORITIES, PROGRAMMES, OUTCOMES = "Priorities", "Work programmes", "Outcomes"
_NAME = Field(NAME, "name", width=44)
_PRIORITY = Field(PRIORITY, "priority", PRIORITIES)
_PROGRAMME = Field(PROGRAMME, "programme", PROGRAMMES, is_needed=False)
SHEETS = (
    Sheet(
        PRIORITIES,
        "data/priorities.csv",
        Priority,
        (_NAME, Field(TOPIC, "theme", "theme", width=28), Field("What it wants", "about", width=60)),
    ),
    Sheet(PROGRAMMES, "data/programmes.csv", Programme, (_NAME, _PRIORITY, Field(LEAD, "lead", "role"))),
    Sheet(OUTCOMES, "data/outcomes.csv", Outcome, (_NAME, _PRIORITY, _PROGRAMME)),
    Sheet(
        "Measures",
        "data/measures.csv",
        Measure,
        (
            _NAME,
            _PRIORITY,
            Field(OUTCOME, "outcome", OUTCOMES, is_needed=False),
            Field(FIGURES, "indicators", "figures", is_needed=False, width=30),
            Field("What the plan says of it", "said", width=44),
        ),
    ),
    Sheet(
        "Actions",
        "data/actions.csv",
        Action,
        (_NAME, _PRIORITY, _PROGRAMME, Field("What the plan says of it", "evidence", width=44)),
    ),
)

# The sheet Start: what is asked of the plan as a whole, a row each from DETAILS_ROW on.
PLAN_NAME, STARTS, ENDS, ABOUT = "Name of the plan", "First day", "Last day", "What it is, in one sentence"
PUBLISHED, BY = "Day it was published", "Who published it"
DETAILS = (PLAN_NAME, STARTS, ENDS, ABOUT, PUBLISHED, BY)
DAYS = (STARTS, ENDS, PUBLISHED)
DETAILS_ROW = 15

PARTS = "Parts"
PART, SAYS = "Part", "What the plan says, in plain words"
PART_COLUMNS = (Column(PART, 26, is_code=True), Column(SAYS, 100, is_open=True))
BECAME = "last_year"  # the part under which a plan tells what became of the one before

TARGETS = "Targets"
T_FIGURE, T_AREA, T_PART, T_KIND = "Figure id", "Area id", "Part id", "Kind"
T_DATE, T_VALUE, T_RULE, T_PRINTED = "For the twelve months to (day)", "Value", "Rule", "As printed"
TARGET_COLUMNS = (
    Column(T_FIGURE, 30, is_open=True),
    Column(T_AREA, 18, is_open=True),
    Column(T_PART, 18, is_open=True),
    Column(T_KIND, 12, is_open=True),
    Column(T_DATE, 26, is_open=True),
    Column(T_VALUE, 12, is_open=True),
    Column(T_RULE, 18, is_open=True),
    Column(T_PRINTED, 44, is_open=True),
)
KINDS, RULES = ("target", "baseline"), ("level", "percent_change", "percent_a_year")


def plan_id(year: int) -> str:
    """What a new plan, and the document that holds it, are called."""
    return f"plan-{year}"


def stamp(year: int, part: str) -> str:
    """What stands in the first cell of every sheet."""
    return f"Form 1, {plan_id(year)}, {part.lower().replace(' ', '-')}"


def before(package: Package, year: int) -> Plan | None:
    """The plan that a new one follows: the last in the file."""
    plans = [plan for plan in package.all(Plan) if plan.id != plan_id(year)]
    return plans[-1] if plans else None


def items(package: Package, plan: Plan | None, sheet: Sheet) -> list[Any]:
    """The items of one kind in a plan."""
    ours = {row.id for row in package.all(Priority) if plan and row.plan == plan.id}
    of = "id" if sheet.noun is Priority else "priority"
    return [row for row in package.all(sheet.noun) if getattr(row, of) in ours]


def parts(package: Package) -> tuple[str, ...]:
    """The headings by which every plan is told."""
    fields = package.resource("plan-parts").fields
    return tuple(next(field.constraints["enum"] for field in fields if field.name == "part"))
