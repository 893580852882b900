"""Is what the site says of each promise borne out, and does it lead to a page that exists?"""

from collections.abc import Iterator
from pathlib import Path

from macros.nouns import Commitment, Document, Evidence, Indicator, Plan, PublishedTable
from macros.package import Package
from scripts.check.lines import lines
from scripts.check.problem import Problem, nearest, quote

# Folders in which a row has a page of its own.
GENERATED: dict[str, type[Document] | type[Indicator] | type[Plan] | type[PublishedTable]] = {
    "documents": Document,
    "indicators": Indicator,
    "plans": Plan,
    "tables": PublishedTable,
}


def evidence(package: Package) -> Iterator[Problem]:
    """Whatever is said of a promise, other than that nothing is known, rests on a section."""
    shown = {row.commitment for row in package.all(Evidence)}
    for line in lines(package, Commitment):
        if line.noun.found != "no_evidence" and line.noun.id not in shown:
            what = f"The promise is called {quote(line.noun.found)}, and no document is named that shows it."
            remedy = f"Add a row for {line.noun.id} to data/evidence.csv, or write no_evidence."
            yield line.problem("found", what, remedy)


def kept(package: Package, root: Path) -> Iterator[Problem]:
    """What this site does towards a promise is said in words, and its page exists."""
    pages = _pages(package, root)
    for line in lines(package, Commitment):
        page = line.noun.kept_page
        if page and not line.noun.kept_here:
            what = f"{quote(page)} is named, but not what it does towards the promise."
            yield line.problem("kept_here", what, "Say so in one sentence, or empty kept_page.")
        if page and page not in pages:
            what = f"{quote(page)} is no page of this site.{nearest(page, pages)}"
            yield line.problem("kept_page", what, "Write the address as it ends, such as plan-summary/.")


def _pages(package: Package, root: Path) -> set[str]:
    """The addresses of all pages, written in `docs/` or made from a row."""
    made = {f"{folder}/{row.id}/" for folder, noun in GENERATED.items() for row in package.all(noun)}
    return made | {address for path in root.glob("docs/*/**/*.md") if (address := _address(path, root))}


def _address(path: Path, root: Path) -> str:
    """Such as `plans/` for `docs/en/plans/index.md`; empty for the home page."""
    parts = path.relative_to(root / "docs").with_suffix("").parts[1:]
    return "".join(f"{part}/" for part in parts if part != "index")
