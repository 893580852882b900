"""A target that is missed, or about to be, needs words: why, who owns it, and what happens next."""

from collections.abc import Iterator

from macros.nouns import Commentary, Indicator, Release, Withheld
from macros.package import Package
from macros.verdicts import Status
from scripts.check.lines import lines
from scripts.check.problem import Problem, quote

WORDS = {"off_track": "off track", "target_missed": "a missed target"}


def bad_news(package: Package) -> Iterator[Problem]:
    """Every figure off track that is no history has a commentary for the newest release or the next."""
    names = {row.id: row.name for row in package.all(Indicator)}
    newest = _newest_release(package)
    told = {row.indicator for row in package.all(Commentary) if row.release in {newest, ""}}
    for line in lines(package, Status):
        row = line.noun
        if row.status in WORDS and not row.historical and row.indicator not in told:
            name = quote(names.get(row.indicator, row.indicator))
            what = f"{name} is {WORDS[row.status]}, and nobody says why."
            remedy = (
                f"Add a row for {row.indicator} to data/commentary.csv: words, the role that owns it, "
                "and the next action."
            )
            yield line.problem("status", what, remedy)


def withheld(package: Package) -> Iterator[Problem]:
    """A judgement that is taken back is one that was given; before the first ones nobody can say."""
    given = {(row.indicator, row.area_code, row.breakdown) for row in package.all(Status)}
    for line in lines(package, Withheld):
        row = line.noun
        if given and (row.indicator, row.area_code, row.breakdown) not in given:
            what = f"No judgement is given on {quote(row.indicator)} for this area and breakdown."
            yield line.problem("indicator", what, "Correct the row, or take it out.")


def _newest_release(package: Package) -> str:
    """One that was withdrawn took its words with it."""
    released = sorted((row for row in package.all(Release) if row.stands), key=lambda row: row.moment)
    return released[-1].id if released else ""
