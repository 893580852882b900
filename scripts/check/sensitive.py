"""Does every page about abuse or exploitation offer a quick way out?"""

from collections.abc import Iterator

from macros.nouns import Indicator, PublishedTable, Theme
from macros.package import Package
from scripts.check.lines import lines
from scripts.check.problem import Problem, quote

PAGES: tuple[type[Indicator] | type[PublishedTable], ...] = (Indicator, PublishedTable)


def pages(package: Package) -> Iterator[Problem]:
    """An indicator or table of a sensitive theme is sensitive itself."""
    themes = {theme.id for theme in package.all(Theme) if theme.sensitive}
    for noun in PAGES:
        for line in lines(package, noun):
            if line.noun.theme in themes and not line.noun.sensitive:
                what = (
                    f"Its theme {quote(line.noun.theme)} is sensitive, so its page needs the quick way out."
                )
                yield line.problem("sensitive", what, "Write true.")
