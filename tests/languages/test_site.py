"""The built site in every language: the same numbers, and nothing that poses as checked or as translated."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from html import unescape

import pytest
from babel import Locale
from babel.numbers import parse_decimal

from macros.nouns import Indicator, PublishedTable
from macros.package import ROOT, Package
from macros.words import Words
from tests.conftest import Build, in_english

LANGUAGES = ("pl", "lt", "pt", "ur")
CELL = re.compile(r'<td[^>]*class="number[^"]*"[^>]*>(.*?)</td>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")
NUMBER = re.compile(r"[−-]?\d[\d.,\u00a0\u202f]*")
DRAFT = "A computer translated this page. Nobody who speaks the language has checked it yet."


def numbers(page: str, locale: Locale) -> list[list[Decimal]]:
    """The numbers of every cell that holds some, in the order of the page."""
    cells = (NUMBER.findall(unescape(TAG.sub("", cell))) for cell in CELL.findall(page))
    return [[value(number, locale) for number in cell] for cell in cells if cell]


def value(number: str, locale: Locale) -> Decimal:
    plain = number.rstrip(".,\u00a0\u202f").replace("−", "-")
    return parse_decimal(plain.replace("\u202f", "\u00a0"), locale=locale)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_in_a_table_is_that_of_the_english_page(
    real: Package, real_build: Build, language: str
) -> None:
    addresses = [f"indicators/{row.id}" for row in real.all(Indicator)]
    addresses += [f"tables/{row.id}" for row in real.all(PublishedTable)]
    differing, count = [], 0
    for address in addresses:
        english = numbers(real_build.page(address), Words("en").locale)
        count += len(english)
        if numbers(real_build.page(f"{language}/{address}"), Words(language).locale) != english:
            differing.append(address)
    assert differing == []
    assert count > 500, "the cells with numbers are not found any more"


def test_a_number_that_differs_is_found() -> None:
    cell = '<td class="number">{}</td>'
    english = numbers(cell.format("1,633"), Words("en").locale)
    assert numbers(cell.format("1\u00a0633"), Words("pl").locale) == english
    assert numbers(cell.format("1\u00a0632"), Words("pl").locale) != english
    assert numbers(cell.format("16,33"), Words("pl").locale) != english


@pytest.mark.parametrize(
    ("language", "direction"), [*((code, "ltr") for code in LANGUAGES[:3]), ("ur", "rtl")]
)
def test_a_page_says_its_language_and_that_it_is_a_draft(
    real_build: Build, language: str, direction: str
) -> None:
    page = unescape(real_build.page(f"{language}/help"))
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert Words(language).text(DRAFT) in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'hreflang="{language}" dir="{direction}" aria-current="true"' in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_draft_the_number_to_call_comes_first_and_the_english_words_beside_it(
    real_build: Build, language: str
) -> None:
    first = real_build.page(f"{language}/help").partition('<ul class="help')[2].partition("</li>")[0]
    assert first.index('href="tel:999"') < first.index('class="name"')
    assert '<span class="in-english"><span lang="en" dir="ltr">Emergency. You or someone else' in first


def test_drafts_are_not_shown_to_search_engines(real_build: Build) -> None:
    listed = (real_build.site / "sitemap.xml").read_text(encoding="utf-8")
    assert "https://portal.example/help/" in listed
    assert [code for code in LANGUAGES if f"https://portal.example/{code}/" in listed] == []


def test_search_has_an_index_of_each_language(real_build: Build) -> None:
    entry = json.loads((real_build.site / "pagefind/pagefind-entry.json").read_text(encoding="utf-8"))
    counts = {code: told["page_count"] for code, told in entry["languages"].items()}
    assert set(counts) == {"en", *LANGUAGES}
    assert len({counts[code] for code in LANGUAGES}) == 1


def test_the_page_for_a_wrong_address_speaks_every_language(real_build: Build) -> None:
    page = unescape((real_build.site / "404.html").read_text(encoding="utf-8"))
    for code in LANGUAGES:
        said = Words(code).text("This page is not here")
        assert f'<p lang="{code}" dir="{"rtl" if code == "ur" else "ltr"}">{said}.' in page
        own = unescape((real_build.site / code / "404.html").read_text(encoding="utf-8"))
        assert f"<h1>{said}</h1>" in own


def test_no_english_page_says_that_it_waits_for_a_translation(real_build: Build) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in in_english(real_build.site)}
    assert [str(path) for path, text in pages.items() if '<aside class="translated"' in text] == []
    assert '<aside class="translated"' in real_build.page("pl/help")


def test_no_sign_of_ours_is_left_in_a_page(real_build: Build) -> None:
    left = re.compile("[\ue000-\ue002]")
    pages = [path for code in LANGUAGES for path in (real_build.site / code).rglob("*.*")]
    text = (path for path in pages if path.suffix in {".html", ".svg", ".txt", ".xml", ".json"})
    assert [path for path in text if left.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_worth_translating_first_is_translated(language: str) -> None:
    folder = ROOT / "docs" / language
    wanted = ["index.md", "help.md", "promises.md", "plan-summary.md", "how-we-judge.md", "printed.md"]
    topics = [path.name for path in sorted((ROOT / "docs/en/priorities").glob("*.md"))]
    missing = [
        name for name in [*wanted, *(f"priorities/{t}" for t in topics)] if not (folder / name).is_file()
    ]
    assert missing == []
