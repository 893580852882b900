"""An embed is a page of its own: small, whole, honest about whose it is, and true to the data."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from decimal import Decimal
from html import unescape
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from macros.charts import build as charts
from macros.embedding.model import embeds, of
from macros.embedding.page import files, page, style
from macros.embedding.show import embed, height
from macros.here import Here
from macros.leaving import is_sensitive
from macros.nouns import Indicator, PublishedTable, Target
from macros.package import Package
from macros.statements import headline, latest
from macros.verdicts import Comparison, Status
from macros.words import Words
from tests.conftest import Build

HOSTILE = "<script>alert(1)</script> & \"quotes\" 'too' {{ home() }}"
BUDGET = 20_000


@pytest.fixture(params=["real", "exampleshire"])
def place(request: pytest.FixtureRequest, here: Here) -> Here:
    package: Package = request.getfixturevalue(request.param)
    return replace(here, package=package)


def text_of(html: str) -> str:
    body = HTMLParser(html).body
    assert body is not None
    return " ".join(body.text(separator=" ").split())


def with_indicator(here: Here, row: Indicator) -> Here:
    rows = tuple(row if one.id == row.id else one for one in here.package.all(Indicator))
    return replace(here, package=replace(here.package, rows={**here.package.rows, Indicator: rows}))


def test_every_indicator_and_every_table_with_a_chart_can_be_embedded(place: Here) -> None:
    wanted = [row.id for row in place.package.all(Indicator)]
    wanted += [row.id for row in place.package.all(PublishedTable) if charts.of_table(place, row)]
    assert [address for address, _ in files(place)] == [f"embed/{id}/index.html" for id in wanted]


def test_an_embed_says_the_latest_figure_and_as_at_which_document(place: Here) -> None:
    for row in place.package.all(Indicator):
        text = text_of(page(place, of(place, row)))
        assert " ".join(headline(place, row).split()) in text, row.id


def numbers(text: str) -> set[Decimal]:
    found = re.findall(r"−?\d[\d,]*(?:\.\d+)?", text)
    return {Decimal(one.replace(",", "").replace("−", "-")) for one in found}


def held(package: Package, row: Indicator) -> set[Decimal]:
    """Every number the data hold about an indicator: figures, levels, margins, comparisons."""
    found: list[Decimal | None] = []
    for figure in package.observations(row.id):
        found += [figure.shown, figure.denominator]
    found += [target.shown for target in package.all(Target) if target.indicator == row.id]
    for status in (one for one in package.all(Status) if one.indicator == row.id):
        found += [status.value, status.target, status.path]
    for other in (one for one in package.all(Comparison) if one.indicator == row.id):
        found += [other.value, other.benchmark_value]
    return {number for number in found if number is not None}


def test_the_numbers_of_an_embed_are_those_of_the_data(place: Here) -> None:
    for row in place.package.all(Indicator):
        one, html = of(place, row), page(place, of(place, row))
        shown = " ".join(node.text() for node in HTMLParser(html).css(".value, tspan.b"))
        if one.chart is None:
            there = {figure.shown for figure in latest(place.package, row)}
            assert there <= numbers(shown), row.id
        else:
            assert numbers(shown), row.id
        names = numbers(" ".join(line.name for line in one.chart.lines)) if one.chart else set()
        assert numbers(shown) <= held(place.package, row) | names, row.id


def test_an_embed_says_whose_it_is_not_and_leads_to_the_full_page(place: Here) -> None:
    notice = f"Not published by, or checked with, the {place.package.site.partnership}."
    for one in embeds(place):
        html = page(place, one)
        assert notice in text_of(html), one.id
        (link,) = [a for a in HTMLParser(html).css("a") if a.attributes["href"] == f"../../{one.page}"]
        assert (link.attributes["target"], link.attributes["rel"]) == ("_blank", "noopener noreferrer")
        assert link.text() == (
            f"“{one.name}” with every figure and its source, on {place.package.title} (new window)"
        )


def test_only_a_sensitive_embed_keeps_the_way_to_help(here: Here, real: Package) -> None:
    there = replace(here, package=real)
    ways = 0
    for one in embeds(there):
        found = 'href="../../help/"' in page(there, one)
        assert found == is_sensitive(real, one.page), one.id
        ways += found
    assert ways > 30


def test_a_status_stands_in_an_embed_as_on_its_page(here: Here) -> None:
    html = page(here, of(here, here.package.one(Indicator, "bicycles-stolen")))
    (badge,) = HTMLParser(html).css(".verdict strong")
    assert badge.text() == "Off track"


def test_an_embed_is_for_no_search_engine_and_names_its_full_page(place: Here) -> None:
    for one in embeds(place):
        html = page(place, one)
        assert '<meta name="robots" content="noindex">' in html
        assert f'<link rel="canonical" href="{place.package.site.public_address}{one.page}">' in html
        assert "data-pagefind-body" not in html


def test_an_embed_needs_nothing_else_and_runs_nothing(place: Here) -> None:
    for one in embeds(place):
        tree = HTMLParser(page(place, one))
        assert tree.css("script, img, iframe, object, form, link[rel=stylesheet]") == []
        assert [node.attributes["href"] for node in tree.css("link")][1:] == ["data:,"]
        assert not any(name.startswith("on") for node in tree.css("*") for name in node.attributes)
    assert "@import" not in style()
    assert "url(" not in style()


def test_the_style_of_an_embed_stays_in_its_element() -> None:
    assert "</" not in style()
    assert "/*" not in style()


def test_every_embed_is_light(place: Here) -> None:
    sizes = {address: len(gzip.compress(html.encode("utf-8"), 9)) for address, html in files(place)}
    assert {address: size for address, size in sizes.items() if size > BUDGET} == {}


def test_hostile_words_stay_words(here: Here) -> None:
    row = replace(here.package.one(Indicator, "bicycles-checked"), name=HOSTILE)
    there = with_indicator(here, row)
    html = page(there, of(there, row))
    assert "<script" not in html
    assert HOSTILE in text_of(html)
    snippet = embed(there, row).snippet
    (frame,) = HTMLParser(snippet).css("iframe")
    assert frame.attributes["title"] == f"{HOSTILE}, from Exampleshire in figures (invented)"
    assert HTMLParser(snippet).css("script") == []


def test_another_language_has_embeds_of_its_own(here: Here) -> None:
    polish = replace(here, words=Words("pl"), to=replace(here.to, prefix="pl/"))
    made = dict(files(polish))
    html = made["pl/embed/bicycles-checked/index.html"]
    assert '<html lang="pl" dir="ltr">' in html
    assert 'href="https://exampleshire.example/pl/indicators/bicycles-checked/"' in html
    assert 'href="../../indicators/bicycles-checked/"' in html
    urdu = replace(here, words=Words("ur"), to=replace(here.to, prefix="ur/"))
    row = here.package.one(Indicator, "bicycles-checked")
    assert '<html lang="ur" dir="rtl">' in page(urdu, of(urdu, row))


def test_what_is_copied_is_one_frame_with_a_whole_address(here: Here) -> None:
    row = here.package.one(Indicator, "bicycles-checked")
    high = height(here, of(here, row))
    assert embed(here, row).snippet == (
        '<iframe src="https://exampleshire.example/embed/bicycles-checked/" '
        'title="Bicycles checked, from Exampleshire in figures (invented)" width="100%" '
        f'height="{high}" loading="lazy" style="border:0"></iframe>'
    )


def test_an_adopted_site_has_no_notice_in_its_embeds(here: Here) -> None:
    site = replace(here.package.site, adopted=True, publisher="Exampleshire Council")
    adopted = replace(here, package=replace(here.package, site=site))
    for _, html in files(adopted):
        assert "Not published by" not in html


def test_the_page_of_an_indicator_shows_the_snippet_and_the_picture(exampleshire_build: Build) -> None:
    html = exampleshire_build.page("indicators/bicycles-checked/")
    block = html[html.index('<details class="embedding') :].partition("</details>")[0]
    assert "<iframe" not in block
    snippet = HTMLParser(unescape(re.findall(r'<pre id="embed-live">(.*?)</pre>', block)[0]))
    (frame,) = snippet.css("iframe")
    path = urlsplit(str(frame.attributes["src"])).path
    assert (exampleshire_build.site / path.lstrip("/") / "index.html").is_file()
    assert "../../charts/bicycles-checked-in-time.png" in block
    bare = exampleshire_build.page("indicators/quiet-nights/")
    assert "Live: it follows when the figures change" in bare
    assert "Fixed: it stays as it is today" not in bare


def test_an_embed_in_urdu_has_room_for_lines_further_apart(here: Here) -> None:
    row = here.package.all(Indicator)[0]
    urdu = replace(here, words=Words("ur"))
    assert height(urdu, of(urdu, row)) > height(here, of(here, row))
    assert 'dir="rtl"' in page(urdu, of(urdu, row))
