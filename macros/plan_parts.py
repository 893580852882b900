"""What a plan says, heading by heading: the same eleven headings in the same order for every plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros import tables
from macros.here import Here
from macros.marking import N_
from macros.nouns import Plan, PlanPart

PARTS = {
    "vision": N_("Vision"),
    "setting": N_("Setting"),
    "structure": N_("Structure"),
    "last_year": N_("The year before"),
    "priorities": N_("Priorities"),
    "involvement": N_("How you were involved"),
    "actions": N_("What was to be done"),
    "targets": N_("Targets"),
    "monitoring": N_("How it was watched"),
    "principles": N_("Principles"),
    "telling_the_public": N_("Telling the public"),
}
# What a row that is not simply given is called, and what that means: of a plan we hold, and of one we do not.
# Of the latter everything is said elsewhere, so that there it needs no tag.
GAPS: dict[str, tuple[str, str, str]] = {
    "to_be_added": (
        N_("To be added"),
        N_("The plan says this will be added. We hold no later version that does."),
        N_("The document says this will be added. We hold no later one that does."),
    ),
    "lost": (
        N_("Lost"),
        N_("This was an image, or it is cut off. What it showed is lost in the text we hold."),
        N_("This was an image, or it is cut off. What it showed is lost in the text we hold."),
    ),
    "said_elsewhere": (
        N_("Said elsewhere"),
        N_("Another document says this. It is named beside it."),
        "",
    ),
}


@dataclass(frozen=True)
class Said:
    """One thing a plan says, or does not; `tag` is empty where it is simply given or nothing is printed."""

    words: str
    state: str
    tag: str
    href: str
    label: str


@dataclass(frozen=True)
class Part:
    """A heading with all that the plan says under it. `id` is also its anchor on the page of the plan."""

    id: str
    heading: str
    rows: tuple[Said, ...]


@dataclass(frozen=True)
class Meaning:
    tag: str
    meaning: str


def parts(here: Here, plan: Plan) -> tuple[Part, ...]:
    """Every heading in its order, also those under which no row stands."""
    return tuple(
        Part(
            anchor(key), here.words.text(heading), tuple(said(here, row) for row in of_part(here, plan, key))
        )
        for key, heading in PARTS.items()
    )


def anchor(part: str) -> str:
    """The anchor of a part on the page of its plan: `last_year` is `last-year`."""
    return part.replace("_", "-")


def of_part(here: Here, plan: Plan, part: str) -> list[PlanPart]:
    """The rows of one part of a plan, in their order."""
    rows = (row for row in here.package.all(PlanPart) if (row.plan, row.part) == (plan.id, part))
    return sorted(rows, key=lambda row: row.position)


def said(here: Here, row: PlanPart) -> Said:
    """One row with its source."""
    source = tables.source_of(here, row.document, row.section, "")
    is_held = bool(here.package.one(Plan, row.plan).held_in)
    tag = here.words.text(GAPS[row.state][0]) if _meaning(row.state, is_held) else ""
    return Said(row.words, row.state, tag, source.href, source.label)


def _meaning(state: str, is_held: bool) -> str:
    """What the tag of a state means; empty where there is no tag."""
    return GAPS[state][1 if is_held else 2] if state in GAPS else ""


def meanings(here: Here, plan: Plan, shown: Iterable[Part]) -> tuple[Meaning, ...]:
    """What the tags mean that these parts use, each once."""
    used = {row.state for part in shown for row in part.rows}
    told = ((gap[0], _meaning(state, bool(plan.held_in))) for state, gap in GAPS.items() if state in used)
    return tuple(Meaning(here.words.text(tag), here.words.text(meaning)) for tag, meaning in told if meaning)
