"""The pages of a built site by language, and one of each type."""

from __future__ import annotations

from pathlib import Path

# One page a template, and those that differ most within one.
TYPES = (
    "",
    "priorities/domestic-abuse-and-sexual-violence/",
    "indicators/",
    "indicators/deliberate-fires/",
    "tables/treatment-benchmarks/",
    "documents/report-2018/",
    "plans/plan-2014/",
    "promises/",
    "explore/road-safety/",
    "help/",
    "embed/deliberate-fires/",
    "404.html",
)


def by_language(site: Path) -> dict[str, list[str]]:
    """The address of every page below the folder of its language; the first language has none: ``""``."""
    folders = sorted(path.parent.name for path in site.glob("*/404.html"))
    found = {folder: _pages(site / folder) for folder in folders}
    first = [page for page in _pages(site) if page.split("/")[0] not in folders]
    return {"": first, **found}


def _pages(folder: Path) -> list[str]:
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return sorted(name.removesuffix("index.html") for name in files)
