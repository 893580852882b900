"""Nobody is lost: crumbs on every page, a page for what is missing, old addresses that still lead on."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tests.conftest import EXAMPLESHIRE, Build, build, checkout, in_english
from tests.test_build import Links, replace_in


def crumbs(html: str) -> list[str]:
    found = re.search(r'<nav class="crumbs".*?</nav>', html, re.DOTALL)
    return (
        [unescape(re.sub(r"<[^>]+>", "", item)) for item in re.findall(r"<li>.*?</li>", found[0])]
        if found
        else []
    )


@pytest.mark.parametrize(
    ("address", "trail"),
    [
        ("glossary", ["Home", "About", "Glossary"]),
        ("help", ["Home", "Get help"]),
        ("priorities", ["Home", "Priorities"]),
        ("priorities/road-safety", ["Home", "Priorities", "Road safety"]),
        (
            "indicators/deliberate-fires",
            ["Home", "Figures", "Anti-social behaviour and environment", "Deliberate fires"],
        ),
        ("tables/risk-matrix", ["Home", "Figures", "Crime and reoffending", "Risk matrix"]),
        ("documents/plan-2016", ["Home", "Plans", "Documents", "Community Safety Plan 2016–17"]),
    ],
)
def test_the_crumbs_say_where_a_page_hangs(real_build: Build, address: str, trail: list[str]) -> None:
    assert crumbs(real_build.page(address)) == trail


@pytest.mark.parametrize("name", ["exampleshire_build", "real_build"])
def test_every_page_but_the_first_has_crumbs_that_end_with_itself(
    name: str, request: pytest.FixtureRequest
) -> None:
    site = request.getfixturevalue(name).site
    assert crumbs((site / "index.html").read_text(encoding="utf-8")) == []
    for path in in_english(site, "*/index.html"):
        if path.is_relative_to(site / "embed"):
            continue  # it hangs in somebody else's page
        html = path.read_text(encoding="utf-8")
        assert html.count('<nav class="crumbs"') == 1, path
        assert html.count('<span aria-current="page">') == 1, path
        assert unescape(html).count(f"<title>{crumbs(html)[-1]} – ") == 1, path


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Exampleshire below a path of its host, with three ids that were renamed."""
    folder = checkout(tmp_path_factory.mktemp("moved"), EXAMPLESHIRE)
    replace_in(
        folder / "data/site.csv", "https://exampleshire.example/", "https://exampleshire.example/safer/"
    )
    with (folder / "data/redirects.csv").open("a", encoding="utf-8", newline="") as stream:
        stream.write("bikes-stolen,bicycles-stolen\r\nracket,noise\r\nnoisy-streets,loud-streets\r\n")
    return build(folder)


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("indicators/bikes-stolen", "indicators/bicycles-stolen", "Bicycles stolen"),
        ("priorities/racket", "priorities/noise", "Noise at night"),
        ("tables/noisy-streets", "tables/loud-streets", "Loud streets"),
    ],
)
def test_an_old_address_leads_to_the_new_one(moved: Build, old: str, new: str, name: str) -> None:
    assert moved.code == 0, moved.output
    page = moved.page(old)
    href = f"../{new.split('/')[1]}/"
    assert f'<meta http-equiv="refresh" content="0; url={href}">' in page
    assert f'<link rel="canonical" href="https://exampleshire.example/safer/{new}/">' in page
    assert f'<a href="{href}">Go to “{name}”</a>' in page
    assert (moved.site / old / href / "index.html").resolve() == (moved.site / new / "index.html").resolve()
    assert (moved.site / new / "index.html").is_file()


def test_the_page_for_what_is_missing_works_at_any_depth_and_below_a_path(moved: Build) -> None:
    """It is shown at the address that is missing, so a relative link would lead astray."""
    page = (moved.site / "404.html").read_text(encoding="utf-8")
    found = Links(page)
    astray = [link for link in (*found.hrefs, *found.loads) if not link.startswith(("/safer/", "#"))]
    assert astray == []
    for link in found.hrefs:
        path = link.removeprefix("/safer/").split("#")[0]
        assert link.startswith("#") or (moved.site / path / "index.html").is_file(), link
    assert 'data-base="/safer/"' in page


def test_the_page_for_what_is_missing_offers_search_and_what_most_people_look_for(real_build: Build) -> None:
    page = unescape((real_build.site / "404.html").read_text(encoding="utf-8"))
    assert "<h1>This page is not here</h1>" in page
    assert 'data-opens="search">Look for it on this site</button>' in page
    for words in ("Where to get help", "See all figures", "The newest plan, in plain words"):
        assert f">{words}</a>" in page


def test_a_partnership_without_redirects_has_none(exampleshire_build: Build) -> None:
    refreshing = [
        path
        for path in Path(exampleshire_build.site).rglob("*.html")
        if b'http-equiv="refresh"' in path.read_bytes()
    ]
    assert refreshing == []
