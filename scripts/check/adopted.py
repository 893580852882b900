"""A site that a partnership has adopted says who publishes it and how to reach them."""

from collections.abc import Iterator

from macros.package import Package
from scripts.check.problem import Problem

FILE, ROW = "data/site.csv", 2
# What the regulator of statistics asks of every dashboard and only the publisher can give.
NEEDED = {
    "publisher": "Write the organisation that publishes the site, or false under adopted.",
    "contact": "Write how to ask a question, such as an address for e-mail, or false under adopted.",
}


def named(package: Package) -> Iterator[Problem]:
    """Each cell that an adopted site leaves empty."""
    for column, remedy in NEEDED.items():
        if package.site.adopted and not getattr(package.site, column):
            yield Problem(FILE, ROW, column, "The site is adopted, and the cell is empty.", remedy)
