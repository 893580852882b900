"""How many promises of the site itself are checked, in which way, with what result: pages do not count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from macros.nouns import Pledge, Result
from macros.package import Package
from macros.verdicts import PledgeCount

ALL = "all"
WAYS = ("every_change", "by_hand", "not_tested")


def rows(package: Package) -> Iterator[PledgeCount]:
    """All promises, then those checked in each way; a way that does not occur counts nought."""
    pledges = package.all(Pledge)
    results = {row.check: row for row in package.all(Result)}
    if pledges:
        yield _counted(ALL, pledges, results)
        for way in WAYS:
            yield _counted(way, [row for row in pledges if row.how == way], results)


def _counted(how: str, pledges: Sequence[Pledge], results: Mapping[str, Result]) -> PledgeCount:
    counts = Counter(_came_out(pledge, results) for pledge in pledges)
    return PledgeCount(how, len(pledges), counts["no_fault"], counts["fault"], counts["no_result"])


def _came_out(pledge: Pledge, results: Mapping[str, Result]) -> str:
    """A fault in any result counts; no fault counts only where every result is there.

    Of what nobody tests nothing came out, and no result of it is missing.
    """
    if not pledge.results:
        return "not_tested"
    found = [results[check] for check in pledge.results if check in results]
    if any(result.faults for result in found):
        return "fault"
    return "no_fault" if len(found) == len(pledge.results) else "no_result"
