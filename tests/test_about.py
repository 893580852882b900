"""What the site says about itself is true before and after the partnership adopts it."""

from __future__ import annotations

from dataclasses import replace

from macros.about import ask, draft
from macros.here import Here
from tests.conftest import Build


def told(here: Here, **columns: object) -> Here:
    """The same place, on a site whose `site.csv` says something else."""
    site = replace(here.package.site, **columns)  # type: ignore[arg-type]
    return replace(here, package=replace(here.package, site=site))


def test_a_page_somebody_has_to_sign_is_a_draft_until_the_site_is_adopted(here: Here) -> None:
    assert "<strong>Draft.</strong>" in draft(told(here, adopted=False))
    assert draft(told(here, adopted=True)) == ""


def test_the_draft_pages_of_the_built_site_are_headed_draft(real_build: Build) -> None:
    for page in ("accessibility", "privacy"):
        text = real_build.page(page)
        assert text.index("<strong>Draft.</strong>") < text.index("<h2"), page


def test_a_way_nobody_has_confirmed_is_said_to_be_open(here: Here) -> None:
    text = ask(told(here, contact="", complaints="", host=""))
    assert text.count("<dd>Not confirmed yet.</dd>") == 3


def test_an_address_becomes_a_link_and_anything_else_stays_words(here: Here) -> None:
    text = ask(told(here, contact="safer@example.org", complaints="Write to the <council>.", host="A host"))
    assert '<a href="mailto:safer@example.org">safer@example.org</a>' in text
    assert "<dd>Write to the &lt;council&gt;.</dd>" in text
    assert "<dd>A host</dd>" in text
    web = ask(told(here, contact="https://council.example/ask", complaints="", host=""))
    assert '<a href="https://council.example/ask">https://council.example/ask</a>' in web
