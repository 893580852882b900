"""The page of addresses that stay: each kind leads to something on the built site."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.here import Here
from macros.package import Package
from macros.staying import GROUPS, Kept, addresses
from tests.conftest import Build

SITES = ["exampleshire", "real"]


def kept() -> list[Kept]:
    return [one for _, group in GROUPS for one in group]


@pytest.mark.parametrize("name", SITES)
def test_every_address_that_stays_is_there(name: str, request: pytest.FixtureRequest) -> None:
    package: Package = request.getfixturevalue(name)
    build: Build = request.getfixturevalue(f"{name}_build")
    for one in kept():
        example = one.example(package)
        path = build.site / example / ("index.html" if example.endswith("/") else "")
        assert not example or path.is_file(), f"{one.pattern}: {example} is not there"


@pytest.mark.parametrize("name", SITES)
def test_the_page_links_every_example(name: str, request: pytest.FixtureRequest) -> None:
    package: Package = request.getfixturevalue(name)
    page = LexborHTMLParser(request.getfixturevalue(f"{name}_build").page("data/addresses"))
    # A word of the trade that a description uses may be a link too, to what it means.
    linked = [text for link in page.css(".addresses a") if (text := link.text()).startswith("/")]
    assert linked == [f"/{example}" for one in kept() if (example := one.example(package))]


def test_only_releases_may_lack_an_example_and_the_page_says_so(
    real: Package, exampleshire: Package, here: Here
) -> None:
    missing = {one.pattern for one in kept() if not one.example(real)}
    assert missing == {"releases/<id>/", "releases/<id>/files/…"}
    assert not [one.pattern for one in kept() if not one.example(exampleshire)]
    said = addresses(Here(real, here.words, here.to))
    assert said.count("There is none yet.") == len(missing)
    assert "There is none yet." not in addresses(here)


def test_a_pattern_is_shown_with_the_name_of_the_package(here: Here) -> None:
    assert f"<code>/data/{here.package.name}.zip</code>" in addresses(here)
    assert "<code>/data/&lt;id&gt;.csv</code>" in addresses(here)
