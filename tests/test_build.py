"""The built site: what stops it, what is in it, and that it is the same every time."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from macros.addresses import Addresses
from macros.here import Here
from macros.nouns import Document, Indicator, Observation, PublishedTable, Theme
from macros.package import ROOT, Package, load
from macros.tables import observations
from macros.words import Words
from scripts import compute
from tests.audit.same_bytes import differing
from tests.conftest import EXAMPLESHIRE, Build, build, checkout, in_english

ELSEWHERE = ("canonical", "next", "prev")


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert old in text, f"{path.name} no longer holds {old!r}"
    path.write_bytes(text.replace(old, new, 1).encode("utf-8"))


class Links:
    """Where a page points to, what it loads and what can be pointed at."""

    def __init__(self, text: str) -> None:
        tree = LexborHTMLParser(text)
        self.hrefs = [node.attributes["href"] or "" for node in tree.css("a[href]")]
        named = (node for node in tree.css("link") if node.attributes.get("rel") not in ELSEWHERE)
        self.loads = [node.attributes.get("href") or "" for node in named]
        self.loads += [node.attributes["src"] or "" for node in tree.css("[src]")]
        self.ids = [node.attributes["id"] or "" for node in tree.css("[id]")]


@lru_cache(maxsize=2)
def pages(site: Path) -> dict[Path, Links]:
    return {path: Links(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}


def target(site: Path, page: Path, link: str) -> Path:
    """The file a link on a page leads to."""
    path = unquote(urlsplit(link).path)
    found = (site / path.lstrip("/")) if path.startswith("/") else (page.parent / path)
    found = found.resolve()
    return found / "index.html" if found.is_dir() else found


@pytest.mark.parametrize("name", ["exampleshire_build", "real_build"])
def test_a_partnership_builds_without_a_warning(name: str, request: pytest.FixtureRequest) -> None:
    built: Build = request.getfixturevalue(name)
    assert built.code == 0, built.output
    assert "WARNING" not in built.output


def test_an_unknown_macro_stops_the_build_with_a_plain_sentence(planted: Path) -> None:
    replace_in(planted / "docs/en/help.md", "{{ help_lines() }}", "{{ help_line() }}")
    replace_in(planted / "docs/en/glossary.md", "{{ glossary() }}", "{{ glossary( }}")
    built = build(planted)
    assert built.code == 1
    assert (
        "docs/en/help.md, line 10: there is no macro called “help_line”. Did you mean “help_lines”?\n"
    ) in built.output
    assert "docs/en/glossary.md, line 3: this is not written as a macro call (" in built.output
    assert built.output.rstrip().endswith("The site was not built.")
    assert "Traceback" not in built.output


def test_a_page_that_asks_for_an_unknown_row_stops_the_build_with_a_plain_sentence(planted: Path) -> None:
    replace_in(planted / "docs/en/priorities/noise.md", 'theme("noise")', 'theme("noises")')
    built = build(planted)
    assert built.code == 1
    assert (
        "docs/en/priorities/noise.md: there is no theme with the id “noises”. The site was not built."
    ) in built.output
    assert "Traceback" not in built.output


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("data/themes.csv", "noise,Noise at night,2", "noise,Noise at night,two", "data/themes.csv, row 3"),
        ("data/indicators.csv", "Quiet nights,noise", "Quiet nights,nois", "data/indicators.csv, row 5"),
        (
            "data/observations/bicycles-stolen.csv",
            "2024,north,690",
            "2024,north,691",
            "data/observations/bicycles-stolen.csv, row 5",
        ),
    ],
    ids=["a broken row", "a wrong foreign key", "parts unlike their total"],
)
def test_bad_data_stop_the_build_and_name_the_place(
    planted: Path, file: str, old: str, new: str, place: str
) -> None:
    replace_in(planted / file, old, new)
    built = build(planted)
    assert built.code == 1
    assert place in built.output
    assert built.output.rstrip().endswith("The site was not built.")
    assert "Traceback" not in built.output


def test_the_same_commit_gives_the_same_bytes(
    exampleshire_build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Elsewhere, and where what has no order comes in another. The real site: `tests.audit same-bytes`."""
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    again = build(checkout(tmp_path, EXAMPLESHIRE))
    assert again.code == 0, again.output
    assert differing(exampleshire_build.site, again.site) == []


def test_a_byte_that_differs_and_a_file_on_one_side_only_are_told(tmp_path: Path) -> None:
    for folder, text in (("a", "as it was"), ("b", "as it is.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.html").write_text(text, encoding="utf-8")
        (tmp_path / folder / "same.txt").write_text("the same", encoding="utf-8")
    (tmp_path / "b" / "new.txt").write_text("", encoding="utf-8")
    assert differing(tmp_path / "a", tmp_path / "b") == ["index.html", "new.txt"]


def test_everything_has_its_page(real: Package, real_build: Build) -> None:
    wanted = [
        *(f"indicators/{row.id}" for row in real.all(Indicator)),
        *(f"tables/{row.id}" for row in real.all(PublishedTable)),
        *(f"documents/{row.id}" for row in real.all(Document)),
        *(f"priorities/{row.id}" for row in real.all(Theme)),
        *("", "priorities", "indicators", "documents", "data", "help", "glossary", "about"),
    ]
    assert [address for address in wanted if not (real_build.site / address / "index.html").is_file()] == []


@pytest.mark.parametrize("name", ["exampleshire_build", "real_build"])
def test_an_id_stands_once_on_a_page(name: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(name).site
    for page, found in pages(site).items():
        twice = {id for id in found.ids if found.ids.count(id) > 1}
        assert not twice, f"{page.relative_to(site)}: {twice}"


@pytest.mark.parametrize("name", ["exampleshire_build", "real_build"])
def test_each_table_of_a_page_has_a_name_of_its_own(name: str, request: pytest.FixtureRequest) -> None:
    """A wide table becomes a landmark, and two landmarks of one name cannot be told apart by ear."""
    site = request.getfixturevalue(name).site
    for page in sorted(site.rglob("index.html")):
        names = re.findall(r"<caption[^>]*>(.+?)</caption>", page.read_text(encoding="utf-8"), re.DOTALL)
        assert len(names) == len(set(names)), f"{page.relative_to(site)}: {sorted(names)}"


def test_a_downloaded_file_is_the_committed_one_byte_for_byte(real: Package, real_build: Build) -> None:
    for resource in real.resources:
        published = (real_build.site / "data" / f"{resource.name}.csv").read_bytes()
        assert published == (ROOT / resource.path).read_bytes(), resource.name


def test_every_figure_is_on_its_page_with_the_words_of_its_source(real: Package, real_build: Build) -> None:
    for row in real.all(Observation):
        page = unescape(real_build.page(f"indicators/{row.indicator}"))
        assert f"“{row.as_published}”" in page, (row.indicator, row.as_published)
        if row.shown is not None:
            plain = page.replace(",", "")
            assert re.search(rf"(?<![\d.]){re.escape(str(row.shown))}(?![\d])", plain), (
                row.indicator,
                row.shown,
            )


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "real_build",
            "Made from five public documents. "
            "Not published by, or checked with, the Safer Peterborough Partnership.",
        ),
        (
            "exampleshire_build",
            "Made from three public documents. "
            "Not published by, or checked with, the Exampleshire Community Safety Partnership.",
        ),
    ],
)
def test_every_page_says_whose_site_this_is_not(
    name: str, sentence: str, request: pytest.FixtureRequest
) -> None:
    site = request.getfixturevalue(name).site
    for path in in_english(site, "*.html"):
        assert sentence in path.read_text(encoding="utf-8"), path.relative_to(site)


def test_an_adopted_site_says_who_publishes_it_instead(planted: Path) -> None:
    replace_in(
        planted / "data/site.csv",
        "exampleshire,,,,,https://exampleshire.example/,false",
        "exampleshire,Exampleshire Council,Write to the council,,,https://exampleshire.example/,true",
    )
    built = build(planted)
    assert built.code == 0, built.output
    assert "Not published by" not in built.page("")
    assert "Published by Exampleshire Council. Contact: Write to the council." in built.page("about")


def test_hostile_words_in_the_data_reach_the_page_as_text(planted: Path) -> None:
    attack = "<script>alert(1)</script>{{ home() }}<!-- & **x**"
    for file, old in (
        ("data/indicators.csv", "Bicycles stolen"),
        ("data/indicators.csv", "Invented: bicycles stolen."),
        ("data/themes.csv", "Bicycle theft"),
        ("data/themes.csv", "Bicycles that vanish"),
        ("data/observations/quiet-nights.csv", "No dates are given."),
        ("data/documents.csv", "Invented report for 2025"),
        ("data/actions.csv", "Give away locks"),
        ("data/glossary.csv", "A thing that keeps a bicycle."),
        ("data/help.csv", "You are in danger now."),
    ):
        replace_in(planted / file, old, attack)
    assert compute.run([], planted) == 0
    built = build(planted)
    assert built.code == 0, built.output
    for path in built.site.rglob("*.html"):
        assert "<script>alert" not in path.read_text(encoding="utf-8"), path.relative_to(built.site)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ home() }}" in built.page("indicators/bicycles-stolen")


def test_a_hidden_value_reaches_no_file_of_the_site(planted: Path) -> None:
    """The check refuses a number behind [c]; were it to fail, the build still stops, and no page shows it."""
    replace_in(planted / "data/observations/noise-complaints.csv", "2024,,[c]", "2024,4711,[c]")
    replace_in(planted / "hook.py", "        _refuse_bad_data()\n", "        pass\n")
    built = build(planted)
    assert built.code == 1
    assert built.output.endswith(
        "data/observations/noise-complaints.csv, row 2: a value stands beside a marker that says that none "
        "is shown. Empty the cell, or take the marker away.\nThe site was not built.\n"
    )
    assert not list(built.site.rglob("*.html"))
    package = load(planted)
    here = Here(package, Words("en"), Addresses(""))
    view = observations(here, package.one(Indicator, "noise-complaints"))
    assert "4711" not in re.sub(r"[,.\s]", "", str(view))


def test_the_address_of_the_site_comes_from_the_data(exampleshire_build: Build) -> None:
    assert "https://exampleshire.example/indicators/quiet-nights/" in (
        exampleshire_build.site / "sitemap.xml"
    ).read_text(encoding="utf-8")


def test_search_finds_the_pages_of_the_site(real_build: Build) -> None:
    """One index for each language; its size says that it holds the pages. Embeds repeat what pages say."""
    entry = (real_build.site / "pagefind" / "pagefind-entry.json").read_text(encoding="utf-8")
    count = re.search(r'"en":\{[^}]*"page_count":(\d+)', entry)
    assert count is not None
    found = in_english(real_build.site, "*/*/index.html")
    pages = [path for path in found if path.parts[-3] != "embed"]
    assert int(count[1]) >= len(pages)
