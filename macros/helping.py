"""Where to get help: the numbers, ordered by what somebody needs."""

from __future__ import annotations

from typing import Any

from macros.here import Here
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


def _view(here: Here, line: HelpLine) -> dict[str, Any]:
    day = here.words.day(line.confirmed_on) if line.is_confirmed and line.confirmed_on else ""
    return {
        "name": line.name,
        "way": line.way,
        "phone": line.phone,
        "for_whom": line.for_whom,
        "checked": here.words.text("Checked with the service on {day}.", day=day) if day else "",
    }
