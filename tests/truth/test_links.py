"""Every address that a site hands out leads somewhere: on pages, in files, in feeds and catalogues."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.conftest import Build
from tests.truth.links import Links
from tests.truth.numbers import Numbers
from tests.truth.test_numbers import Swap

PUBLIC = "https://portal.example/"


@pytest.fixture(scope="module")
def links(real_build: Build) -> Links:
    return Links(real_build.site, PUBLIC)


def test_every_link_and_anchor_leads_somewhere(numbers: Numbers) -> None:
    public = numbers.facts.rows["site"][0]["public_address"]
    found = list(Links(numbers.site, public).all())
    assert [link for link in found if link.fault] == []
    kinds = Counter(link.kind for link in found)
    assert min(kinds[kind] for kind in ("link", "anchor", "whole address", "file")) > 5, kinds
    for row in numbers.facts.rows["redirects"]:
        assert any(link.kind == "redirect" and row["old"] in link.where for link in found), row


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('href="data/"', 'href="date/"'),
        ('href="#content"', 'href="#contents"'),
        ('src="assets/portal.js"', 'src="assets/portals.js"'),
        (
            'href="indicators/serious-acquisitive-crime/"',
            'href="indicators/serious-acquisitive-crime/#targts"',
        ),
        ('content="https://portal.example/cards/', 'content="https://portal.example/card/'),
    ],
)
def test_a_broken_address_on_a_page_is_found(links: Links, swap: Swap, old: str, new: str) -> None:
    text = (links.site / "index.html").read_text(encoding="utf-8")
    assert [link for link in links.of_page("index.html", text) if link.fault] == []
    assert [link for link in links.of_page("index.html", swap(text, old, new)) if link.fault] != []


def test_an_old_address_that_leads_nowhere_is_found(links: Links) -> None:
    page = '<meta http-equiv="refresh" content="0; url=../../indicators/{}/">'
    assert [
        x.fault for x in links.of_page("indicators/old/index.html", page.format("victim-based-crime"))
    ] == [""]
    [lost] = links.of_page("indicators/old/index.html", page.format("victim-base-crime"))
    assert (lost.kind, lost.fault) == ("redirect", "../../indicators/victim-base-crime/ leads to no file")


@pytest.mark.parametrize(
    ("file", "folder"),
    [
        ("sitemap.xml", "about"),
        ("feeds/all.xml", "feeds"),
        ("data/index.json", "documents"),
        ("data/catalogue.ttl", "documents"),
    ],
)
def test_a_broken_address_in_a_file_is_found(links: Links, swap: Swap, file: str, folder: str) -> None:
    text = (links.site / file).read_text(encoding="utf-8")
    assert [link for link in links.of_file(file, text) if link.fault] == []
    planted = swap(text, f"{PUBLIC}{folder}/", f"{PUBLIC}{folder}s/")
    assert [link for link in links.of_file(file, planted) if link.fault] != []
