"""Does it add up? The claims of the documents beside what their figures give, and their contradictions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from macros import tables
from macros.here import Here
from macros.marking import N_
from macros.nouns import Claim, Contradiction
from macros.render import render
from macros.verdicts import CheckedClaim
from macros.words import Words, brief

VERDICTS = {
    "agrees": N_("It adds up"),
    "rounding": N_("It adds up, within rounding"),
    "does_not_agree": N_("It does not add up"),
    "cannot_be_checked": N_("It cannot be checked"),
}
ORDER = ("does_not_agree", "rounding", "cannot_be_checked", "agrees")
WHY_NOT = {
    "no_inputs": N_("The figures behind it are not printed."),
    "hidden": N_("A figure behind it is not shown."),
    "ambiguous": N_("The words can be read in more than one way."),
    "extraction": N_("The text we hold is not clear at this place."),
}
# On which side of its target the printed number is, and on which the one worked out again.
SIDES = {
    "better/worse": N_(
        "The printed number is better than the target of {target}; worked out again it is worse."
    ),
    "worse/better": N_(
        "The printed number is worse than the target of {target}; worked out again it is better."
    ),
    "worse/worse": N_("Both are worse than the target of {target}."),
    "better/better": N_("Both are better than the target of {target}."),
    "level/better": N_("The printed number is the target of {target}; worked out again it is better."),
    "level/worse": N_("The printed number is the target of {target}; worked out again it is worse."),
    "better/level": N_(
        "The printed number is better than the target of {target}; worked out again it is the target."
    ),
    "worse/level": N_(
        "The printed number is worse than the target of {target}; worked out again it is the target."
    ),
    "level/level": N_("Both are the target of {target}."),
}
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")
SIGNS = str.maketrans({"*": "×", "/": "÷", "-": "−"})


@dataclass(frozen=True)
class Checked:
    """One claim with its source, its verdict and the sentences that bear it out."""

    source: tables.Source
    key: str
    word: str
    sentences: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Pair:
    """Two places that cannot both be right."""

    about: str
    is_certain: bool
    first: tables.Source
    second: tables.Source


def claims(here: Here, indicator: str) -> tuple[Checked, ...]:
    """The claims about one indicator, in the order of the file."""
    verdicts = {row.claim: row for row in here.package.all(CheckedClaim)}
    rows = here.package.where(Claim, "indicator", indicator)
    return tuple(_checked(here, claim, verdicts[claim.id]) for claim in rows)


def _checked(here: Here, claim: Claim, verdict: CheckedClaim) -> Checked:
    return Checked(
        source=tables.source_of(here, claim.document, claim.section, claim.quote),
        key=verdict.verdict,
        word=here.words.text(VERDICTS[verdict.verdict]),
        sentences=tuple(text for text in _sentences(here.words, claim, verdict) if text),
        note=claim.note,
    )


def _sentences(words: Words, claim: Claim, verdict: CheckedClaim) -> list[str]:
    return [
        _recomputed(words, claim, verdict),
        _rounding(words, verdict),
        _equals(words, claim, verdict),
        _against_target(words, claim, verdict),
        _why_not(words, claim, verdict),
    ]


def _why_not(words: Words, claim: Claim, verdict: CheckedClaim) -> str:
    """Why it cannot be checked, unless our note on the claim already begins with those words."""
    reason = words.text(WHY_NOT[verdict.reason]) if verdict.reason else ""
    return "" if reason and claim.note.startswith(reason) else reason


def _recomputed(words: Words, claim: Claim, verdict: CheckedClaim) -> str:
    if verdict.recomputed is None:
        return ""
    message = N_("Printed: {stated}. From the printed figures: {sum} = {recomputed}.")
    if NUMBER.fullmatch(verdict.sum):
        message = N_("Printed: {stated}. The printed figure: {recomputed}.")
    return words.text(
        message,
        stated=_with_unit(words, claim, claim.stated),
        sum=pretty(words, verdict.sum),
        recomputed=_with_unit(words, claim, _plainly(verdict.recomputed, claim.stated)),
    )


def _plainly(value: Decimal, stated: Decimal) -> Decimal:
    """A result with one place more than the printed number, or two where one would seem to round to it.

    15.547 is not 15.6, but 15.55 looks as if it were.
    """
    short = brief(value, stated)
    seems = short.quantize(stated, ROUND_HALF_UP) == stated
    return brief(value, stated, 2) if seems and value.quantize(stated, ROUND_HALF_UP) != stated else short


def _rounding(words: Words, verdict: CheckedClaim) -> str:
    if verdict.verdict != "rounding" or verdict.least is None or verdict.most is None:
        return ""
    return words.text(
        "Those figures are rounded; the result may lie anywhere from {least} to {most}.",
        least=words.number(verdict.least),
        most=words.number(verdict.most),
    )


def _equals(words: Words, claim: Claim, verdict: CheckedClaim) -> str:
    if not verdict.equals_sum:
        return ""
    return words.text(
        "The printed number equals {what}: {sum}.",
        what=claim.equals_words,
        sum=pretty(words, verdict.equals_sum),
    )


def _against_target(words: Words, claim: Claim, verdict: CheckedClaim) -> str:
    sides = f"{verdict.stated_side}/{verdict.recomputed_side}"
    if verdict.target is None or sides not in SIDES:
        return ""
    return words.text(SIDES[sides], target=_with_unit(words, claim, verdict.target))


def _with_unit(words: Words, claim: Claim, value: Decimal) -> str:
    pattern = N_("{value}%") if claim.unit.startswith("%") else N_("{value} {unit}")
    return words.text(pattern, value=words.number(value), unit=claim.unit)


def pretty(words: Words, sum_as_written: str) -> str:
    """A sum with its numbers in the language of the page and the signs of print: `30 ÷ 114 × 100`."""
    return NUMBER.sub(lambda found: words.number(Decimal(found[0])), sum_as_written).translate(SIGNS)


def contradictions(here: Here, indicator: str = "") -> tuple[Pair, ...]:
    """Pairs of places that cannot both be right: those about one indicator, or all."""
    rows = (r for r in here.package.all(Contradiction) if not indicator or r.indicator == indicator)
    return tuple(
        Pair(
            row.about,
            row.doubt == "none",
            tables.source_of(here, row.document, row.section, row.quote),
            tables.source_of(here, row.other_document, row.other_section, row.other_quote),
        )
        for row in rows
    )


def does_it_add_up(here: Here) -> str:
    """Every claim by its verdict, those that do not agree first, and the contradictions."""
    verdicts = {row.claim: row for row in here.package.all(CheckedClaim)}
    groups = [
        {
            "key": key,
            "name": here.words.text(name),
            "claims": [
                _checked(here, claim, verdicts[claim.id])
                for claim in here.package.all(Claim)
                if verdicts[claim.id].verdict == key
            ],
        }
        for key, name in sorted(VERDICTS.items(), key=lambda pair: ORDER.index(pair[0]))
    ]
    return render(here, "adding_up.html", groups=groups, contradictions=contradictions(here))
