"""Does a published table have the columns that are drawn: as bars, and as the two sides of a matrix?"""

from collections.abc import Iterator

from macros.nouns import PublishedTable
from macros.package import TABLES, Package
from scripts.check.lines import lines
from scripts.check.problem import Problem, nearest, quote


def drawn(package: Package) -> Iterator[Problem]:
    """Bars and matrices are drawn from columns of numbers that the table has."""
    held = {resource.name: resource for resource in package.resources if resource.path.startswith(TABLES)}
    for line in lines(package, PublishedTable):
        table = line.noun
        if table.id not in held:
            continue  # that the file is missing is said where files are compared with the contract
        numbers = [field.name for field in held[table.id].fields if field.is_number]
        wanted = [("drawn", table.drawn)] if table.drawn else []
        for column, name in [*wanted, *(("matrix", side) for side in table.matrix)]:
            if name not in numbers:
                what = f"{quote(table.id)} has no column of numbers {quote(name)}.{nearest(name, numbers)}"
                remedy = f"Write the name of a column of {held[table.id].path} that holds numbers."
                yield line.problem(column, what, remedy)
