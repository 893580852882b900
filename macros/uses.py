"""Where else on the site a section of a document is used, besides the figures taken from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros import nouns
from macros.here import Here
from macros.marking import N_
from macros.plan_parts import PARTS, anchor


@dataclass(frozen=True)
class Use:
    """A page that rests on a section, with the words for a link to it."""

    href: str
    label: str


# Rows that stand on one page of their own kind.
PAGES = (
    (nouns.Recommendation, "how-chosen/", N_("How priorities were chosen")),
    (nouns.Commitment, "promises/", N_("Promises")),
    (nouns.Evidence, "promises/", N_("Promises")),
    (nouns.Partner, "partnership/", N_("The partnership")),
    (nouns.Group, "partnership/", N_("The partnership")),
    (nouns.Involvement, "partnership/", N_("The partnership")),
    (nouns.Event, "partnership/", N_("The partnership")),
    (nouns.Claim, "adding-up/", N_("Does it add up?")),
)


def used(here: Here, document: str) -> dict[str, tuple[Use, ...]]:
    """The pages that rest on each section of a document, each once, in the order of the site."""
    found: dict[str, dict[Use, None]] = {}
    for row, use in _every(here):
        if row.document == document:
            found.setdefault(row.section, {})[use] = None
    return {section: tuple(uses) for section, uses in found.items()}


def _every(here: Here) -> Iterator[tuple[Any, Use]]:
    package, words = here.package, here.words
    plans = {plan.id: plan for plan in package.all(nouns.Plan)}
    for part in package.all(nouns.PlanPart):
        name = words.text("{plan}: {part}", plan=plans[part.plan].name, part=words.text(PARTS[part.part]))
        yield part, Use(here.to.plan(part.plan, anchor(part.part)), name)
    for principle in package.all(nouns.Principle):
        name = words.text(
            "{plan}: {part}", plan=plans[principle.plan].name, part=words.text(PARTS["principles"])
        )
        yield principle, Use(here.to.plan(principle.plan, "principles"), name)
    yield from _of_priorities(here)
    for noun, page, name in PAGES:
        for row in package.all(noun):
            yield row, Use(here.to.page_of(page), words.text(name))


def _of_priorities(here: Here) -> Iterator[tuple[Any, Use]]:
    """Priorities and what hangs from them stand on the page of their topic; actions also in one list."""
    package = here.package
    topics = {row.id: package.one(nouns.Theme, row.theme) for row in package.all(nouns.Priority)}
    for priority in package.all(nouns.Priority):
        yield priority, _topic(here, topics[priority.id])
    aims: list[nouns.Outcome | nouns.Measure] = [*package.all(nouns.Outcome), *package.all(nouns.Measure)]
    for aim in aims:
        yield aim, _topic(here, topics[aim.priority])
    deeds: list[nouns.Programme | nouns.Action] = [*package.all(nouns.Programme), *package.all(nouns.Action)]
    for deed in deeds:
        yield deed, _topic(here, topics[deed.priority])
        yield (
            deed,
            Use(here.to.page_of("delivery-plan/", deed.priority), here.words.text("Who was to do what")),
        )


def _topic(here: Here, theme: nouns.Theme) -> Use:
    return Use(here.to.theme(theme.id), here.words.text("Topic: {topic}", topic=theme.name))
