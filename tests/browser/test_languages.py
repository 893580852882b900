"""Readers of another language find their way: the switcher, and search in their own words."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("pl", "pożarów", "Umyślne podpalenia"),
        ("lt", "padegimai", "Tyčiniai padegimai"),
        ("pt", "incêndios", "Fogo posto"),
        ("ur", "گھریلو", "گھریلو"),
    ],
)
def test_search_finds_words_of_the_language(visit: Visitor, language: str, words: str, found: str) -> None:
    page = visit().go(f"{language}/")
    page.locator("[data-opens=search]").first.click()
    page.locator("#search-words").fill(words)
    page.wait_for_selector("#search ol li a")
    results = page.locator("#search ol li a")
    assert any(found in text for text in results.all_inner_texts())
    assert all(f"/{language}/" in (link.get_attribute("href") or "") for link in results.all())


def test_the_switcher_leads_to_the_same_page_in_each_language_without_a_script(visit: Visitor) -> None:
    page = visit(script=False).go("indicators/deliberate-fires/")
    for language in ("pl", "lt", "pt", "ur", "en"):
        page.locator(f".languages a[hreflang={language}]").click()
        # Waits: between two pages there may be no document at all.
        expect(page.locator("html")).to_have_attribute("lang", language)
        assert page.url.endswith("/indicators/deliberate-fires/")
        assert page.locator(".languages [aria-current]").get_attribute("lang") == language
