"""A shared address shows the message of its page, of a sensitive page only the name of the site."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from xml.etree import ElementTree  # our own drawings, not somebody else's file

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from macros.here import Here
from macros.leaflet.letters import FONTS
from macros.leaving import is_sensitive
from macros.nouns import Indicator
from macros.package import Package
from macros.pictures.card import BAND, EDGE, HIGH, WIDE, card, site_card
from macros.pictures.files import files
from macros.pictures.preview import preview, told
from tests.conftest import Build, in_english

SVG = "{http://www.w3.org/2000/svg}"
META = re.compile(r'<meta (?:property|name)="((?:og|twitter):[\w:]+)" content="([^"]*)">')


@pytest.fixture(params=["real", "exampleshire"])
def place(request: pytest.FixtureRequest, here: Here) -> Here:
    package: Package = request.getfixturevalue(request.param)
    return replace(here, package=package)


def tags(html: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in META.findall(html)}


def addresses(site: Path) -> list[str]:
    pages = (path.parent.relative_to(site).as_posix() for path in in_english(site))
    return [("" if one == "." else f"{one}/") for one in pages if not one.startswith(("embed", "pl/"))]


def test_only_pages_that_are_not_sensitive_have_a_card_of_their_own(place: Here) -> None:
    found = told(place)
    assert found
    assert not any(is_sensitive(place.package, path) for path in found)


def test_a_sensitive_page_shows_the_site_alone(here: Here, real: Package) -> None:
    there = replace(here, package=real)
    for path in ("help/", "indicators/marac-cases/", "tables/risk-matrix/", "documents/report-2018/"):
        seen = preview(there, path)
        assert (seen.image, seen.neutral) == ("https://portal.example/cards/site.png", True)
        assert seen.alternative == real.title


def test_a_page_with_a_chart_shows_its_message(here: Here) -> None:
    seen = preview(here, "indicators/bicycles-checked/")
    assert seen.image == "https://exampleshire.example/cards/bicycles-checked.png"
    assert seen.alternative == (
        "Bicycles checked: 395 bicycles (2019), 520 bicycles (2025). "
        "Bicycles, Exampleshire, January 2019 to December 2025."
    )
    assert not seen.neutral


def test_every_card_has_the_size_that_is_asked_for(here: Here) -> None:
    cards = {address: data for address, data in files(here) if address.startswith("cards/")}
    assert len(cards) == len(told(here)) + 1
    for address, data in cards.items():
        assert Image.open(io.BytesIO(data)).size == (1200, 630), address


class Letters:
    """How wide a text really is in the letters a card is set in."""

    def __init__(self) -> None:
        self.fonts = {
            weight: TTFont(FONTS / f"AtkinsonHyperlegibleNext-{weight}.ttf") for weight in ("Regular", "Bold")
        }

    def wide(self, text: str, size: float, weight: str) -> float:
        font = self.fonts[weight]
        letters = font.getBestCmap()
        units = sum(font["hmtx"][letters[ord(sign)]][0] for sign in text)
        return float(units / font["head"].unitsPerEm * size)


def lines(svg: str) -> list[tuple[str, float, str]]:
    """Every line of words on the band: the text, its size, its weight."""
    found = []
    for block in ElementTree.fromstring(svg).iter(f"{SVG}g"):  # noqa: S314
        if block.get("class") == "on-dark":
            size = float(block.get("font-size") or 0)
            for line in block.iter(f"{SVG}text"):
                weight = "Bold" if line.find(f"{SVG}tspan") is not None else "Regular"
                found.append(("".join(line.itertext()), size, weight))
    return found


def test_no_words_of_a_card_leave_its_band(place: Here) -> None:
    letters = Letters()
    name = place.package.title
    made = [(card(place, name, chart), chart.headline) for chart in told(place).values()]
    for svg, headline in [*made, (site_card(place, name, place.package.description), name)]:
        band = BAND if f"h{BAND:g}v{HIGH:g}" in svg else WIDE
        assert f"h{band:g}v{HIGH:g}" in svg
        for text, size, weight in lines(svg):
            assert letters.wide(text, size, weight) <= band - 2 * EDGE, (headline, text)


def test_a_card_says_whose_site_it_is_not(place: Here) -> None:
    notice = f"Not published by, or checked with, the {place.package.site.partnership}."
    for chart in told(place).values():
        said = " ".join(text for text, _, _ in lines(card(place, place.package.title, chart)))
        assert chart.headline in said
        assert notice in said


def test_the_neutral_card_names_no_topic(here: Here, real: Package) -> None:
    there = replace(here, package=real)
    said = " ".join(t for t, _, _ in lines(site_card(there, real.title, real.description))).casefold()
    assert real.title.casefold() in said
    for indicator in real.all(Indicator):
        if indicator.sensitive:
            assert indicator.name.casefold() not in said


@pytest.mark.parametrize("name", ["real_build", "exampleshire_build"])
def test_every_page_has_a_card_that_exists(name: str, request: pytest.FixtureRequest) -> None:
    built: Build = request.getfixturevalue(name)
    for address in addresses(built.site):
        html = built.page(address)
        if "http-equiv" in html:
            continue  # a page that only leads on
        found = tags(html)
        image = re.sub(r"^https://[^/]+/", "", found["og:image"])
        assert (built.site / image).is_file(), address
        assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
        assert found["twitter:card"] == "summary_large_image"
        assert found["og:title"]
        assert found["og:description"]


def test_what_a_chat_reads_of_a_sensitive_page_names_no_topic(real: Package, real_build: Build) -> None:
    checked = 0
    for address in addresses(real_build.site):
        if is_sensitive(real, address):
            found = tags(real_build.page(address))
            assert found["og:title"] == found["og:site_name"] == real.title, address
            assert found["og:image"].endswith("/cards/site.png")
            assert found["og:image:alt"] == real.title
            assert found["og:description"] == tags(real_build.page(""))["og:description"]
            checked += 1
    assert checked > 30


def test_an_ordinary_page_shows_its_name_and_what_it_is(real_build: Build) -> None:
    found = tags(real_build.page("indicators/street-leaders/"))
    assert found["og:title"] == "Volunteer street leaders"
    assert found["og:image"] == "https://portal.example/cards/street-leaders.png"


@pytest.mark.parametrize(
    ("name", "package"), [("real_build", "real"), ("exampleshire_build", "exampleshire")]
)
def test_the_site_and_its_package_have_one_name(
    name: str, package: str, request: pytest.FixtureRequest
) -> None:
    """Cards, citations and embeds take the name from the package, pages from mkdocs.yml."""
    built: Build = request.getfixturevalue(name)
    described: Package = request.getfixturevalue(package)
    assert tags(built.page(""))["og:site_name"] == described.title
