"""What the public was promised, whether the documents show that it was kept, and what this site does."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from macros.here import Here
from macros.marking import N_
from macros.nouns import Commitment, Document, Evidence
from macros.render import render
from macros.tables import Source, source_of
from macros.verdicts import PromiseCount

# In the order in which they matter to a resident.
TOPICS = {
    "information": N_("What you would be told"),
    "performance": N_("How you would know if it works"),
    "involvement": N_("How you would be heard"),
    "equality": N_("Whether it is fair to everyone"),
    "services": N_("What would be done for safety"),
    "running": N_("How the partnership would be run"),
}
FOUND = {
    "done": N_("We found evidence it was done"),
    "in_part": N_("We found evidence it was done in part"),
    "not_done": N_("We found evidence it was not done"),
}
TALLIED = {
    "done": N_("Done: {count}"),
    "in_part": N_("Done in part: {count}"),
    "not_done": N_("Not done: {count}"),
    "no_evidence": N_("No evidence either way: {count}"),
}


def promises(here: Here) -> str:
    """Every promise, topic by topic, with what was found; then what this site itself keeps."""
    rows = here.package.all(Commitment)
    return render(
        here,
        "promises.html",
        summary=_summary(here),
        groups=[_group(here, topic, rows) for topic in TOPICS if any(row.topic == topic for row in rows)],
        kept=[{"name": row.name, "kept": _kept(here, row)} for row in rows if row.kept_here],
    )


def promise(here: Here, row: Commitment) -> dict[str, Any]:
    """One promise: the verdict as a word and the key of its shape, where it was made, and what shows it."""
    evidence = [e for e in here.package.all(Evidence) if e.commitment == row.id]
    return {
        "id": row.id,
        "name": row.name,
        "key": row.found,
        "word": verdict(here, row),
        "source": source_of(here, row.document, row.section, ""),
        "by": here.package.one(Document, row.document).by,
        "evidence": [_shown(here, e) for e in sorted(evidence, key=lambda e: e.position)],
        "kept": _kept(here, row),
    }


def verdict(here: Here, row: Commitment) -> str:
    """What was found of a promise, in words."""
    if row.found in FOUND:
        return here.words.text(FOUND[row.found])
    return here.words.plural(
        "No evidence either way in {count} document",
        "No evidence either way in {count} documents",
        len(here.package.all(Document)),
    )


def _summary(here: Here) -> str:
    """All promises in one sentence; empty where there is none."""
    counts = _counts(here, "all")
    if not counts:
        return ""
    said = {found: _many(here, count) for found, count in counts.items() if found != "all"}
    return here.words.plural(
        "Of {count} promise to the public, the documents show {done} as done, {in_part} as done in part "
        "and {not_done} as not done. On {no_evidence} they show nothing either way.",
        "Of {count} promises to the public, the documents show {done} as done, {in_part} as done in part "
        "and {not_done} as not done. On {no_evidence} they show nothing either way.",
        counts["all"],
        **said,
    )


def _many(here: Here, count: int) -> str:
    return here.words.spelled(count) if count else here.words.text("none")


def _counts(here: Here, topic: str) -> dict[str, int]:
    return {row.found: row.promises for row in here.package.all(PromiseCount) if row.topic == topic}


def _group(here: Here, topic: str, rows: tuple[Commitment, ...]) -> dict[str, Any]:
    counts = _counts(here, topic)
    return {
        "id": topic,
        "name": here.words.text(TOPICS[topic]),
        "tally": [
            {"key": key, "text": here.words.text(text, count=here.words.number(Decimal(counts[key])))}
            for key, text in TALLIED.items()
            if counts[key]
        ],
        "promises": [promise(here, row) for row in _in_order(rows) if row.topic == topic],
    }


def _in_order(rows: tuple[Commitment, ...]) -> list[Commitment]:
    """Those on which a document tells something first, otherwise as in the file."""
    return sorted(rows, key=lambda row: list(TALLIED).index(row.found))


def _shown(here: Here, row: Evidence) -> dict[str, str | Source]:
    return {"words": row.words, "source": source_of(here, row.document, row.section, "")}


def _kept(here: Here, row: Commitment) -> dict[str, str]:
    """What this site does towards a promise, and its page; empty texts where it does nothing."""
    return {"text": row.kept_here, "href": here.to.page_of(row.kept_page) if row.kept_page else ""}
