"""What search engines are told: every page, when it changed, its twins in other languages, and no more."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from defusedxml import ElementTree  # type: ignore[import-untyped]

from macros.languages.pages import blob
from macros.metadata.sitemap import Entry, Place, entries
from tests.conftest import EXAMPLESHIRE, Build, build, checkout, speaks
from tests.metadata.conftest import Served

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def listed(site: Path) -> dict[str, tuple[str, dict[str, str]]]:
    """Address -> day of the last change and twins by language."""
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    found = {}
    for url in root.findall("s:url", NAMES):
        twins = {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", NAMES)}
        found[url.findtext("s:loc", "", NAMES)] = (url.findtext("s:lastmod", "", NAMES), twins)
    assert len(found) == len(root)
    return found


@pytest.mark.parametrize("name", ["real_build", "exampleshire_build"])
def test_the_list_holds_every_page_and_nothing_else(name: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(name).site
    pages = {
        path.parent.relative_to(site).as_posix()
        for path in site.rglob("index.html")
        if '<meta name="robots" content="noindex">' not in path.read_text(encoding="utf-8")
    }
    found = listed(site)
    home = min(found, key=len)
    assert {address.removeprefix(home).rstrip("/") or "." for address in found} == pages
    assert not any(twins for _, twins in found.values())


def test_a_page_is_as_new_as_the_figures_on_it(exampleshire_build: Build) -> None:
    found = listed(exampleshire_build.site)
    home = "https://exampleshire.example/"
    assert found[f"{home}indicators/bicycles-stolen/"][0] == "2025-11-06"
    assert found[f"{home}indicators/scooters-stolen/"][0] == "2026-08-06"
    assert found[home][0] == "2026-08-06"


def test_twins_name_each_other_and_the_one_for_everybody_else(ours: Served) -> None:
    places = [
        Place("pl", "about/", "pl/about/"),
        Place("en", "about/", "about/"),
        Place("en", "help/", "help/"),
    ]
    home, day = "https://exampleshire.example/", date(2026, 8, 6)
    twins = (("en", f"{home}about/"), ("pl", f"{home}pl/about/"), ("x-default", f"{home}about/"))
    assert entries(ours.told, places, "en") == [
        Entry(f"{home}about/", day, twins),
        Entry(f"{home}help/", day, ()),
        Entry(f"{home}pl/about/", day, twins),
    ]


@pytest.fixture(scope="module")
def in_two_languages(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Exampleshire with one page translated and one indicator renamed."""
    folder = checkout(tmp_path_factory.mktemp("two"), EXAMPLESHIRE)
    speaks(folder, "pl", "Polski")
    english = folder / "docs/en/help.md"
    told = f"translation: {{of: {blob(english.read_bytes())}, state: checked, by: Teacher, on: 2026-08-01}}"
    help = english.read_text(encoding="utf-8").replace("---\n# Get help", f"{told}\n---\n# Pomoc")
    (folder / "docs/pl/help.md").write_text(help, encoding="utf-8")
    redirects = folder / "data/redirects.csv"
    redirects.write_bytes(redirects.read_bytes() + b"silent-nights,quiet-nights\r\n")
    return build(folder)


def test_only_a_page_in_its_own_words_is_listed_in_a_second_language(in_two_languages: Build) -> None:
    assert in_two_languages.code == 0, in_two_languages.output
    found, home = listed(in_two_languages.site), "https://exampleshire.example/"
    both = {"en": f"{home}help/", "pl": f"{home}pl/help/", "x-default": f"{home}help/"}
    assert found[f"{home}help/"][1] == both
    assert found[f"{home}pl/help/"][1] == both
    assert f"{home}pl/about/" not in found
    assert found[f"{home}about/"][1] == {}
    assert set(found[f"{home}indicators/quiet-nights/"][1]) == {"en", "pl", "x-default"}
    assert found[f"{home}pl/indicators/bicycles-stolen/"][0] == "2025-11-06"


def test_an_old_address_and_the_page_for_what_is_missing_are_not_listed(in_two_languages: Build) -> None:
    site = in_two_languages.site
    assert (site / "indicators/silent-nights/index.html").is_file()
    assert (site / "404.html").is_file()
    assert [address for address in listed(site) if "silent-nights" in address or "404" in address] == []


def test_a_page_nobody_translated_is_english_says_so_and_has_its_true_address_there(
    in_two_languages: Build,
) -> None:
    page = in_two_languages.page("pl/about")
    notice = "This page is not translated yet. It stands here in English, with the same figures."
    assert f'<span lang="en" dir="ltr" data-untranslated>{notice}</span>' in page
    assert re.search(r'<div lang="en" dir="ltr">\s*<h1', page)
    assert '<html lang="pl" dir="ltr">' in page
    assert '<link rel="canonical" href="https://exampleshire.example/about/">' in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_page_in_its_own_words_is_no_draft_once_a_speaker_has_checked_it(in_two_languages: Build) -> None:
    page = in_two_languages.page("pl/help")
    assert '<meta name="robots"' not in page
    assert "A computer translated this page." not in page
    assert "Some words on this page are not translated yet. They are in English." in page
    assert 'class="in-english"' not in page


def test_no_page_has_its_browser_look_for_twins(in_two_languages: Build) -> None:
    head, _, body = in_two_languages.page("help").partition("</head>")
    assert "hreflang" not in head
    assert 'href="../pl/help/" lang="pl" hreflang="pl"' in body


def test_robots_may_look_at_everything_and_learn_where_the_list_is(
    ours: Served, exampleshire_build: Build
) -> None:
    text = (exampleshire_build.site / "robots.txt").read_text(encoding="utf-8")
    assert text == "User-agent: *\nAllow: /\n\nSitemap: https://exampleshire.example/sitemap.xml\n"
