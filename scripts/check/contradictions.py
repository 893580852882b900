"""Are the two places of a contradiction quoted as they should be?"""

from collections.abc import Iterator

from macros.nouns import Contradiction
from macros.package import Package
from scripts.check.claims import too_long
from scripts.check.lines import lines
from scripts.check.problem import Problem


def quotes(package: Package) -> Iterator[Problem]:
    """Both quotes stay short."""
    for line in lines(package, Contradiction):
        yield from too_long(line, "quote", line.noun.quote)
        yield from too_long(line, "other_quote", line.noun.other_quote)


def places(package: Package) -> Iterator[Problem]:
    """The two quotes are two, since no words contradict themselves."""
    for line in lines(package, Contradiction):
        row = line.noun
        if (row.quote, row.document, row.section) == (row.other_quote, row.other_document, row.other_section):
            what = "Both quotes are the same words of the same section."
            yield line.problem("other_quote", what, "Quote the other place.")
