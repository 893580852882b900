"""Is this a role or an organisation, and no person?"""

from __future__ import annotations

import re

from macros.nouns import Commentary, Group, Indicator, Partner, Programme
from macros.package import Package

ROLE = re.compile(
    r"\b(?:adviser|agency|association|authority|board|chair|charity|club|college|commissioner|committee|"
    r"company|constabulary|coordinator|council|councillors|department|director|executive|forum|group|head of|"
    r"inspector|lead|leader|manager|network|nurse|office|officer|panel|partner|partnership|police|practitioner|"
    r"probation|programme|residents|school|sergeant|service|staff|steward|team|trust|unit|volunteer|warden|"
    r"worker)s?\b",
    re.IGNORECASE,
)
TITLE = re.compile(
    r"\b(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|rev|cllr|councillor|pc)\b", re.IGNORECASE
)
ASK = "Write the role or the organisation that acts, never a person’s name."


def known(package: Package) -> frozenset[str]:
    """Every role and organisation that the data name."""
    return frozenset(
        {
            *(row.owner for row in package.all(Indicator)),
            *(row.lead for row in package.all(Programme)),
            *(row.name for row in package.all(Partner)),
            *(row.name for row in package.all(Group)),
            *(row.owner_role for row in package.all(Commentary)),
        }
    )


def is_role(text: str, roles: frozenset[str]) -> bool:
    """Whether the data know it, or a word in it tells of work and not of a person."""
    return text in roles or bool(ROLE.search(text) and not TITLE.search(text))
