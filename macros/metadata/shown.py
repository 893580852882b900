"""Which dataset a page shows, and when what it shows last changed."""

from __future__ import annotations

from datetime import date

from macros.metadata.model import Catalogue, Dataset


def shown_at(told: Catalogue, address: str) -> Dataset | None:
    """The dataset whose page lies at `address` below the site, without a language; None for other pages."""
    return next((one for one in told.datasets if one.page == address), None)


def changed_on(told: Catalogue, address: str) -> date:
    """The day on which a page last changed, as far as the data tell: words carry no date of their own."""
    one = shown_at(told, address)
    return (one or told).modified.date()
