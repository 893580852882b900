"""Do targets and baselines speak of something that is measured?"""

from collections.abc import Iterator

from macros.nouns import Category, Indicator, Observation, Target, Withheld
from macros.package import Package
from scripts.check.lines import Line, lines, observed_of
from scripts.check.problem import Problem, listed, quote

Pairs = tuple[tuple[str, str], ...]


def breakdowns(package: Package) -> Iterator[Problem]:
    """A target is about everything, or about a part that exists."""
    known = {(category.dimension, category.category) for category in package.all(Category)}
    dimensions = {indicator.id: indicator.dimensions for indicator in package.all(Indicator)}
    judged: list[Line[Target] | Line[Withheld]] = [*lines(package, Target), *lines(package, Withheld)]
    for line in judged:
        own = dimensions.get(line.noun.indicator, ())
        for part in _parts(line.noun.breakdown):
            dimension, _, category = part.partition("=")
            if dimension not in own:
                what = f"{quote(part)} names no breakdown of {line.noun.indicator}."
                remedy = "Write all, or pairs such as ward=north joined by &."
                yield line.problem("breakdown", what, remedy)
            elif (dimension, category) not in known:
                what = f"{quote(category)} is not a category of {dimension} in data/categories.csv."
                yield line.problem("breakdown", what, "Correct it, or add it there first.")


def baselines(package: Package) -> Iterator[Problem]:
    """A baseline is the observation of the same day, where there is one."""
    for line in lines(package, Target):
        target = line.noun
        if target.kind != "baseline" or target.rule != "level":
            continue
        same_day = [seen for seen in observed_of(package, target.indicator) if _matches(seen.noun, target)]
        values = [seen.noun.value for seen in same_day if seen.noun.value is not None]
        if values and target.value not in values:
            rows = listed(seen.row for seen in same_day)
            what = (
                f"{quote(target.value)} is not the figure observed on that day, {listed(map(quote, values))}"
            )
            place = f"data/observations/{target.indicator}.csv, row {rows}"
            yield line.problem("value", f"{what} ({place}).", "Correct one of the two.")


def levels(package: Package) -> Iterator[Problem]:
    """A target can be reached, and its time does not run backwards."""
    for line in lines(package, Target):
        target = line.noun
        if target.rule != "level" and target.value is not None and target.value < -100:
            what = f"{quote(target.value)} would be a fall by more than everything."
            yield line.problem("value", what, "A fall in per cent is at most -100.")
        if target.period_start and target.date and target.period_start > target.date:
            what = f"{quote(target.period_start)} is after the date of the target, {quote(target.date)}."
            yield line.problem("period_start", what, "Correct one of the two.")


def _matches(row: Observation, target: Target) -> bool:
    same_day = row.period_end is not None and row.period_end == target.date
    return same_day and row.area_code == target.area_code and _is_part(row.breakdown, target.breakdown)


def _is_part(pairs: Pairs, breakdown: str) -> bool:
    """Whether an observation is about the part a target names, and about all of everything else."""
    named = dict(part.partition("=")[::2] for part in _parts(breakdown))
    return all(category == named.get(dimension, "all") for dimension, category in pairs)


def _parts(breakdown: str) -> list[str]:
    return [] if breakdown == "all" else breakdown.split("&")
