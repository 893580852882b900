"""What an ended plan did is told as past: no sentence about it speaks as if it went on today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from tests.truth.facts import Facts, Row
from tests.truth.pages import Page

# Our own words about what a document reports; names, promises and definitions are no reports.
TOLD = {
    "actions": ("evidence", "variance"),
    "events": ("about",),
    "groups": ("purpose", "lead"),
    "involvement": ("said",),
    "measures": ("said",),
    "plan-parts": ("words",),
    "plans": ("about",),
    "priorities": ("about",),
}
PAST = relativedelta(months=18)
QUOTED = re.compile(r"“[^”]*”")
END = re.compile(r"(?<=[.!?])\s+")
TODAY = re.compile(
    r"\b(?:now|nowadays|currently|at present|presently|today|these days|ongoing|at the moment|recently"
    r"|this (?:year|month|quarter|week))\b",
    re.IGNORECASE,
)
ACTORS = (
    r"(?:partnership|partners|council|councillors|police|constabulary|board|groups?|services?|teams?|scheme"
    r"|panel|meeting|hospital|forum|officers|agencies|workers|schools|volunteers|courses|connectors)"
)
ACTS = (
    r"(?:aims?|wants?|intends?|works?|will|is|are|has|have|hopes?|expects?|continues?|runs?|offers?|provides?"
    r"|helps?|supports?|tackles?|seeks?|delivers?|meets?|leads?|gives?|sits?|brings?|hears?|keeps?|gets?)"
)
ACTING = re.compile(rf"\b{ACTORS}\s+(?:also |still )?{ACTS}\b", re.IGNORECASE)
# A purpose without a subject: “Plans and delivers the work”.
WITHOUT_SUBJECT = re.compile(
    r"^(?!This |Its )[A-Z][a-z]+s (?:and [a-z]+s|on|at|the|up|with|for|to|people|ways)\b"
)
PURPOSES = frozenset({"groups"})
# In what was reported of an action, “it” and “they” are what was done.
IT = re.compile(r"^(?:It|They) (?:also )?(?:is|are|has|have|works?|meets?|runs?|sits?|will|helps?|leads?)\b")
REPORTS = frozenset({"actions", "groups"})
# A document goes on saying what it says; so does this site.
SAYING = re.compile(
    r"\b(?:plan|report|document|assessment|section|table|text|footnote|page|reports?)\b[^,;]*?\b"
    r"(?:says?|calls?|names?|gives?|tells?|prints?|lists?|hopes?|mentions?|speaks?|counts?)\b"
    r"|\b(?:is|are|was) (?:also |not )?(?:said|given|named|printed|listed|lost|published|hoped|meant)\b",
    re.IGNORECASE,
)
AIMING = re.compile(
    r"\b(?:partnership|partners) (?:now |currently |still )*"
    r"(?:aims?|wants?|intends?|plans to|hopes?|seeks?|is working|are working)\b",
    re.IGNORECASE,
)


def of_rows(facts: Facts) -> Iterator[tuple[str, str]]:
    """Every sentence about what an ended document reports, and what is wrong with it, if anything."""
    ended = ended_documents(facts.rows["documents"])
    for resource, columns in TOLD.items():
        for row in facts.rows[resource]:
            if row["document"] in ended:
                name = row.get("id") or f"{row.get('plan')} {row.get('part')}"
                for sentence in (s for column in columns for s in END.split(row[column]) if s):
                    yield f"data {resource} {name}: {sentence}", of_sentence(sentence, resource)


def of_page(page: Page, promises: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Every sentence of an English page that says what the partnership aims at, as if it did today."""
    for node in page.body.css("script, style, svg, .quote"):
        node.decompose()
    for line in page.body.text(separator="\n").split("\n"):
        for sentence in END.split(line.strip()):
            if sentence and sentence not in promises:
                fault = "speaks of today" if AIMING.search(QUOTED.sub("", sentence)) else ""
                yield f"{page.name}: {sentence}", fault


def of_sentence(sentence: str, resource: str = "") -> str:
    """What makes a sentence speak of today; nothing where it does not."""
    bare = QUOTED.sub("", sentence)
    if SAYING.search(bare):
        return ""
    found = TODAY.search(bare) or ACTING.search(bare)
    found = found or (WITHOUT_SUBJECT.search(bare) if resource in PURPOSES else None)
    found = found or (IT.search(bare) if resource in REPORTS else None)
    return f"“{found[0]}” speaks of today" if found else ""


def ended_documents(documents: list[Row]) -> set[str]:
    """The documents older than a year and a half when the newest came out."""
    newest = max(date.fromisoformat(row["published"]) for row in documents)
    return {row["id"] for row in documents if date.fromisoformat(row["published"]) + PAST < newest}


def promises(facts: Facts) -> frozenset[str]:
    """What was promised or recommended, in the words it was promised in."""
    promised = {"commitments": "name", "principles": "meaning", "recommendations": "name"}
    cells = (row[column] for name, column in promised.items() for row in facts.rows[name])
    return frozenset(sentence for cell in cells for sentence in END.split(cell))
