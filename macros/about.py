"""What stands on the pages about the site itself: drafts, and how to reach somebody."""

from __future__ import annotations

from macros.here import Here
from macros.marking import N_
from macros.nouns import Site
from macros.render import render


def draft(here: Here) -> str:
    """The heading of a page that a publisher has to sign; nothing once the site is adopted."""
    return "" if here.package.site.adopted else render(here, "draft.html")


def ask(here: Here) -> str:
    """How to ask a question, report a wrong figure, or complain, as far as a person has confirmed it."""
    site = here.package.site
    return render(here, "ask.html", ways=[_way(here, *way) for way in _ways(site)], host=site.host)


def _ways(site: Site) -> tuple[tuple[str, str], ...]:
    return (
        (N_("To ask a question or report a wrong figure"), site.contact),
        (N_("To complain about an answer"), site.complaints),
    )


def _way(here: Here, name: str, how: str) -> dict[str, str]:
    """One way; an address of mail or web becomes a link, anything else stays words."""
    href = f"mailto:{how}" if "@" in how and " " not in how else how if how.startswith("https://") else ""
    return {"name": here.words.text(name), "how": how, "href": href}
