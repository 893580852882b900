"""Where to get help: the numbers, ordered by what somebody needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from macros.here import Here
from macros.languages.foreign import Foreign
from macros.languages.reading import is_checked
from macros.marking import N_
from macros.nouns import HelpLine
from macros.render import render

# Quickest help first.
NEEDS = {
    "danger": N_("In danger now"),
    "close": N_("Hurt or controlled by someone close to you"),
    "sexual": N_("Sexual violence or stalking"),
    "exploited": N_("Exploited, held or missing"),
    "child": N_("Children and young people"),
    "crime": N_("After a crime, or to report one"),
    "mind": N_("Low, desperate, or worried about drugs"),
}


def help_lines(here: Here) -> str:
    """All help lines under the needs they answer; a need without a line is left out."""
    lines = sorted(here.package.all(HelpLine), key=lambda line: line.position)
    groups = [
        {
            "need": need,
            "name": here.words.text(name),
            "lines": [_view(here, line) for line in lines if line.need == need],
        }
        for need, name in NEEDS.items()
    ]
    return render(here, "help.html", groups=[group for group in groups if group["lines"]])


def listed(here: Here, lines: Iterable[HelpLine]) -> list[dict[str, Any]]:
    """Help lines for a page about something else."""
    return [_view(here, line) for line in lines]


def _view(here: Here, line: HelpLine) -> dict[str, Any]:
    day = here.words.day(line.confirmed_on) if line.is_confirmed and line.confirmed_on else ""
    return {
        "name": line.name,
        "way": line.way,
        "phone": line.phone,
        "for_whom": line.for_whom,
        "english": _in_english(here, line),
        "checked": here.words.text("Checked with the service on {day}.", day=day) if day else "",
    }


def _in_english(here: Here, line: HelpLine) -> str:
    """The English words, which stand beside a translation that no speaker has checked."""
    if here.english is None or is_checked(here.package.root / "docs", here.words.language):
        return ""
    ours = here.english.one(HelpLine, line.id)
    return Foreign(f"{ours.name}. {ours.for_whom}", printed=True)
