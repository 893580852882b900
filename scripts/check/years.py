"""Do the figures that judgements lean on exist: years without dates, and events behind a rate?"""

from collections.abc import Iterator

from macros.nouns import ConsecutiveYears, Indicator
from macros.package import Package
from scripts.check.lines import lines
from scripts.check.problem import Problem, nearest, quote


def worded(package: Package) -> Iterator[Problem]:
    """Both periods of a pair are printed, without dates, by figures of that document."""
    for line in lines(package, ConsecutiveYears):
        rows = [r for r in package.observations(line.noun.indicator) if r.document == line.noun.document]
        undated = {row.period_as_published for row in rows if row.period_end is None}
        for column, words in (("earlier", line.noun.earlier), ("later", line.noun.later)):
            if words not in undated:
                whose = f"{line.noun.indicator} in {line.noun.document}"
                what = f"No undated figure of {whose} is for {quote(words)}.{nearest(words, undated)}"
                remedy = "Write the words as they stand under period_as_published, or take the row out."
                yield line.problem(column, what, remedy)


def numerators(package: Package) -> Iterator[Problem]:
    """The events of a rate or share are a count with the same breakdowns."""
    by_id = {row.id: row for row in package.all(Indicator)}
    for line in lines(package, Indicator):
        own, counted = line.noun, by_id.get(line.noun.numerator)
        if counted is None:
            continue
        if own.kind not in {"rate", "proportion"}:
            what = f"{quote(own.id)} is of the kind {own.kind}, which is not worked out from events."
            yield line.problem("numerator", what, "Empty the cell.")
        elif counted.kind != "count" or counted.dimensions != own.dimensions:
            what = f"{quote(counted.id)} is no count with the same breakdowns as {quote(own.id)}."
            yield line.problem(
                "numerator", what, "Name the indicator that counts its events, or empty the cell."
            )
