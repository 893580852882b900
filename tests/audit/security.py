"""The part of the audit that asks what every page and file of the site may load, run and give away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.audit.measures import Measure
from tests.security.cells import dangers, tables
from tests.security.files import elsewhere, html
from tests.security.pages import faults
from tests.security.private import secrets


def security(site: Path) -> Iterator[Measure]:
    """Policies, fetches from elsewhere, formulas and secrets, each in every page or file there is."""
    pages = list(html(site))
    wrong = [f"{place}: {fault}" for place, text in pages for fault in faults(text)]
    yield Measure("security-policy", len(pages), "pages", tuple(wrong))
    loading = sum(path.suffix in (".css", ".js", ".svg") for path in site.rglob("*"))
    yield Measure("security-fetches", loading, "files", tuple(elsewhere(site)))
    found = [tuple(dangers(place, content)) for place, content in tables(site)]
    yield Measure("security-formulas", len(found), "files", tuple(cell for cells in found for cell in cells))
    told = [fault for place, text in pages for fault in secrets(place, text)]
    yield Measure("security-secrets", len(pages), "pages", tuple(told))
