"""Does it add up? Each claim of a document, worked out again from the document's own figures.

A sum that does not come out is said to be wrong only where the claim leaves no doubt, and only after the
rounding of the printed figures has been allowed for. What a value equals instead is said, never why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from macros.nouns import Claim, Indicator, Observation, Target
from macros.package import Package
from macros.verdicts import CheckedClaim
from scripts.check import arithmetic, inputs
from scripts.compute.formulas import decimal, filled, limits, result
from scripts.compute.series import narrowed

AGREES, ROUNDING = "agrees", "rounding"
DIFFERS, UNCHECKED = "does_not_agree", "cannot_be_checked"
NO_INPUTS, HIDDEN = "no_inputs", "hidden"


@dataclass(frozen=True)
class Limits:
    """The smallest and the largest result that rounding allows; `None` where all inputs are exact."""

    least: Fraction | None = None
    most: Fraction | None = None

    def hold(self, claim: Claim) -> bool:
        """Whether the stated value lies between them, to the precision in which it is printed."""
        if self.least is None or self.most is None:
            return False
        stated, tolerance = Fraction(claim.stated), Fraction(claim.tolerance)
        return self.least - tolerance <= stated <= self.most + tolerance


@dataclass(frozen=True)
class Sides:
    """A target, and on which side of it the stated and the recomputed value lie."""

    target: Decimal | None = None
    stated: str = ""
    recomputed: str = ""


def rows(package: Package) -> Iterator[CheckedClaim]:
    """One row for each claim, in the order of the file. The package must have passed `check`."""
    for claim in package.all(Claim):
        yield _checked(package, claim)


def _checked(package: Package, claim: Claim) -> CheckedClaim:
    if not claim.formula:
        return CheckedClaim(claim.id, UNCHECKED, NO_INPUTS, claim.stated)
    found = arithmetic.numbers(package, claim.inputs)
    known = {name: number for name, number in found.items() if number is not None}
    if len(known) < len(found):
        return CheckedClaim(claim.id, UNCHECKED, HIDDEN, claim.stated)
    return _recomputed(package, claim, known)


def _recomputed(package: Package, claim: Claim, known: dict[str, Decimal]) -> CheckedClaim:
    exact = result(claim.formula, known)
    rounding = Limits(*limits(claim.formula, known, claim.rounded)) if claim.rounded else Limits()
    verdict, reason = _verdict(claim, exact, rounding)
    has_equal = claim.equals and verdict in {ROUNDING, DIFFERS}
    sides = _sides(package, claim, exact) if verdict == DIFFERS else Sides()
    return CheckedClaim(
        claim.id,
        verdict,
        reason,
        stated=claim.stated,
        recomputed=decimal(exact),
        sum=filled(claim.formula, known),
        difference=decimal(Fraction(claim.stated) - exact),
        least=decimal(rounding.least),
        most=decimal(rounding.most),
        equals_sum=filled(claim.equals, known) if has_equal else "",
        target=sides.target,
        stated_side=sides.stated,
        recomputed_side=sides.recomputed,
    )


def _verdict(claim: Claim, exact: Fraction, rounding: Limits) -> tuple[str, str]:
    """The verdict, and the reason where there is none: only a claim without doubt may be called wrong."""
    if arithmetic.agrees(claim, exact):
        return AGREES, ""
    if rounding.hold(claim):
        return ROUNDING, ""
    return (DIFFERS, "") if claim.doubt == "none" else (UNCHECKED, claim.doubt)


def _sides(package: Package, claim: Claim, exact: Fraction) -> Sides:
    """Whether the difference decides on which side of its target the figure is."""
    figure = _figure(package, claim)
    target = _target(package, figure) if figure else None
    level = target.shown if target else None
    if figure is None or level is None:
        return Sides()
    direction = package.one(Indicator, figure.indicator).direction
    return Sides(level, _side(Fraction(claim.stated), level, direction), _side(exact, level, direction))


def _figure(package: Package, claim: Claim) -> Observation | None:
    if not claim.figure:
        return None
    wanted = inputs.parse(f"figure={claim.figure}")
    [row] = inputs.rows(package, wanted)
    return package.observations(wanted.resource)[row - 2]


def _target(package: Package, figure: Observation) -> Target | None:
    """The level for the last day of the figure, or else one of its document that names no day."""
    aimed = [target for target in package.all(Target) if _is_about(target, figure)]
    dated = [t for t in aimed if t.date is not None and t.date == figure.period_end]
    undated = [t for t in aimed if t.date is None and t.document == figure.document]
    return next(iter([*dated, *undated]), None)


def _is_about(target: Target, figure: Observation) -> bool:
    is_level = (target.kind, target.rule) == ("target", "level") and target.shown is not None
    same = (target.indicator, target.area_code, target.breakdown)
    return is_level and same == (figure.indicator, figure.area_code, narrowed(figure.breakdown))


def _side(value: Fraction, level: Decimal, direction: str) -> str:
    if direction == "none":
        return ""
    if value == Fraction(level):
        return "level"
    is_lower = value < Fraction(level)
    return "better" if is_lower == (direction == "lower") else "worse"
