"""Is every plan told whole: has each heading by which plans are read a row, be it that nothing is printed?"""

from collections.abc import Iterator

from macros.nouns import Plan, PlanPart
from macros.package import Package
from scripts.check.lines import lines
from scripts.check.problem import Problem, listed, quote


def parts(package: Package) -> Iterator[Problem]:
    """Every plan has at least one row for every part that the contract names."""
    told = {(row.plan, row.part) for row in package.all(PlanPart)}
    for line in lines(package, Plan):
        missing = [part for part in _parts(package) if (line.noun.id, part) not in told]
        if missing:
            what = f"Nothing is said on {listed(missing)} of {quote(line.noun.name)}."
            remedy = (
                f"Add a row for each with the plan {line.noun.id} to data/plan_parts.csv. "
                "Where the documents are silent, its state is not_given."
            )
            yield line.problem("id", what, remedy)


def _parts(package: Package) -> tuple[str, ...]:
    fields = package.resource("plan-parts").fields
    return tuple(next(field.constraints["enum"] for field in fields if field.name == "part"))
